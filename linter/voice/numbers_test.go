package voice

import "testing"

func TestEveryNumberWordIsRead(t *testing.T) {
	for i := range numerals {
		word := numerals[i].word
		if !mayBeNumeral(word) {
			t.Errorf("%q is passed over", word)
		}
	}
	for text, want := range map[string]string{
		"forty men": "40", "Three men": "3", "1,204 men": "1204", "two hundred and twelve": "212", "3.4 million": "3400000", "dozens": "dozens", "one man": "", "the man": "",
	} {
		r := numberReader{text: text}
		if got, _ := r.next(); got != want {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
	}
}
