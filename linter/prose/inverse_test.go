package prose

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/rhetlint/rhetlint/linter/span"
)

func TestTextRange(t *testing.T) {
	// "a &amp; *b*" is read as "a & b".
	seg := NewMappedSegment(Body, "a & b", []Run{
		{span.Span{Start: 0, End: 2}, span.Span{Start: 0, End: 2}},
		{span.Span{Start: 2, End: 3}, span.Span{Start: 2, End: 7}},
		{span.Span{Start: 3, End: 4}, span.Span{Start: 7, End: 8}},
		{span.Span{Start: 4, End: 5}, span.Span{Start: 9, End: 10}},
	})
	tests := []struct {
		from, to int
		want     string
		ok       bool
	}{
		{0, 1, "a", true},
		{3, 4, "&", true},
		{0, 11, "a & b", true},
		{7, 10, " b", true},
		{8, 9, "", false},
		{10, 20, "", false},
	}
	for _, test := range tests {
		at, ok := seg.TextRange(span.Span{Start: test.from, End: test.to})
		if got := at.Of(seg.Text); got != test.want || ok != test.ok {
			t.Errorf("[%d,%d) is %q, %v; want %q", test.from, test.to, got, ok, test.want)
		}
	}
}

func TestTextRangeIsTheWayBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := Plain("a.txt", rapid.StringOf(rapid.SampledFrom([]rune("ab .\n’é“”\r"))).Draw(t, "source"), Options{})
		for _, seg := range doc.Segments {
			start := rapid.IntRange(0, len(seg.Text)).Draw(t, "start")
			end := rapid.IntRange(start, len(seg.Text)).Draw(t, "end")
			at := span.Span{Start: start, End: end}
			if at.Empty() {
				continue
			}
			if back, ok := seg.TextRange(seg.Source(at)); !ok || !back.Contains(at) {
				t.Fatalf("%v of %q comes back as %v, %v", at, seg.Text, back, ok)
			}
		}
	})
}
