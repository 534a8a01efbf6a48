package diag

import (
	"strings"
	"testing"
	"unicode"
)

// Fingerprints are kept in baselines, so what they are made of stays the same.
func TestFingerprintStays(t *testing.T) {
	if got := Fingerprint("loaded/noun", "The Cabal’s", "said “the Cabal’s\nÉLITE” of 40", 1); got != "bec98e26efcc8a43" {
		t.Errorf("got %s", got)
	}
}

func FuzzNormal(f *testing.F) {
	for _, s := range []string{"", " ", "The  Cabal’s", "ÉLITE, Ünlü İzmir\t40% ②٣", "\xffa\xc3 b\u00adc", "ǅ’"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		want := "x" + strings.ToLower(strings.Join(words, " "))
		if got := string(appendNormal([]byte("x"), s)); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}
