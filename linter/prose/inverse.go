package prose

import (
	"sort"

	"github.com/rhetlint/rhetlint/linter/span"
)

// TextRange leads a range of the source to the segment's text: the way back
// from Source. Where a run cannot be split, it is taken whole. ok is false for
// a range that shows nothing of this segment.
func (s *Segment) TextRange(source span.Span) (at span.Span, ok bool) {
	first := sort.Search(len(s.runs), func(i int) bool { return s.runs[i].Source.End > source.Start })
	for i := first; i < len(s.runs) && s.runs[i].Source.Start < source.End; i++ {
		part := s.runs[i].text(source)
		if part.Empty() {
			continue
		}
		if !ok {
			at, ok = part, true
		}
		at.End = part.End
	}
	return at, ok
}

// text is the part of the run's text that comes from a range of the source.
func (r Run) text(source span.Span) span.Span {
	if r.Text.Len() != r.Source.Len() {
		return r.Text
	}
	delta := r.Text.Start - r.Source.Start
	return span.Span{Start: max(source.Start, r.Source.Start) + delta, End: min(source.End, r.Source.End) + delta}
}
