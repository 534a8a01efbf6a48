package prose

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// wordByte marks the ASCII bytes of words; bytes of other characters are looked
// at one character at a time.
var wordByte = func() (table [utf8.RuneSelf]bool) {
	for c := range table {
		table[c] = isAlpha(byte(c)) || isDigit(byte(c))
	}
	return table
}()

// Words counts the words of text: runs of letters, marks and digits, held
// together by an apostrophe or hyphen between letters and by a point or comma
// between digits.
func Words(text string) int { return wordsUpTo(text, math.MaxInt) }

// Fewer reports whether text has fewer words than most. It reads no further than
// it must.
func Fewer(text string, most int) bool { return wordsUpTo(text, most) < most }

// wordsUpTo counts words, and stops at most.
func wordsUpTo(text string, most int) int {
	count, inside := 0, false
	for i := 0; i < len(text) && count < most; {
		size := 1
		if c := text[i]; c < utf8.RuneSelf {
			if wordByte[c] {
				if !inside {
					count++
				}
				inside = true
				i++
				continue
			}
		} else if size = wordSize(text, i); size > 0 {
			if !inside {
				count++
			}
			inside = true
			i += size
			continue
		} else {
			_, size = utf8.DecodeRuneInString(text[i:])
		}
		inside = inside && joins(text, i)
		i += size
	}
	return count
}

// wordSize is the size of the word character at i, or 0.
func wordSize(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		if wordByte[c] {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
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
