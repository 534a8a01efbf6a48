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
	w.Int(len(s.phrases))
	for _, p := range s.phrases {
		p.write(w)
	}
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
	s := &Set{sets: sync.OnceValue(func() *regex.Sets { return regex.ReadSets(flat.NewReader(sets)) })}
	phrases := make([]phrase, r.Count(6))
	s.phrases = make([]*phrase, len(phrases))
	for i := range phrases {
		phrases[i].read(r)
		s.phrases[i] = &phrases[i]
	}
	patterns := make([]pattern, r.Count(6))
	codes, foreigns := make([]code, len(patterns)), make([]foreign, len(patterns))
	s.patterns = make([]*pattern, len(patterns))
	for i := range patterns {
		codes[i].sets, patterns[i].code, patterns[i].regexp2 = s.sets, &codes[i], &foreigns[i]
		patterns[i].read(r)
		s.patterns[i] = &patterns[i]
	}
	s.table = readTable(r, len(s.phrases))
	s.rows = readRows(r)
	s.starts = r.Bool()
	if !r.OK() || !s.sound() {
		r.Fail()
		return (&Builder{}).Build()
	}
	s.finish()
	return s
}

// sound reports whether nothing leads outside the rows and lists.
func (s *Set) sound() bool {
	outside := func(n int32) bool { return n < 0 || int(n) >= s.rows.lists }
	for _, p := range s.patterns {
		if slices.ContainsFunc(p.needs, outside) || slices.ContainsFunc(p.ahead, outside) || p.placed && p.opening.list >= int32(s.rows.openings) ||
			p.flag < 0 || slices.ContainsFunc(p.names, func(n named) bool { return n.number < 0 }) {
			return false
		}
	}
	rows := int32(s.rows.count())
	for _, slot := range s.table.slots {
		if slot.to == onlyRow && slot.from >= rows {
			return false
		}
		for i := slot.from; i < slot.to; i++ { // a row stands behind the phrases
			if n := s.table.refs[i].number; n < 0 && (i+1 < slot.to || -n >= rows) {
				return false
			}
		}
	}
	return true
}

func (p *phrase) write(w *flat.Writer) {
	w.Int(p.id)
	w.String(p.text)
	w.Bool(p.exact)
	w.Bool(p.capitals)
	w.Bool(p.open)
	w.Int(int(p.first))
	w.Int(p.words)
	w.Word(p.opens)
	var program flat.Writer
	code := make([]int32, 0, 3*len(p.program))
	for _, in := range p.code() {
		last := int32(0)
		if in.last {
			last = 1
		}
		code = append(code, int32(in.do)|last<<4, in.char, in.to)
	}
	program.Ints(code)
	w.String(string(program.Data()))
}

func (p *phrase) read(r *flat.Reader) {
	p.id, p.text = r.Int(), r.String()
	p.exact, p.capitals, p.open = r.Bool(), r.Bool(), r.Bool()
	p.first, p.words, p.opens = uint32(r.Int()), r.Int(), r.Word()
	p.flat = r.String()
}

// readPhrase reads the program of a phrase; none where an instruction leads
// outside of it.
func readPhrase(data string) []instruction {
	code := flat.NewReader(data).Ints()
	program := make([]instruction, len(code)/3)
	for i := range program {
		program[i] = instruction{do: action(code[3*i] & 15), last: code[3*i]>>4 == 1, char: code[3*i+1], to: code[3*i+2]}
		if to := program[i].to; to < 0 || int(to) >= len(program) {
			return nil
		}
	}
	if n := len(program); n == 0 || program[n-1].do != done {
		return nil
	}
	return program
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
	w.Ints(r.from)
	w.Int(len(r.blocks))
	for _, b := range r.blocks {
		w.Int(int(b.at))
		w.Word(b.bits)
	}
	w.Int(r.lists)
	w.Int(r.openings)
	w.Int(int(r.digits))
	w.Int(int(r.capitals))
	w.Ints(r.marks[:])
	for _, have := range r.starts {
		w.Bool(have)
	}
}

