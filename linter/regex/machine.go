package regex

import (
	"errors"
	"math/bits"
)

// ErrSteps says that a run took too many steps. The answer is not known.
var ErrSteps = errors.New("too many steps")

// stepsPerRune and stepsAlways are how often a run may go back, for each rune of
// the text and altogether, before it is given up.
const (
	stepsPerRune = 256
	stepsAlways  = 200_000
)

// runesPerStep is how many characters read by a loop count for one step.
const runesPerStep = 4

// frame is a way not tried yet, or what to undo on the way back to it.
type frame struct {
	kind         frameKind
	pc           int32 // or the number of a group
	pos, another int32
}

type frameKind uint8

const (
	frameWay    frameKind = iota // go on at pc, from pos
	frameCounts                  // go on behind the loop pc, from pos and on towards another
	frameOpen                    // the group began at pos before
	frameGroup                   // the group was from pos to another before
)

// Machine is the memory of runs, to be reused by one goroutine. The zero value
// is ready.
type Machine struct {
	Spent  int // how often runs went back; for the caller to set to 0
	stack  []frame
	groups []group
	steps  int
	parts  int // how many parts the run is in
	over   bool
}

// group is where a group was found last; open is where it began this time.
type group struct{ start, end, open int32 }

// Match follows a program from a rune of the text on and tells where the match
// ends that regexp2 prefers. Group gives its groups, until the next call. The
// error is ErrSteps.
func (m *Machine) Match(p *Program, t Text, at int) (end int, ok bool, err error) {
	m.stack = m.stack[:0]
	if cap(m.groups) < p.captures {
		m.groups = make([]group, p.captures)
	}
	m.groups = m.groups[:p.captures]
	for i := range m.groups {
		m.groups[i] = group{-1, -1, -1}
	}
	m.steps, m.over = stepsAlways+stepsPerRune*len(t.Runes), false
	r := run{m, p, t}
	last, ok := r.from(0, int32(at))
	m.Spent += stepsAlways + stepsPerRune*len(t.Runes) - m.steps
	if m.over {
		return 0, false, ErrSteps
	}
	return int(last), ok, nil
}

// Group is the range of runes that a group of the last match was found in.
func (m *Machine) Group(n int) (start, end int, ok bool) {
	if n >= len(m.groups) || m.groups[n].end < 0 {
		return 0, 0, false
	}
	return int(m.groups[n].start), int(m.groups[n].end), true
}

// run is a program being followed.
type run struct {
	*Machine
	*Program
	text Text
}

// from follows the program to its end, or that of a part, and tells where that
// is. What it leaves on the stack are ways back into it and what to undo.
func (r *run) from(pc, pos int32) (int32, bool) {
	base, code := len(r.stack), r.code
	for {
		in := coded(code.At(int(pc)))
		ok := true
		switch in.op() {
		case opChar:
			if ok = r.char(in, pos); in.back() {
				pos--
			} else {
				pos++
			}
		case opString:
			if want := in.text(); want.at(r.texts(in), pos) {
				pos += int32(want.n)
			} else {
				ok = false
			}
		case opLoop:
			pos, ok = r.loop(in, pc, pos)
			pc += in.extra()
		case opJump:
			pc = in.a()
			continue
		case opSplit:
			pc = r.split(in, pos)
			continue
		case opSwitch:
			if pc = r.way(in, pc, pos); pc != nowhere {
				continue
			}
			ok = false
		case opTry:
			if pc, pos, ok = r.try(pc, pos); ok {
				continue
			}
		case opOpen:
			g := &r.groups[in.a()]
			if len(r.stack) > 0 || r.parts > 0 { // there is a way back
				r.stack = append(r.stack, frame{kind: frameOpen, pc: in.a(), pos: g.open})
			}
			g.open = pos
		case opClose:
			g := &r.groups[in.a()]
			r.stack = append(r.stack, frame{kind: frameGroup, pc: in.a(), pos: g.start, another: g.end})
			g.start, g.end = min(g.open, pos), max(g.open, pos)
		case opAssert:
			ok = r.holds(place(in.a()), int(pos))
		case opLook, opAtomic:
			if pos, ok = r.part(in, pc, pos); ok {
				pc = in.a()
				continue
			}
		case opAccept, opMatch:
			return pos, true
		default:
			ok = false
		}
		if ok {
			pc++
			continue
		}
		if pc, pos, ok = r.back(base); !ok {
			return 0, false
		}
	}
}

// char tells whether an opChar matches at a place.
func (r *run) char(in coded, pos int32) bool {
	if in.back() {
		pos--
	}
	return uint(pos) < uint(len(r.text.Runes)) && r.is(in, pos)
}

