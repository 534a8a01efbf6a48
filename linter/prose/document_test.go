package prose

import (
	"testing"

	"github.com/rhetlint/rhetlint/linter/span"
)

func TestZoneWords(t *testing.T) {
	for _, z := range Zones() {
		if back, ok := ParseZone(z.String()); !ok || back != z {
			t.Errorf("%v is read back as %v", z, back)
		}
	}
	if _, ok := ParseZone("sidebar"); ok {
		t.Error("an unknown zone was accepted")
	}
	if got := Zone(0).String(); got != "invalid" {
		t.Errorf("zone 0 is %q", got)
	}
}

// The source of the mapped segment is `He &amp; I<br>left`: the entity is one
// character of text, the tag shows as a space.
func TestMappedSegmentLeadsBack(t *testing.T) {
	const source = "He &amp; I<br>left"
	run := func(a, b, c, d int) Run { return Run{span.Span{Start: a, End: b}, span.Span{Start: c, End: d}} }
	s := NewMappedSegment(Body, "He & I left", []Run{run(0, 3, 0, 3), run(3, 4, 3, 8), run(4, 6, 8, 10), run(6, 7, 10, 14), run(7, 11, 14, 18)})
	for _, c := range []struct {
		text span.Span
		want string
	}{
		{span.Span{Start: 0, End: 2}, "He"},
		{span.Span{Start: 3, End: 4}, "&amp;"},
		{span.Span{Start: 0, End: 6}, "He &amp; I"},
		{span.Span{Start: 5, End: 11}, "I<br>left"},
		{span.Span{Start: 4, End: 4}, ""},
		{span.Span{Start: 11, End: 11}, ""},
	} {
		if got := s.Source(c.text).Of(source); got != c.want {
			t.Errorf("%q leads to %q, want %q", c.text.Of(s.Text), got, c.want)
		}
	}
}

func TestSentenceAt(t *testing.T) {
	const source = "One came.  Two left. Three stayed."
	s := NewSegment(Body, source, span.Span{Start: 0, End: len(source)})
	for offset, want := range map[int]int{0: 0, 8: 0, 9: 0, 10: 0, 11: 1, 19: 1, 21: 2, 33: 2, 99: 2} {
		if got := s.SentenceAt(offset); got != want {
			t.Errorf("offset %d is in sentence %d, want %d", offset, got, want)
		}
	}
}
