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
	w.Block32(p.pool)
	w.Block16(p.tables)
	w.Block32(p.masks)
	w.Block(p.code)
}

// Read reads the flat form of a program that uses sets. The reader is bad where
// an instruction leads outside the program or reads what is not there, unless
// it trusts the data.
func Read(r *flat.Reader, sets *Sets) *Program {
	p := &Program{sets: sets, first: uint32(r.Int()), captures: r.Int()}
	p.pool, p.tables, p.masks, p.code = r.Block32(), r.Block16(), r.Block32(), r.Block()
	if !r.Trusted() && !p.sound() {
		r.Fail()
	}
	return p
}

// sound reports whether no instruction leads outside the program or reads what
// is not there.
func (p *Program) sound() bool {
	const most = 1000
	size := p.code.Len()
	if p.captures < 0 || p.captures > most || size == 0 || p.at(int32(size-1)).op() != opMatch {
		return false
	}
	for i := range size {
		if !p.allows(p.at(int32(i)).instruction()) {
			return false
		}
	}
	for i := range p.tables.Len() {
		if int(p.tables.At(i)) >= size {
			return false
		}
	}
	return true
}

func within(n int32, size int) bool { return n >= 0 && int(n) < size }

// allows reports whether an instruction can be one of the program.
func (p *Program) allows(in instruction) bool {
	if in.op >= operations || in.kind >= kinds || in.mode >= modes {
		return false
	}
	switch in.op {
	case opString, opExact:
		return in.b > 0 && int(in.a)+int(in.b) <= p.pool.Len()
	case opJump, opLook, opAtomic:
		return within(in.a, p.code.Len())
	case opSplit:
		return within(in.a, p.code.Len()) && within(in.b, p.code.Len()) && within(in.c, p.masks.Len())
	case opSwitch:
		return within(in.a, p.tables.Len()/buckets)
	case opOpen, opClose:
		return within(in.a, p.captures)
	case opAssert:
		return within(in.a, int(places))
	case opLoop:
		return in.b <= in.c && p.known(in)
	case opChar:
		return p.known(in)
	}
	return true
}

// known reports whether there is what an instruction compares a character with.
func (p *Program) known(in instruction) bool {
	return in.kind != isSet || within(in.a, len(p.sets.list))
}
