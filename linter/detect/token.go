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
	modifiers  uint8 // see listed
	kind       tokenKind
	glued      bool    // nothing stands between it and the token before
	upper      bool    // begins with a capital letter
	value      float64 // of a number in digits or words; for a mark its code point
}

type tokenKind uint8

const (
	space tokenKind = iota // between tokens
	word
	digits
	mark
	wide // not known from one byte
)

// kinds tells what a token that begins with a byte is.
var kinds = func() (t [256]tokenKind) {
	for b := range t {
		switch r := rune(b); {
		case r >= utf8.RuneSelf:
			t[b] = wide
		case unicode.IsSpace(r):
		case unicode.IsLetter(r):
			t[b] = word
		case unicode.IsDigit(r):
			t[b] = digits
		default:
			t[b] = mark
		}
	}
	return t
}()

// scan appends the tokens of a range of text, looking every word up once.
func scan(tokens []token, text string, at span.Span) []token {
	text = text[:at.End]
	first, end := len(tokens), -1
	names, small := false, false
	for i := at.Start; i < len(text); {
		t := token{start: i, end: i + 1, kind: kinds[text[i]], glued: i == end}
		r := rune(text[i])
		if t.kind == wide {
			r, t.end = wideToken(text, &t)
		}
		switch t.kind {
		case space:
			i = t.end
			continue
		case word:
			t.upper = 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r)
			t.read(text)
			long := t.end-t.start > 1
			small = small || !t.upper && long
			names = names || t.upper && long && t.end-t.start < 4
		case digits:
			t.value, t.end = readDigits(text, i)
		default:
			t.value = float64(r)
		}
		tokens = append(tokens, t)
		i, end = t.end, t.end
	}
	if names && small {
		nameCapitals(text, tokens[first:])
	}
	return tokens
}

// wideToken finds out what a token that begins beyond ASCII is. It gives its
// first character and where that ends.
func wideToken(text string, t *token) (r rune, end int) {
	r, size := utf8.DecodeRuneInString(text[t.start:])
	switch {
	case unicode.IsSpace(r) || invisible(r):
		t.kind = space
	case unicode.IsLetter(r):
		t.kind = word
	default:
		t.kind = mark
	}
	return r, t.start + size
}

// nameCapitals takes the grammar from short words in capitals, which are names
// in a sentence that has small letters: IS, US, WHO.
func nameCapitals(text string, tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		if t.kind == word && t.upper && t.end-t.start > 1 && t.end-t.start < 4 && text[t.start:t.end] == strings.ToUpper(text[t.start:t.end]) {
			t.class, t.harm = t.class&(unit|money|market), 0
		}
	}
}

// read reads the word that begins at the start of the token.
func (t *token) read(text string) {
	i, hash := t.start, hashStart
	for i < len(text) && kinds[text[i]] == word {
		hash = hashByte(hash, text[i])
		i++
	}
	if i == len(text) || i > t.start && kinds[text[i]] != wide && text[i] != '\'' && (text[i] != '.' || i-t.start > 1) {
		t.end = i
		t.is(listedAs(hash, text[t.start:i]))
		return
	}
	t.end = wordEnd(text, t.start)
	found := lookup(text[t.start:t.end])
	t.is(&found)
}

// is takes over what is known of a word.
func (t *token) is(w *listed) {
	t.class, t.harm, t.modifiers, t.value = w.class, w.harm, w.modifiers, values[w.value]
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
