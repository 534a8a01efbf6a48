package report

import (
	"encoding/json"
	"testing"
	"unicode/utf8"
)

func TestLineShowsWhatIsHidden(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain text", "plain text"},
		{"Café in 東京", "Café in 東京"},
		{"a\tb", "a b"},
		{"\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"},
		{"bell\a back\b", "bell<U+0007> back<U+0008>"},
		{"two\nlines\r", "two<U+000A>lines<U+000D>"},
		{"\u202eright to left", "<U+202E>right to left"},
		{"zero\u200bwidth\ufeff", "zero<U+200B>width<U+FEFF>"},
		{"sep\u2028\u2029", "sep<U+2028><U+2029>"},
		{"tag\U000E0041", "tag<U+E0041>"},
		{"c1\u009b", "c1<U+009B>"},
		{"bad \xff\xc3", "bad <0xFF><0xC3>"},
		{"real \uFFFD", "real \uFFFD"},
		{"::error::x", "./::error::x"},
		{"  ::error::x", "./::error::x"},
		{"a::b", "a::b"},
		{"##vso[task]", "#<U+0023>vso[task]"},
		{"x ##[group]", "x #<U+0023>[group]"},
		{"## heading [1]", "## heading [1]"},
		{"###[x]", "##<U+0023>[x]"},
	}
	for _, test := range tests {
		if got := Line(test.in); got != test.want {
			t.Errorf("Line(%q) = %q, want %q", test.in, got, test.want)
		}
	}
	if got := Block("one\r\n::two\n\x1b"); got != "one\n./::two\n<U+001B>" {
		t.Errorf("Block gives %q", got)
	}
}

func FuzzLine(f *testing.F) {
	f.Add("\x1b]8;;http://x\x1b\\ ##[a] \u202e\xff")
	f.Fuzz(func(t *testing.T, s string) {
		out := Line(s)
		if !utf8.ValidString(out) {
			t.Errorf("Line(%q) is not UTF-8", s)
		}
		for _, r := range out {
			if hidden(r) {
				t.Errorf("Line(%q) holds %U", s, r)
			}
		}
		if again := Line(out); again != out {
			t.Errorf("Line(%q) = %q, and again %q", s, out, again)
		}
	})
}

func FuzzJSONKeepsItsValue(f *testing.F) {
	f.Add("\x1b \u202e \U000E0041 \u2028 \x7f \"\\")
	f.Fuzz(func(t *testing.T, s string) {
		data, err := encode(s)
		if err != nil {
			t.Fatal(err)
		}
		var back string
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		if utf8.ValidString(s) && back != s {
			t.Errorf("%q came back as %q", s, back)
		}
		for _, r := range string(data) {
			if hidden(r) {
				t.Errorf("%q holds %U", data, r)
			}
		}
	})
}
