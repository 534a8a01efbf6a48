package voice

import (
	"sort"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// clamp moves a range into a text of n bytes.
func clamp(at span.Span, n int) span.Span {
	start := min(max(at.Start, 0), n)
	return span.Span{Start: start, End: min(max(at.End, start), n)}
}

// Voice tells whose words the range at of a segment's text is made of: quoted
// if its greater part stands inside marks, attributed if the content of somebody
// who is named covers it. Words that hold the cue itself ("knows full well
// that") are the author's. That takes less work than Of.
func (a *Analysis) Voice(segment int, at span.Span) diag.Voice { return a.read(segment, at).Voice }

// Of tells whose words a range is made of, as Voice does, and who is credited.
func (a *Analysis) Of(segment int, at span.Span) Reading {
	r := a.read(segment, at)
	if r.Quotation != nil {
		a.assignOwner(segment, r.Quotation)
		r.Attribution = r.Quotation.Owner
	} else if r.Attribution != nil {
		a.follow(r.Attribution)
	}
	return r
}

// read reads a range. Owners of quotations and pronouns are left open.
func (a *Analysis) read(segment int, at span.Span) Reading {
	if segment < 0 || segment >= len(a.views) {
		return Reading{Voice: diag.Unknown}
	}
	seg := a.doc.Segments[segment]
	at = clamp(at, len(seg.Text))
	if q := a.quotationAt(segment, at); q != nil {
		return Reading{Voice: q.voice(), Quotation: q}
	}
	if seg.Zone == prose.Table {
		return Reading{Voice: diag.Unknown}
	}
	for _, t := range a.covering(segment, at) {
		if t.answers() && !at.Contains(t.Cue) && !(t.told.Contains(at) && !at.Empty()) {
			return Reading{Voice: diag.Attributed, Attribution: t}
		}
	}
	return Reading{Voice: diag.Author}
}

// Marked is the voice of a range as far as quotation marks alone tell it, which
// costs little: Quoted, or Unknown where the marks are wrong; 0 where Of has to
// be asked.
func (a *Analysis) Marked(segment int, at span.Span) diag.Voice {
	if segment < 0 || segment >= len(a.views) {
		return diag.Unknown
	}
	if q := a.quotationAt(segment, clamp(at, len(a.doc.Segments[segment].Text))); q != nil {
		return q.voice()
	}
	return 0
}

func (q *Quotation) voice() diag.Voice {
	if q.Slip {
		return diag.Unknown
	}
	return diag.Quoted
}

// answers reports whether somebody else than the author answers for the words
// of the content: not for those credited to nobody ("reportedly", "is said
// to"), for the author's account of what somebody wants or tries, nor for what
// the author saw.
func (t *Attribution) answers() bool {
	return !t.Stance && !t.Source.Empty() && t.Kind != Self
}

// quotationAt is the outermost quotation, titles aside, that holds the greater
// part of a range, or nil.
func (a *Analysis) quotationAt(segment int, at span.Span) *Quotation {
	quotes := a.quotations(segment)
	outer := a.view(segment).outer
	first := sort.Search(len(outer), func(i int) bool { return outer[i].End > at.Start })
	for _, c := range outer[first:] {
		if c.Start >= max(at.End, at.Start+1) {
			break
		}
		if covers([]span.Span{c.Span}, at) {
			return &quotes[c.quote]
		}
	}
	return nil
}
