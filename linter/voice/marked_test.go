package voice_test

import (
	"math/rand/v2"
	"testing"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// Marked, asked before anything is worked out, says what Of says wherever it
// says anything, and Of finds quotations nowhere else.
func TestMarksAloneTellQuotations(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	told := map[diag.Voice]int{}
	for range 1000 {
		doc := randomArticle(r)
		for i, seg := range doc.Segments {
			early, full := voice.New(doc, voice.Normal), voice.New(doc, voice.Normal)
			for at := 0; at < len(seg.Text); at += 3 {
				place := span.Span{Start: at, End: min(at+7, len(seg.Text))}
				got, want := early.Marked(i, place), full.Of(i, place)
				told[got]++
				if (want.Quotation != nil || got != 0) && got != want.Voice {
					t.Fatalf("%q: %v is %v by its marks, and %v", seg.Text, place, got, want.Voice)
				}
			}
		}
	}
	if told[0] == 0 || told[diag.Quoted] == 0 || told[diag.Unknown] == 0 {
		t.Errorf("the texts do not have everything: %v", told)
	}
}
