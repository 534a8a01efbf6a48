package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// inlines adds the text that a reader sees of what n holds.
func (r *reader) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inline(c)
	}
}

func (r *reader) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.Link:
		start := r.builder.Len()
		r.inlines(n)
		if len(n.Destination) > 0 {
			r.builder.Link(start)
		}
	case *ast.AutoLink, *extast.FootnoteLink:
		r.builder.Link(r.builder.Len())
	case *ast.RawHTML:
		r.html(n)
	case *ast.Image:
		r.image(n)
	case *ast.CodeSpan, *extast.FootnoteBacklink:
	default:
		r.inlines(n)
	}
}

// text adds a text with the line break after it.
func (r *reader) text(n *ast.Text) {
	at := span.Span{Start: r.base + n.Segment.Start, End: r.base + n.Segment.Stop}
	if n.IsRaw() {
		r.builder.Copy(r.source, at)
	} else {
		r.decode(at)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		r.lineBreak(at.End)
	}
}

// lineBreak adds the line end that comes next after offset i.
func (r *reader) lineBreak(i int) {
	for i < len(r.source) && strings.IndexByte(" \t\\", r.source[i]) >= 0 {
		i++
	}
	end := i
	for end < len(r.source) && end < i+2 && (r.source[end] == '\r' || r.source[end] == '\n') {
		end++
	}
	r.builder.Copy(r.source, span.Span{Start: i, End: end})
}

// decode adds a range of the source with its escapes and entities decoded.
func (r *reader) decode(at span.Span) {
	done := at.Start
	for i := at.Start; i < at.End; i++ {
		size, decoded := 0, ""
		switch r.source[i] {
		case '\\':
			if i+1 < at.End && isPunctuation(r.source[i+1]) {
				size, decoded = 2, r.source[i+1:i+2]
			}
		case '&':
			size, decoded = entity(r.source[i:at.End])
		}
		if size == 0 {
			continue
		}
		r.builder.Copy(r.source, span.Span{Start: done, End: i})
		r.builder.Decoded(decoded, span.Span{Start: i, End: i + size})
		done = i + size
		i = done - 1
	}
	r.builder.Copy(r.source, span.Span{Start: done, End: at.End})
}

// longestEntity is the length in bytes of the longest named reference.
const longestEntity = 33

// entity reads a character reference with its semicolon at the start of text;
// size is 0 where there is none.
func entity(text string) (size int, decoded string) {
	end := strings.IndexByte(text[:min(len(text), longestEntity)], ';')
	if end < 2 {
		return 0, ""
	}
	reference := text[:end+1]
	if reference[1] == '#' && !isNumber(reference[2:end]) {
		return 0, ""
	}
	decoded = html.UnescapeString(reference)
	if decoded == reference || len(decoded) > 1 && strings.HasSuffix(decoded, ";") {
		return 0, ""
	}
	return len(reference), decoded
}

// isNumber reports one to seven decimal digits, or x and one to six
// hexadecimal ones.
func isNumber(text string) bool {
	digits, most := "0123456789", 7
	if text != "" && text[0]|0x20 == 'x' {
		text, digits, most = text[1:], digits+"abcdefABCDEF", 6
	}
	return text != "" && len(text) <= most && strings.Trim(text, digits) == ""
}

func isPunctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// html reads an inline tag: a break ends a line, an anchor is a link, nothing
// else shows.
func (r *reader) html(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first, last := n.Segments.At(0), n.Segments.At(n.Segments.Len()-1)
	at := span.Span{Start: r.base + first.Start, End: r.base + last.Stop}
	tag := strings.ToLower(r.source[at.Start:min(at.End, at.Start+3)])
	switch {
	case tag == "<br":
		r.builder.Decoded("\n", at)
	case tag == "<a " && strings.Contains(at.Of(r.source), "href"):
		r.builder.Link(r.builder.Len())
	}
}

// image makes a caption of a picture's text. In the middle of a sentence it is
// left out, so that segments do not overlap.
func (r *reader) image(n *ast.Image) {
	around := r.builder
	r.builder = prose.SegmentBuilder{}
	r.inlines(n)
	segment := r.builder.Segment(prose.Caption)
	r.builder = around
	switch {
	case segment == nil:
	case r.builder.Blank():
		r.add(segment)
	default:
		r.alts = append(r.alts, alt{segment, r.builder.Len()})
	}
}
