package eval

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 0.0005 {
		t.Errorf("%s: %.4f, want %.4f", what, got, want)
	}
}

// The values for 8 of 10 and 0 of 20 stand in Brown, Cai and DasGupta 2001 and
// many a textbook; the others are worked out by hand.
func TestWilsonInterval(t *testing.T) {
	for _, test := range []struct {
		share     Share
		low, high float64
	}{
		{Share{8, 10}, 0.4902, 0.9433},
		{Share{0, 20}, 0, 0.1611},
		{Share{20, 20}, 0.8389, 1},
		{Share{1, 2}, 0.0945, 0.9055},
		{Share{0, 0}, 0, 1},
	} {
		low, high := test.share.Interval()
		near(t, "low", low, test.low)
		near(t, "high", high, test.high)
	}
}

// Ten letters; gold is 0-4 and 6-8, found is 2-6 and 9-10. Of the found ranges
// half of the first and nothing of the second is gold: precision 0.5/2. Of gold
// half of the first and nothing of the second is found: recall 0.5/2.
func TestPartialOverlapByHand(t *testing.T) {
	var p Partial
	p.add("abcdefghij", []span.Span{{Start: 2, End: 6}, {Start: 9, End: 10}}, []span.Span{{Start: 0, End: 4}, {Start: 6, End: 8}})
	near(t, "precision", p.Precision(), 0.25)
	near(t, "recall", p.Recall(), 0.25)
	near(t, "F1", p.F1(), 0.25)
	// A second document: the found range 0-4 holds two gold ranges of one letter
	// each, so half of it is gold and both are found.
	p.add("abcd", []span.Span{{Start: 0, End: 4}}, []span.Span{{Start: 0, End: 1}, {Start: 3, End: 4}})
	near(t, "precision", p.Precision(), 1.0/3)
	near(t, "recall", p.Recall(), 2.5/4)
	near(t, "F1", p.F1(), 2*(1.0/3)*0.625/(1.0/3+0.625))
}

// Lengths are code points: of “äöü” plus "abc", three of six are found.
func TestPartialOverlapCountsCodePoints(t *testing.T) {
	var p Partial
	p.add("äöüabc", []span.Span{{Start: 0, End: 9}}, []span.Span{{Start: 0, End: 6}})
	near(t, "precision", p.Precision(), 0.5)
	near(t, "recall", p.Recall(), 1)
}

