package voice

import (
	"slices"
	"sort"

	"github.com/rhetlint/rhetlint/linter/span"
)

// loose is a quotation that no content covers, with the number of the finding
// that speaks it.
type loose struct {
	span.Span
	owner int
}

// looseQuotes gives the quotations of a unit that no content covers to the
// speaker of the unit.
func (p *parser) looseQuotes() {
	if len(p.out) == 0 {
		return
	}
	var found []loose
	for k := range p.toks {
		t := &p.toks[k]
		if t.shape != chunk || p.covered(k) {
			continue
		}
		if owner := p.speakerFor(k); owner >= 0 {
			found = append(found, loose{t.Span, owner})
		}
	}
	for _, q := range found {
		f := &p.out[q.owner]
		f.Content = insertSpan(f.Content, q.Span)
	}
}

// around are the numbers of the findings of the unit that are within reach of
// token k.
func (p *parser) around(k int) (from, to int) {
	n := len(p.out)
	if n <= maxReach {
		return 0, n
	}
	from = sort.Search(n, func(i int) bool { return p.out[i].at >= k-maxReach })
	to = sort.Search(n, func(i int) bool { return p.out[i].at > k+maxReach })
	return from, min(to, from+2*maxReach)
}

// covered reports whether a finding of the unit holds the quotation at token k.
func (p *parser) covered(k int) bool {
	at := p.toks[k].Span
	from, to := p.around(k)
	for i := from; i < to; i++ {
		f := &p.out[i]
		p.a.steps += 1 + len(f.Content)
		if f.Source.Overlaps(at) || f.Cue.Overlaps(at) {
			return true
		}
		for _, c := range f.Content {
			if c.Overlaps(at) {
				return true
			}
		}
	}
	return false
}

// speakerFor is the number of the finding that owns a loose quotation at token
// k: the last one of speech before it, else the first one after it, else -1.
func (p *parser) speakerFor(k int) int {
	best := -1
	from, to := p.around(k)
	for i := from; i < to; i++ {
		f := &p.out[i]
		if !f.speaks() {
			continue
		}
		if f.at < k || best < 0 {
			best = i
		}
	}
	return best
}

// insertSpan adds a span to a list in order.
func insertSpan(list []span.Span, s span.Span) []span.Span {
	at := len(list)
	for at > 0 && span.Less(s, list[at-1]) {
		at--
	}
	return slices.Insert(list, at, s)
}

// loose are the quotations of segment i that stand alone in their sentences and
// have no speaker in it: they may belong to the paragraph before.
func (a *Analysis) loose(i int) []span.Span {
	v := a.view(i)
	if v.hasLoose {
		return v.loose
	}
	v.hasLoose = true
	for k := range a.units(i) {
		u := &v.units[k]
		if !u.quoted {
			continue
		}
		if a.settledUnit(i, k); u.owner == nil {
			for _, c := range u.chunks {
				v.loose = append(v.loose, c.Span)
			}
		}
	}
	return v.loose
}

// carry gives the quotations of unit k, if it is nothing else, to the speaker of
// the sentence before them, or of the one after them ("“They ran.” She added
// that …"). The units beside it are read, and those before it have theirs.
func (v *view) carry(k int) {
	u := &v.units[k]
	if !u.quoted || u.carried {
		return
	}
	u.carried = true
	if u.owner = v.ownerOf(k); u.owner == nil {
		return
	}
	for _, c := range u.chunks {
		u.owner.Content = insertSpan(u.owner.Content, c.Span)
	}
}

// ownerOf is the finding that owns the quotations of unit k, or nil.
func (v *view) ownerOf(k int) *finding {
	if k > 0 {
		if owner := v.units[k-1].speaker(true); owner != nil {
			return owner
		}
		if owner := v.units[k-1].owner; owner != nil {
			return owner
		}
	}
	if k+1 < len(v.units) {
		return v.units[k+1].follower()
	}
	return nil
}

// speaker is the last (or first) finding of speech in a unit, or nil.
func (u *unit) speaker(last bool) *finding {
	var found *finding
	for i := range u.found {
		if u.found[i].speaks() {
			if found = &u.found[i]; !last {
				break
			}
		}
	}
	return found
}

// follower is the first finding of speech in a unit if it begins with a pronoun
// or a surname and so takes up a quotation before it; else nil.
func (u *unit) follower() *finding {
	f := u.speaker(false)
	if f == nil || f.pronoun == 0 && !f.surname || f.Source.Start > u.Start+8 {
		return nil
	}
	return f
}
