package match

import (
	"math/rand/v2"
	"testing"
)

// Eight bytes at once are as one after the other.
func TestWordsEndWhereLettersDo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		text := make([]byte, r.IntN(24))
		for i := range text {
			if text[i] = "abzAZ09_ '`@[{/:.\x00\x1f\x7f"[r.IntN(20)]; r.IntN(12) == 0 {
				text[i] = byte(r.IntN(256))
			}
			if r.IntN(2) == 0 {
				text[i] = 'e'
			}
		}
		want := 0
		for want < len(text) && text[want] < 128 && asciiClass[text[want]] == letter {
			want++
		}
		if got := wordEnd(string(text), 0); got != want {
			t.Fatalf("%q: %d, want %d", text, got, want)
		}
	}
	for b := range 256 {
		text := string([]byte{'e', byte(b), 'e', 'e', 'e', 'e', 'e', 'e', 'e'})
		want := 1
		if b < 128 && asciiClass[b] == letter {
			want = len(text)
		}
		if got := wordEnd(text, 0); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
