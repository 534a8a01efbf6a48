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
		writeRunes(w, s.list[i].wide())
	}
}

// ReadSets reads sets from their flat form.
func ReadSets(r *flat.Reader) *Sets {
	s := &Sets{list: make([]set, r.Count(3))}
	for i := range s.list {
		s.list[i] = set{ascii: [2]uint64{r.Word(), r.Word()}, ranges: readRunes(r)}
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
	writeRunes(w, p.pool)
	w.Int(len(p.tables))
	for _, table := range p.tables {
		for _, at := range table {
			w.Int(int(at))
		}
	}
	w.Int(len(p.code))
	for _, in := range p.code {
		w.Int(int(in.op) | int(in.kind)<<8 | int(in.mode)<<16 | bit(in.back)<<24 | bit(in.negative)<<25)
		w.Int(int(in.a))
		w.Int(int(in.b))
		w.Int(int(in.c))
	}
}

// Read reads the flat form of a program that uses sets. The reader is bad where
// an instruction leads outside the program.
func Read(r *flat.Reader, sets *Sets) *Program {
	p := &Program{sets: sets, first: uint32(r.Int()), captures: r.Int(), pool: readRunes(r)}
	p.tables = make([][buckets]int32, r.Count(buckets))
	for i := range p.tables {
		for b := range p.tables[i] {
			p.tables[i][b] = int32(r.Int())
		}
	}
	p.code = make([]instruction, r.Count(4))
	for i := range p.code {
		bits := r.Int()
		p.code[i] = instruction{
			op: operation(bits), kind: kind(bits >> 8), mode: mode(bits >> 16), back: bits>>24&1 == 1, negative: bits>>25&1 == 1,
			a: int32(r.Int()), b: int32(r.Int()), c: int32(r.Int()),
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

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func writeRunes(w *flat.Writer, runes []rune) {
	w.Int(len(runes))
	for _, r := range runes {
		w.Int(int(r))
	}
}

func readRunes(r *flat.Reader) []rune {
	out := make([]rune, r.Count(1))
	for i := range out {
		out[i] = rune(r.Int())
	}
	return out
}
