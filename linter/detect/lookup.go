package detect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lookup finds a word without regard to case, apostrophe or invisible
// characters; a possessive ending is taken off. Unknown words give nothing.
func (v *words) lookup(w string) entry {
	var buf [longest]byte
	folded, ok := foldWord(buf[:0], w)
	if !ok {
		return entry{}
	}
	if e, ok := v.entries[string(folded)]; ok {
		return e
	}
	if n := len(folded); n > 2 && folded[n-1] == 's' && folded[n-2] == '\'' {
		return entry{class: determiner}
	}
	return entry{}
}

// foldWord appends the lower-case form of w to buf. It fails for words that
// are too long or not in plain Latin letters: the vocabulary has none.
func foldWord(buf []byte, w string) ([]byte, bool) {
	for i := 0; i < len(w); {
		b, size := w[i], 1
		switch {
		case 'A' <= b && b <= 'Z':
			b += 'a' - 'A'
		case b >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(w[i:])
			if invisible(r) {
				i += size
				continue
			}
			if r != '’' && r != 'ʼ' {
				return nil, false
			}
			b = '\''
		}
		if len(buf) == cap(buf) {
			return nil, false
		}
		buf = append(buf, b)
		i += size
	}
	return buf, true
}

// equalWord compares a word of the text with a lower-case one.
func equalWord(w, lower string) bool {
	if len(w) != len(lower) {
		return strings.ContainsFunc(w, func(r rune) bool { return r >= unicode.MaxASCII }) && foldsTo(w, lower)
	}
	for i := 0; i < len(w); i++ {
		b := w[i]
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		if b != lower[i] {
			return len(w) > 0 && w[i] >= utf8.RuneSelf && foldsTo(w, lower)
		}
	}
	return true
}

func foldsTo(w, lower string) bool {
	var buf [longest]byte
	folded, ok := foldWord(buf[:0], w)
	return ok && string(folded) == lower
}

// triggers lists the words of some classes, sorted.
func triggers(c class) []string {
	var list []string
	for w, e := range vocabulary().entries {
		if e.class&c != 0 {
			list = append(list, w)
		}
	}
	slices.Sort(list)
	return list
}
