package prose

import (
	"strings"
	"unicode"

	"github.com/rhetlint/rhetlint/linter/span"
)

// blocks cuts the lines into pieces: marked lines each by their mark, the text
// lines between them by paragraphs.
func (r *reader) blocks() {
	r.pieces = make([]piece, 0, len(r.lines))
	for i := 0; i < len(r.lines); {
		next := i
		if r.options.Markup {
			next = r.marked(i)
		}
		if next == i {
			next = r.textEnd(i)
			r.paragraphs(i, next)
		}
		i = next
	}
}

// textEnd is the line after the run of text lines that begins at line i.
func (r *reader) textEnd(i int) int {
	for i++; i < len(r.lines) && !r.lines[i].gap; i++ {
		if r.options.Markup && r.isMarked(r.lines[i]) {
			break
		}
	}
	return i
}

// marked reads what the mark at the start of line i begins and gives the line
// after it, or i if the line has no mark.
func (r *reader) marked(i int) int {
	l := r.lines[i]
	switch r.source[l.start] {
	case '#':
		if at, level := headingMark(r.source, l); level > 0 {
			r.add(piece{zone: r.headingZone(level), first: i, last: i, at: at})
			return i + 1
		}
	case '>':
		return r.quote(i)
	case '`', '~':
		return r.fence(i)
	default:
		if start := itemMark(r.source, l); start > 0 {
			return r.item(i, start)
		}
	}
	return i
}

// isMarked reports that a mark stands at the start of the line.
func (r *reader) isMarked(l line) bool {
	switch r.source[l.start] {
	case '>':
		return true
	case '#':
		_, level := headingMark(r.source, l)
		return level > 0
	case '`', '~':
		return fenceMark(r.source, l) > 0
	}
	return itemMark(r.source, l) > 0
}

// headingMark reads "## Title" and "## Title ##": the title and its level from
// 1 to 6, or level 0.
func headingMark(source string, l line) (span.Span, int) {
	i := l.start
	for i < l.end && source[i] == '#' {
		i++
	}
	level := i - l.start
	start := skipBlank(source, i, l.end)
	if level > 6 || start == i || start == l.end {
		return span.Span{}, 0
	}
	end := l.end
	for end > start && source[end-1] == '#' {
		end--
	}
	if trimmed := trimSpaceEnd(source, start, end); end < l.end && trimmed < end && trimmed > start {
		return span.Span{Start: start, End: trimmed}, level
	}
	return span.Span{Start: start, End: l.end}, level
}

// headingZone is the zone of a marked heading: the first one of level 1, with
// no text before it, is the headline.
func (r *reader) headingZone(level int) Zone {
	if level == 1 && len(r.pieces) == 0 {
		return Headline
	}
	return Heading
}

// quote reads the lines of a block quotation; a line with nothing but the mark
// parts two of them.
func (r *reader) quote(i int) int {
	first := i
	for ; i < len(r.lines) && (i == first || !r.lines[i].gap) && r.source[r.lines[i].start] == '>'; i++ {
		if quoteMark(r.source, r.lines[i]) == r.lines[i].end {
			if first < i {
				r.addQuote(first, i-1)
			}
			return i + 1
		}
	}
	r.addQuote(first, i-1)
	return i
}

func (r *reader) addQuote(first, last int) {
	at := span.Span{Start: quoteMark(r.source, r.lines[first]), End: r.lines[last].end}
	r.add(piece{zone: Quotation, first: first, last: last, at: at})
}

// quoteMark is the offset of a quoted line's text behind its > marks.
func quoteMark(source string, l line) int {
	i := l.start
	for i < l.end && (source[i] == '>' || isBlank(source[i])) {
		i++
	}
	return skipBlank(source, i, l.end)
}

// fence skips a fenced block of code and gives the line after it. A fence that
// is never closed is text, so that no prose is lost behind it.
func (r *reader) fence(i int) int {
	size := fenceMark(r.source, r.lines[i])
	if size == 0 {
		return i
	}
	c := r.source[r.lines[i].start]
	unclosed := &r.unclosed[count(c == '~')]
	if *unclosed > 0 && size >= *unclosed {
		return i
	}
	for j := i + 1; j < len(r.lines); j++ {
		l := r.lines[j]
		if r.source[l.start] == c && fenceMark(r.source, l) >= size && strings.Trim(r.source[l.start:l.end], "`~") == "" {
			return j + 1
		}
	}
	*unclosed = size
	return i
}

// fenceMark is the length of the fence ``` or ~~~ that begins a line, or 0.
func fenceMark(source string, l line) int {
	i := l.start
	for i < l.end && source[i] == source[l.start] {
		i++
	}
	if c := source[l.start]; i-l.start < 3 || c != '`' && c != '~' || strings.IndexByte(source[i:l.end], c) >= 0 {
		return 0
	}
	return i - l.start
}

// itemMark is the offset of a list item's text behind its marker, or 0. A line
// without a letter or digit behind the marker, such as * * *, is no item.
func itemMark(source string, l line) int {
	c, size := runeAt(source, l.start)
	i := l.start + size
	switch {
	case c < 0x80 && isDigit(byte(c)):
		for i < l.end && i < l.start+3 && isDigit(source[i]) {
			i++
		}
		if i >= l.end || source[i] != '.' && source[i] != ')' {
			return 0
		}
		i++
	case !oneOf(c, "-*+•–—·◦▪‣●■"):
		return 0
	}
	start := skipBlank(source, i, l.end)
	if start == i || start == l.end || strings.IndexFunc(source[start:l.end], letterOrDigit) < 0 {
		return 0
	}
	return start
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// item reads a list item: its line and the lines that continue it, which are
// indented deeper than the marker or go on in the middle of a sentence.
func (r *reader) item(i, start int) int {
	first := r.lines[i]
	last := i
	for last+1 < len(r.lines) {
		l := r.lines[last+1]
		open, _ := r.breakKind(r.lines[last], l)
		if l.gap || r.isMarked(l) || !open && l.start-l.raw <= first.start-first.raw {
			break
		}
		last++
	}
	r.add(piece{zone: List, first: i, last: last, at: span.Span{Start: start, End: r.lines[last].end}})
	return last + 1
}
