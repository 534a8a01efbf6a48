package regex

import (
	"math/bits"

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
	w.Block(p.code)
}

// Read reads the flat form of a program that uses sets. The reader is bad where
// an instruction leads outside the program or reads what is not there, unless
// it trusts the data.
func Read(r *flat.Reader, sets *Sets) *Program {
	p := &Program{sets: sets, first: uint32(r.Int()), captures: r.Int(), code: r.Block()}
	if !r.Trusted() && !p.sound() {
		r.Fail()
	}
	return p
}

// sound reports whether no instruction leads to where none is or reads what is
// not there.
func (p *Program) sound() bool {
	const most = 1000
	size := int32(p.code.Len())
	if p.captures < 0 || p.captures > most || size == 0 {
		return false
	}
	begins, last := make([]bool, size), int32(0)
	for pc := int32(0); pc < size; pc += 1 + p.at(pc).extra() {
		begins[pc], last = true, pc
	}
	if op := p.at(last).op(); op != opMatch && op != opJump {
		return false
	}
	for pc, ok := range begins {
		if ok && !p.allows(int32(pc), begins) {
			return false
		}
	}
	return true
}

func within(n int32, size int) bool { return n >= 0 && int(n) < size }

// allows reports whether what is at a place can be an instruction of the
// program, given where instructions begin.
func (p *Program) allows(pc int32, begins []bool) bool {
	leads := func(to int32) bool { return within(to, len(begins)) && begins[to] }
	word := p.at(pc)
	switch word.op() {
	case opString:
		return word.text().n > 0
	case opSplit:
		return leads(word.first()) && leads(word.second())
	case opTry:
		return word.lead().n <= mostLead && leads(word.to()) && (word.last() || p.at(pc+1).op() == opTry)
	case opSwitch:
		tries := func(to int32) bool { return to == nowhere || leads(to) && p.at(to).op() == opTry }
		ok := tries(word.otherwise())
		for i := range int32(bits.OnesCount32(word.owners())) {
			ok = ok && tries(p.place(pc, i))
		}
		return ok
	}
	return p.allowsUsual(word.instruction(), leads)
}

// allowsUsual is allows for instructions of the usual form.
func (p *Program) allowsUsual(in instruction, leads func(int32) bool) bool {
	if in.op >= operations || in.kind >= kinds || in.mode >= modes {
		return false
	}
	switch in.op {
	case opJump, opLook, opAtomic:
		return leads(in.a)
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
