package match

import "github.com/rhetlint/rhetlint/linter/flat"

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
)

// compile turns a phrase's tree into its program.
func compile(root *node) flat.Block {
	var c compiler
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

type compiler struct{ program []instruction }

func (c *compiler) add(i instruction) int {
	c.program = append(c.program, i)
	return len(c.program) - 1
}

func (c *compiler) here() int32 { return int32(len(c.program)) }

func (c *compiler) node(n *node) {
	for _, r := range n.letters {
		if r == ' ' {
			c.add(instruction{do: oneSpace})
		} else {
			c.add(instruction{do: oneRune, char: r})
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

// choice lays the parts out one after the other, each jumping to the end.
func (c *compiler) choice(parts []*node) {
	var leave []int
	for i, part := range parts {
		if i == len(parts)-1 {
			c.node(part)
			break
		}
		way := c.add(instruction{do: split})
		c.node(part)
		leave = append(leave, c.add(instruction{do: jump}))
		c.program[way].to = c.here()
	}
	for _, i := range leave {
		c.program[i].to = c.here()
	}
}

// otherFirst is the bit for beginnings other than the letters a to z.
const otherFirst = 1 << 31

// firstLetters tells what a program can begin with, see phrase.first.
func firstLetters(program flat.Block) uint32 {
	m := machine{mark: make([]uint32, program.Len())}
	m.begin()
	m.follow(program, &m.now, 0, true)
	letters := uint32(0)
	for _, at := range m.now {
		in := instructionOf(program.At(int(at)))
		letters |= firstBit(in.char)
		if in.do != oneRune {
			letters |= 1<<26 - 1
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
	now, then []int32
	mark      []uint32 // by instruction: the step it was last added in
	step      uint32
	complete  bool // the way just followed reached the end of the phrase
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
	m.now = m.now[:0]
	m.begin()
	m.follow(p.program, &m.now, 0, true)
	end := -1
	for i := start; i < len(text) && len(m.now) > 0; {
		if r := plainRune(text, i); r != 0 {
			i++
			m.read(p, r)
			if m.complete && bounded(r, text, i) {
				end = i
			}
			continue
		}
		st := next(text, i)
		i += st.size
		for _, r := range st.runes[:st.n] {
			m.read(p, r)
			if m.complete && bounded(r, text, i) {
				end = i
			}
		}
	}
	if end > start && !p.exact && !p.capitals && abbreviated(text[start:end]) {
		return -1
	}
	return end
}

func (m *machine) begin() {
	m.complete = false
	if m.step++; m.step == 0 { // wrapped round
		clear(m.mark)
		m.step = 1
	}
}

// read moves all ways past one rune.
func (m *machine) read(p *phrase, r rune) {
	m.begin()
	m.then = m.then[:0]
	folded := r
	if !p.exact {
		folded = caseFold(r)
	}
	for _, at := range m.now {
		in := instructionOf(p.program.At(int(at)))
		want := in.char
		if !p.exact {
			want = caseFold(want)
		}
		if in.do == oneRune && want == folded || in.do == oneSpace && r == ' ' ||
			in.do == wordPart && (isWord(r) || r == '\'' || r == '-') {
			m.follow(p.program, &m.then, at+1, r == ' ')
		}
	}
	m.now, m.then = m.then, m.now
}

// follow adds what can be read next from an instruction on. A space that
// follows another, or stands before the end of the phrase, need not be there.
func (m *machine) follow(program flat.Block, list *[]int32, at int32, spaced bool) {
	for m.mark[at] != m.step {
		m.mark[at] = m.step
		switch in := instructionOf(program.At(int(at))); in.do {
		case done:
			m.complete = true
			return
		case jump:
			at = in.to
		case split:
			m.follow(program, list, at+1, spaced)
			at = in.to
		case oneSpace:
			if !spaced {
				*list = append(*list, at)
				m.complete = m.complete || in.last
				return
			}
			at++
		default:
			*list = append(*list, at)
			return
		}
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
