package match

// table finds, for a hash, the phrases and patterns filed under it. Most
// lookups end at one bit of a small set.
type table struct {
	bits  []uint64
	shift uint // of the hash, to a bit number
	slots []slot
	mask  uint64
	refs  []int32 // terms as they are, patterns as -1-number, grouped by slot
}

type slot struct {
	key      uint64
	from, to int32 // range of refs; empty where the slot is free
}

// may reports whether something could be filed under key; it never misses.
func (t *table) may(key uint64) bool {
	b := key >> t.shift
	return t.bits[b>>6]&(1<<(b&63)) != 0
}

func (t *table) bucket(key uint64) []int32 {
	for i := key & t.mask; ; i = (i + 1) & t.mask {
		s := t.slots[i]
		if s.to == s.from {
			return nil
		}
		if s.key == key {
			return t.refs[s.from:s.to]
		}
	}
}

// buildTable files every term under its rarest word or pair, every pattern
// under its triggers.
func buildTable(terms []*term, patterns []*pattern) (*table, map[byte][]int, bool) {
	filed := make(map[uint64][]int32, len(terms)+len(patterns))
	var order []uint64
	file := func(key uint64, ref int32) {
		if _, have := filed[key]; !have {
			order = append(order, key)
		}
		filed[key] = append(filed[key], ref)
	}
	for i, t := range terms {
		best, least := uint64(0), -1
		for k := range t.words {
			key, at := t.words[0], 0
			if len(t.words) > 1 {
				if k == 0 {
					continue
				}
				key, at = hashPair(t.words[k-1], t.words[k]), k
			}
			if n := len(filed[key]); least < 0 || n < least {
				best, least, t.key = key, n, at
			}
		}
		file(best, int32(i))
	}
	marks := make(map[byte][]int)
	prefixes := false
	for i, p := range patterns {
		for _, trig := range p.triggers {
			if trig.kind == onMark {
				marks[trig.mark] = append(marks[trig.mark], i)
				continue
			}
			prefixes = prefixes || trig.kind == onPrefix
			file(trig.key, int32(-i-1))
		}
	}
	return newTable(filed, order), marks, prefixes
}

func newTable(filed map[uint64][]int32, order []uint64) *table {
	size := 64
	for size < 2*len(order) {
		size *= 2
	}
	t := &table{slots: make([]slot, size), mask: uint64(size - 1)}
	logBits := uint(12)
	for 1<<logBits < 16*len(order) {
		logBits++
	}
	t.shift = 64 - logBits
	t.bits = make([]uint64, 1<<logBits>>6)
	for _, key := range order {
		b := key >> t.shift
		t.bits[b>>6] |= 1 << (b & 63)
		i := key & t.mask
		for t.slots[i].to != t.slots[i].from {
			i = (i + 1) & t.mask
		}
		from := int32(len(t.refs))
		t.refs = append(t.refs, filed[key]...)
		t.slots[i] = slot{key, from, int32(len(t.refs))}
	}
	return t
}
