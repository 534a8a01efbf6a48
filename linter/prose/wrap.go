package prose

import "strings"

// A block of lines without a blank line between them is either copy wrapped at
// a column, where a line break means nothing, or a list of paragraphs, one a
// line. The decision for a block:
//
//   - A break is open if the line before has no final stop and the line after
//     begins in lower case (a web address aside); it is closed if the line before has a final stop.
//   - A block no wider than widestWrap with at least as many open breaks as
//     closed ones is wrapped. A block without open breaks is wrapped if most
//     blocks of the document are.
//   - In wrapped copy a break still ends a paragraph where the line before has
//     a final stop and stays clearly short of the block's width, or the next
//     line is indented, and after a first line that is short like a heading.
//   - In other blocks every line is a paragraph, but for open breaks.

const (
	widestWrap  = 120 // columns; wider lines were not wrapped by hand or terminal
	leastBroken = 40  // columns a line has before a sentence is broken over its end
)

// breakKind classes the line break after a.
func (r *reader) breakKind(a, b line) (open, closed bool) {
	switch {
	case ended(r.source[a.start:a.end]):
		return false, true
	case firstLetterLower(r.source[b.start:b.end]) && !isLink(r.source[b.start:b.end]):
		return true, false
	}
	return false, false
}

// wrapped reports whether lines are wrapped copy, and the width of the widest.
func (r *reader) wrapped(lines []line) (is bool, columns int) {
	open, closed := 0, 0
	for i, l := range lines {
		if l.len() > 4*widestWrap {
			return false, l.len()
		}
		columns = max(columns, width(r.source[l.start:l.end]))
		if i > 0 {
			o, c := r.breakKind(lines[i-1], l)
			open += count(o)
			closed += count(c)
		}
	}
	switch {
	case columns > widestWrap:
		return false, columns
	case open == 0:
		return r.wrappedCopy, columns
	}
	return open >= closed, columns
}

// mostlyWrapped reports that the line breaks of the document are mostly breaks
// inside sentences.
func (r *reader) mostlyWrapped() bool {
	open, closed := 0, 0
	for i := 1; i < len(r.lines); i++ {
		if !r.lines[i].gap {
			o, c := r.breakKind(r.lines[i-1], r.lines[i])
			open += count(o)
			closed += count(c)
		}
	}
	return open > 2 && open > closed
}

// paragraphs cuts a block of text lines [from, to) into paragraphs.
func (r *reader) paragraphs(from, to int) {
	is, columns := false, 0
	if to-from > 1 {
		is, columns = r.wrapped(r.lines[from:to])
	}
	first := from
	for i := from + 1; i <= to; i++ {
		if i < to && !r.parts(i, from, is, columns) {
			continue
		}
		r.add(piece{first: first, last: i - 1, at: r.lineSpan(first, i-1)})
		first = i
	}
}

// parts reports that a paragraph ends before line i of the block that begins at
// line from.
func (r *reader) parts(i, from int, wrapped bool, columns int) bool {
	a, b := r.lines[i-1], r.lines[i]
	above, below := r.source[a.start:a.end], r.source[b.start:b.end]
	if r.options.Guess && (isByline(above) || isByline(below)) {
		return true
	}
	open, closed := r.breakKind(a, b)
	if !wrapped {
		return !open || a.len() < leastBroken
	}
	if open {
		return false
	}
	fits := width(above)+1+firstWord(below)+columns/5 <= columns
	switch {
	case closed:
		return fits || b.start-b.raw > a.start-a.raw+1
	case i-1 != from || finalStop(above) != 0 || firstLetterLower(below):
		return false
	}
	return fits || i == 1 && titleCase(above)
}

// firstWord is the width of the first word of text.
func firstWord(text string) int {
	if i := strings.IndexAny(text, " \t\u00A0"); i >= 0 {
		text = text[:i]
	}
	return width(text)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
