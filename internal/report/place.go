package report

import (
	"sort"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// places turns the offsets of one document into positions in its file. Asked
// in rising order, as findings are, it counts every rune of a long line once.
type places struct {
	doc  *prose.Document
	last span.Position // in the document's text
	line span.Span     // the line of last; empty before the first question
	wide int           // characters before last on its line that take two UTF-16 units
}

// markLen is the length of a byte order mark, which has no column.
const markLen = 3

// at is the position of a byte offset of the document's text: line and column,
// and the byte in the file.
func (p *places) at(offset int) span.Position {
	if p.last.Offset >= markLen && p.last.Offset <= offset && offset <= p.line.End {
		passed := p.doc.Source[p.last.Offset:offset]
		p.last.Column += utf8.RuneCountInString(passed)
		p.wide += astral(passed)
		p.last.Offset = offset
	} else {
		p.last = p.doc.Index.OffsetPosition(offset)
		p.line = p.doc.Index.LineSpan(p.last.Line)
		p.wide = astral(p.doc.Source[min(p.line.Start, p.last.Offset):p.last.Offset])
	}
	if p.doc.Origin != nil { // the text was decoded from other bytes
		return p.doc.Position(offset)
	}
	return p.last
}

// astral counts the characters that take two UTF-16 units: in UTF-8 they are
// the ones of four bytes.
func astral(s string) (n int) {
	for i := range len(s) {
		if s[i] >= 0xF0 && utf8.RuneStart(s[i]) && utf8.FullRuneInString(s[i:]) {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 4 {
				n++
			}
		}
	}
	return n
}

// place is a position in the units of every consumer, each counted from 1.
type place struct {
	line, column int // column in code points
	unit         int // column in UTF-16 code units
	byte         int // column in bytes of UTF-8
}

// place is the position of a byte offset in every unit. Where the lines of the
// file are not those of the text, as in e-mail, all columns are code points.
func (p *places) place(offset int) place {
	at := p.at(offset)
	if at.Line != p.last.Line || at.Column != p.last.Column {
		return place{at.Line, at.Column, at.Column, at.Column}
	}
	return place{at.Line, at.Column, at.Column + p.wide, p.last.Offset - p.line.Start + 1}
}

// both are the places of the start and the end of a span.
func (p *places) both(at span.Span) (start, end place) {
	start = p.place(at.Start)
	rest := *p
	return start, rest.place(at.End)
}

// zone is where in the article an offset stands; a place between segments
// counts to the one before it.
func (p *places) zone(offset int) prose.Zone {
	segments := p.doc.Segments
	i := sort.Search(len(segments), func(i int) bool {
		return segments[i].Source(span.Span{}).Start > offset
	})
	if i == 0 {
		return prose.Body
	}
	return segments[i-1].Zone
}

// after is the position of the end of a span whose start was asked for last.
// The cursor stays at the start: the next span may begin inside this one.
func (p *places) after(at span.Span) span.Position {
	end := *p
	return end.at(at.End)
}
