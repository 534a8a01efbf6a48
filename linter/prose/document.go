// Package prose turns the bytes of an article into what a reader sees: a
// Document of Segments (headline, paragraphs, list items, footer …), each with
// its sentences. It is worked out once, before any rule.
//
// The one invariant: a piece of prose is a range of the source. A Segment
// carries the text as read and a map that leads every byte of it back, so
// nothing is ever searched for a second time.
package prose

import (
	"sync"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Zone is the place a segment has in an article. The zero value is invalid.
type Zone uint8

// The zones, in the order they usually appear.
const (
	Headline   Zone = iota + 1 // the title of the article
	Standfirst                 // the summary under the headline
	Byline                     // author, place, date line
	Body                       // running text
	Heading                    // a heading inside the article
	List                       // one item of a list
	Quotation                  // a block quotation
	Caption                    // text of a picture
	Table                      // one cell or row of a table
	Footer                     // boilerplate: appeals, credits, comment forms
)

var zoneNames = [...]string{
	Headline: "headline", Standfirst: "standfirst", Byline: "byline", Body: "body", Heading: "heading",
	List: "list", Quotation: "quotation", Caption: "caption", Table: "table", Footer: "footer",
}

// String is the word used in rules and reports.
func (z Zone) String() string {
	if z < Headline || z > Footer {
		return "invalid"
	}
	return zoneNames[z]
}

// ParseZone reads a zone's word.
func ParseZone(word string) (Zone, bool) {
	for z := Headline; z <= Footer; z++ {
		if zoneNames[z] == word {
			return z, true
		}
	}
	return 0, false
}

// Zones lists every zone in order.
func Zones() []Zone {
	zs := make([]Zone, 0, Footer)
	for z := Headline; z <= Footer; z++ {
		zs = append(zs, z)
	}
	return zs
}

// Document is one article, understood once and not changed afterwards. It is
// safe for concurrent use.
//
// Source is the file byte for byte, but for two cases. Where the file is in
// another encoding, Source is its text in UTF-8 and Origin leads back to the
// bytes on disk. Where it is an office document, Source is the text taken out
// of it, Paragraphs is set, and each line of Source is one paragraph of the
// document. Position covers all three.
type Document struct {
	Path       string
	Source     string // the article in UTF-8
	Index      *span.Index
	Segments   []*Segment // in source order, not overlapping
	Meta       Meta
	Notes      []Note  // what was odd about the source, for the report
	Origin     *Origin // the way back to the bytes on disk; nil where Source is the file
	Paragraphs bool    // lines of Source are numbered paragraphs; offsets mean nothing on disk
}

// NewDocument is a document without segments: its index, what its path says
// about it, and a note where bytes are not UTF-8.
func NewDocument(path, source string) *Document {
	return &Document{
		Path: path, Source: source, Index: span.NewIndex(source),
		Meta: Meta{Genre: pathGenre(path)}, Notes: invalidNote(source),
	}
}

// Position is the place of a byte offset of Source in the file: line, column
// and byte on disk. In an office document Line is the number of the paragraph,
// from 1, Column the code point in it, and Offset stays the one in Source.
func (d *Document) Position(offset int) span.Position {
	p := d.Index.OffsetPosition(offset)
	if d.Origin != nil {
		return d.Origin.position(p)
	}
	return p
}

// Meta is what an article says about itself, in front matter or by its place.
// Empty fields are unknown.
type Meta struct {
	Genre string // news, opinion, satire, live
	Date  string // YYYY-MM-DD
	Title string
}

// Note is something a reader of the report should know about how a document
// was read, such as bytes that are not UTF-8.
type Note struct {
	Offset  int // byte of the source
	Message string
	Hint    string
}

// Segment is one paragraph, heading, item or cell: the unit within which
// phrases and sentences are found.
type Segment struct {
	Zone Zone
	// Text is what the reader sees. In plain text it is a substring of the
	// source; readers of other formats decode entities and leave markup out.
	Text string
	// Links are the ranges of Text that lead to another page or to a note, in
	// order; the mark of a note that is not shown is an empty range.
	Links []span.Span

	runs []Run // where Text stands in the source, in order, without gaps in Text

	once      sync.Once
	sentences []span.Span
	few       [2]span.Span // room for those of most segments
}

// Run ties a range of a segment's text to the range of the source it came
// from. Where both have the same length they are the same bytes; otherwise the
// run (an entity, an escape) can only be taken whole.
type Run struct {
	Text   span.Span
	Source span.Span
}

// NewSegment makes a segment whose text is the source range at.
func NewSegment(zone Zone, source string, at span.Span) *Segment {
	return &Segment{
		Zone: zone, Text: at.Of(source),
		runs: []Run{{span.Span{Start: 0, End: at.Len()}, at}},
	}
}

// NewMappedSegment makes a segment from decoded text. The runs must cover the
// text from its first to its last byte, in order; empty runs are allowed for
// source that shows nothing.
func NewMappedSegment(zone Zone, text string, runs []Run) *Segment {
	return &Segment{Zone: zone, Text: text, runs: runs}
}

// Source leads a range of the segment's text back to the source. The range
// grows to whole runs where a run cannot be split.
func (s *Segment) Source(at span.Span) span.Span {
	if at.Empty() {
		start := s.sourceStart(at.Start)
		return span.Span{Start: start, End: start}
	}
	return span.Span{Start: s.sourceStart(at.Start), End: s.sourceEnd(at.End)}
}

// run is the number of the run that holds the text byte at offset.
func (s *Segment) run(offset int) int {
	lo, hi := 0, len(s.runs)
	for lo < hi {
		mid := (lo + hi) / 2
		if s.runs[mid].Text.End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return min(lo, len(s.runs)-1)
}

func (s *Segment) sourceStart(offset int) int {
	if len(s.runs) == 0 {
		return 0
	}
	r := s.runs[s.run(offset)]
	if offset >= r.Text.End {
		return r.Source.End
	}
	if r.Text.Len() != r.Source.Len() {
		return r.Source.Start
	}
	return r.Source.Start + offset - r.Text.Start
}

func (s *Segment) sourceEnd(offset int) int {
	r := s.runs[s.run(offset-1)]
	if r.Text.Len() != r.Source.Len() {
		return r.Source.End
	}
	return r.Source.Start + offset - r.Text.Start
}

// Sentences are the sentences of the segment's text, in order, without the
// white space between them. They are worked out on first use.
func (s *Segment) Sentences() []span.Span {
	s.once.Do(func() { s.sentences = sentences(s.Text, s.few[:0]) })
	return s.sentences
}

// SentenceAt is the number of the sentence that holds the text byte at offset,
// or the last one before it.
func (s *Segment) SentenceAt(offset int) int {
	all := s.Sentences()
	lo, hi := 0, len(all)
	for lo < hi {
		mid := (lo + hi) / 2
		if all[mid].Start <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return max(lo-1, 0)
}
