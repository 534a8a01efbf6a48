package voice

import (
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
// speaker of the unit. Findings of the unit begin at number first.
func (p *parser) looseQuotes(first int) {
	var found []loose
	for k := range p.toks {
		t := &p.toks[k]
		if t.shape != chunk || p.covered(first, k) {
			continue
		}
		if owner := p.speakerFor(first, k); owner >= 0 {
			found = append(found, loose{t.Span, owner})
		}
	}
	for _, q := range found {
		f := &p.out[q.owner]
		f.Content = insertSpan(f.Content, q.Span)
	}
}

// around are the numbers of the findings of the unit, from number first on,
// that are within reach of token k.
func (p *parser) around(first, k int) (from, to int) {
	n := len(p.out) - first
	if n <= maxReach {
		return first, len(p.out)
	}
	from = first + sort.Search(n, func(i int) bool { return p.out[first+i].at >= k-maxReach })
	to = first + sort.Search(n, func(i int) bool { return p.out[first+i].at > k+maxReach })
	return from, min(to, from+2*maxReach)
}

// covered reports whether a finding of the unit holds the quotation at token k.
func (p *parser) covered(first, k int) bool {
	at := p.toks[k].Span
	from, to := p.around(first, k)
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
func (p *parser) speakerFor(first, k int) int {
	best := -1
	from, to := p.around(first, k)
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
	list = append(list, span.Span{})
	copy(list[at+1:], list[at:])
	list[at] = s
	return list
}

// carryQuotes gives sentences that are nothing but quotation to the speaker of
// the sentence before them, or of the one after them ("“They ran.” She added
// that …"). What is left over is returned: it may belong to the paragraph
// before.
func (v *view) carryQuotes(chunks []numbered) (loose []span.Span) {
	for k := range v.units {
		u := &v.units[k]
		if !u.quoted {
			continue
		}
		u.owner = v.ownerOf(k)
		for len(chunks) > 0 && chunks[0].End <= u.Start {
			chunks = chunks[1:]
		}
		for _, c := range chunks {
			if c.Start >= u.End {
				break
			}
			if u.owner < 0 {
				loose = append(loose, c.Span)
				continue
			}
			owner := &v.local[u.owner]
			owner.Content = insertSpan(owner.Content, c.Span)
		}
	}
	return loose
}

// ownerOf is the finding that owns the quotations of unit k, or -1.
func (v *view) ownerOf(k int) int {
	if k > 0 {
		if owner := v.speakerIn(k-1, true); owner >= 0 {
			return owner
		}
		if owner := v.units[k-1].owner; owner >= 0 {
			return owner
		}
	}
	return v.follower(k + 1)
}

// speakerIn is the last (or first) finding of speech in unit k, or -1.
func (v *view) speakerIn(k int, last bool) int {
	found := -1
	if k < 0 || k >= len(v.units) {
		return found
	}
	for i := v.units[k].from; i < v.units[k].to; i++ {
		if v.local[i].speaks() {
			if found = i; !last {
				break
			}
		}
	}
	return found
}

// follower is the finding of unit k if it begins with a pronoun or a surname
// and so takes up a quotation before it; else -1.
func (v *view) follower(k int) int {
	i := v.speakerIn(k, false)
	if i < 0 {
		return -1
	}
	f := &v.local[i]
	if f.pronoun == 0 && !f.surname || f.Source.Start > v.units[k].Start+8 {
		return -1
	}
	return i
}
