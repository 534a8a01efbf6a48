package voice

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/span"
)

// hostile are beginnings of texts without an end.
var hostile = []string{
	`"a" `, `“a `, `“‘"`, `“a,” he said, `, `he said “a” “b” “c” `, `“a” “b” `, "he said that ", "the town and the river and the hill ",
	"orr, ", "(a ", "Ann Orr ", "who which ", "told the ", "that that ", ", saying ", "; he said", " — orr", "A: ", "14 40 people died ",
	"'a 'b ", "according to ", "the council of ", "U.S. ", "reportedly ", "are believed to ", "he, said, ", "” ", ". ", "… ", "é’ ", "it at the same time ",
}

// asked is how many steps it takes to answer questions all over one paragraph of
// about n bytes.
func asked(repeated string, n int) int {
	doc := bodies(strings.Repeat(repeated, n/len(repeated)), 1)
	text := doc.Segments[0].Text
	a := New(doc, Normal)
	a.Attributions(0)
	for at := 0; at < len(text); at += 400 {
		here := span.Span{Start: at, End: min(at+3, len(text))}
		a.Of(0, here)
		a.Support(0, here)
		a.Near(0, here, Neighbours)
	}
	return a.steps
}

// Questions grow with the text, and so must the answers.
func TestEndlessParagraphsTakeLinearWork(t *testing.T) {
	for _, repeated := range hostile {
		if small, large := asked(repeated, 8_000), asked(repeated, 64_000); large > 10*small {
			t.Errorf("%q: eight times the text takes %d steps for %d", repeated, large, small)
		}
	}
}
