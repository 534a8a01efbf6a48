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
	start []int32    // byte offset in the text of each rune
	end   []int32    // one past its last byte
}

// decode fills w with text[at], reusing its memory.
func (w *window) decode(text string, at span.Span) {
	w.text.Runes, w.text.Folded = slices.Grow(w.text.Runes[:0], at.Len()), slices.Grow(w.text.Folded[:0], at.Len())
	w.start, w.end = slices.Grow(w.start[:0], at.Len()), slices.Grow(w.end[:0], at.Len())
	part := text[:at.End]
	for i := at.Start; i < at.End; {
		if r := plainRune(part, i); r != 0 {
			w.add(r, lowerASCII[r], i, 1)
			i++
			continue
		}
		st := next(part, i)
		for _, r := range st.runes[:st.n] {
			w.add(r, caseFold(r), i, st.size)
		}
		i += st.size
	}
}

func (w *window) add(r, folded rune, at, size int) {
	w.text.Runes, w.text.Folded = append(w.text.Runes, r), append(w.text.Folded, folded)
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
		if i+1 < len(text) && text[i+1] < 128 && asciiClass[text[i+1]] != space {
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

// index is the first rune that came from byte i; the window's length where
// there is none.
func (w *window) index(i int32) int {
	if len(w.start) > 0 { // as a rule every rune is a byte
		if at := int(i - w.start[0]); at >= 0 && at < len(w.start) && w.start[at] == i && (at == 0 || w.start[at-1] != i) {
			return at
		}
	}
	at, _ := slices.BinarySearch(w.start, i)
	return at
}

// span leads a range of runes back to the text.
func (w *window) span(index, length int) span.Span {
	if length == 0 {
		at := 0
		if index < len(w.start) {
			at = int(w.start[index])
		} else if len(w.end) > 0 {
			at = int(w.end[len(w.end)-1])
		}
		return span.Span{Start: at, End: at}
	}
	return span.Span{Start: int(w.start[index]), End: int(w.end[index+length-1])}
}
