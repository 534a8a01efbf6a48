package regex

import "math/bits"

// Next is what the word behind the place where a match begins can be, told by
// its first two letters: behind the word that stands there, or behind the mark.
// Most places at which a pattern could begin are told apart by it without the
// program being looked at. The zero value lets nothing pass.
type Next struct {
	AfterWord, AfterMark Leads
}

// Leads are pairs of letters that words can begin with, as bits.
type Leads [4]uint64

// letterOther stands for characters of words other than a to z, and for the end
// of a word of one letter.
const (
	letterOther = 26
	letters     = 27
)

func letterOf(folded rune) int {
	if 'a' <= folded && folded <= 'z' {
		return int(folded - 'a')
	}
	return letterOther
}

func (l *Leads) add(first, second int) {
	at := (first*letters + second) & 255
	l[at>>6] |= 1 << (at & 63)
}

// Any lets everything pass, the lack of a next word as well.
func (l *Leads) Any() bool { return *l == anyLeads }

var anyLeads = Leads{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// maxAhead is how many runes are looked at for the next word, so that endless
// words and rows of marks are not read again from each of their places.
const maxAhead = 64

// Allows reports whether the word that follows in the text allows a match that
// begins at a rune. It never says no wrongly.
func (n *Next) Allows(folded []rune, at int) bool {
	cut := len(folded) > at+maxAhead
	if cut {
		folded = folded[:at+maxAhead]
	}
	leads := &n.AfterMark
	i := at
	if i < len(folded) && IsWord(folded[i]) {
		leads = &n.AfterWord
		for i < len(folded) && IsWord(folded[i]) {
			i++
		}
	}
	if leads.Any() {
		return true
	}
	for i < len(folded) && !IsWord(folded[i]) {
		i++
	}
	if i == len(folded) || cut && i+1 == len(folded) {
		return cut // what follows was not looked at
	}
	second := letterOther
	if i+1 < len(folded) && IsWord(folded[i+1]) {
		second = letterOf(folded[i+1])
	}
	bit := (letterOf(folded[i])*letters + second) & 255
	return leads[bit>>6]&(1<<(bit&63)) != 0
}

// Next works out what the next word can be, by following all ways through the
// program at once as far as its second letter.
func (p *Program) Next() Next {
	var n Next
	for _, word := range []bool{true, false} {
		w := walk{Program: p, word: word, seen: make([]uint64, p.code.Len())}
		w.visit(0, phaseStart)
		for len(w.todo) > 0 && !w.leads.Any() {
			s := w.todo[len(w.todo)-1]
			w.todo = w.todo[:len(w.todo)-1]
			w.step(s)
		}
		if word {
			n.AfterWord = w.leads
		} else {
			n.AfterMark = w.leads
		}
	}
	return n
}

// Phases of a walk: nothing has been read, the first word, what is between, and
// from phaseLetter on the first letter of the next word.
const (
	phaseStart = iota
	phaseWord
	phaseGap
	phaseLetter
)

// walk follows a program from a word or from a mark.
type walk struct {
	*Program
	word  bool
	leads Leads
	seen  []uint64 // by instruction: the phases it was reached in
	todo  []walked
}

type walked struct {
	pc    int32
	phase int
}

func (w *walk) visit(pc int32, phase int) {
	if pc == nowhere {
		return
	}
	if bit := uint64(1) << phase; w.seen[pc]&bit == 0 {
		w.seen[pc] |= bit
		w.todo = append(w.todo, walked{pc, phase})
	}
}

// step takes one instruction.
func (w *walk) step(s walked) {
	word := w.at(s.pc)
	in, next := word.instruction(), s.pc+1+word.extra()
	switch in.op {
	case opChar:
		w.read(in, s.phase, func(phase int) { w.visit(next, phase) })
	case opLoop:
		if in.b == 0 {
			w.visit(next, s.phase)
		}
		w.read(in, s.phase, func(phase int) {
			w.visit(s.pc, phase)
			w.visit(next, phase)
		})
	case opString:
		w.readAll(word.text(), s.phase, next)
	case opJump, opLook:
		w.visit(in.a, s.phase)
	case opAtomic, opOpen, opClose, opAssert:
		w.visit(s.pc+1, s.phase)
	case opAccept: // of an opAtomic: parts that look around are not entered
		w.visit(s.pc+1, s.phase)
	case opSplit:
		w.visit(word.first(), s.phase)
		w.visit(word.second(), s.phase)
	case opTry:
		if word.reads() {
			w.readAll(word.lead(), s.phase, word.to())
		} else {
			w.visit(word.to(), s.phase)
		}
		if !word.last() {
			w.visit(next, s.phase)
		}
	case opSwitch:
		w.visit(word.otherwise(), s.phase)
		for i := range int32(bits.OnesCount32(word.owners())) {
			w.visit(w.place(s.pc, i), s.phase)
		}
	case opMatch:
		w.ends(s.phase)
	}
}

// readAll follows characters in a row.
func (w *walk) readAll(text chars, phase int, to int32) {
	for alive := true; text.n > 0; text = text.rest() {
		r := text.first()
		if phase, alive = w.advance(phase, Fold(r), IsWord(r)); !alive {
			return
		}
	}
	w.visit(to, phase)
}

// ends notes that a match can end in a phase: what follows does not matter.
func (w *walk) ends(phase int) {
	if phase < phaseLetter {
		w.leads = anyLeads
		return
	}
	for second := range letters {
		w.leads.add(phase-phaseLetter, second)
	}
}

// read follows what a character of an instruction can be.
func (w *walk) read(in instruction, phase int, then func(phase int)) {
	if in.back { // within a part that looks behind, which is not entered
		w.leads = anyLeads
		return
	}
	if in.kind == isRune || in.kind == isFold {
		if next, alive := w.advance(phase, Fold(in.a), IsWord(in.a)); alive {
			then(next)
		}
		return
	}
	gap, other, has := w.members(in)
	if gap {
		if next, alive := w.advance(phase, ' ', false); alive {
			then(next)
		}
	}
	if other {
		if next, alive := w.advance(phase, '0', true); alive {
			then(next)
		}
	}
	for r := 'a'; r <= 'z'; r++ {
		if !has(r) {
			continue
		}
		if next, alive := w.advance(phase, r, true); alive {
			then(next)
		}
	}
}

// members tells what a set, or all but one rune, can be: something that is no
// word character, a word character other than a letter, or letters a to z.
func (w *walk) members(in instruction) (gap, other bool, has func(rune) bool) {
	if in.kind == isNot {
		return true, true, func(rune) bool { return true }
	}
	s := &w.sets.list[in.a]
	wide := s.wordsBeyond()
	gap, other = wide.gap, wide.word
	for r := range rune(128) {
		if !s.has(r) {
			continue
		}
		if !IsWord(r) {
			gap = true
		} else if letterOf(Fold(r)) == letterOther {
			other = true
		}
	}
	const kelvin, longS = 0x212A, 0x17F
	return gap, other, func(r rune) bool {
		return s.has(r) || s.has(r-'a'+'A') || r == 'k' && s.has(kelvin) || r == 's' && s.has(longS)
	}
}

// advance reads a character; it is not alive where that cannot be.
func (w *walk) advance(phase int, folded rune, word bool) (next int, alive bool) {
	switch {
	case phase == phaseStart && word != w.word:
		return 0, false
	case phase == phaseStart && word, phase == phaseWord && word:
		return phaseWord, true
	case phase < phaseLetter && !word:
		return phaseGap, true
	case phase < phaseLetter:
		return phaseLetter + letterOf(folded), true
	case word:
		w.leads.add(phase-phaseLetter, letterOf(folded))
	default:
		w.leads.add(phase-phaseLetter, letterOther)
	}
	return 0, false
}
