package detect

import (
	"unicode"
	"unicode/utf8"
)

// loudBytes is how much of capitals there has to be side by side in a word that
// could be flagged, see ordinary.
const loudBytes = 4

// loud reports whether a text could have what is looked for.
func loud(text string) bool { return louds(text, 1) > 0 }

// louds counts what could be looked for, up to most: words of capitals that are
// long enough, and marks side by side. Only every other byte need be looked at to
// come across one of either.
func louds(text string, most int) int {
	count := 0
	for i := 1; i < len(text) && count < most; i += 2 {
		if loudKinds[text[i]] == quiet {
			continue
		}
		start := i - 1
		if loudKinds[text[start]] == quiet {
			start = i
		}
		found, end := loudRun(text, start)
		count, i = count+found, end
	}
	return min(count, most)
}

// loudKind is what a byte can be in what loud looks for.
type loudKind uint8

const (
	quiet   loudKind = iota
	capital          // or an apostrophe
	stacked          // a mark
	beyond           // not known from one byte
)

var loudKinds = func() (t [256]loudKind) {
	for b := range t {
		switch {
		case b >= utf8.RuneSelf:
			t[b] = beyond
		case 'A' <= b && b <= 'Z' || b == '\'':
			t[b] = capital
		case b == '!' || b == '?':
			t[b] = stacked
		}
	}
	return t
}()

// loudRun is louds for the text from start to the next quiet byte, and tells where
// that is.
func loudRun(text string, start int) (found, end int) {
	capitals, marks := 0, 0 // bytes in a row
	for end = start; end < len(text); {
		size := 1
		switch loudKinds[text[end]] {
		case quiet:
			return found, end
		case capital:
			capitals, marks = capitals+1, 0
		case stacked:
			if capitals, marks = 0, marks+1; marks == 2 {
				found++
			}
		case beyond:
			var r rune
			r, size = utf8.DecodeRuneInString(text[end:])
			if capitals, marks = capitals+size, 0; r != '’' && !unicode.IsUpper(r) {
				capitals = 0
			}
		}
		if capitals >= loudBytes && capitals < loudBytes+size {
			found++
		}
		end += size
	}
	return found, end
}
