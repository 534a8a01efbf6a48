package voice

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// shape is how a token looks.
type shape uint8

const (
	lower   shape = iota // a word in small letters
	capital              // a word with a capital first
	upper                // two or more capitals
	number               // begins with a digit
	punct                // a mark of punctuation
	chunk                // a whole quotation
)

// token is one word, mark or quotation of a unit.
type token struct {
	span.Span
	flags flag   // what the lists know
	mark  rune   // the mark of a punct token
	quote int32  // the quotation of a chunk
	word  uint16 // its number in the table of words; 0 where no list knows it
	shape shape
}

func (t *token) is(f flag) bool    { return t.flags&f != 0 }
func (t *token) isWord() bool      { return t.shape <= number }
func (t *token) isName() bool      { return t.shape == capital || t.shape == upper }
func (t *token) at(m rune) bool    { return t.shape == punct && t.mark == m }
func (t *token) cues() []listedCue { return words[t.word].cuesOf() }
func (t *token) around() *phrases  { return words[t.word].around() }
func (t *token) isDash() bool {
	return t.shape == punct && (t.mark == '–' || t.mark == '—' || t.mark == '-')
}

func (t *token) isStop() bool {
	return t.shape == punct && (t.mark == '.' || t.mark == '!' || t.mark == '?' || t.mark == '…')
}
func (t *token) isOpening() bool { return t.at('(') || t.at('[') }

// scanner cuts a range of a text into tokens.
type scanner struct {
	text  string
	out   []token
	seen  flag // of all words
	limit int  // end of the range
	fold  []byte
}

// scan appends the tokens of text[from:to].
func (s *scanner) scan(from, to int) {
	s.limit = to
	for i := from; i < to; {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[i:to])
		}
		switch {
		case r == ' ':
			i++
		case isLetter(r) || isDigit(r):
			if end := s.scanPlain(i); end > i {
				i = end
			} else {
				i = s.scanWord(i)
			}
		case r == '\'' || r == '’':
			i = s.scanApostrophe(i, size)
		case r == '.' && !s.endsSentence(i+1):
			i++
		case isPoint(r) || r == '-' && s.standsAlone(i):
			s.out = append(s.out, token{Span: span.Span{Start: i, End: i + size}, shape: punct, mark: r})
			i += size
		default:
			i += size
		}
	}
}

// scanPlain reads a word of plain letters, the first of them large or small,
// and returns its end; or from where the word is none.
func (s *scanner) scanPlain(from int) int {
	first := s.text[from]
	h := hashByte(hashSeed, first|0x20)
	i := from + 1
	for i < s.limit && 'a' <= s.text[i] && s.text[i] <= 'z' {
		h = hashByte(h, s.text[i])
		i++
	}
	if first|0x20 < 'a' || first|0x20 > 'z' || i < s.limit && mayJoin(s.text[i]) && !(s.text[i] == '.' && !s.joinsPoint(i)) {
		return from
	}
	t := token{Span: span.Span{Start: from, End: i}}
	if first >= 'a' {
		s.know(&t, numberOf(s.text[from:i], h))
	} else {
		t.shape = capital
		s.fold = append(append(s.fold[:0], first|0x20), s.text[from+1:i]...)
		s.know(&t, numberOf(s.fold, h))
	}
	s.out = append(s.out, t)
	return i
}

// mayJoin reports whether a word that a byte follows behind small letters may
// go on.
func mayJoin(b byte) bool {
	return b >= utf8.RuneSelf || b == '.' || b == '\'' || b == '-' || b == '&' || '0' <= b && b <= '9' || 'A' <= b && b <= 'Z'
}

