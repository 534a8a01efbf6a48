package regex

import (
	"github.com/rhetlint/rhetlint/linter/flat"
)

// Write appends the sets in flat form. It lists the members of every set beyond
// ASCII, which takes some milliseconds a set.
func (s *Sets) Write(w *flat.Writer) {
	w.Int(len(s.list))
	for i := range s.list {
		w.Word(s.list[i].ascii[0])
		w.Word(s.list[i].ascii[1])
		w.Ints(s.list[i].wide())
	}
}

// ReadSets reads sets from their flat form.
func ReadSets(r *flat.Reader) *Sets {
	s := &Sets{list: make([]set, r.Count(3))}
	for i := range s.list {
		s.list[i] = set{ascii: [2]uint64{r.Word(), r.Word()}, ranges: r.Ints()}
		if len(s.list[i].ranges)%2 != 0 {
			r.Fail()
		}
	}
	return s
}

// Write appends the program in flat form, without its sets.
func (p *Program) Write(w *flat.Writer) {
	w.Int(int(p.first))
	w.Int(p.captures)
	w.Ints(p.pool)
	tables := make([]int32, 0, len(p.tables)*buckets)
	for _, table := range p.tables {
		tables = append(tables, table[:]...)
	}
	w.Ints(tables)
	code := make([]int32, 0, 4*len(p.code))
	for _, in := range p.code {
		bits := int32(in.op) | int32(in.kind)<<4 | int32(in.mode)<<8 | bit(in.back)<<10 | bit(in.negative)<<11
		code = append(code, bits, in.a, in.b, in.c)
	}
	w.Ints(code)
}

// Read reads the flat form of a program that uses sets. The reader is bad where
// an instruction leads outside the program.
func Read(r *flat.Reader, sets *Sets) *Program {
	p := &Program{sets: sets, first: uint32(r.Int()), captures: r.Int(), pool: r.Ints()}
	tables := r.Ints()
	p.tables = make([][buckets]int32, len(tables)/buckets)
	for i := range p.tables {
		copy(p.tables[i][:], tables[i*buckets:])
	}
	code := r.Ints()
	p.code = make([]instruction, len(code)/4)
	for i := range p.code {
		bits := code[4*i]
		p.code[i] = instruction{
			op: operation(bits & 15), kind: kind(bits >> 4 & 15), mode: mode(bits >> 8 & 3), back: bits>>10&1 == 1, negative: bits>>11&1 == 1,
			a: code[4*i+1], b: code[4*i+2], c: code[4*i+3],
		}
	}
	if !p.sound() {
		r.Fail()
	}
	return p
}

// sound reports whether no instruction leads outside the program.
func (p *Program) sound() bool {
	const most = 1000
	if p.captures < 0 || p.captures > most || len(p.code) == 0 || p.code[len(p.code)-1].op != opMatch {
		return false
	}
	in := func(n int32, size int) bool { return n >= 0 && int(n) < size }
	for _, i := range p.code {
		ok := i.op < operations && i.kind < kinds && i.mode < modes
		switch i.op {
		case opString, opExact:
			ok = ok && i.a >= 0 && i.a <= i.b && int(i.b) <= len(p.pool)
		case opJump, opLook, opAtomic:
			ok = ok && in(i.a, len(p.code))
		case opSplit:
			ok = ok && in(i.a, len(p.code)) && in(i.b, len(p.code))
		case opSwitch:
			ok = ok && in(i.a, len(p.tables))
		case opOpen, opClose:
			ok = ok && in(i.a, p.captures)
		case opChar, opLoop:
			ok = ok && (i.kind != isSet || in(i.a, len(p.sets.list)))
		}
		if !ok {
			return false
		}
	}
	for i := range p.tables {
		for _, at := range p.tables[i] {
			if !in(at, len(p.code)) {
				return false
			}
		}
	}
	return true
}

func bit(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