// readRows makes sure that rows lead to blocks and blocks to lists.
func readRows(r *flat.Reader) *rows {
	s := &rows{from: r.Ints()}
	s.blocks = make([]block, r.Count(9))
	for i := range s.blocks {
		s.blocks[i] = block{int32(r.Int()), r.Word()}
	}
	s.lists, s.openings, s.digits, s.capitals = r.Int(), r.Int(), int32(r.Int()), int32(r.Int())
	copy(s.marks[:], r.Ints())
	for i := range s.starts {
		s.starts[i] = r.Bool()
	}
	last := int32(0)
	for _, at := range s.from {
		if at < last || int(at) > len(s.blocks) {
			r.Fail()
		}
		last = at
	}
	const most = 1 << 20
	bad := len(s.from) < 2 || s.lists < 0 || s.lists > most || s.openings < 0 || s.openings > s.lists || int(s.digits) >= s.count() || s.digits < 0
	bad = bad || int(s.capitals) >= s.count() || s.capitals < 0
	bad = bad || slices.ContainsFunc(s.marks[:], func(n int32) bool { return n < 0 || int(n) >= s.count() })
	if bad || slices.ContainsFunc(s.blocks, func(b block) bool { return b.at < 0 || int(b.at) >= (s.lists+63)/64 }) {
		r.Fail()
	}
	if !r.OK() {
		return &rows{from: []int32{0, 0}}
	}
	return s
}

// count is the number of rows.
func (r *rows) count() int { return len(r.from) - 1 }

func (t *table) write(w *flat.Writer) {
	w.Int(int(t.shift))
	w.Int(len(t.slots))
	var used []uint64 // slot and start, key, end
	for i, s := range t.slots {
		if s.from != s.to {
			used = append(used, uint64(i)|uint64(s.from)<<32, s.key, uint64(uint32(s.to)))
		}
	}
	w.Words(used)
	w.Int(len(t.hints))
	for _, h := range t.hints {
		w.Word(h.before)
		w.Word(h.behind)
	}
	refs := make([]uint64, 0, len(t.refs))
	for _, ref := range t.refs {
		refs = append(refs, uint64(uint32(ref.number))|uint64(ref.reach.least)<<32|uint64(ref.reach.most)<<40|uint64(ref.hint)<<48)
	}
	w.Words(refs)
}

// readTable makes sure that looking up ends and leads to what is there.
func readTable(r *flat.Reader, phrases int) *table {
	t := &table{shift: uint(r.Int())}
	size := r.Int()
	used := r.Block()
	t.hints = make([]hint, r.Count(16))
	for i := range t.hints {
		t.hints[i] = hint{r.Word(), r.Word()}
	}
	refs := r.Block()
	if keys := used.Len() / 3; used.Len()%3 != 0 || size != slotsFor(keys) || t.shift != shiftFor(keys) {
		r.Fail()
		return emptyTable(0)
	}
	t.refs = make([]ref, refs.Len())
	for i := range t.refs {
		bits := refs.At(i)
		t.refs[i] = ref{int32(uint32(bits)), reach{uint8(bits >> 32), uint8(bits >> 40)}, uint16(bits >> 48)}
		if int(t.refs[i].number) >= phrases || int(t.refs[i].hint) >= len(t.hints) {
			r.Fail()
		}
	}
	t.mask = uint64(size - 1)
	t.bits = make([]uint64, 1<<(64-t.shift)>>6)
	t.slots = make([]slot, size)
	for i := 0; i < used.Len(); i += 3 {
		place, key := used.At(i), used.At(i+1)
		at, s := int(uint32(place)), slot{key, int32(place >> 32), int32(uint32(used.At(i + 2)))}
		if at >= size || s.from < 0 || s.from == s.to || s.to != onlyRow && (s.to < s.from || int(s.to) > len(t.refs)) {
			r.Fail()
			return emptyTable(0)
		}
		t.slots[at] = s
		t.bits[key>>t.shift>>6] |= 1 << (key >> t.shift & 63)
	}
	return t
}
