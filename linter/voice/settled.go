package voice

import (
	"slices"
	"sort"

	"github.com/rhetlint/rhetlint/linter/span"
)

// settled are the attributions of a segment, or of one unit, as they are asked
// for.
type settled struct {
	hasFinal bool
	final    []Attribution
	pieces   []piece      // the contents of final, by their start
	cues     []piece      // the cues of final, by their start
	cueless  *Attribution // the one of final that has no cue
	partial  bool         // what is carried over from other segments is still missing
}

// attributions are the attributions of segment i with their pronouns followed
// and the quotations of other paragraphs carried over.
func (a *Analysis) attributions(i int) []Attribution {
	v := a.view(i)
	if v.hasFinal {
		return v.final
	}
	v.hasFinal = true
	n := 0
	units := a.local(i)
	for k := range units {
		n += len(units[k].found)
	}
	v.final = make([]Attribution, 0, n+1)
	for k := range units {
		v.final = units[k].settle(v.final)
	}
	for k := range v.final {
		a.follow(&v.final[k])
	}
	a.carryOver(i, &v.settled)
	return v.final
}

// settle appends the findings of a unit. Their pronouns are followed when one
// is asked for.
func (u *unit) settle(to []Attribution) []Attribution {
	for n := range u.found {
		to = append(to, u.found[n].settle())
	}
	return to
}

func (f *finding) settle() Attribution {
	out := f.Attribution
	out.Named, out.NamedSegment = out.Source, out.SourceSegment
	if f.pronoun != 0 {
		out.open = f
	}
	return out
}

// follow gives an attribution the kind of what its pronoun stands for.
func (a *Analysis) follow(t *Attribution) *Attribution {
	if t.open == nil {
		return t
	}
	at, segment, kind, ok := a.recall(t.open)
	if ok {
		t.Named, t.NamedSegment, t.Kind, t.Inherited = at, segment, kind, true
	}
	t.open = nil
	return t
}

// settledIn are attributions of a segment with all those that stand in a range:
// of the units around it where nothing is carried out of them, else of the
// whole segment.
func (a *Analysis) settledIn(i int, at span.Span) *settled {
	if units := a.units(i); len(units) > 0 {
		from, to := a.touched(i, at)
		if s := a.settledUnit(i, from); from == to || s == a.settledUnit(i, to) {
			if s.partial && (units[to].quoted || units[from].passed < units[to].passed) {
				a.carryOver(i, s)
			}
			return s
		}
	}
	a.attributions(i)
	return &a.view(i).settled
}

// settledOver are attributions of a segment with all those that can cover the
// greater part of a range: where nothing is carried between units, those of the
// unit that holds its middle.
func (a *Analysis) settledOver(i int, at span.Span) *settled {
	units := a.units(i)
	if len(units) > 0 {
		from, to := a.touched(i, at)
		last := min(to+1, len(units)-1)
		if units[last].passed == units[max(0, from-1)].passed && !units[last].quoted {
			at.Start += at.Len() / 2
			at.End = at.Start
		}
	}
	return a.settledIn(i, at)
}

// touched are the first and the last unit of a segment that a range touches, or
// the one beside it.
func (a *Analysis) touched(i int, at span.Span) (from, to int) {
	units := a.units(i)
	from = sort.Search(len(units)-1, func(k int) bool { return units[k].End > at.Start })
	to = sort.Search(len(units), func(k int) bool { return units[k].Start >= at.End }) - 1
	return from, max(from, to)
}

// settledUnit are attributions of a segment with all those of unit k. Beside a
// unit that is nothing but quotations, those of its neighbours belong to them.
func (a *Analysis) settledUnit(i, k int) *settled {
	units := a.units(i)
	if units[k].settled != nil {
		return units[k].settled
	}
	from, to := k, k+1
	for from > 0 && (units[from].quoted || units[from-1].quoted) {
		from--
	}
	for to < len(units) && (units[to].quoted || units[to-1].quoted) {
		to++
	}
	s := a.settledUnits(i, from, to)
	for n := from; n < to; n++ {
		units[n].settled = s
	}
	return s
}

// settledUnits settles units from up to to of a segment, to which nothing is
// carried from its other units. What is carried from other segments is left out
// until it is asked for.
func (a *Analysis) settledUnits(i, from, to int) *settled {
	v := a.view(i)
	n := 0
	for k := from; k < to; k++ {
		n += len(a.unit(i, k).found)
	}
	s := &settled{}
	for k := from; k < to; k++ {
		v.carry(k)
		s.partial = s.partial || v.units[k].quoted && v.units[k].owner == nil
	}
	s.final = make([]Attribution, 0, n)
	for k := from; k < to; k++ {
		s.final = v.units[k].settle(s.final)
	}
	s.index()
	return s
}

// assignOwner ties a quotation to the attribution that covers it.
func (a *Analysis) assignOwner(segment int, q *Quotation) {
	if q.Title {
		return
	}
	if all := a.covering(segment, q.Span); len(all) > 0 {
		q.Owner = a.follow(all[0])
	}
	a.steps++
}

// piece is one range of an attribution's content.
type piece struct {
	span.Span
	owner int // number of the attribution
	reach int // the furthest end of this and all pieces before it
}

// maxPieces is how many pieces a search looks at.
const maxPieces = 64

// index sorts the contents of the attributions for look-up.
func (v *settled) index() {
	n := 0
	for i := range v.final {
		n += len(v.final[i].Content)
	}
	room := make([]piece, n+len(v.final))
	v.pieces, v.cues = room[:0:n], room[n:n]
	for i := range v.final {
		if t := &v.final[i]; t.Cue.Empty() {
			v.cueless = t
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

// cued are the attributions, by their number, whose cue begins in a range: of
// very many those next to the place at.
func (a *Analysis) cued(v *settled, in span.Span, at int) []piece {
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

// covering lists the attributions of a segment whose content holds the greater
// part of a range, the outermost first. Their pronouns may be open.
func (a *Analysis) covering(segment int, at span.Span) []*Attribution {
	v := a.settledOver(segment, at)
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
