package detect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lookup finds a word without regard to case, apostrophe or invisible
// characters; a possessive ending is taken off. Unknown words give nothing.
func lookup(w string) listed {
	var buf [longest]byte
	folded, ok := foldWord(buf[:0], w)
	if !ok {
		return listed{}
	}
	found := *listedAs(hashOf(folded), string(folded))
	if n := len(folded); found.class == 0 && n > 2 && folded[n-1] == 's' && folded[n-2] == '\'' {
		found.class = determiner
	}
	return found
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
	for i := range vocabulary {
		if w := &vocabulary[i]; w.class&c != 0 {
			list = append(list, w.spelling())
		}
	}
	slices.Sort(list)
	return list
}

// hashStart and hashByte make the hash of a word, byte by byte and without
// regard to case.
const hashStart uint32 = 2166136261

func hashByte(hash uint32, b byte) uint32 { return (hash ^ uint32(b|0x20)) * 16777619 }

func hashOf[T string | []byte](w T) uint32 {
	hash := hashStart
	for i := range len(w) {
		hash = hashByte(hash, w[i])
	}
	return hash
}

// placeOf is where the slots of a hash begin.
func placeOf(hash uint32) uint32 { return hash ^ hash>>15 }

// listedAs is what is known of a word of that hash. The case of its letters does not
// matter.
func listedAs(hash uint32, w string) *listed {
	for i := placeOf(hash); ; i++ {
		found := &vocabulary[slots[i%uint32(len(slots))]]
		if found.size == 0 || sameWord(w, found.spelling()) {
			return found
		}
	}
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
