package match

import (
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/flat"
)

// instruction is one step of a phrase's program. A phrase is compared with the
// text by following all ways through it at once, rune by rune (the method of
// Pike's regular expression machine), so the cost is bounded by the length of
// the phrase times that of the match.
type instruction struct {
	do   action
	char rune  // for oneRune
	to   int32 // for jump, the second way of split
	last bool  // for oneSpace: nothing need follow it
}

// pack puts an instruction into eight bytes.
func (in instruction) pack() uint64 {
	word := uint64(in.do) | uint64(in.char)<<8 | uint64(in.to)<<32
	if in.last {
		word |= 1 << 7
	}
	return word
}

// instructionOf unpacks.
func instructionOf(word uint64) instruction {
	return instruction{action(word & 15), rune(word >> 8 & 0x1FFFFF), int32(word >> 32), word&(1<<7) != 0}
}

type action uint8

const (
	oneRune  action = iota // the text has this rune
	oneSpace               // the text has a space, unless one was just read
	wordPart               // the text has a rune that can stand in an open word
	jump                   // go on elsewhere
	split                  // go on here and elsewhere
	done                   // the phrase is complete
	pick                   // go on where those of the next to instructions lead that have the rune at hand
	picked                 // a rune, and where it leads
)

// compile turns a phrase's tree into its program. Letters are folded unless their
// case must be the same.
func compile(root *node, exact bool) flat.Block {
	c := compiler{exact: exact}
	c.node(root)
	c.add(instruction{do: done})
	for i, in := range c.program {
		c.program[i].last = in.do == oneSpace && c.ends(int32(i))
	}
	words := make([]uint64, len(c.program))
	for i, in := range c.program {
		words[i] = in.pack()
	}
	return flat.BlockOf(words)
}

// ends reports whether the end can be reached from an instruction by reading
// nothing but spaces. Jumps lead forward only, but for the loop of open words,
// which begins with something to read.
func (c *compiler) ends(at int32) bool {
	for {
		switch in := c.program[at]; in.do {
		case done:
			return true
		case jump:
			at = in.to
		case split:
			if c.ends(in.to) {
				return true
			}
			at++
		case oneSpace:
			at++
		default:
			return false
		}
	}
}

type compiler struct {
	program []instruction
	exact   bool // letter case must be the same
}

func (c *compiler) add(i instruction) int {
	c.program = append(c.program, i)
	return len(c.program) - 1
}

func (c *compiler) here() int32 { return int32(len(c.program)) }

func (c *compiler) node(n *node) {
	for _, r := range n.letters {
		switch {
		case r == ' ':
			c.add(instruction{do: oneSpace})
		case c.exact:
			c.add(instruction{do: oneRune, char: r})
		default:
			c.add(instruction{do: oneRune, char: caseFold(r)})
		}
	}
	for i := range n.gap {
		c.open(i > 0)
	}
	for _, part := range n.row {
		c.node(part)
	}
	c.choice(n.choice)
}

// open is one word left open, after a space and optional where more is set.
func (c *compiler) open(more bool) {
	skip := -1
	if more {
		skip = c.add(instruction{do: split})
		c.add(instruction{do: oneSpace})
	}
	start := c.here()
	c.add(instruction{do: wordPart})
	again := c.add(instruction{do: split})
	c.program[again].to = start
	if skip >= 0 {
		c.program[skip].to = c.here()
	}
}

// fewWays is how many parts are tried one after the other, not picked by letter.
const fewWays = 3

// choice lays the parts out one after the other, each jumping to the end. Of many
// that begin with a letter those are picked that begin with the one in the text.
func (c *compiler) choice(parts []*node) {
	var picked, others []*node
	for _, part := range parts {
		if _, ok := part.begins(); ok {
			picked = append(picked, part)
		} else {
			others = append(others, part)
		}
	}
	if len(picked) <= fewWays {
		picked, others = nil, parts
	}
	var leave []int
	for i, part := range others {
		if i == len(others)-1 && len(picked) == 0 {
			c.node(part)
			break
		}
		way := c.add(instruction{do: split})
		c.node(part)
		leave = append(leave, c.add(instruction{do: jump}))
		c.program[way].to = c.here()
	}
	if len(picked) > 0 {
		leave = append(leave, c.pick(picked)...)
	}
	for _, i := range leave {
		c.program[i].to = c.here()
	}
}

// pick lays out parts behind the list of their first letters. It gives their
// jumps to the end.
func (c *compiler) pick(parts []*node) (leave []int) {
	first := c.add(instruction{do: pick, to: int32(len(parts))}) + 1
	for _, part := range parts {
		r, _ := part.begins()
		if !c.exact {
			r = caseFold(r)
		}
		c.add(instruction{do: picked, char: r})
	}
	for i, part := range parts {
		c.program[first+i].to = c.here()
		c.node(part)
		leave = append(leave, c.add(instruction{do: jump}))
	}
	return leave
}

// begins is the letter with which the node begins, whatever follows; not where it
// can begin with several, with a space or with nothing.
func (n *node) begins() (rune, bool) {
	if n.letters != "" {
		r, _ := utf8.DecodeRuneInString(n.letters)
		return r, r != ' '
	}
	if n.gap > 0 || len(n.choice) > 0 || len(n.row) == 0 {
		return 0, false
	}
	return n.row[0].begins()
}

