package match

import (
	"cmp"
	"encoding/binary"
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
	byKey map[string]int32
	all   [][]entry
}

// order renumbers the lists so that those that tell whether a pattern is due
// come first, in blocks of their own, and those that share a common word stand
// together, so that its row takes few blocks. It gives the new number of each.
func (l *lists) order(needed map[int32]bool) []int32 {
	numbers := make([]int32, len(l.all))
	ordered := make([][]entry, 0, len(l.all)+perBlock)
	sorted := l.byCommonWord()
	for _, first := range []bool{true, false} {
		for _, n := range sorted {
			if needed[n] == first {
				numbers[n] = int32(len(ordered))
				ordered = append(ordered, l.all[n])
			}
		}
		for first && len(ordered)%perBlock != 0 {
			ordered = append(ordered, nil)
		}
	}
	l.all = ordered
	return numbers
}

// byCommonWord is the numbers of the lists in the order of the most common words
// of each.
func (l *lists) byCommonWord() []int32 {
	most, out := make([][]entry, len(l.all)), make([]int32, len(l.all))
	for n, list := range l.all {
		out[n], most[n] = int32(n), slices.SortedFunc(slices.Values(list), commoner)
	}
	slices.SortStableFunc(out, func(x, y int32) int { return slices.CompareFunc(most[x], most[y], commoner) })
	return out
}

// commoner puts the entry first that is met more often.
func commoner(a, b entry) int {
	return cmp.Or(cmp.Compare(frequency(b), frequency(a)), cmp.Compare(a.text, b.text), cmp.Compare(a.mark, b.mark), cmp.Compare(a.kind, b.kind))
}

// often is the frequency of what stands in every other sentence; a list met
// tooOften tells nothing. Both were found by trying.
const (
	often    = 120
	tooOften = 400
)

// frequency is a guess of how often something of a list is met.
func frequency(e entry) float64 {
	switch e.kind {
	case onWord:
		return wordCost(e.text)
	case onPrefix:
		return 3 * wordCost(e.text)
	case onDigit, onMark:
		return often / 2
	case onCapital:
		return often
	}
	return 0
}

// common reports whether a list has something in nearly every sentence, so that
// it tells nothing.
func common(list []entry) bool {
	cost := 0.0
	for _, e := range list {
		cost += frequency(e)
	}
	return cost > tooOften
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
		l.byKey = make(map[string]int32)
	}
	n := int32(len(l.all))
	l.byKey[string(key)] = n
	l.all = append(l.all, list)
	return n
}
