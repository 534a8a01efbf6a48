package span

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSpan(t *testing.T) {
	s := Span{2, 5}
	checks := map[string]bool{
		"len":                    s.Len() == 3,
		"not empty":              !s.Empty(),
		"empty":                  Span{2, 2}.Empty() && Span{3, 2}.Empty(),
		"contains itself":        s.Contains(s),
		"contains inner":         s.Contains(Span{3, 4}),
		"not contains outer":     !s.Contains(Span{1, 4}) && !s.Contains(Span{3, 6}),
		"has first byte":         s.Has(2) && s.Has(4),
		"has not end":            !s.Has(5) && !s.Has(1),
		"overlaps":               s.Overlaps(Span{4, 9}) && s.Overlaps(Span{0, 3}),
		"touching is no overlap": !s.Overlaps(Span{5, 6}) && !s.Overlaps(Span{0, 2}),
		"shift":                  s.Shift(-2) == Span{0, 3},
		"of":                     s.Of("abcdefg") == "cde",
		"string":                 s.String() == "[2,5)",
		"less by start":          Less(Span{1, 9}, s) && !Less(s, Span{1, 9}),
		"less by end":            Less(Span{2, 4}, s) && !Less(s, s),
	}
	for name, ok := range checks {
		if !ok {
			t.Error(name)
		}
	}
}

func TestOverlapMeansASharedByte(t *testing.T) {
	at := rapid.IntRange(0, 12)
	rapid.Check(t, func(t *rapid.T) {
		a := Span{at.Draw(t, "a"), at.Draw(t, "a end")}
		b := Span{at.Draw(t, "b"), at.Draw(t, "b end")}
		if a.Empty() || b.Empty() {
			return
		}
		shared := false
		for i := range 13 {
			shared = shared || a.Has(i) && b.Has(i)
		}
		if a.Overlaps(b) != shared || b.Overlaps(a) != shared {
			t.Fatalf("%v and %v: shared %v", a, b, shared)
		}
	})
}
