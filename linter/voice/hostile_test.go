package voice

import (
	"strings"
	"testing"
	"time"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// hostile are beginnings of texts without an end.
var hostile = []string{
	`"a" `, `“a `, `“‘"`, `“a,” he said, `, `he said “a” “b” “c” `, `“a” “b” `, "he said that ", "the town and the river and the hill ",
	"orr, ", "(a ", "Ann Orr ", "who which ", "told the ", "that that ", ", saying ", "; he said", " — orr", "A: ", "14 40 people died ",
	"'a 'b ", "according to ", "the council of ", "U.S. ", "reportedly ", "are believed to ", "he, said, ", "” ", ". ", "… ", "é’ ", "it at the same time ",
}

// took is how long it takes to answer questions all over one paragraph of about
// n bytes.
func took(repeated string, n int) time.Duration {
	text := strings.Repeat(repeated, n/len(repeated))
	doc := &prose.Document{Source: text, Index: span.NewIndex(text)}
	doc.Segments = append(doc.Segments, prose.NewSegment(prose.Body, text, span.Span{Start: 0, End: len(text)}))
	doc.Segments[0].Sentences()
	start := time.Now()
	a := New(doc, Normal)
	a.Attributions(0)
	for at := 0; at < len(text); at += 200 {
		here := span.Span{Start: at, End: min(at+3, len(text))}
		a.Of(0, here)
		a.Support(0, here)
		a.Near(0, here, Neighbours)
	}
	return time.Since(start)
}

// Questions grow with the text, and so must the answers: eight times the text
// takes far less than the 64 times that anything quadratic would take.
func TestEndlessTextsTakeLinearTime(t *testing.T) {
	loadLexicon()
	for _, repeated := range hostile {
		ratio := 0.0
		for range 3 {
			small, large := took(repeated, 12_000), took(repeated, 96_000)
			ratio = float64(large) / float64(max(small, 200*time.Microsecond))
			if ratio < 24 {
				break
			}
		}
		t.Logf("%q: eight times the text takes %.1f times as long", repeated, ratio)
		if ratio >= 24 {
			t.Errorf("%q: eight times the text takes %.0f times as long", repeated, ratio)
		}
	}
}
