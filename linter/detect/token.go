package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// token is a word, a number in digits or a single mark of a sentence.
type token struct {
	start, end int // bytes of the segment's text
	class      class
	harm       harm
	kind       tokenKind
	glued      bool    // nothing stands between it and the token before
	upper      bool    // begins with a capital letter
	value      float64 // of a number in digits or words; for a mark its code point
}

type tokenKind uint8

const (
	word tokenKind = iota + 1
	digits
	mark
)

// scan cuts a range of text into tokens, looking every word up once.
func scan(text string, at span.Span) []token {
	tokens := make([]token, 0, at.Len()/5+4)
	v := vocabulary()
	for i := at.Start; i < at.End; {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:at.End])
		}
		t := token{start: i, end: i + size}
		switch {
		case r == ' ' || r == '\n' || r == '\t' || unicode.IsSpace(r) || invisible(r):
			i += size
			continue
		case unicode.IsLetter(r):
			t.kind, t.upper = word, unicode.IsUpper(r)
			t.end = wordEnd(text[:at.End], i)
			entry := v.lookup(text[i:t.end])
			t.class, t.harm, t.value = entry.class, entry.harm, entry.value
		case '0' <= r && r <= '9':
			t.kind = digits
			t.value, t.end = readDigits(text[:at.End], i)
		default:
			t.kind, t.value = mark, float64(r)
		}
		t.glued = len(tokens) > 0 && tokens[len(tokens)-1].end == i
		tokens = append(tokens, t)
		i = t.end
	}
	nameCapitals(text, tokens)
	return tokens
}

// nameCapitals takes the grammar from short words in capitals, which are names
// in a sentence that has small letters: IS, US, WHO.
func nameCapitals(text string, tokens []token) {
	small := false
	for _, t := range tokens {
		small = small || t.kind == word && !t.upper && t.end-t.start > 1
	}
	for i := range tokens {
		t := &tokens[i]
		if small && t.kind == word && t.end-t.start > 1 && t.end-t.start < 4 && text[t.start:t.end] == strings.ToUpper(text[t.start:t.end]) {
			t.class, t.harm = t.class&(unit|money|market), 0
		}
	}
}

// wordEnd is the end of the word that begins at start. Apostrophes between
// letters belong to it, as do the points of "U.S.".
func wordEnd(text string, start int) int {
	i := start
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r) || invisible(r):
			i += size
		case (r == '\'' || r == '’') && letterAt(text, i+size):
			i += size
		case r == '.' && capitalsBefore(text[start:i]) && (letterAt(text, i+1) || i-start > 1 && text[i-2] == '.'):
			i++
		default:
			return i
		}
	}
	return i
}

// capitalsBefore reports whether s ends like an abbreviation of single
// capitals: "U" or "U.S".
func capitalsBefore(s string) bool {
	last := len(s) - 1
	return last >= 0 && 'A' <= s[last] && s[last] <= 'Z' && (last == 0 || s[last-1] == '.')
}

func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// invisible characters may stand inside a word without being seen.
func invisible(r rune) bool {
	return r == '\u00AD' || r >= '\u200B' && r <= '\u200D' || r == '\u2060' || r == '\uFEFF'
}

// readDigits reads "40", "1,204", "6.5", "470 000" at start.
func readDigits(text string, start int) (value float64, end int) {
	i := start
	for i < len(text) && isDigit(text[i]) {
		value = value*10 + float64(text[i]-'0')
		i++
	}
	if lead := i - start; lead <= 3 {
		for {
			size := groupMark(text, i)
			if size == 0 {
				break
			}
			for _, d := range []byte(text[i+size : i+size+3]) {
				value = value*10 + float64(d-'0')
			}
			i += size + 3
		}
	}
	if i+1 < len(text) && text[i] == '.' && isDigit(text[i+1]) {
		scale := 1.0
		for i++; i < len(text) && isDigit(text[i]); i++ {
			value, scale = value*10+float64(text[i]-'0'), scale*10
		}
		value /= scale
	}
	return value, i
}

// groupMark is the length of a thousands mark at i that is followed by exactly
// three digits, or 0.
func groupMark(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch r {
	case ',', ' ', '\u00A0', '\u2009', '\u202F', '’':
	default:
		return 0
	}
	j := i + size
	if j+3 > len(text) || !isDigit(text[j]) || !isDigit(text[j+1]) || !isDigit(text[j+2]) {
		return 0
	}
	if j+3 < len(text) && isDigit(text[j+3]) {
		return 0
	}
	return size
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
