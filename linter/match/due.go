package match

import (
	"cmp"
	"math/bits"
	"slices"
)

// dueTable tells which patterns are worth thinking of where lists have
// something.
type dueTable struct {
	entries []dueHere
	needs   []int32  // of the entries, by placeOf
	from    []int32  // by list, where its entries begin; one more at the end
	bits    []uint64 // the lists that have entries
	always  []int32  // patterns that need no list
}

// dueHere is a pattern to think of where a list has something, with the other
// lists it needs.
type dueHere struct {
	pattern  int32
	from, to int32
}

// placeOf is the block and the bit of a list in one number.
func placeOf(list int32) int32 { return list/perBlock<<6 | list%perBlock }

// newDueTable files the patterns that look at paragraphs, or the others, under
// the first list they need. Those that need none are always due.
func newDueTable(patterns []*pattern, lists int, paragraph bool) (t dueTable) {
	t.bits, t.from = make([]uint64, blocksFor(lists)), make([]int32, lists+1)
	var order []int32
	for i, p := range patterns {
		switch {
		case p.paragraph != paragraph:
		case len(p.needs) == 0:
			t.always = append(t.always, int32(i))
		default:
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(patterns[a].needs[0], patterns[b].needs[0]) })
	for _, i := range order {
		list, from := patterns[i].needs[0], int32(len(t.needs))
		for _, other := range patterns[i].needs[1:] {
			t.needs = append(t.needs, placeOf(other))
		}
		t.entries = append(t.entries, dueHere{i, from, int32(len(t.needs))})
		t.from[list+1]++
		at, bit := blockOf(list)
		t.bits[at] |= bit
	}
	for i := range lists {
		t.from[i+1] += t.from[i]
	}
	return t
}

// empty reports whether there is nothing to think of.
func (t *dueTable) empty() bool { return len(t.entries)+len(t.always) == 0 }

// each calls due for every pattern all of whose lists have something.
func (t *dueTable) each(lists []uint64, due func(pattern int32)) {
	for _, number := range t.always {
		due(number)
	}
	for at, have := range lists {
		for have &= t.bits[at]; have != 0; have &= have - 1 {
			list := at*perBlock + bits.TrailingZeros64(have)
			for _, d := range t.entries[t.from[list]:t.from[list+1]] {
				if all(t.needs[d.from:d.to], lists) {
					due(d.pattern)
				}
			}
		}
	}
}

// all reports whether each of the lists has something.
func all(needs []int32, lists []uint64) bool {
	for _, place := range needs {
		if lists[place>>6]&(1<<(place&63)) == 0 {
			return false
		}
	}
	return true
}
