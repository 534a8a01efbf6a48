package match

import "slices"

// table finds, for a hash, the phrases and patterns filed under it. Most
// lookups end at one bit of a small set.
type table struct {
	bits  []uint64
	shift uint // of the hash, to a bit number
	slots []slot
	mask  uint64
	refs  []ref // grouped by slot
	hints []hint
}

// ref is what is filed under a key: the number of a phrase, with where the key
// stands in it and the number of a hint; or, negative, a row.
type ref struct {
	number int32
	reach  reach
	hint   uint16
}

// hint is what stands before and behind a key in a phrase, as bits of the
// hashes of words; all bits where it can be anything, or nothing.
type hint struct{ before, behind uint64 }

var noHint = hint{^uint64(0), ^uint64(0)}

func bitOf(hash uint64) uint64 { return 1 << (hash >> 58) }

// slot is a key with a range of refs, empty where the slot is free; or with a
// row and nothing else, where to is onlyRow.
type slot struct {
	key      uint64
	from, to int32
}

const onlyRow = -1

// may reports whether something could be filed under key; it never misses.
func (t *table) may(key uint64) bool {
	b := key >> t.shift
	return t.bits[b>>6]&(1<<(b&63)) != 0
}

// bucket is what is filed under a key: a row, 0 for none, and phrases.
func (t *table) bucket(key uint64) (row int32, phrases []ref) {
	for i := key & t.mask; ; i = (i + 1) & t.mask {
		s := &t.slots[i]
		switch {
		case s.to == s.from:
			return 0, nil
		case s.key != key:
		case s.to == onlyRow:
			return s.from, nil
		default:
			phrases = t.refs[s.from:s.to]
			if last := len(phrases) - 1; phrases[last].number < 0 {
				return -phrases[last].number, phrases[:last]
			}
			return 0, phrases
		}
	}
}

// buildTable files every phrase under its triggers, and every row. It reports
// whether a phrase is found by the beginning of a word.
func buildTable(phrases []*phrase, rows *rows) (t *table, starts bool) {
	t = &table{hints: []hint{noHint}}
	filed := make(map[uint64][]ref, 4*len(phrases)+len(rows.filed))
	var order []uint64
	file := func(key uint64, r ref) {
		if _, have := filed[key]; !have {
			order = append(order, key)
		}
		filed[key] = append(filed[key], r)
	}
	for i, p := range phrases {
		for k, trig := range p.triggers {
			if trig.kind == onPrefix {
				starts, rows.starts[prefixLength] = true, true
			}
			file(trig.key, ref{int32(i), p.where[k].reach, t.hinted(p.where[k].hint)})
		}
	}
	for _, f := range rows.filed {
		file(f.key, ref{number: -f.row})
	}
	empty := emptyTable(len(order))
	empty.hints = t.hints
	t = empty
	for _, key := range order {
		refs := filed[key]
		if len(refs) == 1 && refs[0].number < 0 {
			t.add(key, -refs[0].number, onlyRow)
			continue
		}
		from := int32(len(t.refs))
		t.refs = append(t.refs, refs...)
		t.add(key, from, int32(len(t.refs)))
	}
	return t, starts
}

// hinted is the number of a hint; 0, for none, when there are too many.
func (t *table) hinted(h hint) uint16 {
	if i := slices.Index(t.hints, h); i >= 0 {
		return uint16(i)
	}
	const most = 1 << 14
	if len(t.hints) == most {
		return 0
	}
	t.hints = append(t.hints, h)
	return uint16(len(t.hints) - 1)
}

// leastBits is how many bits the set of a table has at least; bitsPerSlot is
// more of them than there are for each slot.
const (
	leastBits   = 1 << 8
	bitsPerSlot = 32
)

// emptyTable has room for a number of keys.
func emptyTable(keys int) *table {
	size := 16
	for size < keys+keys/4+1 {
		size *= 2
	}
	logBits := uint(0)
	for 1<<logBits < max(leastBits, bitsPerSlot/2*keys) {
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
