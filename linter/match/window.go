package match

import "github.com/rhetlint/rhetlint/linter/span"

// window is a stretch of text decoded and folded for patterns: one rune each,
// case kept, with the bytes it came from.
type window struct {
	runes []rune
	start []int32 // byte offset in the text of each rune
	end   []int32 // one past its last byte
}

// decode fills w with text[at], reusing its memory.
func (w *window) decode(text string, at span.Span) {
	w.runes, w.start, w.end = w.runes[:0], w.start[:0], w.end[:0]
	part := text[:at.End]
	for i := at.Start; i < at.End; {
		if b := part[i]; b < 128 && asciiClass[b] == letter && (i+1 == at.End || part[i+1] < 0xCC) {
			w.add(rune(b), i, 1)
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

func (w *window) add(r rune, at, size int) {
	w.runes = append(w.runes, r)
	w.start = append(w.start, int32(at))
	w.end = append(w.end, int32(at+size))
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
