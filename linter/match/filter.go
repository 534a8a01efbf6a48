package match

import (
	"math/bits"
	"slices"
	"unicode/utf8"
)

// token is one word of a text as the scan saw it.
type token struct {
	hash  uint64
	start int32  // its first byte
	head  uint32 // its beginning, see headOf
}

// filter is a list of words, pairs of words and beginnings of words. A pattern
// is run on a sentence only where each of its filters finds something.
type filter struct {
	bloom  uint64   // of words and pairs
	bits   []uint64 // the same, wide enough for the size of the list
	shift  uint     // of a hash, to a bit of bits
	words  []uint64
	pairs  []uint64
	starts []wordStart
	digits bool // words that begin with a digit
}

// wordStart is the beginning of a word, as headOf packs it.
type wordStart struct{ value, mask uint32 }

func (f *filter) addWord(hash uint64) { f.words = append(f.words, hash) }
func (f *filter) addPair(hash uint64) { f.pairs = append(f.pairs, hash) }

// addStart takes the beginning of a word, of which no more than the first four
// ASCII bytes count. It reports false where there is none.
func (f *filter) addStart(text string) bool {
	n := 0
	for n < len(text) && n < 4 && text[n] < utf8.RuneSelf {
		n++
	}
	if n == 0 {
		return false
	}
	s := wordStart{headOf(text[:n]), uint32(1<<(8*n) - 1)}
	if n == 4 {
		s.mask = 0xFFFFFFFF
	}
	if !slices.Contains(f.starts, s) {
		f.starts = append(f.starts, s)
	}
	return true
}

// finish makes the filter ready, after the last addition.
func (f *filter) finish() {
	slices.Sort(f.words)
	slices.Sort(f.pairs)
	size := 64
	for size < 16*(len(f.words)+len(f.pairs)) {
		size *= 2
	}
	f.bits, f.shift = make([]uint64, size/64), uint(64-bits.Len(uint(size-1)))
	for _, list := range [][]uint64{f.words, f.pairs} {
		for _, hash := range list {
			f.bloom |= bloomOf(hash)
			bit := hash >> f.shift
			f.bits[bit>>6] |= 1 << (bit & 63)
		}
	}
}

// may reports whether a hash can be in one of the lists; it never misses.
func (f *filter) may(hash uint64) bool {
	bit := hash >> f.shift
	return f.bits[bit>>6]&(1<<(bit&63)) != 0
}

func bloomOf(hash uint64) uint64 { return 1 << (hash >> 58) }

// has reports whether the list holds the word t; prev is the word before it,
// nil for the first.
func (f *filter) has(text string, t, prev *token) bool {
	if f.may(t.hash) && holds(f.words, t.hash) {
		return true
	}
	for _, s := range f.starts {
		if t.head&s.mask == s.value {
			return true
		}
	}
	if f.digits {
		if b := text[t.start]; b >= utf8.RuneSelf || '0' <= b && b <= '9' {
			return true
		}
	}
	if len(f.pairs) > 0 && prev != nil {
		pair := hashPair(prev.hash, t.hash)
		return f.may(pair) && holds(f.pairs, pair)
	}
	return false
}

// anywhere reports whether any of the words is in the list.
func (f *filter) anywhere(text string, words []token, bloom uint64) bool {
	if len(f.pairs) == 0 && len(f.starts) == 0 && !f.digits && f.bloom&bloom == 0 {
		return false
	}
	var prev *token
	for i := range words {
		if f.has(text, &words[i], prev) {
			return true
		}
		prev = &words[i]
	}
	return false
}

func holds(sorted []uint64, hash uint64) bool {
	if len(sorted) <= 8 {
		return slices.Contains(sorted, hash)
	}
	_, found := slices.BinarySearch(sorted, hash)
	return found
}

// triggerFilter is the list of triggers as a filter; nil where one of them is
// no word.
func triggerFilter(triggers []trigger) *filter {
	f := &filter{}
	for _, t := range triggers {
		switch t.kind {
		case onWord:
			f.addWord(t.key)
		case onPair:
			f.addPair(t.key)
		case onPrefix:
			if !f.addStart(t.text) {
				return nil
			}
		default:
			return nil
		}
	}
	f.finish()
	return f
}

// opening is where the matches of a pattern can begin.
type opening struct {
	filter
	marks [2]uint64 // ASCII characters
	start bool      // the start of the window
}

// newOpening makes the places of heads; nil where they are not known.
func newOpening(heads []head) *opening {
	if len(heads) == 0 {
		return nil
	}
	o := &opening{}
	for _, h := range heads {
		switch {
		case h.kind == headStart:
			o.start = true
		case h.kind == headDigit:
			o.digits = true
		case h.kind == headMark:
			o.marks[h.text[0]>>6] |= 1 << (h.text[0] & 63)
		case h.whole:
			o.addWord(hashWord(h.text))
		case !o.addStart(h.text):
			return nil
		}
	}
	o.finish()
	return o
}

// wordsOnly reports whether every match begins with a word.
func (o *opening) wordsOnly() bool { return !o.start && o.marks[0]|o.marks[1] == 0 }

func (o *opening) hasMark(r rune) bool { return r < 128 && o.marks[r>>6]&(1<<(r&63)) != 0 }

// places lists the runes of the window at which a match can begin, in order,
// given the words of the window.
func (o *opening) places(text string, w *window, words []token, into []int32) []int32 {
	into = into[:0]
	if o.start && len(w.runes) > 0 {
		into = append(into, 0)
	}
	for i := range words {
		if !o.has(text, &words[i], nil) {
			continue
		}
		at, _ := slices.BinarySearch(w.start, words[i].start)
		for ; at < len(w.start) && w.start[at] == words[i].start; at++ {
			into = append(into, int32(at))
		}
	}
	if o.marks[0]|o.marks[1] != 0 {
		for i, r := range w.runes {
			if o.hasMark(r) {
				into = append(into, int32(i))
			}
		}
		slices.Sort(into)
	}
	if o.start {
		slices.Sort(into)
		into = slices.Compact(into)
	}
	return into
}
