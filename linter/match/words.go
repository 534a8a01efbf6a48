package match

import (
	"unicode/utf8"
)

// hashWord mixes the bytes of a folded word, or of a raw ASCII word, whose
// letters differ from the folded ones only in bit 0x20. Equal words have equal
// hashes; the reverse is always checked against the text.
func hashWord(w string) uint64 {
	h := uint64(len(w)) * 0x9E3779B97F4A7C15
	for len(w) >= 8 {
		h = mixIn(h, load8(w)|0x2020202020202020)
		w = w[8:]
	}
	if len(w) > 0 {
		var x uint64
		for i := len(w) - 1; i >= 0; i-- {
			x = x<<8 | uint64(w[i]|0x20)
		}
		h = mixIn(h, x)
	}
	return h
}

func load8(w string) uint64 {
	_ = w[7]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

func mixIn(h, x uint64) uint64 {
	h ^= x
	h *= 0xFF51AFD7ED558CCD
	return h ^ h>>32
}

// hashPair mixes the hashes of two neighbouring words.
func hashPair(a, b uint64) uint64 { return mixIn(a*31+0x165667B19E3779F9, b) }

// prefixLength is how many letters of a word a prefix trigger looks at.
const prefixLength = 4

// hashPrefix is the key of all words that begin with the same letters.
func hashPrefix(w string) uint64 { return hashWord(w[:prefixLength]) ^ 0xD6E8FEB86659FD93 }

// reader walks over the words of a text once, from left to right. A word is a
// run of word characters as regexp2 has them, after folding; letters of
// scripts without word gaps are words of one letter.
type reader struct {
	text  string
	at    int    // next byte to look at
	start int    // of the current word
	end   int    // one past it
	hash  uint64 // of the folded word
	word  string // the word, folded where it is not plain ASCII
	marks *[128]bool
	mark  func(b byte, at int) // called for marked ASCII bytes between words
	fold  []byte               // scratch for folded words
}

// next moves to the next word and reports whether there is one.
func (r *reader) next() bool {
	text := r.text
	i := r.at
	for i < len(text) {
		b := text[i]
		if b >= utf8.RuneSelf {
			if skip := plainMark(text, i); skip > 0 {
				i += skip
				continue
			}
			if r.folded(i, i) {
				return true
			}
			i = r.at
			continue
		}
		if asciiClass[b] != letter {
			if r.marks != nil && r.marks[b] {
				r.mark(b, i)
			}
			i++
			continue
		}
		start := i
		for i < len(text) && text[i] < utf8.RuneSelf && asciiClass[text[i]] == letter {
			i++
		}
		if i < len(text) && text[i] >= utf8.RuneSelf && plainMark(text, i) == 0 {
			return r.folded(start, i)
		}
		r.start, r.end, r.at = start, i, i
		r.word = text[start:i]
		r.hash = hashWord(r.word)
		return true
	}
	r.at = i
	return false
}

// plainMark is the length of the punctuation beyond ASCII at byte i that news
// copy is full of (quotation marks, dashes, ellipses, no-break spaces), or 0.
func plainMark(text string, i int) int {
	if i+1 < len(text) && text[i] == 0xC2 && text[i+1] == 0xA0 {
		return 2
	}
	if i+2 >= len(text) || text[i] != 0xE2 || text[i+1] != 0x80 {
		return 0
	}
	switch c := text[i+2]; {
	case c >= 0x8B && c <= 0x8F, c >= 0xAA && c <= 0xAE: // zero-width and bidi marks
		return 0
	case c == 0xBF: // an undertie is a word character
		return 0
	}
	return 3
}

// folded reads the word that starts at byte start by folding it. The text up
// to plain is known to be ASCII letters. It reports false, moving on, where
// there is no word.
func (r *reader) folded(start, plain int) bool {
	r.fold = append(r.fold[:0], r.text[start:plain]...)
	end := plain
	i := plain
	if plain > start { // the last letter may combine with what follows
		i, end = plain-1, plain-1
		r.fold = r.fold[:len(r.fold)-1]
	}
	for i < len(r.text) {
		st := next(r.text, i)
		if st.n > 0 {
			if !isWord(st.runes[0]) {
				break
			}
			single := alone(st.runes[0])
			if single && end > start {
				break
			}
			for _, c := range st.runes[:st.n] {
				if isWord(c) {
					r.fold = utf8.AppendRune(r.fold, caseFold(c))
				}
			}
			end = i + st.size
			if single {
				break
			}
		}
		i += st.size
	}
	if end <= start { // no word here
		r.at = i
		if i == start && i < len(r.text) {
			st := next(r.text, i)
			if c := st.runes[0]; r.marks != nil && st.n > 0 && c < 128 && r.marks[c] {
				r.mark(byte(c), i)
			}
			r.at += st.size
		}
		return false
	}
	r.start, r.end, r.at = start, end, end
	r.word = string(r.fold)
	r.hash = hashWord(r.word)
	return true
}
