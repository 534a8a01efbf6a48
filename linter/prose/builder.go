package prose

import (
	"strings"
	"unicode"

	"github.com/rhetlint/rhetlint/linter/span"
)

// SegmentBuilder puts a segment together from ranges of the source, given in
// order. The zero value is ready for use.
type SegmentBuilder struct {
	text  []byte
	runs  []Run
	exact bool // the last run is a copy, to which more can be added
	links []span.Span

	filled bool // there is something besides white space
}

// Len is the number of bytes of text so far.
func (b *SegmentBuilder) Len() int { return len(b.text) }

// Copy adds the source range at as it is.
func (b *SegmentBuilder) Copy(source string, at span.Span) {
	if at.Empty() {
		return
	}
	b.append(at.Of(source))
	if n := len(b.runs); b.exact && b.runs[n-1].Source.End == at.Start {
		b.runs[n-1].Source.End = at.End
		b.runs[n-1].Text.End = len(b.text)
		return
	}
	b.runs = append(b.runs, Run{span.Span{Start: len(b.text) - at.Len(), End: len(b.text)}, at})
	b.exact = true
}

// Decoded adds text that the source range at stands for, such as an entity. It
// can only be taken whole; where it happens to be as long as the range, its
// first byte stands for all of it, so that nobody takes it for a copy.
func (b *SegmentBuilder) Decoded(text string, at span.Span) {
	if text == "" {
		return
	}
	start := len(b.text)
	b.append(text)
	b.exact = false
	if len(text) == at.Len() && len(text) > 1 {
		b.runs = append(b.runs, Run{span.Span{Start: start, End: start + 1}, at})
		start, at.Start = start+1, at.End
	}
	b.runs = append(b.runs, Run{span.Span{Start: start, End: len(b.text)}, at})
}

func (b *SegmentBuilder) append(text string) {
	b.text = append(b.text, text...)
	if !b.filled {
		b.filled = strings.TrimSpace(text) != ""
	}
}

// Link notes that the text from byte start to the end so far is a link.
func (b *SegmentBuilder) Link(start int) {
	b.links = append(b.links, span.Span{Start: start, End: len(b.text)})
}

// Blank reports that there is nothing but white space so far.
func (b *SegmentBuilder) Blank() bool { return !b.filled }

// EndsInSpace reports that the text is empty or ends in an ASCII white space.
func (b *SegmentBuilder) EndsInSpace() bool {
	n := len(b.text)
	return n == 0 || strings.IndexByte(" \t\r\n\f", b.text[n-1]) >= 0
}

// Segment is the segment put together so far, without white space at its ends,
// or nil where there is nothing else. The builder is empty afterwards.
func (b *SegmentBuilder) Segment(zone Zone) *Segment {
	text, runs, links := string(b.text), b.runs, b.links
	*b = SegmentBuilder{text: b.text[:0]}
	start := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	end := len(strings.TrimRightFunc(text, unicode.IsSpace))
	if start >= end {
		return nil
	}
	s := NewMappedSegment(zone, text[start:end], cutRuns(runs, span.Span{Start: start, End: end}))
	for _, l := range links {
		l = span.Span{Start: max(l.Start, start), End: min(l.End, end)}.Shift(-start)
		if l.Start <= l.End {
			s.Links = append(s.Links, l)
		}
	}
	return s
}

// cutRuns keeps what runs say about the range at of the text.
func cutRuns(runs []Run, at span.Span) []Run {
	kept := make([]Run, 0, len(runs))
	for _, r := range runs {
		if !r.Text.Overlaps(at) {
			continue
		}
		before, after := max(at.Start-r.Text.Start, 0), max(r.Text.End-at.End, 0)
		if r.Text.Len() == r.Source.Len() {
			r.Source.Start += before
			r.Source.End -= after
		}
		r.Text = span.Span{Start: r.Text.Start + before - at.Start, End: r.Text.End - after - at.Start}
		kept = append(kept, r)
	}
	return kept
}
