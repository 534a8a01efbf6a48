package voice

import (
	"slices"
	"sort"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// piece is one range of an attribution's content.
type piece struct {
	span.Span
	owner int // number of the attribution
	reach int // the furthest end of this and all pieces before it
}

// maxPieces is how many pieces a search looks at.
const maxPieces = 64

// index sorts the contents of a segment's attributions for look-up.
func (v *view) index() {
	n := 0
	for i := range v.final {
		n += len(v.final[i].Content)
	}
	v.pieces = make([]piece, 0, n)
	v.cues = make([]piece, 0, len(v.final))
	for i := range v.final {
		if t := &v.final[i]; t.Cue.Empty() {
			v.carried = t
		} else {
			v.cues = append(v.cues, piece{Span: t.Cue, owner: i})
		}
		for _, s := range v.final[i].Content {
			v.pieces = append(v.pieces, piece{Span: s, owner: i})
		}
	}
	slices.SortStableFunc(v.pieces, byStart)
	if !slices.IsSortedFunc(v.cues, byStart) {
		slices.SortStableFunc(v.cues, byStart)
	}
	reach := 0
	for i := range v.pieces {
		reach = max(reach, v.pieces[i].End)
		v.pieces[i].reach = reach
	}
}

func byStart(a, b piece) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}

// maxCues is how many attributions on either side of a place are asked.
const maxCues = 128

// cued are the attributions of the segment, by their number, whose cue begins
// in a range: of very many those next to the place at.
func (a *Analysis) cued(segment int, in span.Span, at int) []piece {
	v := a.view(segment)
	from := sort.Search(len(v.cues), func(i int) bool { return v.cues[i].Start >= in.Start })
	to := sort.Search(len(v.cues), func(i int) bool { return v.cues[i].Start >= in.End })
	found := v.cues[from:max(from, to)]
	if len(found) > 2*maxCues {
		near := sort.Search(len(found), func(i int) bool { return found[i].Start >= at })
		found = found[max(0, near-maxCues):min(len(found), near+maxCues)]
	}
	a.steps += len(found)
	return found
}

// covering lists the attributions whose content holds the greater part of a
// range, the outermost first.
func (a *Analysis) covering(segment int, at span.Span) []*Attribution {
	v := a.view(segment)
	var found []int
	first := sort.Search(len(v.pieces), func(i int) bool { return v.pieces[i].Start >= max(at.End, at.Start+1) })
	for i := first - 1; i >= 0 && i >= first-maxPieces && v.pieces[i].reach > at.Start; i-- {
		a.steps++
		owner := v.pieces[i].owner
		if covers(v.final[owner].Content, at) && !slices.Contains(found, owner) {
			found = append(found, owner)
		}
	}
	slices.Reverse(found)
	out := make([]*Attribution, len(found))
	for i, owner := range found {
		out[i] = &v.final[owner]
	}
	return out
}

// covers reports whether the greater part of a range, or the place of an empty
// one, lies in the spans.
func covers(spans []span.Span, at span.Span) bool {
	n := 0
	first := 0
	if len(spans) > 8 {
		first = sort.Search(len(spans), func(i int) bool { return spans[i].End > at.Start })
	}
	for _, s := range spans[first:] {
		if s.Start > at.End {
			break
		}
		if at.Empty() && s.Has(at.Start) {
			return true
		}
		n += max(0, min(s.End, at.End)-max(s.Start, at.Start))
	}
	return 2*n > at.Len()
}

// clamp moves a range into a text of n bytes.
func clamp(at span.Span, n int) span.Span {
	start := min(max(at.Start, 0), n)
	return span.Span{Start: start, End: min(max(at.End, start), n)}
}

// Of tells whose words the range at of a segment's text is made of: quoted if
// its greater part stands inside marks, attributed if the content of somebody
// who is named covers it. Words that hold the cue itself ("knows full well
// that") are the author's.
func (a *Analysis) Of(segment int, at span.Span) Reading {
	if segment < 0 || segment >= len(a.views) {
		return Reading{Voice: diag.Unknown}
	}
	seg := a.doc.Segments[segment]
	at = clamp(at, len(seg.Text))
	final := a.attributions(segment)
	if q := a.quotationAt(segment, at); q != nil {
		return Reading{Voice: q.voice(), Attribution: q.Owner, Quotation: q}
	}
	if seg.Zone == prose.Table {
		return Reading{Voice: diag.Unknown}
	}
	if len(final) == 0 {
		return Reading{Voice: diag.Author}
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
