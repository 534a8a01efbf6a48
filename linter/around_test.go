package linter

import (
	"slices"
	"strings"
	"testing"
)

func FuzzFirstAndLastWords(f *testing.F) {
	for _, s := range []string{"", "  ", "a", strings.Repeat("word ", aroundWords), " " + strings.Repeat("a\u00a0b\n", 20), "\x85é\u2003" + strings.Repeat("é \xff", 30)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Fields(s)
		if got, want := strings.Fields(firstWords(s)), words[:min(len(words), aroundWords)]; !slices.Equal(got, want) {
			t.Errorf("%q begins with %q, want %q", s, got, want)
		}
		if got, want := strings.Fields(lastWords(s)), words[max(len(words)-aroundWords, 0):]; !slices.Equal(got, want) {
			t.Errorf("%q ends with %q, want %q", s, got, want)
		}
	})
}
