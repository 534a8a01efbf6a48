package match

import "github.com/rhetlint/rhetlint/linter/flat"

// table finds, for a hash, the phrases and patterns filed under it. Most
// lookups end at one bit of a small set. The rest is in flat form, so that
// nothing is unpacked when a table is read.
type table struct {
	bits  []uint64   // a bit for each key, by its highest bits
	slots flat.Block // the upper half of a key with where what is filed under it stands: a row, or ^ the first ref
	refs  flat.Block // those of a key in a row
	hints flat.Block // pairs of sieves
	shift uint       // of a key, to the number of its bit
	mask  uint64     // of a key, to its slot
}

// ref is what is filed under a key: the number of a phrase, with where the key
// stands in it and the number of a hint; or, negative, a row.
type ref struct {
	number int32
	reach  reach
	hint   uint16
	last   bool // of those filed under the key
}

func (r ref) pack() uint64 {
	word := uint64(uint32(r.number)) | uint64(r.reach.least)<<32 | uint64(r.reach.most)<<40 | uint64(r.hint)<<48
	if r.last {
		word |= 1 << 63
	}
	return word
}

// ref unpacks one.
func (t *table) ref(i int) ref {
	word := t.refs.At(i)
	return ref{int32(uint32(word)), reach{uint8(word >> 32), uint8(word >> 40)}, uint16(word >> 48 & 0x7FFF), word>>63 != 0}
}

// sieve is a set of words, told by two bits of their hashes, so that some others
// pass as well.
type sieve [2]uint64

// anyWordPasses lets all words pass.
var anyWordPasses = sieve{^uint64(0), ^uint64(0)}

// sieveOf lets one word pass.
func sieveOf(hash uint64) sieve { return sieve{1 << (hash >> 58), 1 << (hash >> 52 & 63)} }

func (s sieve) or(o sieve) sieve { return sieve{s[0] | o[0], s[1] | o[1]} }

// lets reports whether a word may be in the set.
func (s sieve) lets(hash uint64) bool {
	return s[0]>>(hash>>58)&1 != 0 && s[1]>>(hash>>52&63)&1 != 0
}

// sieveAt is the sieve with index i of a list of them.
func sieveAt(list flat.Block, i int) sieve { return sieve{list.At(2 * i), list.At(2*i + 1)} }

// hint is what stands before and behind a key in a phrase; all words where it can
// be anything, or nothing.
type hint struct{ before, behind sieve }

var noHint = hint{anyWordPasses, anyWordPasses}

// before and behind are the halves of a hint.
func (t *table) before(hint uint16) sieve { return sieveAt(t.hints, 2*int(hint)) }
func (t *table) behind(hint uint16) sieve { return sieveAt(t.hints, 2*int(hint)+1) }

// may reports whether something could be filed under key; it never misses.
func (t *table) may(key uint64) bool {
	b := key >> (t.shift & 63)
	return t.bits[b>>6]&(1<<(b&63)) != 0
}

// find is what is filed under a key: a row, or ^ the number of the first of its
// refs; 0 for nothing.
func (t *table) find(key uint64) int32 {
	for i := key & t.mask; ; i = (i + 1) & t.mask {
		slot := t.slots.At(int(i))
		if at := int32(uint32(slot)); at == 0 || slot>>32 == key>>32 {
			return at
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
const crowded = 2

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
func buildTable(phrases []*phrase, rows *rows, filed []filedUnder) (t *table, starts bool) {
	f := filing{refs: make(map[uint64][]ref, 4*len(phrases)+len(filed)), known: make(map[hint]uint16)}
	f.hinted(noHint)
	spread(phrases)
	for i, p := range phrases {
		for k, trig := range p.triggers {
			if trig.kind == onPrefix {
				starts, rows.starts[prefixLength] = true, true
			}
			f.add(trig.key, ref{number: int32(i), reach: p.where[k].reach, hint: f.hinted(p.where[k].hint)})
		}
	}
	for _, r := range filed {
		f.add(r.key, ref{number: -r.row})
	}
	return f.table(), starts
}

// table puts what has been filed into flat form.
func (f *filing) table() *table {
	size, shift := slotsFor(len(f.order)), shiftFor(len(f.order))
	t := &table{shift: shift, mask: uint64(size - 1)}
	var refs, hints []uint64
	t.bits = make([]uint64, 1<<(64-shift)>>6)
	slots := make([]uint64, size)
	for _, key := range f.order {
		at := int32(^len(refs))
		if list := f.refs[key]; len(list) == 1 && list[0].number < 0 {
			at = -list[0].number
		} else {
			list[len(list)-1].last = true
			for _, r := range list {
				refs = append(refs, r.pack())
			}
		}
		b, i := key>>shift, key&t.mask
		t.bits[b>>6] |= 1 << (b & 63)
		for uint32(slots[i]) != 0 {
			i = (i + 1) & t.mask
		}
		slots[i] = key>>32<<32 | uint64(uint32(at))
	}
	for _, h := range f.hints {
		hints = append(hints, h.before[0], h.before[1], h.behind[0], h.behind[1])
	}
	t.slots, t.refs, t.hints = flat.BlockOf(slots), flat.BlockOf(refs), flat.BlockOf(hints)
	return t
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
