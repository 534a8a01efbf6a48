package tomlfile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

const (
	maxExcerpt = 200 // code points of a source line that a fault shows
	maxMessage = 300 // code points of a message made from the file's words
	maxHint    = 600 // code points of a hint
	maxName    = 40  // code points of a key inside a message
)

// faultAt makes a fault with the mark under a range of the text. A range over
// several lines is marked to the end of its first line; nothing marks no line.
func (f *File) faultAt(at span.Span, message, hint string) *diag.Fault {
	fault := &diag.Fault{Path: f.path, Message: printable(message, maxMessage), Hint: printable(hint, maxHint)}
	if at.Empty() {
		return fault
	}
	start := f.lines.OffsetPosition(at.Start)
	line := f.lines.LineSpan(start.Line)
	fault.Line, fault.Column = start.Line, start.Column
	if marked := min(at.End, line.End); marked > at.Start {
		fault.Width = utf8.RuneCountInString(f.text[at.Start:marked])
	}
	if start.Column <= maxExcerpt {
		fault.Excerpt = printable(f.text[line.Start:line.End], maxExcerpt)
		fault.Width = min(fault.Width, maxExcerpt+1-start.Column)
	}
	return fault
}

// printable makes foreign text fit for one line of a terminal: a tab and a
// line end become a space, other characters without a shape become U+FFFD, and
// what is longer than limit code points ends in an ellipsis. No code point
// before the limit moves.
func printable(text string, limit int) string {
	var b strings.Builder
	length, n := utf8.RuneCountInString(text), 0
	for _, r := range text {
		if n++; n == limit && length > limit {
			b.WriteRune('…')
			break
		}
		switch {
		case r == '\t', r == '\n', r == '\r':
			r = ' '
		case !unicode.IsGraphic(r):
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}

// quoted is a name from the file, for a message.
func quoted(name string) string { return "‘" + printable(name, maxName) + "’" }
