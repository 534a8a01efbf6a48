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
}

// markLen is the length of a byte order mark, which has no column.
const markLen = 3

// at is the position of a byte offset of the document's text: line and column,
// and the byte in the file.
func (p *places) at(offset int) span.Position {
	if p.last.Offset >= markLen && p.last.Offset <= offset && offset <= p.line.End {
		p.last.Column += utf8.RuneCountInString(p.doc.Source[p.last.Offset:offset])
		p.last.Offset = offset
	} else {
		p.last = p.doc.Index.OffsetPosition(offset)
		p.line = p.doc.Index.LineSpan(p.last.Line)
	}
	if p.doc.Origin != nil { // the text was decoded from other bytes
		return p.doc.Position(offset)
	}
	return p.last
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
	end := places{doc: p.doc, last: p.last, line: p.line}
	return end.at(at.End)
}
