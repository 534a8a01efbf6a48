package match

import (
	"math/bits"
	"slices"
)

// Where in a window the matches of a pattern can begin: at the words of its
// opening, and no more spaces before the words it cannot do without than a match
// can hold. Most patterns that are due in a sentence are told by that to have no
// match there, before the sentence is decoded.

// positions finds, for the noted patterns, the words of the lists that tell
// where their matches can begin.
func (r *runner) positions(sights []sight) {
	sc, rows := r.scratch, r.set.rows
	if size := rows.lists; len(sc.begins) < size {
		sc.begins, sc.wanted = make([][]sight, size), make([]uint64, blocksFor(size))
	}
	clear(sc.wanted)
	sc.first = 0
	if len(sights) > 0 {
		sc.first = sights[0].spaces
	}
	for _, number := range sc.noted {
		p := r.set.patterns[number]
		if p.placed && p.opening.list >= 0 {
			sc.want(p.opening.list)
		}
		for _, list := range p.ahead {
			sc.want(list)
		}
	}
	for _, s := range sights {
		block := uint64(0)
		for i := int(s.row); block&lastBlock == 0; i++ {
			block = rows.blocks.At(i)
			at := blockAt(block)
			for found := blockBits(block) & sc.wanted[at]; found != 0; found &= found - 1 {
				list := &sc.begins[at*perBlock+bits.TrailingZeros64(found)]
				if n := len(*list); n == 0 || (*list)[n-1].start != s.start {
					*list = append(*list, s)
				}
			}
		}
	}
}

func (sc *sentence) want(list int32) {
	at, bit := blockOf(list)
	sc.wanted[at] |= bit
	sc.begins[list] = sc.begins[list][:0]
}

// reachable reports whether a match can begin anywhere in the window, and keeps
// the words of the pattern's opening from which it can.
func (r *runner) reachable(p *pattern) bool {
	sc, o := r.scratch, &p.opening
	for _, list := range p.ahead {
		if len(sc.begins[list]) == 0 {
			return false
		}
	}
	sc.firsts = sc.firsts[:0]
	if !p.placed {
		return true
	}
	if o.list >= 0 {
		sc.firsts = append(sc.firsts, sc.begins[o.list]...)
		for _, list := range p.ahead {
			if list != o.list {
				sc.firsts = before(sc.firsts, sc.begins[list], p.spaces)
			}
		}
	}
	sc.start = o.start && r.nearStart(p)
	return sc.start || len(sc.firsts) > 0 || o.marks[0]|o.marks[1] != 0
}

// nearStart reports whether all that the pattern cannot do without stands near
// enough to the start of the window. Before the first sight no spaces are
// counted, so that there may be more than it says.
func (r *runner) nearStart(p *pattern) bool {
	for _, list := range p.ahead {
		if r.scratch.begins[list][0].spaces-r.scratch.first > p.spaces {
			return false
		}
	}
	return true
}

// before keeps the places behind which one of others stands, with no more than
// so many spaces between.
func before(places, others []sight, spaces int32) []sight {
	kept, next := places[:0], 0
	for _, s := range places {
		for next < len(others) && others[next].start < s.start {
			next++
		}
		if next == len(others) {
			break
		}
		if others[next].spaces-s.spaces <= spaces {
			kept = append(kept, s)
		}
	}
	return kept
}

// bounds are the first and the last rune of the window at which a match can
// begin, as far as the words tell that the pattern cannot do without.
func (r *runner) bounds(p *pattern) (first, last int) {
	w := &r.scratch.window
	last = len(w.text.Runes)
	for i, list := range p.ahead {
		at := r.scratch.begins[list]
		_, to := w.runesOf(at[len(at)-1].start)
		last = min(last, to)
		if i == 0 && p.spaces < endless {
			from, _ := w.runesOf(at[0].start)
			first = w.back(from, int(p.spaces))
		}
	}
	return first, last
}

// back goes back from a rune over no more than so many spaces.
func (w *window) back(rune, spaces int) int {
	for rune > 0 {
		if w.text.Runes[rune-1] == ' ' {
			if spaces--; spaces < 0 {
				break
			}
		}
		rune--
	}
	return rune
}

// places lists the runes of the window at which a match can begin, in order.
func (r *runner) places(p *pattern) {
	sc, o := r.scratch, &p.opening
	w, into := &sc.window, sc.places[:0]
	for _, s := range sc.firsts {
		into = w.runesAt(s.start, into)
	}
	if !o.wordsOnly() {
		words := len(into)
		into = r.placesOfMarks(p, into)
		if len(into) > words {
			slices.Sort(into)
			into = slices.Compact(into)
		}
	}
	sc.places = into
	if p.code.foreign() {
		return
	}
	sc.places = slices.DeleteFunc(into, func(at int32) bool { return !p.guard.allows(w.text, int(at)) })
}

// placesOfMarks adds the start of the window and the marks with which a match
// can begin.
func (r *runner) placesOfMarks(p *pattern, into []int32) []int32 {
	w, o := &r.scratch.window, &p.opening
	first, last := r.bounds(p)
	if r.scratch.start && first == 0 && len(w.text.Runes) > 0 {
		into = append(into, 0)
	}
	if o.hasMark(' ') {
		for i := first; i <= last && i < len(w.text.Runes); i++ {
			if w.text.Runes[i] == ' ' {
				into = append(into, int32(i))
			}
		}
	}
	if o.marks[0]|o.marks[1] != 0 {
		for _, i := range w.marks {
			if int(i) >= first && int(i) <= last && o.hasMark(w.text.Runes[i]) {
				into = append(into, i)
			}
		}
	}
	return into
}
