package match

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rhetlint/rhetlint/linter/flat"
)

// Lists are handled in blocks of perBlock, a bit for each. A row is blocks with
// their numbers above the bits; the last one has lastBlock.
const (
	perBlock  = 48
	lastBlock = 1 << 63
)

// blockOf is the block of a list, and its bit there.
func blockOf(list int32) (at int, bit uint64) {
	return int(list / perBlock), 1 << (list % perBlock)
}

func blockAt(block uint64) int      { return int(block &^ lastBlock >> perBlock) }
func blockBits(block uint64) uint64 { return block & (1<<perBlock - 1) }

// blocksFor is how many blocks so many lists take.
func blocksFor(lists int) int { return (lists + perBlock - 1) / perBlock }

// rows are the lists that words, pairs, beginnings and marks are in. A row is
// known by where its first block stands; row 0 is empty.
type rows struct {
	blocks   flat.Block // the lists of each row, in order
	lists    int        // number of lists
	needed   int        // the lists that tell whether a pattern is due are in the first so many blocks
	digits   int32      // row of words that begin with a digit, or with no ASCII character
	capitals int32      // row of words that begin with a capital letter, or with no ASCII character
	marks    [128]int32 // rows of punctuation marks
	starts   [5]bool    // lengths of beginnings there are rows for
}

// rowMaker makes rows.
type rowMaker struct {
	rows
	blocks []uint64
	filed  []filedUnder
	known  map[string]int32
}

// filedUnder is a row with the hash it is found by.
type filedUnder struct {
	key uint64
	row int32
}

// member is a word, or beginning of a word, and the lists it is in.
type member struct {
	text  string
	lists []int32
}

// buildRows turns the lists round, of which the first so many are needed. It
// gives the rows and what they are found by.
func buildRows(all *lists, needed int) (*rows, []filedUnder) {
	r := rowMaker{rows: rows{lists: len(all.all), needed: blocksFor(needed)}, blocks: []uint64{lastBlock}, known: make(map[string]int32)}
	words, pairs, starts := map[string][]int32{}, map[string][]int32{}, map[string][]int32{}
	var digits, capitals []int32
	marks := map[byte][]int32{}
	for n, list := range all.all {
		for _, e := range list {
			switch e.kind {
			case onWord:
				words[e.text] = append(words[e.text], int32(n))
			case onPair:
				pairs[e.text] = append(pairs[e.text], int32(n))
			case onPrefix:
				starts[e.text] = append(starts[e.text], int32(n))
			case onDigit:
				digits = append(digits, int32(n))
			case onCapital:
				capitals = append(capitals, int32(n))
			case onMark:
				marks[e.mark] = append(marks[e.mark], int32(n))
			}
		}
	}
	withStarts := func(text string, own []int32) []int32 {
		for n := 1; n <= prefixLength && n <= len(text); n++ {
			own = append(own, starts[text[:n]]...)
		}
		return own
	}
	for _, m := range sortedMembers(words) {
		r.file(hashWord(m.text), withStarts(m.text, m.lists))
	}
	for _, m := range sortedMembers(pairs) {
		r.file(pairKey(m.text), m.lists)
	}
	for _, m := range sortedMembers(starts) {
		r.starts[len(m.text)] = true
		r.file(hashPrefix(headOf(m.text), len(m.text)), withStarts(m.text, nil))
	}
	r.digits, r.capitals = r.add(digits), r.add(capitals)
	for b := range r.marks {
		if own := marks[byte(b)]; own != nil {
			r.marks[b] = r.add(own)
		}
	}
	r.rows.blocks = flat.BlockOf(r.blocks)
	return &r.rows, r.filed
}

func sortedMembers(of map[string][]int32) []member {
	out := make([]member, 0, len(of))
	for text, lists := range of {
		out = append(out, member{text, lists})
	}
	slices.SortFunc(out, func(a, b member) int { return cmp.Compare(a.text, b.text) })
	return out
}

func (r *rowMaker) file(key uint64, lists []int32) {
	r.filed = append(r.filed, filedUnder{key, r.add(lists)})
}

// add makes a row; 0 for no lists.
func (r *rowMaker) add(lists []int32) int32 {
	if len(lists) == 0 {
		return 0
	}
	slices.Sort(lists)
	lists = slices.Compact(lists)
	key := fmt.Sprint(lists)
	if row, ok := r.known[key]; ok {
		return row
	}
	start := len(r.blocks)
	for _, n := range lists {
		at, bit := blockOf(n)
		if last := len(r.blocks) - 1; last >= start && blockAt(r.blocks[last]) == at {
			r.blocks[last] |= bit
		} else {
			r.blocks = append(r.blocks, uint64(at)<<perBlock|bit)
		}
	}
	r.blocks[len(r.blocks)-1] |= lastBlock
	r.known[key] = int32(start)
	return int32(start)
}
