package voice_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// words are what the property tests build texts of: everything the analysis
// treats in its own way.
var words = strings.Fields(`Orr Ann Mayor Dr. said says told claimed , , . . ; : " “ ” ' ‘ ’ « » „ “ ( ) - — that and but while
	who which he she it they I the a council police report officials critics sources according to by reporters
	believes reportedly claim in on Monday 14 people died killed 6'2" don't workers' was were is not never would
	Q: ORR: [1] U.S. so-called rats said, "yes," 'no'. denied as if when`)

func randomArticle(r *rand.Rand) *prose.Document {
	var b strings.Builder
	for paragraph := range 1 + r.IntN(6) {
		if paragraph > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString([]string{"", "", "", "", "# ", "> ", "- "}[r.IntN(7)])
		for range 1 + r.IntN(60) {
			b.WriteString(words[r.IntN(len(words))])
			if r.IntN(8) > 0 {
				b.WriteByte(' ')
			}
		}
	}
	return article(b.String())
}

func TestSpansAreInRangeAndNested(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		doc := randomArticle(r)
		checkSpans(t, doc, voice.New(doc, voice.Normal))
	}
}

func checkSpans(t *testing.T, doc *prose.Document, a *voice.Analysis) {
	t.Helper()
	for i, seg := range doc.Segments {
		whole := span.Span{Start: 0, End: len(seg.Text)}
		for _, x := range a.Attributions(i) {
			if x.Segment != i || x.SourceSegment < 0 || x.SourceSegment >= len(doc.Segments) || x.NamedSegment < 0 || x.NamedSegment >= len(doc.Segments) {
				t.Fatalf("%q: segments of %+v", doc.Source, x)
			}
			inside(t, doc.Source, whole, append([]span.Span{x.Cue}, x.Content...)...)
			inside(t, doc.Source, span.Span{Start: 0, End: len(doc.Segments[x.SourceSegment].Text)}, x.Source)
			inside(t, doc.Source, span.Span{Start: 0, End: len(doc.Segments[x.NamedSegment].Text)}, x.Named)
		}
		checkQuotations(t, doc.Source, whole, a.Quotations(i))
	}
}

func inside(t *testing.T, text string, whole span.Span, spans ...span.Span) {
	t.Helper()
	for _, s := range spans {
		if s.Start > s.End || !whole.Contains(s) {
			t.Fatalf("%q: %v is not in %v", text, s, whole)
		}
	}
}

func checkQuotations(t *testing.T, text string, whole span.Span, quotes []voice.Quotation) {
	t.Helper()
	for k, q := range quotes {
		inside(t, text, whole, q.Span)
		inside(t, text, q.Span, q.Inner)
		if q.Depth < 1 {
			t.Fatalf("%q: depth of %+v", text, q)
		}
		for _, other := range quotes[:k] {
			if other.Span.Overlaps(q.Span) && !other.Span.Contains(q.Span) {
				t.Fatalf("%q: %v crosses %v", text, other.Span, q.Span)
			}
		}
	}
}

// answers asks everything there is to ask, in the order of the segments given.
func answers(doc *prose.Document, level voice.Level, order []int) []any {
	a := voice.New(doc, level)
	out := make([]any, len(doc.Segments))
	for _, i := range order {
		var of []any
		for at := 0; at < len(doc.Segments[i].Text); at += 5 {
			place := span.Span{Start: at, End: min(at+7, len(doc.Segments[i].Text))}
			reading, support := a.Of(i, place), a.Support(i, place)
			kind, _ := a.Near(i, place, voice.Neighbours)
			of = append(of, reading.Voice, flat(reading.Attribution), support.Kind, support.Distance, support.Unknown, flat(support.Attribution), kind)
		}
		for _, q := range a.Quotations(i) {
			owner := flat(q.Owner)
			q.Owner = nil
			of = append(of, q, owner)
		}
		out[i] = append(of, a.Attributions(i))
	}
	return out
}

func flat(a *voice.Attribution) any {
	if a == nil {
		return nil
	}
	return *a
}

func TestAskingOrderDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		doc := randomArticle(r)
		order := r.Perm(len(doc.Segments))
		forward := make([]int, len(order))
		for i := range forward {
			forward[i] = i
		}
		for _, level := range []voice.Level{voice.Relaxed, voice.Normal, voice.Strict} {
			want, got := answers(doc, level, forward), answers(doc, level, order)
			if !reflect.DeepEqual(want, got) {
				t.Fatalf("%q: order %v answers otherwise", doc.Source, order)
			}
		}
	}
}

// told are the sentences of articles in which speakers carry over.
var told = []string{
	"“They ran.”", "“It burned for days. Nobody came.”", "“It burned,” Ann Orr said.", "She added that he was hurt.", "The barn stood empty.",
	"Orr said that two men died.", "“No,” it said, “never.”", "According to the police, he fled.", "They were told to wait.", "Jan Vale was there.",
}

func toldArticle(r *rand.Rand) *prose.Document {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		for range 1 + r.IntN(7) {
			b.WriteString(told[r.IntN(len(told))] + " ")
		}
		b.WriteString("\n\n")
	}
	return article(b.String())
}

// One sentence is read without its paragraph where nothing carries over, which
// must not show.
func TestAPlaceReadsAsItsSegmentDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for n := range 300 {
		doc := toldArticle(r)
		if n%3 == 0 {
			doc = randomArticle(r)
		}
		whole := voice.New(doc, voice.Normal)
		for i, seg := range doc.Segments {
			whole.Attributions(i)
			for at := 0; at < len(seg.Text); at += 1 + r.IntN(20) {
				place := span.Span{Start: at, End: min(at+r.IntN(12), len(seg.Text))}
				want, got := asked(whole, i, place), asked(voice.New(doc, voice.Normal), i, place)
				if !reflect.DeepEqual(want, got) {
					t.Fatalf("%q: %v of segment %d reads\n%+v alone,\n%+v after its segment", doc.Source, place, i, got, want)
				}
			}
		}
	}
}

// asked is what an analysis says of one place.
func asked(a *voice.Analysis, i int, at span.Span) []any {
	reading := a.Of(i, at)
	out := []any{reading.Voice, a.Voice(i, at), flat(reading.Attribution), reading.Quotation}
	for w := voice.Clause; w <= voice.Paragraph; w++ {
		kind, by := a.Near(i, at, w)
		out = append(out, kind, flat(by))
	}
	s := a.Support(i, at)
	return append(out, s.Kind, s.Distance, s.Unknown, flat(s.Attribution))
}

func TestStrictTakesNothingFromElsewhere(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		doc := randomArticle(r)
		a := voice.New(doc, voice.Strict)
		for i, seg := range doc.Segments {
			for at := 0; at < len(seg.Text); at += 6 {
				s := a.Support(i, span.Span{Start: at, End: min(at+4, len(seg.Text))})
				if s.Distance != 0 {
					t.Fatalf("%q: strict support from a distance of %d", doc.Source, s.Distance)
				}
			}
		}
	}
}

func TestAnyPlaceMayBeAsked(t *testing.T) {
	doc := article("Orr said \"no\".\n\n| 14")
	a := voice.New(doc, voice.Normal)
	for _, segment := range []int{-1, 0, 1, 2} {
		for _, at := range []span.Span{{Start: -5, End: -1}, {Start: 3, End: 2}, {Start: 0, End: 99}, {Start: 99, End: 120}} {
			a.Of(segment, at)
			a.Support(segment, at)
			for w := voice.Clause; w <= voice.Whole; w++ {
				a.Near(segment, at, w)
			}
		}
	}
	if got := a.Of(1, span.Span{Start: 0, End: 2}).Voice; got != unknown {
		t.Errorf("a table cell reads %v", got)
	}
}

func FuzzAnalysis(f *testing.F) {
	for _, e := range battery {
		f.Add(e.text)
	}
	for line := range strings.Lines(bounds) {
		f.Add(line)
	}
	f.Add("“‘\"'«„\xff\xfe” said\xc3 \"'")
	f.Fuzz(func(t *testing.T, text string) {
		doc := article(text)
		checkSpans(t, doc, voice.New(doc, voice.Normal))
		order := make([]int, len(doc.Segments))
		for i := range order {
			order[i] = len(order) - 1 - i
		}
		if len(text) < 2000 && !reflect.DeepEqual(answers(doc, voice.Normal, order), answers(doc, voice.Normal, order)) {
			t.Fatalf("%q reads differently the second time", text)
		}
	})
}
