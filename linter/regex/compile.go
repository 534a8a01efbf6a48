package regex

import (
	"math"

	"github.com/dlclark/regexp2/v2/syntax"

	"github.com/rhetlint/rhetlint/linter/flat"
)

// maxCode is how many instructions a program may have; what needs more, for
// its counted repeats, is left to regexp2.
const maxCode = 8000

// Compile makes the program of a parse tree whose letters ignore case, adding
// to sets. Only groups for which keep is true are remembered. It gives nil
// where the pattern needs what programs cannot do.
func Compile(root *syntax.RegexNode, sets *Sets, keep func(group int) bool) *Program {
	c := compiler{Program: Program{sets: sets}, keep: keep, known: make(map[uint32]int32)}
	if root.Options&syntax.RightToLeft != 0 {
		return nil
	}
	c.node(root)
	c.add(instruction{op: opMatch})
	if c.unknown {
		return nil
	}
	c.first = firstOf(root).whole()
	return c.pack()
}

type compiler struct {
	Program
	code    []instruction
	pool    []uint32
	tables  []uint16
	masks   []uint32
	known   map[uint32]int32 // numbers of masks
	keep    func(group int) bool
	unknown bool // the pattern cannot be a program
}

// pack puts the program into flat form; nil where it does not fit.
func (c *compiler) pack() *Program {
	code := make([]uint64, len(c.code))
	for i, in := range c.code {
		word, ok := in.code()
		if !ok {
			return nil
		}
		code[i] = uint64(word)
	}
	p := c.Program
	p.code, p.pool = flat.BlockOf(code), flat.Block32Of(c.pool)
	p.tables, p.masks = flat.Block16Of(c.tables), flat.Block32Of(c.masks)
	return &p
}

// mask is the number of the buckets before which a split tries its first way.
func (c *compiler) mask(buckets uint32) int32 {
	n, ok := c.known[buckets]
	if !ok {
		n = int32(len(c.masks))
		c.masks, c.known[buckets] = append(c.masks, buckets), n
	}
	return n
}

func (c *compiler) add(in instruction) int {
	if len(c.code) >= maxCode {
		c.unknown = true
		return 0
	}
	c.code = append(c.code, in)
	return len(c.code) - 1
}

func (c *compiler) here() int32 { return int32(len(c.code)) }

func backwards(n *syntax.RegexNode) bool { return n.Options&syntax.RightToLeft != 0 }

// node appends the instructions of a part of the tree.
func (c *compiler) node(n *syntax.RegexNode) {
	if c.unknown {
		return
	}
	if in, ok := c.char(n); ok {
		c.add(in)
		return
	}
	switch n.T {
	case syntax.NtMulti:
		c.multi(n)
	case syntax.NtConcatenate:
		c.sequence(n)
	case syntax.NtAlternate:
		c.alternatives(n)
	case syntax.NtLoop, syntax.NtLazyloop:
		c.repeat(n)
	case syntax.NtCapture:
		c.capture(n)
	case syntax.NtGroup:
		c.node(n.Children[0])
	case syntax.NtPosLook, syntax.NtNegLook:
		c.part(n, instruction{op: opLook, negative: n.T == syntax.NtNegLook})
	case syntax.NtAtomic:
		c.part(n, instruction{op: opAtomic})
	case syntax.NtEmpty, syntax.NtUpdateBumpalong:
	case syntax.NtNothing:
		c.add(instruction{op: opFail})
	default:
		c.assert(n)
	}
}

// char is the instruction of a node that reads one character, once or in a
// loop.
func (c *compiler) char(n *syntax.RegexNode) (instruction, bool) {
	in := instruction{op: opChar, back: backwards(n)}
	switch n.T {
	case syntax.NtOne, syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		in.kind, in.a = isRune, n.Ch
	case syntax.NtNotone, syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		in.kind, in.a = isNot, n.Ch
	case syntax.NtSet, syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		if r, ok := single(n.Set); ok {
			in.kind, in.a = isFold, r
		} else {
			in.kind, in.a = isSet, c.sets.add(n.Set)
		}
	default:
		return in, false
	}
	switch n.T {
	case syntax.NtOne, syntax.NtNotone, syntax.NtSet:
		return in, true
	case syntax.NtOnelazy, syntax.NtNotonelazy, syntax.NtSetlazy:
		in.mode = lazy
	case syntax.NtOneloopatomic, syntax.NtNotoneloopatomic, syntax.NtSetloopatomic:
		in.mode = atomic
	}
	in.op, in.b, in.c = opLoop, int32(min(n.M, endless)), int32(min(n.N, endless))
	return in, true
}

// multi is several characters in a row as they are.
func (c *compiler) multi(n *syntax.RegexNode) {
	if !backwards(n) {
		c.text(opExact, n.Str)
		return
	}
	for i := len(n.Str) - 1; i >= 0; i-- {
		c.add(instruction{op: opChar, kind: isRune, back: true, a: n.Str[i]})
	}
}

func (c *compiler) text(op operation, runes []rune) {
	from := int32(len(c.pool))
	for _, r := range runes {
		c.pool = append(c.pool, uint32(r))
	}
	c.add(instruction{op: op, a: from, b: int32(len(runes))})
}

// sequence joins neighbouring characters, so that words are compared at once.
func (c *compiler) sequence(n *syntax.RegexNode) {
	var run []rune // folded
	flush := func() {
		if len(run) == 1 {
			c.add(instruction{op: opChar, kind: isFold, a: run[0]})
		} else if len(run) > 1 {
			c.text(opString, run)
		}
		run = run[:0]
	}
	for _, child := range n.Children {
		if letters := caseless(child); letters != nil {
			run = append(run, letters...)
			continue
		}
		flush()
		c.node(child)
	}
	flush()
}

