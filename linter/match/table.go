package match

// table finds, for a hash, the phrases and patterns filed under it. Most
// lookups end at one bit of a small set.
type table struct {
	bits  []uint64
	shift uint // of the hash, to a bit number
	slots []slot
	mask  uint64
	refs  []int32 // phrases as they are, patterns as -1-number, grouped by slot
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

// buildTable files every phrase and pattern under its triggers.
func buildTable(phrases []*phrase, patterns []*pattern) (*table, map[byte][]int, bool) {
	filed := make(map[uint64][]int32, 4*len(phrases)+len(patterns))
	var order []uint64
	marks := make(map[byte][]int)
	prefixes := false
	file := func(triggers []trigger, ref int32) {
		for _, trig := range triggers {
			if trig.kind == onMark {
				marks[trig.mark] = append(marks[trig.mark], int(-ref-1))
				continue
			}
			prefixes = prefixes || trig.kind == onPrefix
			if _, have := filed[trig.key]; !have {
				order = append(order, trig.key)
			}
			filed[trig.key] = append(filed[trig.key], ref)
		}
	}
	for i, p := range phrases {
		file(p.triggers, int32(i))
	}
	for i, p := range patterns {
		file(p.triggers, int32(-i-1))
	}
	return newTable(filed, order), marks, prefixes
}

func newTable(filed map[uint64][]int32, order []uint64) *table {
	t := emptyTable(len(order))
	for _, key := range order {
		from := int32(len(t.refs))
		t.refs = append(t.refs, filed[key]...)
		t.add(key, from, int32(len(t.refs)))
	}
	return t
}

// emptyTable has room for a number of keys.
func emptyTable(keys int) *table {
	size := 16
	for size < keys+keys/4+1 {
		size *= 2
	}
	logBits := uint(8)
	for 1<<logBits < 16*keys {
		logBits++
	}
	return &table{
		slots: make([]slot, size), mask: uint64(size - 1),
		bits: make([]uint64, 1<<logBits>>6), shift: 64 - logBits,
	}
}

// add files a range of refs under a key that is not there yet. An empty range
// is not filed.
func (t *table) add(key uint64, from, to int32) {
	b := key >> t.shift
	t.bits[b>>6] |= 1 << (b & 63)
	i := key & t.mask
	for t.slots[i].to != t.slots[i].from {
		i = (i + 1) & t.mask
	}
	t.slots[i] = slot{key, from, to}
}
