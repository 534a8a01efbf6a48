package match

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/regex"
	"github.com/rhetlint/rhetlint/linter/span"
)

// window is a stretch of text decoded and folded for patterns: its runes with
// the bytes they came from.
type window struct {
	text  regex.Text // case kept, and case folded
	plain bool       // every rune is a byte, from base on; start and end are not filled
	base  int
	start []int32 // byte offset in the text of each rune
	end   []int32 // one past its last byte
	marks []int32 // runes of ASCII that are neither word characters nor spaces
}

// decode fills w with text[at], reusing its memory.
func (w *window) decode(text string, at span.Span) {
	size := at.Len()
	w.text.Runes, w.text.Folded = slices.Grow(w.text.Runes[:0], size)[:size], slices.Grow(w.text.Folded[:0], size)[:size]
	w.base, w.marks = at.Start, w.marks[:0]
	if w.plain = w.decodePlain(text[:at.End], at.Start); w.plain {
		return
	}
	w.text.Runes, w.text.Folded, w.marks = w.text.Runes[:0], w.text.Folded[:0], w.marks[:0]
	w.start, w.end = slices.Grow(w.start[:0], size), slices.Grow(w.end[:0], size)
	part := text[:at.End]
	for i := at.Start; i < at.End; {
		if r := plainRune(part, i); r != 0 {
			w.add(r, i, 1)
			i++
			continue
		}
		st := next(part, i)
		for _, r := range st.runes[:st.n] {
			w.add(r, i, st.size)
		}
		i += st.size
	}
}

// decodePlain is decode for text in which every byte folds to one rune. It
// reports false where there is another.
func (w *window) decodePlain(part string, from int) bool {
	part = part[from:]
	runes, folded := w.text.Runes[:len(part)], w.text.Folded[:len(part)]
	for i := range len(part) {
		b := part[i]
		if r := foldedLetter[b]; r != 0 {
			runes[i], folded[i] = rune(b), rune(r)
			continue
		}
		if b >= 128 {
			return false
		}
		switch asciiClass[b] {
		case space:
			if i+1 < len(part) && part[i+1] < 128 && asciiClass[part[i+1]] == space {
				return false
			}
			runes[i], folded[i] = ' ', ' '
			continue
		case single:
			if i+1 < len(part) && part[i+1] == b {
				return false
			}
			b = '\''
		}
		runes[i], folded[i] = rune(b), rune(b)
		w.marks = append(w.marks, int32(i))
	}
	return true
}

func (w *window) add(r rune, at, size int) {
	if uint32(r) < 128 && isMark[r] {
		w.marks = append(w.marks, int32(len(w.text.Runes)))
	}
	w.text.Runes, w.text.Folded = append(w.text.Runes, r), append(w.text.Folded, caseFold(r))
	w.start, w.end = append(w.start, int32(at)), append(w.end, int32(at+size))
}

// plainRune is what the byte at i folds to where that takes no more than a look
// at the byte behind it; 0 where it takes more.
func plainRune(text string, i int) rune {
	b := text[i]
	if b >= 128 || i+1 < len(text) && text[i+1] >= 0xCC {
		return 0
	}
	switch asciiClass[b] {
	case letter, other, dash:
		return rune(b)
	case space:
		if i+1 == len(text) || text[i+1] < 128 && asciiClass[text[i+1]] != space {
			return ' '
		}
	case single:
		if i+1 == len(text) || text[i+1] != b {
			return '\''
		}
	case double:
		return '"'
	}
	return 0
}

// lowerASCII folds the case of ASCII.
var lowerASCII = func() (t [128]rune) {
	for r := range rune(128) {
		t[r] = caseFold(r)
	}
	return t
}()

// foldedLetter is what the word characters of ASCII fold to; 0 for other bytes.
var foldedLetter = func() (t [256]byte) {
	for b := range 128 {
		if asciiClass[b] == letter {
			t[b] = byte(lowerASCII[b])
		}
	}
	return t
}()

// isMark tells the characters of window.marks.
var isMark = func() (t [128]bool) {
	for r := range t {
		t[r] = r != ' ' && asciiClass[r] != letter
	}
	return t
}()

// from and to are the bytes that a rune came from.
func (w *window) from(rune int) int {
	if w.plain {
		return w.base + rune
	}
	return int(w.start[rune])
}

func (w *window) to(rune int) int {
	if w.plain {
		return w.base + rune + 1
	}
	return int(w.end[rune])
}

// runesOf is the first and the last rune that came from the piece of text at
// byte i.
func (w *window) runesOf(i int32) (first, last int) {
	if w.plain {
		return int(i) - w.base, int(i) - w.base
	}
	first, _ = slices.BinarySearch(w.start, i)
	for last = first; last+1 < len(w.start) && w.start[last+1] == i; last++ {
	}
	return first, last
}

// runesAt appends the runes that came from the piece of text at byte i.
func (w *window) runesAt(i int32, into []int32) []int32 {
	if w.plain {
		if at := i - int32(w.base); int(at) < len(w.text.Runes) {
			into = append(into, at)
		}
		return into
	}
	for at, _ := slices.BinarySearch(w.start, i); at < len(w.start) && w.start[at] == i; at++ {
		into = append(into, int32(at))
	}
	return into
}

// span leads a range of runes back to the text.
func (w *window) span(index, length int) span.Span {
	if length > 0 {
		return span.Span{Start: w.from(index), End: w.to(index + length - 1)}
	}
	at := w.base
	if n := len(w.text.Runes); index < n {
		at = w.from(index)
	} else if n > 0 {
		at = w.to(n - 1)
	}
	return span.Span{Start: at, End: at}
}
