package match

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// hashWord mixes the bytes of a folded word, or of a raw ASCII word, whose
// letters differ from the folded ones only in bit 0x20. Equal words have equal
// hashes; the reverse is always checked against the text.
func hashWord[T string | []byte](w T) uint64 {
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

// hashPart is hashWord of text[start:end], which need not be cut out for it.
func hashPart(text string, start, end int) uint64 {
	if start+8 > len(text) || end-start > 8 {
		return hashWord(text[start:end])
	}
	n := end - start
	x := (load8(text[start:]) | 0x2020202020202020) << (64 - 8*n) >> (64 - 8*n)
	return mixIn(uint64(n)*0x9E3779B97F4A7C15, x)
}

func load8[T string | []byte](w T) uint64 {
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

// headOf packs the first four bytes of a folded word, or of a raw ASCII word;
// bytes that are not there are 0.
func headOf[T string | []byte](w T) uint32 {
	if len(w) >= prefixLength {
		return 0x20202020 | uint32(w[0]) | uint32(w[1])<<8 | uint32(w[2])<<16 | uint32(w[3])<<24
	}
	var h uint32
	for i := range len(w) {
		h |= uint32(w[i]|0x20) << (8 * i)
	}
	return h
}

// pairKey is hashPair of two words with a space between them.
func pairKey(pair string) uint64 {
	a, b, _ := strings.Cut(pair, " ")
	return hashPair(hashWord(a), hashWord(b))
}

// hashPrefix is the key of all words that begin with the same bytes, one to
// four of them.
func hashPrefix(head uint32, bytes int) uint64 {
	return mixIn(0xD6E8FEB86659FD93+uint64(bytes), uint64(head&(1<<(8*bytes)-1)))
}

// reader walks over the words of a text once, from left to right. A word is a
// run of word characters as regexp2 has them, after folding; letters of
// scripts without word gaps are words of one letter.
type reader struct {
	text  string
	at    int    // next byte to look at
	done  int    // characters already read of what the piece at that byte folds to
	start int    // of the current word
	end   int    // one past it
	hash  uint64 // of the folded word
	head  uint32 // its beginning, see headOf
	digit bool   // it begins with a digit
	marks *[128]bool
	pass  *pass  // told of marked ASCII bytes between words
	fold  []byte // scratch for folded words
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// next moves to the next word and reports whether there is one.
func (r *reader) next() bool {
	text := r.text
	i := r.at
	for i < len(text) {
		b := text[i]
		if b >= utf8.RuneSelf || r.done > 0 {
			if skip := plainMark(text, i); skip > 0 && r.done == 0 {
				if r.marks != nil && r.marks['"'] && skip == 3 && text[i+2] >= 0x9C && text[i+2] <= 0x9F {
					r.pass.mark('"', i) // a double quotation mark
				}
				i += skip
				continue
			}
			if r.at = i; r.folded() {
				return true
			}
			i = r.at
			continue
		}
		if asciiClass[b] != letter {
			if r.marks != nil && r.marks[b] {
				r.pass.mark(b, i)
			}
			i++
			continue
		}
		start := i
		i = wordEnd(text, i)
		if i < len(text) && text[i] >= utf8.RuneSelf && plainMark(text, i) == 0 {
			r.at = start
			return r.folded()
		}
		r.start, r.end, r.at = start, i, i
		r.hash, r.head, r.digit = hashPart(text, start, i), headOf(text[start:i]), isDigit(text[start])
		return true
	}
	r.at = i
	return false
}

// wordEnd is the first byte from i on that is no word character of ASCII. It looks
// at eight bytes at once: a byte is in a range where the sum with one number
// reaches the highest bit and the sum with another does not.
func wordEnd(text string, i int) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(text); i += 8 {
		x := load8(text[i:])
		low := x &^ high
		letters := low | 0x20*ones
		word := (letters + (0x80-'a')*ones) &^ (letters + (0x7F-'z')*ones)
		word |= (low + (0x80-'0')*ones) &^ (low + (0x7F-'9')*ones)
		word |= (low + (0x80-'_')*ones) &^ (low + (0x7F-'_')*ones)
		if others := ^(word &^ x) & high; others != 0 {
			return i + bits.TrailingZeros64(others)/8
		}
	}
	for i < len(text) && text[i] < utf8.RuneSelf && asciiClass[text[i]] == letter {
		i++
	}
	return i
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
	case c < 0x80, c > 0xBF: // not UTF-8
		return 0
	case c >= 0x8B && c <= 0x8F, c >= 0xAA && c <= 0xAE: // zero-width and bidi marks
		return 0
	case c == 0xBF: // an undertie is a word character
		return 0
	case c == 0xBC: // two exclamation marks in one
		return 0
	}
	return 3
}

// folded reads on by folding, to the end of a word or to plain ASCII. It
// reports whether there was a word. A piece of text may fold to several
// characters, in which words begin and end.
func (r *reader) folded() bool {
	r.fold = r.fold[:0]
	i, k := r.at, r.done
	from := i
	for r.at, r.done = len(r.text), 0; i < len(r.text); k = 0 {
		if len(r.fold) == 0 && i > from && r.text[i] < utf8.RuneSelf {
			r.at = i
			return false
		}
		st := next(r.text, i)
		for ; k < st.n; k++ {
			c := st.runes[k]
			single := alone(c)
			if !isWord(c) || single && len(r.fold) > 0 {
				if len(r.fold) > 0 {
					r.at, r.done = i, k
					return r.finish()
				}
				if !isWord(c) {
					r.between(c, i)
					continue
				}
			}
			if len(r.fold) == 0 {
				r.start = i
			}
			r.fold = utf8.AppendRune(r.fold, caseFold(c))
			r.end = i + st.size
			if single {
				r.at, r.done = i, k+1
				if k+1 == st.n {
					r.at, r.done = i+st.size, 0
				}
				return r.finish()
			}
		}
		i += st.size
	}
	return len(r.fold) > 0 && r.finish()
}

func (r *reader) finish() bool {
	r.hash, r.head, r.digit = hashWord(r.fold), headOf(r.fold), isDigit(r.fold[0])
	return true
}

// between notes a folded character that is part of no word.
func (r *reader) between(c rune, at int) {
	if c < utf8.RuneSelf && r.marks != nil && r.marks[c] {
		r.pass.mark(byte(c), at)
	}
}
