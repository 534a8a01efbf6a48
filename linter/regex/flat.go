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

// ReadSets reads sets from their flat form. There are none where it is damaged.
func ReadSets(r *flat.Reader) *Sets {
	s := &Sets{list: make([]set, r.Count(3))}
	for i := range s.list {
		s.list[i] = set{ascii: [2]uint64{r.Word(), r.Word()}, ranges: r.Ints()}
		if len(s.list[i].ranges)%2 != 0 {
			r.Fail()
		}
	}
	if !r.OK() {
		return new(Sets)
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
// an instruction leads outside the program or reads what is not there.
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

// sound reports whether no instruction leads outside the program or reads what
// is not there.
func (p *Program) sound() bool {
	const most = 1000
	if p.captures < 0 || p.captures > most || len(p.code) == 0 || p.code[len(p.code)-1].op != opMatch {
		return false
	}
	for i := range p.code {
		if !p.allows(&p.code[i]) {
			return false
		}
	}
	for i := range p.tables {
		for _, at := range p.tables[i] {
			if !within(at, len(p.code)) {
				return false
			}
		}
	}
	return true
}

func within(n int32, size int) bool { return n >= 0 && int(n) < size }

// allows reports whether an instruction can be one of the program.
func (p *Program) allows(in *instruction) bool {
	if in.op >= operations || in.kind >= kinds || in.mode >= modes {
		return false
	}
	switch in.op {
	case opString, opExact:
		return in.a >= 0 && in.a < in.b && int(in.b) <= len(p.pool)
	case opJump, opLook, opAtomic:
		return within(in.a, len(p.code))
	case opSplit:
		return within(in.a, len(p.code)) && within(in.b, len(p.code))
	case opSwitch:
		return within(in.a, len(p.tables))
	case opOpen, opClose:
		return within(in.a, p.captures)
	case opAssert:
		return within(in.a, int(places))
	case opLoop:
		return in.b >= 0 && in.b <= in.c && p.known(in)
	case opChar:
		return p.known(in)
	}
	return true
}

// known reports whether there is what an instruction compares a character with.
func (p *Program) known(in *instruction) bool {
	return in.kind != isSet || within(in.a, len(p.sets.list))
}

func bit(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
