package match

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

// anyBit stands for any word.
const anyBit = ^uint64(0)

var noHint = hint{anyBit, anyBit}

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

// filing gathers what is filed under each key.
type filing struct {
	refs  map[uint64][]ref
	order []uint64 // the keys as they came
	hints []hint
	known map[hint]uint16 // their numbers
}

func (f *filing) add(key uint64, r ref) {
	if _, have := f.refs[key]; !have {
		f.order = append(f.order, key)
	}
	f.refs[key] = append(f.refs[key], r)
}

// hinted is the number of a hint; 0, for none, when there are too many.
func (f *filing) hinted(h hint) uint16 {
	if n, ok := f.known[h]; ok {
		return n
	}
	const most = 1 << 14
	if len(f.hints) == most {
		return 0
	}
	n := uint16(len(f.hints))
	f.hints, f.known[h] = append(f.hints, h), n
	return n
}

// crowded is how many phrases one key may lead to before they are filed under
// pairs of words where they can be.
const crowded = 8

// spread gives phrases whose keys are crowded other keys.
func spread(phrases []*phrase) {
	crowd := make(map[uint64]int, len(phrases))
	for _, p := range phrases {
		for _, t := range p.triggers {
			crowd[t.key]++
		}
	}
	for _, p := range phrases {
		for _, t := range p.triggers {
			if t.kind == onWord && crowd[t.key] > crowded {
				if root, err := parsePhrase(p.text); err == nil {
					p.key(root, 0)
				}
				break
			}
		}
	}
}

// buildTable files every phrase under its triggers, and every row. It reports
// whether a phrase is found by the beginning of a word.
func buildTable(phrases []*phrase, rows *rows) (t *table, starts bool) {
	f := filing{refs: make(map[uint64][]ref, 4*len(phrases)+len(rows.filed)), known: make(map[hint]uint16)}
	f.hinted(noHint)
	spread(phrases)
	for i, p := range phrases {
		for k, trig := range p.triggers {
			if trig.kind == onPrefix {
				starts, rows.starts[prefixLength] = true, true
			}
			f.add(trig.key, ref{int32(i), p.where[k].reach, f.hinted(p.where[k].hint)})
		}
	}
	for _, r := range rows.filed {
		f.add(r.key, ref{number: -r.row})
	}
	t = emptyTable(len(f.order))
	t.hints = f.hints
	for _, key := range f.order {
		refs := f.refs[key]
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

// emptyTable has room for a number of keys.
func emptyTable(keys int) *table {
	size, shift := slotsFor(keys), shiftFor(keys)
	return &table{
		slots: make([]slot, size), mask: uint64(size - 1),
		bits: make([]uint64, 1<<(64-shift)>>6), shift: shift,
	}
}

// slotsFor is how many slots a table has for a number of keys.
func slotsFor(keys int) int {
	size := 16
	for size < keys+keys/4+1 {
		size *= 2
	}
	return size
}

// shiftFor leaves some sixteen bits of the small set for each key.
func shiftFor(keys int) uint {
	bits := uint(8)
	for 1<<bits < 16*keys {
		bits++
	}
	return 64 - bits
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
