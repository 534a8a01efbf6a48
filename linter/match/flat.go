package match

import (
	"slices"
	"sync"

	"github.com/rhetlint/rhetlint/linter/flat"
	"github.com/rhetlint/rhetlint/linter/regex"
)

// The flat form of a set holds what scanning needs and nothing that has to be
// worked out again: keys of the table, what is known of each phrase, where each
// pattern is to be run. Phrases and regular expressions are there as text; they
// are read when they are first compared with an article.

// WriteTo appends the flat form.
func (s *Set) WriteTo(w *flat.Writer) {
	var sets flat.Writer
	s.sets().Write(&sets)
	w.String(string(sets.Data()))
	s.phrases.write(w)
	w.Int(len(s.patterns))
	for _, p := range s.patterns {
		p.write(w)
	}
	s.table.write(w)
	s.rows.write(w)
	w.Bool(s.starts)
}

// Read reads the flat form of a set. The reader is bad where it is none.
func Read(r *flat.Reader) *Set {
	sets := r.String()
	s := &Set{sets: sync.OnceValue(func() *regex.Sets { return regex.ReadSets(flat.NewReader(sets)) }), phrases: readPhrases(r)}
	patterns := make([]pattern, r.Count(6))
	codes, foreigns := make([]code, len(patterns)), make([]foreign, len(patterns))
	s.patterns = make([]*pattern, len(patterns))
	for i := range patterns {
		codes[i].sets, codes[i].trusted, patterns[i].code, patterns[i].regexp2 = s.sets, r.Trusted(), &codes[i], &foreigns[i]
		patterns[i].read(r)
		s.patterns[i] = &patterns[i]
	}
	s.table = readTable(r)
	s.rows = readRows(r)
	s.starts = r.Bool()
	if !r.OK() || !r.Trusted() && !s.sound() {
		r.Fail()
		return (&Builder{}).Build()
	}
	s.finish()
	return s
}

// sound reports whether nothing leads outside the table, rows and lists.
func (s *Set) sound() bool {
	if !s.rows.sound() || !s.table.sound(s.phrases.count(), s.rows.blocks.Len()) {
		return false
	}
	outside := func(n int32) bool { return n < 0 || int(n) >= s.rows.lists }
	unneeded := func(n int32) bool { return n < 0 || int(n) >= s.rows.needed*perBlock }
	for _, p := range s.patterns {
		if slices.ContainsFunc(p.needs, unneeded) || slices.ContainsFunc(p.ahead, outside) || p.placed && int(p.opening.list) >= s.rows.lists ||
			p.flag < 0 || slices.ContainsFunc(p.names, func(n named) bool { return n.number < 0 }) {
			return false
		}
	}
	return true
}

func (p *pattern) write(w *flat.Writer) {
	w.Int(p.id)
	w.String(p.regexp2.text)
	w.Bool(p.paragraph)
	w.Bool(p.sentences)
	w.Bool(p.inside)
	w.Int(p.flag)
	w.Int(len(p.names))
	for _, n := range p.names {
		w.String(n.name)
		w.Int(n.number)
	}
	w.Ints(p.needs)
	w.Ints(p.ahead)
	w.Int(int(p.spaces))
	w.Bool(p.placed)
	w.Int(int(p.opening.list))
	w.Word(p.opening.marks[0])
	w.Word(p.opening.marks[1])
	w.Bool(p.opening.start)
	p.guard.write(w)
	var program flat.Writer
	if made := p.code.program(); made != nil {
		made.Write(&program)
	}
	w.String(string(program.Data()))
}

func (p *pattern) read(r *flat.Reader) {
	p.id, p.regexp2.text, p.paragraph, p.sentences, p.inside, p.flag = r.Int(), r.String(), r.Bool(), r.Bool(), r.Bool(), r.Int()
	if n := r.Count(2); n > 0 {
		p.names = make([]named, n)
		for i := range p.names {
			p.names[i] = named{r.String(), r.Int()}
		}
	}
	p.needs, p.ahead, p.spaces = r.Ints(), r.Ints(), int32(r.Int())
	p.placed = r.Bool()
	p.opening = opening{list: int32(r.Int()), marks: [2]uint64{r.Word(), r.Word()}, start: r.Bool()}
	p.guard.read(r)
	p.code.flat = r.String()
}

func (g *guard) write(w *flat.Writer) {
	w.Int(int(g.begins))
	for _, leads := range []regex.Leads{g.next.AfterWord, g.next.AfterMark} {
		for _, word := range leads {
			w.Word(word)
		}
	}
}

func (g *guard) read(r *flat.Reader) {
	g.begins = regex.Begins(r.Int())
	for _, leads := range []*regex.Leads{&g.next.AfterWord, &g.next.AfterMark} {
		for i := range leads {
			leads[i] = r.Word()
		}
	}
}

func (r *rows) write(w *flat.Writer) {
	w.Block(r.blocks)
	w.Int(r.lists)
	w.Int(r.needed)
	w.Int(int(r.digits))
	w.Int(int(r.capitals))
	w.Ints(r.marks[:])
	for _, have := range r.starts {
		w.Bool(have)
	}
}

func readRows(r *flat.Reader) *rows {
	s := &rows{blocks: r.Block()}
	s.lists, s.needed, s.digits, s.capitals = r.Int(), r.Int(), int32(r.Int()), int32(r.Int())
	copy(s.marks[:], r.Ints())
	for i := range s.starts {
		s.starts[i] = r.Bool()
	}
	return s
}

// sound reports whether rows lead to blocks and blocks to lists.
func (r *rows) sound() bool {
	const most = 1 << 20
	size := r.blocks.Len()
	if size == 0 || r.blocks.At(size-1)&lastBlock == 0 || r.lists < 0 || r.lists > most || r.needed < 0 || r.needed > blocksFor(r.lists) {
		return false
	}
	for i := range size {
		if b := r.blocks.At(i); blockBits(b) != 0 && blockAt(b) >= blocksFor(r.lists) {
			return false
		}
	}
	row := func(n int32) bool { return n >= 0 && int(n) < size }
	return row(r.digits) && row(r.capitals) && !slices.ContainsFunc(r.marks[:], func(n int32) bool { return !row(n) })
}

func (t *table) write(w *flat.Writer) {
	w.Int(int(t.shift))
	w.Words(t.bits)
	w.Block(t.slots)
	w.Block(t.hints)
	w.Block(t.refs)
}

func readTable(r *flat.Reader) *table {
	t := &table{shift: uint(r.Int()), bits: r.Words(), slots: r.Block(), hints: r.Block(), refs: r.Block()}
	t.mask = uint64(t.slots.Len() - 1)
	return t
}

// sound reports whether looking up ends and leads to what is there.
func (t *table) sound(phrases, rows int) bool {
	size := t.slots.Len()
	if size == 0 || size&(size-1) != 0 || t.shift > 58 || len(t.bits) != 1<<(64-t.shift)>>6 {
		return false
	}
	used := 0
	for i := range size {
		at := int32(uint32(t.slots.At(i)))
		if at != 0 {
			used++
		}
		if int(at) >= rows || at < 0 && int(^at) >= t.refs.Len() {
			return false
		}
	}
	for i := range t.refs.Len() {
		r := t.ref(i)
		if end := r.last || r.number < 0; !end && i+1 == t.refs.Len() || int(r.number) >= phrases || -int(r.number) >= rows || 4*int(r.hint)+3 >= t.hints.Len() {
			return false
		}
	}
	return used < size
}
