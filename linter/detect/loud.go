package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// loudBytes is how much of capitals there has to be side by side in a word that
// could be flagged, see ordinary.
const loudBytes = 4

// loud reports whether a text could have what is looked for.
func loud(text string) bool { return stacked(text) || louds(text, 1) > 0 }

// stacked reports whether two exclamation or question marks stand side by side.
func stacked(text string) bool {
	for _, mark := range [...]byte{'!', '?'} {
		for i := strings.IndexByte(text, mark); i >= 0 && i+1 < len(text); {
			if next := text[i+1]; next == '!' || next == '?' {
				return true
			}
			n := strings.IndexByte(text[i+1:], mark)
			if n < 0 {
				break
			}
			i += n + 1
		}
	}
	return false
}

// louds counts the words of capitals that are long enough, up to most. Only one
// byte in loudBytes need be looked at to come across such a word.
func louds(text string, most int) int {
	count := 0
	for i := loudBytes - 1; i < len(text) && count < most; i += loudBytes {
		if loudKinds[text[i]] == quiet {
			continue
		}
		start := i
		for start > 0 && start > i-loudBytes+1 && loudKinds[text[start-1]] != quiet {
			start--
		}
		found, end := loudRun(text, start)
		count, i = count+found, end
	}
	return min(count, most)
}

// loudKind is what a byte can be in what louds looks for.
type loudKind uint8

const (
	quiet   loudKind = iota
	capital          // or an apostrophe
	beyond           // not known from one byte
)

var loudKinds = func() (t [256]loudKind) {
	for b := range t {
		switch {
		case b >= utf8.RuneSelf:
			t[b] = beyond
		case 'A' <= b && b <= 'Z' || b == '\'':
			t[b] = capital
		}
	}
	return t
}()

// loudRun is louds for the text from start to the next quiet byte, and tells where
// that is.
func loudRun(text string, start int) (found, end int) {
	capitals := 0 // bytes in a row
	for end = start; end < len(text); {
		size := 1
		switch loudKinds[text[end]] {
		case quiet:
			return found, end
		case capital:
			capitals++
		case beyond:
			var r rune
			r, size = utf8.DecodeRuneInString(text[end:])
			if capitals += size; r != '’' && !unicode.IsUpper(r) {
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
