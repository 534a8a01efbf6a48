package match

import (
	"maps"
	"slices"

	"github.com/rhetlint/rhetlint/linter/flat"
)

// The flat form of a set holds what scanning needs and nothing that has to be
// worked out again: keys of the table, what is known of each phrase, where each
// pattern is to be run. Phrases and regular expressions are there as text; they
// are read when they are first compared with an article.

// WriteTo appends the flat form.
func (s *Set) WriteTo(w *flat.Writer) {
	w.Int(len(s.phrases))
	for _, p := range s.phrases {
		p.write(w)
	}
	w.Int(len(s.patterns))
	for _, p := range s.patterns {
		p.write(w)
	}
	s.table.write(w)
	w.Bool(s.prefixes)
	w.Int(len(s.marks))
	for _, mark := range slices.Sorted(maps.Keys(s.marks)) {
		w.Int(int(mark))
		writeInts(w, s.marks[mark])
	}
}

// Read reads the flat form of a set. The reader is bad where it is none.
func Read(r *flat.Reader) *Set {
	s := &Set{phrases: make([]*phrase, r.Count(6))}
	phrases := make([]phrase, len(s.phrases))
	for i := range phrases {
		phrases[i].read(r)
		s.phrases[i] = &phrases[i]
	}
	s.patterns = make([]*pattern, r.Count(6))
	for i := range s.patterns {
		s.patterns[i] = readPattern(r)
	}
	s.table = readTable(r, len(s.phrases), len(s.patterns))
	s.prefixes = r.Bool()
	s.marks = make(map[byte][]int)
	for range r.Count(2) {
		mark, list := r.Int(), readInts(r)
		if mark < 0 || mark > 127 || slices.ContainsFunc(list, func(p int) bool { return p < 0 || p >= len(s.patterns) }) {
			r.Fail()
			break
		}
		s.marks[byte(mark)] = list
	}
	s.finish()
	return s
}

func (p *phrase) write(w *flat.Writer) {
	w.Int(p.id)
	w.String(p.text)
	w.Bool(p.exact)
	w.Bool(p.capitals)
	w.Bool(p.open)
	w.Int(int(p.first))
	w.Int(p.words)
}

func (p *phrase) read(r *flat.Reader) {
	p.id, p.text = r.Int(), r.String()
	p.exact, p.capitals, p.open = r.Bool(), r.Bool(), r.Bool()
	p.first, p.words = uint32(r.Int()), r.Int()
}

func (p *pattern) write(w *flat.Writer) {
	w.Int(p.id)
	w.String(p.text)
	w.Bool(p.paragraph)
	w.Bool(p.inside)
	w.Bool(p.always)
	w.Int(len(p.needs))
	for _, f := range p.needs {
		f.write(w)
	}
	w.Bool(p.opening != nil)
	if o := p.opening; o != nil {
		o.filter.write(w)
		w.Word(o.marks[0])
		w.Word(o.marks[1])
		w.Bool(o.start)
	}
}

func readPattern(r *flat.Reader) *pattern {
	p := &pattern{id: r.Int(), text: r.String(), paragraph: r.Bool(), inside: r.Bool(), always: r.Bool()}
	p.needs = make([]*filter, r.Count(4))
	for i := range p.needs {
		p.needs[i] = new(filter)
		p.needs[i].read(r)
	}
	if r.Bool() {
		p.opening = new(opening)
		p.opening.read(r)
		p.opening.marks = [2]uint64{r.Word(), r.Word()}
		p.opening.start = r.Bool()
	}
	return p
}

func (f *filter) write(w *flat.Writer) {
	w.Words(f.words)
	w.Words(f.pairs)
	w.Int(len(f.starts))
	for _, s := range f.starts {
		w.Word(uint64(s.value) | uint64(s.mask)<<32)
	}
	w.Bool(f.digits)
}

func (f *filter) read(r *flat.Reader) {
	f.words, f.pairs = r.Words(), r.Words()
	if starts := r.Words(); len(starts) > 0 {
		f.starts = make([]wordStart, len(starts))
		for i, s := range starts {
			f.starts[i] = wordStart{uint32(s), uint32(s >> 32)}
		}
	}
	f.digits = r.Bool()
	f.finish()
}

func (t *table) write(w *flat.Writer) {
	w.Int(int(t.shift))
	keys, ranges := make([]uint64, len(t.slots)), make([]uint64, len(t.slots))
	for i, s := range t.slots {
		keys[i], ranges[i] = s.key, uint64(uint32(s.from))|uint64(s.to)<<32
	}
	w.Words(keys)
	w.Words(ranges)
	refs := make([]int, len(t.refs))
	for i, ref := range t.refs {
		refs[i] = int(ref)
	}
	writeInts(w, refs)
}

// readTable makes sure that looking up ends and leads to what is there.
func readTable(r *flat.Reader, phrases, patterns int) *table {
	t := &table{shift: uint(r.Int())}
	keys, ranges := r.Words(), r.Words()
	t.refs = make([]int32, r.Count(1))
	for i := range t.refs {
		ref := r.Int()
		if ref >= phrases || -ref > patterns {
			r.Fail()
		}
		t.refs[i] = int32(ref)
	}
	size := len(keys)
	if size == 0 || size&(size-1) != 0 || len(ranges) != size || t.shift < 32 || t.shift > 58 {
		r.Fail()
		return emptyTable(0)
	}
	t.mask = uint64(size - 1)
	t.bits = make([]uint64, 1<<(64-t.shift)>>6)
	t.slots = make([]slot, size)
	free := false
	for i, key := range keys {
		from, to := int32(uint32(ranges[i])), int32(ranges[i]>>32)
		if from < 0 || to < from || int(to) > len(t.refs) {
			r.Fail()
			return emptyTable(0)
		}
		if free = free || from == to; from < to {
			t.bits[key>>t.shift>>6] |= 1 << (key >> t.shift & 63)
		}
		t.slots[i] = slot{key, from, to}
	}
	if !free {
		r.Fail()
	}
	return t
}

func writeInts(w *flat.Writer, list []int) {
	w.Int(len(list))
	for _, n := range list {
		w.Int(n)
	}
}

func readInts(r *flat.Reader) []int {
	out := make([]int, r.Count(1))
	for i := range out {
		out[i] = r.Int()
	}
	return out
}