// caseless is the characters of a node that can be compared folded; nil where
// it is something else.
func caseless(n *syntax.RegexNode) []rune {
	if backwards(n) {
		return nil
	}
	switch n.T {
	case syntax.NtOne:
		if orbit(n.Ch) == 1 {
			return []rune{n.Ch}
		}
	case syntax.NtSet:
		if r, ok := single(n.Set); ok {
			return []rune{r}
		}
	case syntax.NtMulti:
		for _, r := range n.Str {
			if orbit(r) != 1 {
				return nil
			}
		}
		return n.Str
	}
	return nil
}

// alternatives lays the ways out one after the other. Which are tried is told
// by the next character, in the order of the pattern.
func (c *compiler) alternatives(n *syntax.RegexNode) {
	masks := make([]uint32, len(n.Children))
	for i, child := range n.Children {
		masks[i] = firstOf(child).whole()
		if backwards(n) {
			masks[i] = anyBucket
		}
	}
	table := len(c.tables)
	c.tables = append(c.tables, make([]uint16, buckets)...)
	c.add(instruction{op: opSwitch, a: int32(table / buckets), back: backwards(n)})
	starts := make([]int32, len(n.Children))
	var leave []int
	for i, child := range n.Children {
		starts[i] = c.here()
		c.node(child)
		leave = append(leave, c.add(instruction{op: opJump}))
	}
	chains := make(map[string]int32)
	for b := range buckets {
		to := c.chain(starts, masks, b, chains)
		c.tables[table+b] = uint16(to)
	}
	if c.unknown {
		return
	}
	for _, i := range leave {
		c.code[i].a = c.here()
	}
}

// chain is where the ways that can begin with a bucket are tried in order.
func (c *compiler) chain(starts []int32, masks []uint32, bucket int, chains map[string]int32) int32 {
	var ways []int32
	var key []byte
	for i, mask := range masks {
		if mask&(1<<bucket) != 0 {
			ways = append(ways, starts[i])
			key = append(key, byte(i), byte(i>>8))
		}
	}
	if len(ways) == 1 {
		return ways[0]
	}
	if at, ok := chains[string(key)]; ok {
		return at
	}
	at := c.here()
	chains[string(key)] = at
	for i, way := range ways {
		if i == len(ways)-1 {
			c.add(instruction{op: opJump, a: way})
			break
		}
		c.add(instruction{op: opSplit, a: way, b: c.here() + 1, c: c.mask(anyBucket)})
	}
	if len(ways) == 0 {
		c.add(instruction{op: opFail})
	}
	return at
}

// repeat unrolls counted repeats; an open one ends in a loop.
func (c *compiler) repeat(n *syntax.RegexNode) {
	body := n.Children[0]
	if firstOf(body).passes || n.N < n.M {
		c.unknown = true // what repeats could be empty
		return
	}
	mask := uint32(anyBucket)
	if !backwards(n) {
		mask = firstOf(body).mask
	}
	for range n.M {
		if c.node(body); c.unknown {
			return
		}
	}
	var exits []int
	split := func() {
		exits = append(exits, c.add(instruction{op: opSplit, a: c.here() + 1, c: c.mask(mask), mode: modeOf(n)}))
	}
	if n.N == math.MaxInt32 {
		again := c.here()
		split()
		c.node(body)
		c.add(instruction{op: opJump, a: again})
	} else {
		for range n.N - n.M {
			split()
			if c.node(body); c.unknown {
				return
			}
		}
	}
	if c.unknown {
		return
	}
	for _, i := range exits {
		c.code[i].b = c.here()
	}
}

func modeOf(n *syntax.RegexNode) mode {
	if n.T == syntax.NtLazyloop {
		return lazy
	}
	return greedy
}

// capture remembers where a group was found.
func (c *compiler) capture(n *syntax.RegexNode) {
	if n.N != -1 {
		c.unknown = true
		return
	}
	if n.M == 0 || !c.keep(n.M) {
		c.node(n.Children[0])
		return
	}
	c.captures = max(c.captures, n.M+1)
	c.add(instruction{op: opOpen, a: int32(n.M)})
	c.node(n.Children[0])
	c.add(instruction{op: opClose, a: int32(n.M)})
}

// part is a node that is matched on its own.
func (c *compiler) part(n *syntax.RegexNode, in instruction) {
	at := c.add(in)
	c.node(n.Children[0])
	c.add(instruction{op: opAccept})
	if !c.unknown {
		c.code[at].a = c.here()
	}
}

// assert is a node that reads nothing.
func (c *compiler) assert(n *syntax.RegexNode) {
	var p place
	switch n.T {
	case syntax.NtBol:
		if p = atStart; n.Options&syntax.Multiline != 0 {
			p = atLineStart
		}
	case syntax.NtEol:
		if p = atLastLine; n.Options&syntax.Multiline != 0 {
			p = atLineEnd
		}
	case syntax.NtBeginning:
		p = atStart
	case syntax.NtEndZ:
		p = atLastLine
	case syntax.NtEnd:
		p = atEnd
	case syntax.NtBoundary:
		p = atBoundary
	case syntax.NtNonboundary:
		p = offBoundary
	default:
		c.unknown = true
		return
	}
	c.add(instruction{op: opAssert, a: int32(p)})
}
