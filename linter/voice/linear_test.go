package voice

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// bodies makes a document of n paragraphs with the same text.
func bodies(paragraph string, n int) *prose.Document {
	text := strings.Repeat(paragraph, n)
	doc := &prose.Document{Source: text, Index: span.NewIndex(text)}
	for i := range n {
		doc.Segments = append(doc.Segments, prose.NewSegment(prose.Body, text, span.Span{Start: i * len(paragraph), End: (i + 1) * len(paragraph)}))
	}
	return doc
}

// work is how many steps it takes to answer everything about a document.
func work(doc *prose.Document) int {
	a := New(doc, Normal)
	for i := len(doc.Segments) - 1; i >= 0; i-- {
		a.Quotations(i)
		n := len(doc.Segments[i].Text)
		for at := 0; at < n; at += 1 + n/8 {
			a.Of(i, span.Span{Start: at, End: min(at+3, n)})
			a.Support(i, span.Span{Start: at, End: min(at+3, n)})
		}
	}
	return a.steps
}

func TestWorkGrowsWithTheText(t *testing.T) {
	for _, paragraph := range []string{
		"Ann Orr said 14 people died. She added that he was hurt. ",
		"“Nobody came and nobody called. ",
		"“Nobody came,” he said. “He left. ",
		"He said he said he said he said 14 people died. ",
		"'a 'a 'a \"a \"a \"a ",
	} {
		small, large := work(bodies(paragraph, 200)), work(bodies(paragraph, 1600))
		if large > 9*small {
			t.Errorf("%q: eight times the paragraphs take %d steps for %d", paragraph, large, small)
		}
		small, large = work(bodies(strings.Repeat(paragraph, 200), 1)), work(bodies(strings.Repeat(paragraph, 1600), 1))
		if large > 9*small {
			t.Errorf("%q: an eight times longer paragraph takes %d steps for %d", paragraph, large, small)
		}
	}
}

func TestNothingIsWorkedOutUnasked(t *testing.T) {
	doc := bodies("Ann Orr said 14 people died. ", 100)
	a := New(doc, Normal)
	if a.steps != 0 {
		t.Errorf("a new analysis has done %d steps", a.steps)
	}
	a.Of(50, span.Span{Start: 13, End: 15})
	looked := 0
	for i := range a.views {
		for k := range a.view(i).units {
			if a.view(i).units[k].read {
				looked++
			}
		}
	}
	if looked > 3 {
		t.Errorf("one question had %d of 100 sentences parsed", looked)
	}
}

const paragraph = "The fire service said on Monday that at least 14 people had died when the depot at Tolmen burned, " +
	"and that six more were missing. “We lost everything,” said Nora Vale, a driver who lives nearby. “Nobody came.” " +
	"Officials would not say how many of the dead were pupils. According to the district hospital, nine women were treated " +
	"for burns; the mayor, Ann Orr, told reporters that rents had doubled since the last count. Critics call the plan cruel, " +
	"but the council maintains that it was the only way to rebuild the harbour. "

func BenchmarkParagraph(b *testing.B) {
	doc := bodies(paragraph, 1)
	doc.Segments[0].Sentences()
	b.SetBytes(int64(len(paragraph)))
	for b.Loop() {
		New(doc, Normal).Attributions(0)
	}
}

func BenchmarkArticle(b *testing.B) {
	doc := bodies(paragraph, 20)
	for i := range doc.Segments {
		doc.Segments[i].Sentences()
	}
	b.SetBytes(int64(len(doc.Source)))
	for b.Loop() {
		a := New(doc, Normal)
		for i := range doc.Segments {
			a.Of(i, span.Span{Start: 40, End: 60})
			a.Support(i, span.Span{Start: 40, End: 60})
		}
	}
}
