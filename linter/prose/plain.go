package prose

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Options say how much of the layout of a plain text carries meaning. The zero
// value reads every block as running text.
type Options struct {
	// Markup reads explicit marks: front matter, # headings, > quotations, list
	// markers, code fences. The marks are not part of any segment.
	Markup bool
	// Guess reads the shape and place of unmarked lines: headline, standfirst,
	// byline, headings, captions and the boilerplate at the end.
	Guess bool
}

// Plain reads an article in plain text. It never fails and looks at every byte
// a bounded number of times; bytes that are not UTF-8 stay as they are and are
// told of in a Note. Without Markup every byte that is not white space or the
// byte order mark lies in exactly one segment.
func Plain(path, source string, options Options) *Document {
	doc := NewDocument(path, source)
	start := 0
	if strings.HasPrefix(source, bom) {
		start = len(bom)
	}
	if options.Markup {
		start = FrontMatter(source, start, &doc.Meta)
	}
	r := &reader{source: source, options: options, lines: splitLines(source, start)}
	r.wrappedCopy = r.mostlyWrapped()
	r.blocks()
	if options.Guess {
		r.guess(&doc.Meta)
		r.headlineGenre(&doc.Meta)
	}
	doc.Segments = r.segments()
	return doc
}

// reader holds what is known of one plain text on the way to its segments.
type reader struct {
	source      string
	options     Options
	lines       []line
	wrappedCopy bool // lines of the document are wrapped at a column
	pieces      []piece
	unclosed    [2]int // length of the shortest ` and ~ fence known to have no end
}

// piece is a paragraph, item, heading or quotation before it becomes a
// segment.
type piece struct {
	zone        Zone // 0 while it is plain text
	first, last int  // lines
	at          span.Span
}

// add appends a piece.
func (r *reader) add(p piece) { r.pieces = append(r.pieces, p) }

// text is the source of a piece, marks between the lines of a quotation
// included.
func (r *reader) text(p *piece) string { return p.at.Of(r.source) }

// lineSpan is the range from the start of one line's text to the end of
// another's.
func (r *reader) lineSpan(first, last int) span.Span {
	return span.Span{Start: r.lines[first].start, End: r.lines[last].end}
}

// segments turns the pieces into segments. Segments and runs are each laid out
// in one array.
func (r *reader) segments() []*Segment {
	all := make([]Segment, len(r.pieces))
	runs := make([]Run, 0, len(r.pieces))
	out := make([]*Segment, len(r.pieces))
	for i := range r.pieces {
		p := &r.pieces[i]
		s := &all[i]
		s.Zone = p.zone
		if p.zone == 0 {
			s.Zone = Body
		}
		if p.zone == Quotation {
			s.Text, s.runs = r.quotation(p)
		} else {
			s.Text = r.text(p)
			runs = append(runs, Run{span.Span{Start: 0, End: p.at.Len()}, p.at})
			s.runs = runs[len(runs)-1 : len(runs) : len(runs)]
		}
		out[i] = s
	}
	return out
}

// quotation is the text of a block quotation without the marks of its lines,
// and the way back.
func (r *reader) quotation(p *piece) (string, []Run) {
	var text strings.Builder
	runs := make([]Run, 0, p.last-p.first+1)
	for i := p.first; i <= p.last; i++ {
		at := span.Span{Start: quoteMark(r.source, r.lines[i]), End: r.lines[i].end}
		if i < p.last {
			at.End = r.lines[i+1].raw
		}
		start := text.Len()
		text.WriteString(at.Of(r.source))
		runs = append(runs, Run{span.Span{Start: start, End: text.Len()}, at})
	}
	return text.String(), runs
}
