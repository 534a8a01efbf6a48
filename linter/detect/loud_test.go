package detect

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/span"
)

// What loud, louds and perCent say no to has nothing to be found: the same search
// without them finds nothing there.
func TestQuickLooksLoseNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	pieces := strings.Split("A|B|É|’|'|!|?|I|LIES|THEY|don|DON’T|i’m|é|a|“|”| | | |, |…|\xff|per |cent|PER CENT|pct|%|in|in |of |out |out of |"+
		"nine|ten |Nine |14| 5|every |a |half |for\u00adty |o\u00adut |per\u00a0cent|n|f|—|of| killed| rose| by ", "|")
	found := 0
	for range 200000 {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		at := span.Span{End: len(text)}
		in := Input{Text: text, Sentence: at}
		if hits := append(capitals(in, 1), marks(in)...); len(hits) > 0 && !loud(text) {
			t.Fatalf("%q is not loud, and has %+v", text, hits)
		} else if len(hits) > 0 {
			found++
		}
		if hits := capitals(in, 2); len(hits) > 0 && louds(text, 2) < 2 {
			t.Fatalf("%q has fewer than two loud words, and has %+v", text, hits)
		}
		s := newSentence(text, at)
		s.read()
		for _, q := range s.quantities {
			if q.number.Percent && !perCent(text) {
				t.Fatalf("%q has no share in per cent, and %+v", text, q.number)
			} else if q.number.Percent {
				found++
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d of the texts have what is looked for", found)
	}
}
