package voice

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// hostile are beginnings of texts without an end.
var hostile = []string{
	`"a" `, `“a `, `“‘"`, `“a,” he said, `, `he said “a” “b” “c” `, `“a” “b” `, "he said that ", "the town and the river and the hill ",
	"orr, ", "(a ", "Ann Orr ", "who which ", "told the ", "that that ", ", saying ", "; he said", " — orr", "A: ", "14 40 people died ",
	"“They ran.” The barn burned. The dog left. ", "He said so. The barn burned. “They ran.” The dog left. The barn fell. ", "'a 'b ", "according to ", "the council of ", "U.S. ", "reportedly ", "are believed to ", "he, said, ", "” ", ". ", "… ", "é’ ", "it at the same time ",
}

// asked is how many steps it takes to answer questions all over a paragraph of
// about n bytes that follows a speaker.
func asked(repeated string, n int) int {
	const before = "Ann Orr said that it was late. "
	source := before + strings.Repeat(repeated, n/len(repeated))
	doc := &prose.Document{Source: source, Index: span.NewIndex(source)}
	for _, at := range []span.Span{{Start: 0, End: len(before)}, {Start: len(before), End: len(source)}} {
		doc.Segments = append(doc.Segments, prose.NewSegment(prose.Body, source, at))
	}
	text := doc.Segments[1].Text
	a := New(doc, Normal)
	a.Attributions(1)
	for at := 0; at < len(text); at += 400 {
		here := span.Span{Start: at, End: min(at+3, len(text))}
		a.Of(1, here)
		a.Support(1, here)
		a.Near(1, here, Neighbours)
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