// is tells whether the character at a place is the one an instruction wants.
func (r *run) is(in coded, at int32) bool {
	switch in.kind() {
	case isFold:
		return r.text.Folded[at] == in.a()
	case isSet:
		return r.sets.list[in.a()].has(r.text.Runes[at])
	case isRune:
		return r.text.Runes[at] == in.a()
	}
	return r.text.Runes[at] != in.a()
}

// texts is what an opString is compared with.
func (r *run) texts(in coded) []rune {
	if in.kind() == isRune {
		return r.text.Runes
	}
	return r.text.Folded
}

// at is an instruction.
func (p *Program) at(pc int32) coded { return coded(p.code.At(int(pc))) }

// place is one of the places that follow an opSwitch.
func (p *Program) place(pc, i int32) int32 {
	return int32(p.at(pc+1+i/placesEach) >> (16 * (i % placesEach)) & mostTarget)
}

// way is where an opSwitch goes on.
func (r *run) way(in coded, pc, pos int32) int32 {
	owners, own := in.owners(), uint32(1)<<r.bucket(pos)
	if owners&own == 0 {
		return in.otherwise()
	}
	return r.place(pc, int32(bits.OnesCount32(owners&(own-1))))
}

// try is the first of several ways that begins with what stands at a place. It
// leaves the next of them for later, and tells where it goes on.
func (r *run) try(pc, pos int32) (to, behind int32, ok bool) {
	text := ahead(r.text.Folded, int(pos))
	first := r.next(pc, text)
	if first < 0 {
		return pc, pos, false
	}
	in := r.at(first)
	if !in.last() {
		if second := r.next(first+1, text); second >= 0 {
			r.stack = append(r.stack, frame{kind: frameWay, pc: second, pos: pos})
		}
	}
	if in.reads() {
		pos += int32(in.lead().n)
	}
	return in.to(), pos, true
}

// next is the first opTry from one on whose way begins with what is ahead; -1
// where there is none.
func (r *run) next(pc int32, ahead uint64) int32 {
	for ; ; pc++ {
		in := r.at(pc)
		if in.leads(ahead) {
			return pc
		}
		if in.last() {
			return -1
		}
	}
}

// loop reads a character as often as it may, or must, and leaves the other
// counts for later.
func (r *run) loop(in coded, pc, pos int32) (int32, bool) {
	step, left := int32(1), int32(len(r.text.Runes))-pos
	if in.back() {
		step, left = -1, pos
	}
	most := min(in.most(), left)
	if in.mode() == lazy {
		most = min(in.b(), left)
	}
	n := r.count(in, pos, most)
	r.steps -= int(n) / runesPerStep
	if n < in.b() {
		return pos, false
	}
	from, end := pos, pos+n*step
	switch {
	case in.mode() == greedy && n > in.b():
		r.stack = append(r.stack, frame{frameCounts, pc, end, from + in.b()*step})
		_, end, _ = r.recount(&r.stack[len(r.stack)-1])
	case in.mode() == lazy && in.most() > n && left > n:
		r.stack = append(r.stack, frame{frameCounts, pc, end, from + min(in.most(), left)*step})
		if in.guarded() && !r.lets(guard(r.at(pc+1)), end) {
			_, end, ok := r.recount(&r.stack[len(r.stack)-1])
			return end, ok
		}
	}
	return end, true
}

// count is how many characters in a row are wanted, at most.
func (r *run) count(in coded, pos, most int32) int32 {
	n := int32(0)
	if in.back() {
		for n < most && r.is(in, pos-1-n) {
			n++
		}
		return n
	}
	if in.kind() == isSet {
		s := &r.sets.list[in.a()]
		for _, c := range r.text.Runes[pos : pos+most] {
			if !s.has(c) {
				break
			}
			n++
		}
		return n
	}
	for n < most && r.is(in, pos+n) {
		n++
	}
	return n
}

// split chooses between two ways and leaves the other one for later.
func (r *run) split(in coded, pos int32) int32 {
	first, second := in.first(), in.second()
	if in.mask()>>r.bucket(pos)&1 == 0 {
		return second
	}
	if in.lazy() {
		first, second = second, first
	}
	r.stack = append(r.stack, frame{kind: frameWay, pc: second, pos: pos})
	return first
}

// bucket sorts the next character.
func (r *run) bucket(pos int32) uint8 {
	if uint(pos) >= uint(len(r.text.Folded)) {
		return bucketEnd
	}
	return bucketOf(r.text.Folded[pos])
}