// otherFirst is the bit for beginnings other than the letters a to z.
const otherFirst = 1 << 31

// firstLetters tells what a program can begin with, see phrase.first.
func firstLetters(program flat.Block) uint32 {
	letters, seen := uint32(0), make([]bool, program.Len())
	for todo := []int32{0}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		switch in := instructionOf(program.At(int(at))); in.do {
		case jump:
			todo = append(todo, in.to)
		case split:
			todo = append(todo, at+1, in.to)
		case oneSpace: // it need not be there
			todo = append(todo, at+1)
		case oneRune:
			letters |= firstBit(in.char)
		case pick:
			for i := range in.to {
				letters |= firstBit(instructionOf(program.At(int(at + 1 + i))).char)
			}
		default:
			letters |= 1<<26 - 1 | otherFirst
		}
	}
	return letters
}

func firstBit(r rune) uint32 {
	if r = caseFold(r); 'a' <= r && r <= 'z' {
		return 1 << (r - 'a')
	}
	return otherFirst
}

// machine runs programs; its memory is reused.
type machine struct {
	now, then []int32  // instructions to go on from, with the rune at hand and the next
	mark      []uint32 // by instruction: the step it was last followed in
	step      uint32
	complete  bool // the end of the phrase was reached before the rune at hand
}

// match compares a phrase with the text from byte start on and returns where
// the longest match ends, or -1.
func (m *machine) match(p *phrase, text string, start int) int {
	size := p.program.Len()
	if size == 0 {
		return -1
	}
	if len(m.mark) < size {
		m.mark = make([]uint32, 2*size)
		m.step = 0
	}
	m.now = append(m.now[:0], 0)
	end, last := -1, ' '
	for i := start; len(m.now) > 0; {
		if len(m.now) == 1 {
			n := p.letters(&m.now[0], text[i:])
			if n < 0 {
				break
			}
			if i += n; n > 0 {
				last = rune(text[i-1])
			}
		}
		st := plainStep(text, i)
		for _, r := range st.runes[:st.n] {
			m.read(p, r, last == ' ')
			if m.complete && bounded(last, text, i) {
				end = i
			}
			last = r
		}
		if i += st.size; st.size == 0 { // the end of the text
			break
		}
	}
	if end > start && !p.exact && !p.capitals && abbreviated(text[start:end]) {
		return -1
	}
	return end
}

// letters follows the one way there is, from an instruction on, through letters of
// ASCII. It gives how many there are, or -1 where the way ends.
func (p *phrase) letters(at *int32, text string) int {
	for i := range len(text) {
		in := instructionOf(p.program.At(int(*at)))
		b := text[i]
		if in.do != oneRune || b >= utf8.RuneSelf || asciiClass[b] != letter || i+1 < len(text) && text[i+1] >= 0xCC {
			return i
		}
		r := rune(b)
		if !p.exact {
			r = lowerASCII[b]
		}
		if in.char != r {
			return -1
		}
		*at++
	}
	return len(text)
}

// plainStep is next, and at the end of the text a character that is in no phrase
// and takes no room.
func plainStep(text string, i int) step {
	if i >= len(text) {
		return one(-1, 0)
	}
	if r := plainRune(text, i); r != 0 {
		return one(r, 1)
	}
	return next(text, i)
}

// read moves all ways past one rune; spaced tells that a space was read before.
func (m *machine) read(p *phrase, r rune, spaced bool) {
	m.complete = false
	if m.step++; m.step == 0 { // wrapped round
		clear(m.mark)
		m.step = 1
	}
	if m.then = m.then[:0]; !p.exact && r >= 0 {
		r = caseFold(r)
	}
	for _, at := range m.now {
		m.follow(p.program, at, r, spaced)
	}
	m.now, m.then = m.then, m.now
}

// follow finds the ways that lead from an instruction past a rune. A space that
// follows another, or stands before the end of the phrase, need not be there.
func (m *machine) follow(program flat.Block, at int32, r rune, spaced bool) {
	for m.mark[at] != m.step {
		m.mark[at] = m.step
		in := instructionOf(program.At(int(at)))
		reads := false
		switch in.do {
		case done:
			m.complete = true
			return
		case jump:
			at = in.to
			continue
		case split:
			m.follow(program, at+1, r, spaced)
			at = in.to
			continue
		case pick:
			for i := at + 1; i <= at+in.to; i++ {
				if way := instructionOf(program.At(int(i))); way.char == r {
					m.follow(program, way.to, r, spaced)
				}
			}
			return
		case oneSpace:
			if spaced {
				at++
				continue
			}
			m.complete = m.complete || in.last
			reads = r == ' '
		case wordPart:
			reads = r >= 0 && isWord(r) || r == '\'' || r == '-'
		default:
			reads = in.char == r
		}
		if reads {
			m.then = append(m.then, at+1)
		}
		return
	}
}

// bounded reports whether a match whose last rune is r may end at byte i.
func bounded(r rune, text string, i int) bool {
	return r != ' ' && (!isWord(r) || alone(r) || !wordFollows(text, i))
}

// wordFollows reports whether the text from byte i on continues a word.
func wordFollows(text string, i int) bool {
	for i < len(text) {
		st := next(text, i)
		if st.n > 0 {
			return isWord(st.runes[0]) && !alone(st.runes[0])
		}
		i += st.size
	}
	return false
}
