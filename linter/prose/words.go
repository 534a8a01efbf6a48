package prose

import (
	"math"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Words counts the words of text: runs of letters, marks and digits, held
// together by an apostrophe or hyphen between letters and by a point or comma
// between digits.
func Words(text string) int { return wordsUpTo(text, math.MaxInt) }

// Fewer reports whether text has fewer words than most. It reads no further than
// it must.
func Fewer(text string, most int) bool { return wordsUpTo(text, most) < most }

// wordsUpTo counts words, and stops soon after most.
func wordsUpTo(text string, most int) int {
	c := counter{text: text}
	for c.at < len(text) && c.count < most {
		c.eights(most)
		c.plain(min(c.at+8, len(text)))
	}
	return c.count
}

// counter counts words from the start of a text up to a place.
type counter struct {
	text  string
	at    int
	count int
	word  uint64 // sign if a word character ends at the place
	digit uint64 // sign if a digit does
	open  uint64 // sign if a word goes on there
}

// plain counts on to end or just behind it, character by character.
func (c *counter) plain(end int) {
	for c.at < end {
		size := wordSize(c.text, c.at)
		if size > 0 {
			if c.open == 0 {
				c.count++
			}
			c.word, c.open, c.digit = sign, sign, 0
			if isDigit(c.text[c.at]) {
				c.digit = sign
			}
		} else {
			if c.open != 0 && !joins(c.text, c.at) {
				c.open = 0
			}
			c.word, c.digit = 0, 0
			_, size = runeAt(c.text, c.at)
		}
		c.at += size
	}
}

// The eight bytes of a uint64 are looked at together. What is true of a byte is
// told by its highest bit, which is free in ASCII.
const (
	sign = 0x80
	each = 0x0101010101010101
	all  = sign * each
)

// eights counts on, eight bytes at a time, as long as they are ASCII and more
// follow, until there are most words.
func (c *counter) eights(most int) {
	at, count, word, digit, open := c.at, c.count, c.word, c.digit, c.open
	for at+8 < len(c.text) && count < most {
		x := load(c.text[at:])
		if x&all != 0 {
			break
		}
		digits := between(x, '0', '9')
		words := digits | between(x|0x20*each, 'a', 'z')
		joints, points := equal(x, '\'')|equal(x, '-'), equal(x|0x02*each, '.') // or a comma
		wordAfter, digitAfter := words>>8, digits>>8
		if (joints|points)>>63 != 0 && wordSize(c.text, at+8) > 0 {
			wordAfter |= sign << 56
			if isDigit(c.text[at+8]) {
				digitAfter |= sign << 56
			}
		}
		joined := words | joints&(words<<8|word)&wordAfter | points&(digits<<8|digit)&digitAfter
		count += bits.OnesCount64(words &^ (joined<<8 | open))
		word, digit, open = words>>56, digits>>56, joined>>56
		at += 8
	}
	c.at, c.count, c.word, c.digit, c.open = at, count, word, digit, open
}

// load is the first eight bytes of s, the first lowest.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// between tells which bytes of x, all of them ASCII, are first, last or one
// between.
func between(x uint64, first, last uint64) uint64 {
	return (x + (sign-first)*each) &^ (x + (sign-1-last)*each) & all
}

// equal tells which bytes of x, all of them ASCII, are c.
func equal(x, c uint64) uint64 { return ^((x ^ c*each) + (sign-1)*each) & all }

// wordSize is the size of the word character at i, or 0.
func wordSize(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		if isAlpha(c) || isDigit(c) {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if 0x2000 <= r && r < 0x2070 { // dashes, quotation marks and the like
		return 0
	}
	if unicode.In(r, unicode.L, unicode.M, unicode.Nd) {
		return size
	}
	return 0
}

// joins reports a mark at i, after a word character, that the next word
// character belongs to the same word.
func joins(text string, i int) bool {
	if i >= len(text) || i == 0 {
		return false
	}
	switch c := text[i]; {
	case c == '\'' || c == '-':
		return wordSize(text, i+1) > 0
	case c == '.' || c == ',':
		return isDigit(text[i-1]) && i+1 < len(text) && isDigit(text[i+1])
	case c < utf8.RuneSelf:
		return false
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return (r == '’' || r == '‑' || r == '\u00AD') && wordSize(text, i+size) > 0
}
