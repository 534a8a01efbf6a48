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
	from    []int32  // by list, where its entries begin; one more at the end
	bits    []uint64 // the lists that have entries
}

// dueHere is a pattern to think of where a list has something, with the other
// lists it needs.
type dueHere struct {
	list    int32
	pattern int32
	needs   []int32
}

// newDueTable files patterns under the first list they need. Those that need
// none are always due.
func newDueTable(patterns []*pattern, lists int) (t dueTable, always []int32) {
	t.bits, t.from = make([]uint64, blocksFor(lists)), make([]int32, lists+1)
	for i, p := range patterns {
		if len(p.needs) == 0 {
			always = append(always, int32(i))
			continue
		}
		t.entries = append(t.entries, dueHere{p.needs[0], int32(i), p.needs[1:]})
	}
	slices.SortStableFunc(t.entries, func(a, b dueHere) int { return cmp.Compare(a.list, b.list) })
	for _, d := range t.entries {
		t.from[d.list+1]++
		at, bit := blockOf(d.list)
		t.bits[at] |= bit
	}
	for i := range lists {
		t.from[i+1] += t.from[i]
	}
	return t, always
}

// each calls due for every pattern all of whose lists have something.
func (t *dueTable) each(lists []uint64, due func(pattern int32)) {
	for at, have := range lists {
		for have &= t.bits[at]; have != 0; have &= have - 1 {
			list := at*perBlock + bits.TrailingZeros64(have)
			for i := t.from[list]; i < t.from[list+1]; i++ {
				if d := &t.entries[i]; all(d.needs, lists) {
					due(d.pattern)
				}
			}
		}
	}
}

func all(needs []int32, lists []uint64) bool {
	for _, list := range needs {
		if at, bit := blockOf(list); lists[at]&bit == 0 {
			return false
		}
	}
	return true
}
