package regex

import (
	"math"
	"math/bits"
	"slices"

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
	c := compiler{Program: Program{sets: sets}, keep: keep}
	if root.Options&syntax.RightToLeft != 0 {
		return nil
	}
	c.node(root)
	c.add(instruction{op: opMatch})
	for len(c.later) > 0 && !c.unknown {
		a := c.later[0]
		c.later = c.later[1:]
		c.ways(a)
	}
	if c.unknown {
		return nil
	}
	for pc := int32(0); pc < c.here(); pc += 1 + coded(c.code[pc]).extra() {
		c.shorten(pc)
	}
	c.first = firstOf(root).whole()
	c.Program.code = flat.BlockOf(c.code)
	return &c.Program
}

type compiler struct {
	Program
	code    []uint64
	later   []alternation // whose ways are still to be laid out
	keep    func(group int) bool
	unknown bool // the pattern cannot be a program
}

// add appends an instruction of the usual form and tells where it is.
func (c *compiler) add(in instruction) int {
	word, ok := in.code()
	if !ok {
		c.unknown = true
	}
	return c.word(word)
}

// word appends an instruction, or what belongs to one.
func (c *compiler) word(word coded) int {
	if len(c.code) >= maxCode {
		c.unknown = true
		return 0
	}
	c.code = append(c.code, uint64(word))
	return len(c.code) - 1
}

func (c *compiler) here() int32 { return int32(len(c.code)) }

// aim sets where an instruction of the usual form leads.
func (c *compiler) aim(at int, to int32) {
	if !c.unknown {
		c.code[at] |= uint64(to) << 10
	}
}

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
		c.sequence(n, 0)
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
		c.text(isRune, n.Str)
		return
	}
	for i := len(n.Str) - 1; i >= 0; i-- {
		c.add(instruction{op: opChar, kind: isRune, back: true, a: n.Str[i]})
	}
}

// shorten lets an instruction lead to where the jump leads that it leads to.
func (c *compiler) shorten(pc int32) {
	final := func(to int32) int32 {
		for to != nowhere && coded(c.code[to]).op() == opJump {
			to = coded(c.code[to]).a()
		}
		return to
	}
	word := coded(c.code[pc])
	switch word.op() {
	case opJump:
		c.code[pc] = uint64(coded(opJump))
		c.aim(int(pc), final(word.a()))
	case opSplit:
		c.code[pc] = uint64(splitWord(final(word.first()), final(word.second()), word.mask(), word.lazy()))
	case opTry:
		c.code[pc] = uint64(word.withTo(final(word.to())))
	case opSwitch:
		c.code[pc] = uint64(switchWord(final(word.otherwise()), word.owners()))
		for i := range int32(bits.OnesCount32(word.owners())) {
			at, shift := pc+1+i/placesEach, 16*(i%placesEach)
			to := c.code[at] >> shift & mostTarget
			c.code[at] ^= (to ^ uint64(final(int32(to)))) << shift
		}
	}
}

// text is characters in a row, as many at once as one instruction can hold.
func (c *compiler) text(k kind, runes []rune) {
	for len(runes) > 0 {
		n := 0
		for n < min(len(runes), mostText) && runes[n] < 128 {
			n++
		}
		if n < 2 {
			n = 1
			c.add(instruction{op: opChar, kind: k, a: runes[0]})
		} else {
			c.word(textWord(k, runes[:n]))
		}
		runes = runes[n:]
	}
}