func TestMergedRanges(t *testing.T) {
	got := merged([]span.Span{{Start: 5, End: 9}, {Start: 0, End: 2}, {Start: 2, End: 4}, {Start: 6, End: 7}})
	if diff := cmp.Diff([]span.Span{{Start: 0, End: 4}, {Start: 5, End: 9}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestLinesOfTheFloor(t *testing.T) {
	text := "Head\r\n\n  A body. \n\t\nlast"
	var got []string
	for _, at := range lines(text) {
		got = append(got, at.Of(text))
	}
	if !slices.Equal(got, []string{"Head", "A body.", "last"}) {
		t.Errorf("got %q", got)
	}
}

// document makes a document from a text in which gold stands between { and },
// and findings are given as rule=words.
func document(t *testing.T, label, text string, findings ...string) *Document {
	t.Helper()
	d := &Document{Gold: &Gold{ID: "d", Label: label}}
	before, rest, more := strings.Cut(text, "{")
	d.Text = before
	for more {
		inner, after, _ := strings.Cut(rest, "}")
		kind, words, _ := strings.Cut(inner, ":")
		d.Marks = append(d.Marks, Mark{span.Span{Start: len(d.Text), End: len(d.Text) + len(words)}, kind})
		before, rest, more = strings.Cut(after, "{")
		d.Text += words + before
	}
	d.Words = len(strings.Fields(d.Text))
	for _, f := range findings {
		rule, words, _ := strings.Cut(f, "=")
		i := strings.Index(d.Text, words)
		if i < 0 {
			t.Fatalf("no %q in %q", words, d.Text)
		}
		d.Findings = append(d.Findings, diag.Finding{Rule: rule, Severity: diag.Warning, Span: span.Span{Start: i, End: i + len(words)}})
	}
	diag.SortFindings(d.Findings)
	return d
}

// Three gold spans, four findings of two rules of one pack and one of another.
func TestSpanTaskByHand(t *testing.T) {
	mapping := &Mapping{Tasks: []Task{{Title: "loaded", Rules: []string{"loaded"}, Spans: []string{"L"}}}}
	m := NewMeasure(mapping, 5)
	m.Add(document(t, "", "The {L:vile regime} of {N:Orr} met a {L:brave} crowd.", "loaded/verdict=vile", "loaded/label=regime", "loaded/verdict=crowd", "fear/doom=crowd"))
	m.Add(document(t, "", "A {L:traitor} spoke.\nHe left.", "loaded/label=spoke"))
	r := m.Report()
	got := r.Tasks[0]
	if r.Documents != 2 || r.Words != 14 || got.Gold != 3 || len(r.Others) != 1 || r.Others[0].Name != "fear/doom" {
		t.Fatalf("got %+v", r)
	}
	near(t, "rate", got.Total.PerThousand, 4*1000.0/14)
	if *got.Total.Score != (Score{Share{2, 4}, Share{1, 3}}) {
		t.Errorf("total %+v", *got.Total.Score)
	}
	near(t, "F1", got.Total.Score.F1(), 0.4)
	// Found: vile 4/4, regime 6/6, crowd 0, spoke 0. Gold: 10 of the 11 characters of
	// “vile regime” and nothing of the other two.
	near(t, "partial precision", got.Total.Partial.Precision, 0.5)
	near(t, "partial recall", got.Total.Partial.Recall, (10.0/11)/3)
	names := []string{}
	for _, row := range append(got.Packs, got.Rules...) {
		names = append(names, row.Name)
	}
	if !slices.Equal(names, []string{"loaded", "loaded/label", "loaded/verdict"}) {
		t.Errorf("rows %q", names)
	}
	if *got.Rules[0].Score != (Score{Share{1, 2}, Share{1, 3}}) {
		t.Errorf("label rule %+v", *got.Rules[0].Score)
	}
	// The floor: three lines, two of which hold gold, and all gold is in them.
	if *got.Floor.Score != (Score{Share{2, 3}, Share{3, 3}}) {
		t.Errorf("floor %+v", *got.Floor.Score)
	}
	near(t, "floor recall", got.Floor.Partial.Recall, 1)
	near(t, "floor precision", got.Floor.Partial.Precision, ((11.0+5)/41+7.0/16)/3)
	if len(got.Labels) != 1 || got.Labels[0].Found != (Share{1, 3}) {
		t.Errorf("labels %+v", got.Labels)
	}
	if len(got.Alarms) != 2 || len(got.Misses) != 1 || len(got.Misses[0].Samples) != 2 {
		t.Errorf("alarms %+v, misses %+v", got.Alarms, got.Misses)
	}
}

// Five documents: of three that should have a finding two have one, of two that
// should have none one does, and one with another label does not count.
func TestDocumentTaskByHand(t *testing.T) {
	mapping := &Mapping{Tasks: []Task{{Rules: []string{"plot/*", "plot"}, Documents: []string{"yes"}, Silent: []string{"no"}}}}
	m := NewMeasure(mapping, 1)
	m.Add(document(t, "yes", "A cabal met a clique.", "plot/a=cabal", "plot/a=clique"))
	m.Add(document(t, "yes", "A clique met.", "plot/b=clique"))
	m.Add(document(t, "yes", "They met."))
	m.Add(document(t, "no", "A clique of cells.", "plot/b=clique"))
	m.Add(document(t, "no", "Calm."))
	m.Add(document(t, "disputed", "A cabal.", "plot/a=cabal"))
	got := m.Report().Tasks[0]
	if got.Gold != 3 || got.Silent != 2 || *got.Total.Score != (Score{Share{2, 3}, Share{2, 3}}) || *got.Total.Kept != (Share{1, 2}) {
		t.Errorf("got %+v, %+v", got, *got.Total.Score)
	}
	if got.Total.Findings != 4 || *got.Rules[1].Score != (Score{Share{1, 2}, Share{1, 3}}) {
		t.Errorf("rules %+v", got.Rules)
	}
	// Silence: right for one of the two that are silent, and for one of two that should be.
	near(t, "macro F1", got.MacroF1, (2.0/3+0.5)/2)
	if *got.Floor.Score != (Score{Share{3, 5}, Share{3, 3}}) || *got.Floor.Kept != (Share{0, 2}) {
		t.Errorf("floor %+v", got.Floor)
	}
	if len(got.Misses) != 1 || got.Misses[0].Samples[0].Text != "They met." {
		t.Errorf("misses %+v", got.Misses)
	}
}

func TestRepeatsCountAsUsesNotAsFirst(t *testing.T) {
	d := document(t, "", "A cabal, a second cabal.", "p/a=cabal", "p/a=second cabal")
	d.Findings[1].Repeat = true
	m := NewMeasure(Plain(nil), 0)
	m.Add(d)
	got := m.Report().Severities[1]
	if got != (Severity{"warning", 2, 1, 200}) {
		t.Errorf("got %+v", got)
	}
}

func TestSamplesAreFewAndAlwaysTheSame(t *testing.T) {
	pick := func(order []int) []Sample {
		s := newSamples(3)
		for _, i := range order {
			s.alarm("p/a", &Gold{ID: string(rune('a' + i)), Text: "before\n the word after"}, span.Span{Start: 12, End: 16})
		}
		return taken(s.alarms["p/a"])
	}
	one, two := pick([]int{0, 1, 2, 3, 4, 5, 6}), pick([]int{6, 5, 4, 3, 2, 1, 0})
	if diff := cmp.Diff(one, two); diff != "" || len(one) != 3 {
		t.Errorf("%d samples, %s", len(one), diff)
	}
	if one[0].Before != "before the " || one[0].Text != "word" || one[0].After != " after" {
		t.Errorf("got %+v", one[0])
	}
}
