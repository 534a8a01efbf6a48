// Package web reads articles in HTML: pages and fragments. It goes over the
// tokens of the file, not over a tree, so that broken markup, any depth of
// nesting and any size are read, and keeps to what a browser shows.
//
// The one invariant: the raw bytes of the tokens are the file, so the sum of
// their lengths is the byte offset of each; every piece of text leads back to
// the bytes it stands in, entities and all.
package web

import (
	"fmt"
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Extract says how much of a page is read.
type Extract uint8

// The choices. Main is the article alone: what stands in <article> or <main>,
// else what looks like it. Auto is Main for a page, and everything for a
// fragment or a page without furniture. All is everything a browser shows.
const (
	Auto Extract = iota
	Main
	All
)

var extractNames = []string{Auto: "auto", Main: "main", All: "all"}

// String is the word used on the command line.
func (e Extract) String() string {
	if int(e) >= len(extractNames) {
		return "invalid"
	}
	return extractNames[e]
}

// ParseExtract reads the word of a choice.
func ParseExtract(word string) (Extract, error) {
	for i, name := range extractNames {
		if name == word {
			return Extract(i), nil
		}
	}
	return 0, fmt.Errorf("%q is none of %s", word, strings.Join(extractNames, ", "))
}

// Options say what to read of a document.
type Options struct {
	Extract Extract
	Start   int // byte of Source at which the HTML begins
}

// Read adds the segments of a document from its Source. It never fails. A
// document that has segments, such as the subject of a message, keeps them and
// gets no second headline.
func Read(doc *prose.Document, o Options) {
	r := &reader{doc: doc, source: doc.Source, page: &page{}, left: leftOut{spare: map[int]bool{}}}
	if o.Extract == All {
		r.page = survey(doc.Source, o.Start)
	} else {
		r.weigh(o.Start)
	}
	r.page.meta(doc)
	if len(doc.Segments) > 0 {
		r.page.headline = headline{} // the document has its headline
	}
	r.region = r.choose(o.Extract)
	before := len(doc.Segments)
	r.read(o.Start)
	if len(doc.Segments) <= before && !r.region.all {
		doc.Segments, r.region = doc.Segments[:before], region{all: true}
		r.read(o.Start)
	}
	if !r.region.all {
		doc.Segments = append(doc.Segments[:before], tidy(doc.Segments[before:])...)
	}
	prose.GuessZones(doc.Segments, &doc.Meta)
}

// Fragment reads all that a browser shows of a range of a source in another
// format, and gives its segments with places in that source.
func Fragment(source string, at span.Span) []*prose.Segment {
	doc := &prose.Document{Source: source[:at.End]}
	r := &reader{doc: doc, source: doc.Source, page: survey(doc.Source, at.Start), region: region{all: true, head: -1}}
	r.page.headline = headline{}
	r.read(at.Start)
	return doc.Segments
}

// rereadings is how often a page is read again because what looked like
// furniture was the article.
const rereadings = 4

// meta notes what the head of the page says about the article.
func (p *page) meta(doc *prose.Document) {
	if !p.title.Empty() {
		doc.Meta.Set("title", strings.TrimSpace(decode(p.title.Of(doc.Source))))
	}
	for _, m := range p.metas {
		doc.Meta.Set(m.key, m.value)
	}
}

// rangeOf is a shorthand for a range of bytes.
func rangeOf(start, end int) span.Span { return span.Span{Start: start, End: end} }
