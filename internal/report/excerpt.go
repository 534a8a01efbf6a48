package report

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/rhetlint/rhetlint/linter/span"
)

// The bounds of an excerpt. Columns are cells of a terminal; bytes bound the
// work where characters pile up without taking columns.
const (
	excerptColumns = 120 // at most, both ellipses included
	leadColumns    = 40  // at most, before the span
	excerptBytes   = 1200
	ellipsis       = "…"
	ellipsisWidth  = 1
)

// excerpt is a piece of one source line around a span, fit for printing.
type excerpt struct {
	before, marked, after string
}

// mark is the line to print under the excerpt.
func (e excerpt) mark() string {
	return strings.Repeat(" ", columns(e.before)) + strings.Repeat("^", max(columns(e.marked), 1))
}

// columns is the number of terminal cells that a sanitised text takes.
func columns(s string) int { return displaywidth.String(s) }

// newExcerpt cuts the surroundings of at out of source, width columns at most.
// line is the line that at begins on; a span that goes on below is shown up to
// the end of the line.
func newExcerpt(source string, line, at span.Span, width int) excerpt {
	at.Start = min(max(at.Start, line.Start), line.End)
	at.End = max(min(at.End, line.End), at.Start)
	if line.Start == 0 && strings.HasPrefix(source, "\uFEFF") {
		line.Start = min(markLen, at.Start)
	}
	start, end := whole(source, line, at)
	shown, cuts := visibleCuts(source[start:end], at.Start-start, min(at.End, end)-start)
	before, marked, after := shown[:cuts[0]], shown[cuts[0]:cuts[1]], shown[cuts[1]:]
	if start == line.Start {
		before = strings.TrimLeft(before, " ")
	}
	lead := max(min(leadColumns, width/2), width-columns(marked)-columns(after))
	if start > line.Start || columns(before) > lead {
		before = ellipsis + fromRight(before, lead-ellipsisWidth)
	}
	room := width - columns(before)
	marked, cut := shorten(marked, room, at.End > end)
	if cut {
		return excerpt{before, marked, ""}
	}
	after, _ = shorten(after, room-columns(marked), end < line.End)
	return excerpt{before, marked, after}
}

// shorten keeps what fits in width columns and puts an ellipsis where text is
// left out. more says that some is left out already.
func shorten(s string, width int, more bool) (kept string, cut bool) {
	if !more && columns(s) <= width {
		return s, false
	}
	return displaywidth.TruncateString(s, max(width-ellipsisWidth, 0), "") + ellipsis, true
}

// whole bounds the bytes to look at, on whole runes within the line.
func whole(source string, line, at span.Span) (start, end int) {
	start = max(line.Start, at.Start-excerptBytes/2)
	for start < at.Start && !utf8.RuneStart(source[start]) {
		start++
	}
	end = min(line.End, at.Start+excerptBytes)
	for end > at.Start && end < line.End && !utf8.RuneStart(source[end]) {
		end--
	}
	return start, end
}

// fromRight keeps the last characters that fit in width columns, beginning
// with a whole word where there is one.
func fromRight(s string, width int) string {
	total := columns(s)
	graphemes := displaywidth.StringGraphemes(s)
	dropped := 0
	for total > width && graphemes.Next() {
		dropped += len(graphemes.Value())
		total -= graphemes.Width()
	}
	kept := s[dropped:]
	if space := strings.IndexByte(kept, ' '); dropped > 0 && space >= 0 && space < len(kept)-1 {
		return kept[space+1:]
	}
	return kept
}
