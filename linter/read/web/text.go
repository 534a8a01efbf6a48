package web

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// special marks the bytes of text that are not simply copied.
var special = [256]bool{'&': true, ' ': true, '\t': true, '\n': true, '\r': true, '\f': true}

// addText adds a range of the source: entities decoded, white space run together
// unless it is kept as in <pre>.
func addText(b *prose.SegmentBuilder, source string, at span.Span, verbatim bool) {
	done := at.Start
	for i := at.Start; i < at.End; {
		c := source[i]
		switch {
		case !special[c]:
			i++
		case c == '&':
			size, decoded := entity(source[i:at.End])
			if size == 0 {
				i++
				continue
			}
			b.Copy(source, rangeOf(done, i))
			b.Decoded(decoded, rangeOf(i, i+size))
			i += size
			done = i
		case verbatim, i > done && i+1 < at.End && !isSpace(source[i+1]):
			i++ // a single space behind a word
		default:
			b.Copy(source, rangeOf(done, i))
			if !b.EndsInSpace() {
				b.Copy(source, rangeOf(i, i+1))
			}
			for i < at.End && isSpace(source[i]) {
				i++
			}
			done = i
		}
	}
	b.Copy(source, rangeOf(done, at.End))
}

// decode is a text with its entities decoded.
func decode(text string) string { return html.UnescapeString(text) }

const (
	longestEntity = 33 // bytes of the longest named reference
	longestBare   = 7  // bytes of the longest one that needs no semicolon, &thetasym
)

// entity reads the character reference at the start of text as browsers do,
// some names without their semicolon; size is 0 where there is none.
func entity(text string) (size int, decoded string) {
	if strings.HasPrefix(text, "&#") {
		return numeric(text)
	}
	end := 1
	for end < len(text) && end < longestEntity && isAlphanumeric(text[end]) {
		end++
	}
	if end < len(text) && text[end] == ';' {
		if d := decode(text[:end+1]); d[0] != '&' && !strings.HasSuffix(d[1:], ";") || d == "&" {
			return end + 1, d
		}
	}
	for size = min(end, longestBare); size > 2; size-- {
		if d := decode(text[:size]); utf8.RuneCountInString(d) == 1 {
			return size, d
		}
	}
	return 0, ""
}

// numeric reads &#60; or &#x3c; with or without the semicolon.
func numeric(text string) (size int, decoded string) {
	size = 2
	digits := "0123456789"
	if len(text) > 2 && text[2]|0x20 == 'x' {
		size, digits = 3, "0123456789abcdefABCDEF"
	}
	start := size
	for size < len(text) && size < longestEntity && strings.IndexByte(digits, text[size]) >= 0 {
		size++
	}
	if size == start {
		return 0, ""
	}
	decoded = decode(text[:size] + ";")
	if size < len(text) && text[size] == ';' {
		size++
	}
	return size, decoded
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
