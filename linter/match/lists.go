package match

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// A list is words, pairs of words, beginnings of words or punctuation marks of
// which one stands in every sentence a pattern matches in, or with which every
// match begins. Lists are numbered, equal ones once. While a text is scanned,
// each word that is in some list is noted with its row: the lists it is in. The
// rows of a sentence together tell which lists have something there, and so
// which patterns are worth running.

// moreFollows ends the text of a trigger that is the beginning of a word.
const moreFollows = "…"

// entry is a member of a list.
type entry struct {
	kind triggerKind
	text string // of a word or pair; the first bytes of a word, folded, at most four
	mark byte
}

// listOf is a list of triggers.
func listOf(triggers []trigger) []entry {
	out := make([]entry, 0, len(triggers))
	for _, t := range triggers {
		out = append(out, entry{t.kind, strings.TrimSuffix(t.text, moreFollows), t.mark})
	}
	return out
}

// entryOf is a word, or what stands for one, as a member of a list.
func entryOf(word string) entry {
	if word == Digits {
		return entry{kind: onDigit}
	}
	if len(word) == 1 && !isWord(rune(word[0])) {
		return entry{kind: onMark, mark: word[0]}
	}
	parts := spelledWords(word)
	if n := len(parts); n > 1 {
		return entry{kind: onPair, text: parts[n-2] + " " + parts[n-1]}
	}
	return entry{kind: onWord, text: strings.Join(parts, "")}
}

// lists gathers the lists of all patterns.
type lists struct {
	byKey    map[string]int32
	all      [][]entry
	openings map[int32]bool // the lists of words that matches begin with
}

// order renumbers the lists so that those that matches begin with, which are
// asked for word by word, come first. It gives the new number of each.
func (l *lists) order() []int32 {
	numbers := make([]int32, len(l.all))
	ordered := make([][]entry, 0, len(l.all))
	for _, opening := range []bool{true, false} {
		for n, list := range l.all {
			if l.openings[int32(n)] == opening {
				numbers[n] = int32(len(ordered))
				ordered = append(ordered, list)
			}
		}
	}
	l.all = ordered
	return numbers
}

// common reports whether a list has something in nearly every sentence, so that
// it tells nothing.
func common(list []entry) bool {
	const often = 120
	cost := 0.0
	for _, e := range list {
		switch e.kind {
		case onWord:
			cost += wordCost(e.text)
		case onPrefix:
			cost += 3 * wordCost(e.text)
		case onDigit, onMark:
			cost += often / 2
		case onCapital:
			cost += often
		}
	}
	return cost > often
}

// add gives the number of a list.
func (l *lists) add(list []entry) int32 {
	slices.SortFunc(list, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.text, b.text), cmp.Compare(a.mark, b.mark))
	})
	list = slices.Compact(list)
	var key []byte
	for _, e := range list {
		key = append(key, byte(e.kind), e.mark)
		key = binary.AppendUvarint(key, uint64(len(e.text)))
		key = append(key, e.text...)
	}
	if n, ok := l.byKey[string(key)]; ok {
		return n
	}
	if l.byKey == nil {
		l.byKey, l.openings = make(map[string]int32), make(map[int32]bool)
	}
	n := int32(len(l.all))
	l.byKey[string(key)] = n
	l.all = append(l.all, list)
	return n
}

// block is lists that a word is in, of 64 numbers that follow each other.
type block struct {
	at   int32
	bits uint64
}

// rows are the lists that words, pairs, beginnings and marks are in. Row 0 is
// empty.
type rows struct {
	from     []int32 // of each row, in blocks; one more at the end
	blocks   []block
	lists    int          // number of lists
	openings int          // the lists below this number can be ones that matches begin with
	digits   int32        // row of words that begin with a digit, or with no ASCII character
	capitals int32        // row of words that begin with a capital letter, or with no ASCII character
	marks    [128]int32   // rows of punctuation marks
	starts   [5]bool      // lengths of beginnings there are rows for
	filed    []filedUnder // for the table
	known    map[string]int32
}

// filedUnder is a row with the hash it is found by.
type filedUnder struct {
	key uint64
	row int32
}

func (r *rows) of(n int32) []block { return r.blocks[r.from[n]:r.from[n+1]] }

// member is a word, or beginning of a word, and the lists it is in.
type member struct {
	text  string
	lists []int32
}

// buildRows turns the lists round.
func buildRows(all *lists) *rows {
	r := &rows{from: []int32{0, 0}, lists: len(all.all), openings: len(all.openings), known: make(map[string]int32)}
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
	return r
}

func sortedMembers(of map[string][]int32) []member {
	out := make([]member, 0, len(of))
	for text, lists := range of {
		out = append(out, member{text, lists})
	}
	slices.SortFunc(out, func(a, b member) int { return cmp.Compare(a.text, b.text) })
	return out
}

func (r *rows) file(key uint64, lists []int32) {
	r.filed = append(r.filed, filedUnder{key, r.add(lists)})
}

// add makes a row; 0 for no lists.
func (r *rows) add(lists []int32) int32 {
	if len(lists) == 0 {
		return 0
	}
	slices.Sort(lists)
	lists = slices.Compact(lists)
	key := fmt.Sprint(lists)
	if row, ok := r.known[key]; ok {
		return row
	}
	r.known[key] = int32(len(r.from) - 1)
	for _, n := range lists {
		at, bit := n>>6, uint64(1)<<(n&63)
		if last := len(r.blocks) - 1; last >= int(r.from[len(r.from)-1]) && r.blocks[last].at == at {
			r.blocks[last].bits |= bit
		} else {
			r.blocks = append(r.blocks, block{at, bit})
		}
	}
	r.from = append(r.from, int32(len(r.blocks)))
	return int32(len(r.from) - 2)
}