// part matches a part on its own: ahead or behind of a place, or without ways
// back into it.
func (r *run) part(in coded, pc, pos int32) (int32, bool) {
	if in.op() == opLook && in.a() == pc+3 && r.at(pc+1).op() == opChar { // and opAccept
		return pos, r.char(r.at(pc+1), pos) != in.negative()
	}
	base := len(r.stack)
	r.parts++
	end, ok := r.from(pc+1, pos)
	if r.parts--; r.over {
		return pos, false
	}
	switch {
	case in.op() == opLook && in.negative():
		if ok {
			r.undo(base)
		}
		return pos, !ok
	case !ok:
		return pos, false
	}
	kept := r.stack[:base]
	for _, f := range r.stack[base:] { // no way back, but what to undo
		if f.kind == frameOpen || f.kind == frameGroup {
			kept = append(kept, f)
		}
	}
	if r.stack = kept; in.op() == opLook {
		return pos, true
	}
	return end, true
}

// undo forgets everything above base.
func (r *run) undo(base int) {
	for i := len(r.stack) - 1; i >= base; i-- {
		r.restore(r.stack[i])
	}
	r.stack = r.stack[:base]
}

func (r *run) restore(f frame) {
	switch f.kind {
	case frameOpen:
		r.groups[f.pc].open = f.pos
	case frameGroup:
		r.groups[f.pc].start, r.groups[f.pc].end = f.pos, f.another
	}
}

// back takes the latest way not tried yet.
func (r *run) back(base int) (pc, pos int32, ok bool) {
	for len(r.stack) > base {
		if r.steps--; r.steps < 0 {
			r.over, r.stack = true, r.stack[:base]
			return 0, 0, false
		}
		top := &r.stack[len(r.stack)-1]
		switch top.kind {
		case frameWay:
			pc, pos = top.pc, top.pos
			r.stack = r.stack[:len(r.stack)-1]
			return pc, pos, true
		case frameCounts:
			if pc, pos, ok = r.recount(top); ok {
				return pc, pos, true
			}
		default:
			r.restore(*top)
			r.stack = r.stack[:len(r.stack)-1]
		}
	}
	return 0, 0, false
}

// recount is the next count of a loop behind which the program can go on, and
// where it does. The frame goes with the last one.
func (r *run) recount(f *frame) (pc, pos int32, ok bool) {
	in := r.at(f.pc)
	from, last := f.pos, f.another
	pc, ok = f.pc+1+in.extra(), true
	switch {
	case in.mode() == lazy:
		pos, ok = r.more(in, f)
	case in.back(): // towards where the loop began
		pos = from
		f.pos = pos + 1
	default:
		pos = r.fewer(in, f)
	}
	if !ok || pos == last {
		r.stack = r.stack[:len(r.stack)-1]
	}
	r.steps -= int(max(pos-from, from-pos)) / runesPerStep
	return pc, pos, ok
}

// fewer gives back characters of a greedy loop down to where the program can go
// on.
func (r *run) fewer(in coded, f *frame) int32 {
	pos := f.pos
	if in.guarded() {
		for g := guard(r.at(f.pc + 1)); pos != f.another && !r.lets(g, pos); {
			pos--
		}
	} else {
		for next := r.at(f.pc + 1); pos != f.another && r.refuses(next, f.pc+1, pos); {
			pos--
		}
	}
	f.pos = pos - 1
	return pos
}

// more reads characters of a lazy loop up to where the program can go on.
func (r *run) more(in coded, f *frame) (pos int32, ok bool) {
	step, ahead := int32(1), int32(0)
	if in.back() {
		step, ahead = -1, -1
	}
	next := r.at(f.pc + 1)
	for pos = f.pos; ; {
		if !r.is(in, pos+ahead) {
			return pos, false
		}
		pos += step
		if pos != f.another && (in.guarded() && !r.lets(guard(next), pos) || !in.guarded() && r.refuses(next, f.pc+1, pos)) {
			continue
		}
		f.pos = pos
		return pos, true
	}
}

// lets reports whether what stands behind a loop can match at a place.
func (r *run) lets(g guard, pos int32) bool {
	if !g.lets(r.bucket(pos)) || !g.lower() && int(pos) < len(r.text.Runes) && isLower(r.text.Runes[pos]) {
		return false
	}
	return !g.boundary() || boundary(r.text.Runes, int(pos))
}

// refuses reports whether an instruction cannot go on at a place, as far as
// that is seen at once.
func (r *run) refuses(in coded, pc, pos int32) bool {
	end := uint(pos) >= uint(len(r.text.Folded))
	switch in.op() {
	case opChar:
		return !in.back() && (end || !r.is(in, pos))
	case opString:
		return end || !in.text().at(r.texts(in), pos)
	case opSwitch:
		way := r.way(in, pc, pos)
		return way == nowhere || r.next(way, ahead(r.text.Folded, int(pos))) < 0
	case opAssert:
		return !r.holds(place(in.a()), int(pos))
	}
	return false
}