// sequence joins neighbouring characters, so that words are compared at once,
// and tells loops what stands behind them. The first characters are left out if
// they are read already.
func (c *compiler) sequence(n *syntax.RegexNode, skip int) {
	var run []rune // folded
	for i, child := range n.Children {
		if letters := caseless(child); letters != nil {
			run = append(run, letters...)
			continue
		}
		c.text(isFold, run[skip:])
		run, skip = run[:0], 0
		in, ok := c.char(child)
		if ok && in.op == opLoop && in.mode != atomic && in.b < in.c && !in.back {
			if g, tells := guardOf(n.Children[i+1:]); tells {
				in.negative = true
				c.add(in)
				c.word(coded(g))
				continue
			}
		}
		c.node(child)
	}
	c.text(isFold, run[skip:])
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
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		if r, ok := single(n.Set); ok && n.M == n.N && 0 < n.M && n.M <= mostText {
			return slices.Repeat([]rune{r}, n.M)
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

// alternation is an alternative whose ways are yet to be laid out.
type alternation struct {
	ways        []*syntax.RegexNode
	skips       []int // how many characters of each way are read already
	first, last int32 // where its opTry are, with the numbers of ways in place of where they begin
	join        int32 // where to go on behind it
}

// alternatives tries the ways that can begin with the characters that follow, in
// the order of the pattern. The ways come behind the rest of the program, so that
// what is looked at first lies together.
func (c *compiler) alternatives(n *syntax.RegexNode) {
	masks, leads := make([]uint32, len(n.Children)), make([][]rune, len(n.Children))
	a := alternation{ways: n.Children, skips: make([]int, len(n.Children))}
	for i, child := range n.Children {
		masks[i] = anyFirst
		if !backwards(n) {
			masks[i] = firstOf(child).whole()
			leads[i], a.skips[i] = leadOf(child)
		}
	}
	table := c.switchOn(masks)
	chains := make(map[string]int32)
	to := make([]int32, buckets)
	a.first = c.here()
	for b := range to {
		ways := waysWith(masks, b)
		at, ok := chains[string(ways)]
		if !ok {
			at = c.chain(ways, leads, a.skips)
			chains[string(ways)] = at
		}
		to[b] = at
	}
	a.last, a.join = c.here(), c.here()
	if !c.unknown {
		c.fill(table, to)
		c.later = append(c.later, a)
	}
}

// ways lays the ways of an alternative out one after the other.
func (c *compiler) ways(a alternation) {
	starts := make([]int32, len(a.ways))
	for i, way := range a.ways {
		starts[i] = c.here()
		switch {
		case a.skips[i] == 0:
			c.node(way)
		case way.T == syntax.NtConcatenate:
			c.sequence(way, a.skips[i])
		default:
			c.text(isFold, caseless(way)[a.skips[i]:])
		}
		if c.here() == starts[i] {
			starts[i] = a.join
			continue
		}
		c.aim(c.add(instruction{op: opJump}), a.join)
	}
	for at := a.first; at < a.last && !c.unknown; at++ {
		word := coded(c.code[at])
		c.code[at] = uint64(word.withTo(starts[word.to()]))
	}
}

// switchOn makes room for an opSwitch. What most buckets have in common is not
// listed.
func (c *compiler) switchOn(masks []uint32) int {
	count := make(map[string]int)
	usual, owners := "", uint32(0)
	for b := range buckets {
		key := string(waysWith(masks, b))
		if count[key]++; count[key] > count[usual] {
			usual = key
		}
	}
	for b := range buckets {
		if string(waysWith(masks, b)) != usual {
			owners |= 1 << b
		}
	}
	word := switchWord(0, owners)
	at := c.word(word)
	for range word.extra() {
		c.word(0)
	}
	return at
}

// fill tells an opSwitch where to go on for each bucket.
func (c *compiler) fill(table int, to []int32) {
	owners, n := coded(c.code[table]).owners(), 0
	for b, place := range to {
		if owners&(1<<b) == 0 {
			c.code[table] = uint64(switchWord(place, owners))
			continue
		}
		c.code[table+1+n/placesEach] |= uint64(place) << (16 * (n % placesEach))
		n++
	}
}

// waysWith are the numbers of the ways that can begin with a bucket.
func waysWith(masks []uint32, bucket int) (ways []rune) {
	for i, mask := range masks {
		if mask&(1<<bucket) != 0 {
			ways = append(ways, rune(i))
		}
	}
	return ways
}

// chain appends an opTry for each of some ways, with its number in place of
// where it begins.
func (c *compiler) chain(ways []rune, leads [][]rune, skips []int) int32 {
	if len(ways) == 0 || int(ways[len(ways)-1]) >= maxCode {
		c.unknown = c.unknown || len(ways) > 0
		return nowhere
	}
	at := c.here()
	for i, way := range ways {
		c.word(tryWord(way, leads[way], skips[way] > 0, i == len(ways)-1))
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
		mask = firstOf(body).mask & anyBucket
	}
	for range n.M {
		if c.node(body); c.unknown {
			return
		}
	}
	var exits []int
	split := func() {
		exits = append(exits, c.word(splitWord(c.here()+1, 0, mask, n.T == syntax.NtLazyloop)))
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
		c.code[i] |= uint64(splitWord(0, c.here(), 0, false))
	}
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
	c.aim(at, c.here())
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
