package linter

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/span"
)

// A clause goes from the last break that ends before the match to the first one
// after it.
func TestClauseEndsAtTheNearestBreaks(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 20000 {
		var b strings.Builder
		for range r.IntN(12) {
			if r.IntN(3) == 0 {
				b.WriteString(breaks[r.IntN(len(breaks))])
			} else {
				b.WriteString([]string{"mill", " ", ",", " b", "–", "-", "é", ", butter "}[r.IntN(8)])
			}
		}
		text := b.String()
		from := r.IntN(len(text) + 1)
		sentence := span.Span{Start: from, End: from + r.IntN(len(text)-from+1)}
		start := sentence.Start + r.IntN(sentence.Len()+1)
		at := span.Span{Start: start, End: start + r.IntN(sentence.End-start+1)}
		want := sentence
		for _, b := range breaks {
			if i := strings.LastIndex(text[sentence.Start:at.Start], b); i >= 0 {
				want.Start = max(want.Start, sentence.Start+i+len(b))
			}
			if i := strings.Index(text[at.End:sentence.End], b); i >= 0 {
				want.End = min(want.End, at.End+i)
			}
		}
		if got := clauseOf(text, sentence, at); got != want {
			t.Fatalf("%q, %v around %v: got %v, want %v", text, sentence, at, got, want)
		}
	}
}
