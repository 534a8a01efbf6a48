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
	hash := hashStart
	for _, b := range folded {
		hash = hashByte(hash, b)
	}
	if e := v.find(hash, string(folded)); e != (entry{}) {
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
	for _, known := range vocabulary().known {
		if known.class&c != 0 {
			list = append(list, known.word)
		}
	}
	slices.Sort(list)
	return list
}

// hashStart and hashByte make the hash of a word, byte by byte and without
// regard to case.
const hashStart uint32 = 2166136261

func hashByte(hash uint32, b byte) uint32 { return (hash ^ uint32(b|0x20)) * 16777619 }

// slots is how many places the table of words has: four for each word, so that
// most of the words that are not there end at an empty one.
const slots = 1 << 14

// place is where the number of a word stands in the table, or would stand. The
// case of its letters does not matter.
func (v *words) place(hash uint32, w string) *uint16 {
	for i := hash ^ hash>>15; ; i++ {
		n := &v.slots[i%slots]
		if *n == 0 || sameWord(w, v.known[*n-1].word) {
			return n
		}
	}
}

// find is what is known of a word.
func (v *words) find(hash uint32, w string) entry {
	if n := *v.place(hash, w); n > 0 {
		return v.known[n-1].entry
	}
	return entry{}
}

// sameWord compares a word in ASCII with a lower-case one.
func sameWord(w, lower string) bool {
	if len(w) != len(lower) {
		return false
	}
	for i := range len(w) {
		if w[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}