// isPoint reports whether a character is a mark of punctuation that counts.
func isPoint(r rune) bool {
	switch r {
	case ',', ';', ':', '.', '!', '?', '(', ')', '[', ']', '…', '–', '—':
		return true
	}
	return false
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return r != utf8.RuneError && unicode.IsLetter(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// endsSentence reports whether only closing marks stand between i and the end.
func (s *scanner) endsSentence(i int) bool {
	rest := s.text[i:s.limit]
	return strings.Trim(rest, " \t\r\n\"')]”’»") == ""
}

func (s *scanner) standsAlone(i int) bool {
	return i > 0 && i+1 < s.limit && (s.text[i-1] == ' ' || s.text[i-1] == '-') && (s.text[i+1] == ' ' || s.text[i+1] == '-')
}

// scanWord reads a word: letters and digits, with inner hyphens, points,
// commas between digits and apostrophes; 's, 'll and the like are cut off.
func (s *scanner) scanWord(from int) int {
	i := from
	for i < s.limit {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[i:s.limit])
		}
		if isLetter(r) || isDigit(r) {
			i += size
			continue
		}
		if (r == '\'' || r == '’') && s.joins(i+size) && !s.isClitic(i+size) ||
			(r == '-' || r == '&') && s.joins(i+size) ||
			(r == '.' || r == ',') && s.joinsPoint(i) {
			i += size
			continue
		}
		break
	}
	s.add(from, i)
	return i
}

func (s *scanner) joins(i int) bool {
	if i >= s.limit {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:s.limit])
	return isLetter(r) || isDigit(r)
}

// joinsPoint reports whether the point or comma at i stands inside a number or
// an abbreviation.
func (s *scanner) joinsPoint(i int) bool {
	if i == 0 || i+1 >= s.limit {
		return false
	}
	before, after := rune(s.text[i-1]), rune(s.text[i+1])
	if isDigit(before) && isDigit(after) {
		return true
	}
	return s.text[i] == '.' && isLetter(before) && isLetter(after)
}

// isClitic reports whether the letters at i, after an apostrophe, are a word
// of their own: 's, 'll, 've, 're, 'd, 'm.
func (s *scanner) isClitic(i int) bool {
	end := i
	for end < s.limit && isLetter(rune(s.text[end])) {
		end++
	}
	switch s.text[i:end] {
	case "s", "S", "ll", "ve", "re", "d", "m":
		return true
	}
	return false
}

// scanApostrophe reads a clitic, or the bare apostrophe of a plural owner.
func (s *scanner) scanApostrophe(i, size int) int {
	n := len(s.out)
	if n == 0 || s.out[n-1].End != i || !s.out[n-1].isWord() {
		return i + size
	}
	end := i + size
	for end < s.limit && isLetter(rune(s.text[end])) {
		end++
	}
	s.add(i, end)
	return end
}

func (s *scanner) add(from, to int) {
	t := token{Span: span.Span{Start: from, End: to}}
	text := s.text[from:to]
	t.shape = shapeOf(text)
	if t.shape != number {
		s.fold = foldWord(s.fold[:0], text)
		s.know(&t, numberOf(s.fold, hashOf(s.fold)))
	}
	s.out = append(s.out, t)
}

// know notes what the lists say of a token's word.
func (s *scanner) know(t *token, w uint16) {
	t.word, t.flags = w, words[w].is
	s.seen |= t.flags
}

// shapeOf tells the shape of a word. "U.S." and "AP" are upper; "A" is capital.
func shapeOf(text string) shape {
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case isDigit(first):
		return number
	case !unicode.IsUpper(first):
		return lower
	}
	letters := 0
	for _, r := range text[size:] {
		if unicode.IsLower(r) {
			return capital
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	if letters > 0 {
		return upper
	}
	return capital
}

// foldWord appends text in small letters, with straight apostrophes and
// without points.
func foldWord(into []byte, text string) []byte {
	for i := 0; i < len(text); {
		b := text[i]
		if b < utf8.RuneSelf {
			if 'A' <= b && b <= 'Z' {
				b += 'a' - 'A'
			}
			if b != '.' {
				into = append(into, b)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '’' {
			into = append(into, '\'')
		} else {
			into = utf8.AppendRune(into, unicode.ToLower(r))
		}
		i += size
	}
	return into
}
