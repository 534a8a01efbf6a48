package match

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/rhetlint/rhetlint/linter/regex"
)

// Folding says which spellings count as the same. It changes no text: it is
// applied while words are hashed, while a phrase is compared with the text, and
// when a window is decoded for a pattern, always with the way back.
//
//   - letters are composed and compatible forms resolved (Unicode NFKC), so
//     full-width, mathematical and decomposed letters equal the plain ones
//   - every space and line break is a space, and a run of them is one
//   - every single quotation mark and apostrophe is ', every double one is "
//   - every hyphen and dash is -
//   - soft hyphens, zero-width characters, variation selectors, tags, bidi
//     marks and strokes laid over letters are not there
//
// Case is folded by the smallest member of a letter's SimpleFold orbit (the
// lower-case ASCII letter where the orbit has one), and only for comparing.

// class is what folding makes of a rune.
type class uint8

const (
	other    class = iota // stands for itself
	letter                // a word character, as regexp2's \w has it
	space                 // any white space
	single                // ' and its kin
	double                // " and its kin
	dash                  // - and its kin
	nothing               // not there at all
	compound              // may need normalising with what follows
)

var asciiClass = [128]class{
	'\t': space, '\n': space, '\v': space, '\f': space, '\r': space, ' ': space,
	'\'': single, '`': single, '"': double, '-': dash, '_': letter,
	'0': letter, '1': letter, '2': letter, '3': letter, '4': letter,
	'5': letter, '6': letter, '7': letter, '8': letter, '9': letter,
	'A': letter, 'B': letter, 'C': letter, 'D': letter, 'E': letter, 'F': letter, 'G': letter,
	'H': letter, 'I': letter, 'J': letter, 'K': letter, 'L': letter, 'M': letter, 'N': letter,
	'O': letter, 'P': letter, 'Q': letter, 'R': letter, 'S': letter, 'T': letter, 'U': letter,
	'V': letter, 'W': letter, 'X': letter, 'Y': letter, 'Z': letter,
	'a': letter, 'b': letter, 'c': letter, 'd': letter, 'e': letter, 'f': letter, 'g': letter,
	'h': letter, 'i': letter, 'j': letter, 'k': letter, 'l': letter, 'm': letter, 'n': letter,
	'o': letter, 'p': letter, 'q': letter, 'r': letter, 's': letter, 't': letter, 'u': letter,
	'v': letter, 'w': letter, 'x': letter, 'y': letter, 'z': letter,
}

// classOf sorts a rune beyond ASCII. Letters that no normalisation changes and
// that no mark can follow are not told apart from compound ones here.
func classOf(r rune) class {
	switch {
	case r < 128:
		return asciiClass[r]
	case r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F,
		r == 0x3000, r == 0x85:
		return space
	case r == 0x2018, r == 0x2019, r == 0x201A, r == 0x201B, r == 0x2039, r == 0x203A, r == 0x2BC, r == 0x2B9,
		r == 0x2032, r == 0xB4, r == 0xFF07, r == 0x2CA, r == 0x2CB, r == 0x60:
		return single
	case r == 0x201C, r == 0x201D, r == 0x201E, r == 0x201F, r == 0xAB, r == 0xBB, r == 0x2033, r == 0xFF02,
		r == 0x300C, r == 0x300D:
		return double
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0xFE58, r == 0xFE63, r == 0xFF0D, r == 0x2043:
		return dash
	case ignorable(r):
		return nothing
	case r == 0x2026:
		return compound
	case r >= 0x2010 && r <= 0x205E, r == utf8.RuneError:
		return other
	}
	return compound
}

// ignorable reports whether a rune shows nothing: a default-ignorable code
// point, or a stroke laid over the letter before it.
func ignorable(r rune) bool {
	switch {
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5,
		r == 0x180B, r == 0x180C, r == 0x180D, r == 0x180E, r == 0x180F,
		r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r == 0x3164, r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF, r == 0xFFA0, r >= 0xFFF0 && r <= 0xFFF8,
		r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0x1D173 && r <= 0x1D17A, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	case r >= 0x300 && r <= 0x36F, r >= 0x20D0 && r <= 0x20F0:
		return true // what composition left over
	}
	return false
}

// caseFold maps a rune to the representative of its case orbit.
func caseFold(r rune) rune { return regex.Fold(r) }

// isWord reports whether a folded rune is a word character.
func isWord(r rune) bool { return regex.IsWord(r) }

// alone reports whether a letter is written without word gaps around it, as in
// Chinese, Japanese and Thai: each counts as a word of its own.
func alone(r rune) bool {
	return r >= 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}

// step is one folded piece of a text: what it reads as and how long it is.
type step struct {
	runes [4]rune // folded, case kept; more than one only for ligatures and the like
	n     int     // how many runes; 0 for what is not there
	size  int     // bytes of the text
}

// next folds the piece of text that starts at byte i. It takes time in
// proportion to the piece.
func next(text string, i int) step {
	b := text[i]
	if b < utf8.RuneSelf {
		if i+1 == len(text) || text[i+1] < 0xCC { // no combining mark can follow
			return asciiStep(text, i)
		}
		if r, _ := utf8.DecodeRuneInString(text[i+1:]); asciiClass[b] != letter || !combines(r) {
			return asciiStep(text, i)
		}
		return normalStep(text, i)
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch classOf(r) {
	case space:
		return spaceStep(text, i)
	case single:
		return one('\'', size)
	case double:
		return one('"', size)
	case dash:
		return one('-', size)
	case nothing:
		return step{size: size}
	case other:
		return one(r, size)
	}
	return normalStep(text, i)
}

func one(r rune, size int) step { return step{runes: [4]rune{r}, n: 1, size: size} }

func asciiStep(text string, i int) step {
	switch b := text[i]; asciiClass[b] {
	case space:
		return spaceStep(text, i)
	case single:
		if b == '`' && i+1 < len(text) && text[i+1] == '`' {
			return one('"', 2)
		}
		if b == '\'' && i+1 < len(text) && text[i+1] == '\'' {
			return one('"', 2)
		}
		return one('\'', 1)
	default:
		return one(rune(b), 1)
	}
}

// spaceStep takes a run of white space as one space.
func spaceStep(text string, i int) step {
	start := i
	for i < len(text) {
		if b := text[i]; b < utf8.RuneSelf {
			if asciiClass[b] != space {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if c := classOf(r); c != space && c != nothing {
			break
		}
		i += size
	}
	return one(' ', i-start)
}

// combines reports whether a rune joins the letter before it.
func combines(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me) }

// longestCluster bounds how many bytes are normalised together.
const longestCluster = 64

// normalStep resolves one letter with the marks that belong to it.
func normalStep(text string, i int) step {
	end := min(i+longestCluster, len(text))
	n := norm.NFKC.NextBoundaryInString(text[i:end], true)
	if n <= 0 {
		_, n = utf8.DecodeRuneInString(text[i:])
	}
	s := step{size: n}
	var buf [4 * longestCluster]byte
	for _, r := range string(norm.NFKC.AppendString(buf[:0], text[i:i+n])) {
		if ignorable(r) || s.n == len(s.runes) {
			continue
		}
		switch classOf(r) {
		case space:
			r = ' '
		case single:
			r = '\''
		case double:
			r = '"'
		case dash:
			r = '-'
		}
		s.runes[s.n] = r
		s.n++
	}
	return s
}
