package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The helpers of this file answer questions about the character at a byte
// offset. ASCII, nearly all of ordinary text, is answered without decoding.

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isAlpha(c byte) bool { return isLower(c | 0x20) }

// isBlank reports an ASCII white-space byte.
func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// spaceSize is the number of bytes of the white-space character at i, or 0.
func spaceSize(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		if isBlank(c) {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if unicode.IsSpace(r) {
		return size
	}
	return 0
}

// skipSpace is the offset of the first character from i on that is not white
// space.
func skipSpace(text string, i int) int {
	for {
		size := spaceSize(text, i)
		if size == 0 {
			return i
		}
		i += size
	}
}

// trimSpaceEnd moves end back over white space, not before start.
func trimSpaceEnd(text string, start, end int) int {
	for end > start {
		if c := text[end-1]; c < utf8.RuneSelf {
			if !isBlank(c) {
				return end
			}
			end--
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			return end
		}
		end -= size
	}
	return end
}

// runeAt decodes the character at i; past the end it is 0 of size 0.
func runeAt(text string, i int) (rune, int) {
	if i >= len(text) {
		return 0, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

// word is the run of letters at i, cut after limit bytes.
func word(text string, i, limit int) string {
	end := i
	for end < len(text) && end-i < limit {
		r, size := runeAt(text, end)
		if !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	return text[i:end]
}

// oneOf reports whether r is one of the characters of set.
func oneOf(r rune, set string) bool { return strings.ContainsRune(set, r) }
