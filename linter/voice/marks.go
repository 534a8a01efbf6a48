package voice

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// family groups marks that can close each other.
type family uint8

const (
	doubles    family = iota + 1 // “ ” „ " and the `` ” of old wires
	singles                      // ‘ ’ '
	guillemets                   // « »
	corners                      // 「 」
)

// mark is a character that may open or close a quotation.
type mark struct {
	span.Span
	family family
	opens  bool // by its shape or by what stands beside it
	closes bool
	curly  bool // its side is drawn, not guessed
}

// findMarks lists the quotation marks of a text. Apostrophes, feet, inches and
// decades are left out. They are appended to out.
func findMarks(text string, out []mark) []mark {
	for i := nextMark(text, 0); i < len(text); i = nextMark(text, i) {
		m, size := markAt(text, i)
		if m.family != 0 {
			out = append(out, m)
			size = m.Len()
		}
		i += size
	}
	return out
}

// nextMark is the first place from i on where a mark can stand: a straight one or
// a byte beyond ASCII. It is the end of the text where there is none.
func nextMark(text string, i int) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(text); i += 8 {
		// Of a word less the same mark in every byte, a byte is 0 where the mark
		// stands, and one less than 0 has its high bit set.
		b := text[i : i+8]
		w := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		double, single, grave := w^ones*'"', w^ones*'\'', w^ones*'`'
		found := w | (double-ones)&^double | (single-ones)&^single | (grave-ones)&^grave
		if found &= high; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for i < len(text) && text[i] < utf8.RuneSelf && text[i] != '"' && text[i] != '\'' && text[i] != '`' {
		i++
	}
	return i
}

// markAt reads the mark at i; its family is 0 where there is none.
func markAt(text string, i int) (mark, int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	m := mark{Span: span.Span{Start: i, End: i + size}}
	switch r {
	case '“', '„', '‟':
		m.family, m.curly, m.opens = doubles, true, true
		if r == '“' && !spaceBefore(text, i) && !letterAfter(text, i+size) {
			m.opens, m.closes = false, true
		}
	case '”':
		m.family, m.curly, m.closes = doubles, true, true
		if spaceBefore(text, i) && letterAfter(text, i+size) {
			m.opens, m.closes = true, false
		}
	case '«', '»':
		m.family, m.curly = guillemets, true
		m.opens, m.closes = r == '«', r == '»'
	case '「', '」':
		m.family, m.curly = corners, true
		m.opens, m.closes = r == '「', r == '」'
	case '"':
		return straightDouble(text, m), size
	case '\'', '`', '‘', '’':
		if twice := strings.HasPrefix(text[m.End:], text[i:m.End]); twice && r != '‘' && r != '’' {
			m.End += size
			return straightDouble(text, m), 2 * size
		}
		return singleMark(text, m, r), size
	}
	return m, size
}

// straightDouble sets the side of a mark that has none.
func straightDouble(text string, m mark) mark {
	if isInches(text, m.Start) {
		return mark{}
	}
	m.family = doubles
	m.opens = spaceBefore(text, m.Start) && !spaceAfter(text, m.End)
	m.closes = !m.opens
	return m
}

// isInches reports whether the mark at i follows digits that follow a foot
// mark, as in 6'2".
func isInches(text string, i int) bool {
	j := i
	for j > 0 && isDigit(rune(text[j-1])) {
		j--
	}
	if j == i || j == 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:j])
	return before == '\'' || before == '’' || before == '′'
}

// singleMark tells a single quotation mark from an apostrophe as far as its
// surroundings can.
func singleMark(text string, m mark, r rune) mark {
	if joinsLetters(text, m) || isElision(text, m.End) {
		return mark{}
	}
	space := spaceBefore(text, m.Start)
	switch {
	case r == '‘' || r == '`':
		m.opens, m.curly = letterAfter(text, m.End) || markAfter(text, m.End), true
	case space && !spaceAfter(text, m.End):
		m.opens = true
	case !space && !letterAfter(text, m.End):
		m.closes = !digitBefore(text, m.Start) || punctAfter(text, m.End)
	}
	if m.opens || m.closes {
		m.family = singles
		return m
	}
	return mark{}
}

func joinsLetters(text string, m mark) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:m.Start])
	return (isLetter(before) || isDigit(before)) && letterAfter(text, m.End)
}

// isElision reports whether the letters at i are a word that is written with
// an apostrophe first: '90s, 'em, 'n', 'twas.
func isElision(text string, i int) bool {
	end := i
	for end < len(text) && end < i+6 && (isLetter(rune(text[end])) || isDigit(rune(text[end]))) {
		end++
	}
	word := text[i:end]
	if len(word) >= 3 && isDigit(rune(word[0])) && word[len(word)-1] == 's' {
		return true
	}
	if len(word) == 2 && isDigit(rune(word[0])) && isDigit(rune(word[1])) {
		return !strings.HasPrefix(text[end:], "'") && !strings.HasPrefix(text[end:], "’")
	}
	switch strings.ToLower(word) {
	case "em", "n", "tis", "twas", "til", "cause", "bout", "cuz", "ere", "neath":
		return true
	}
	return false
}

func spaceBefore(text string, i int) bool {
	if i == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return strings.ContainsRune(" \t\r\n\u00a0\u2009\u202f([{<-–—/:“‘\"'„«`*_", r)
}

func spaceAfter(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return strings.ContainsRune(" \t\r\n\u00a0\u2009\u202f", r)
}

func letterAfter(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return isLetter(r) || isDigit(r)
}

func markAfter(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return strings.ContainsRune("“\"…[.$£€", r)
}

func punctAfter(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	return strings.IndexByte(".,;:!?)\"", text[i]) >= 0
}

func digitBefore(text string, i int) bool { return i > 0 && isDigit(rune(text[i-1])) }
