// Package markdown reads articles in Markdown: CommonMark with the tables,
// strikethrough, task lists and bare links of GitHub, and footnotes. Headings,
// list items, block quotations, captions and table cells become zones; code,
// addresses and comments are left out, and blocks of HTML are read as HTML.
//
// The one invariant: the cost is linear in the file. A shape that the parser
// reads in quadratic time is noticed by one scan before it is parsed, and such
// a file is read as plain text, with a note that says so.
package markdown

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

const bom = "\uFEFF"

// Read fills the segments of a document from its Source. It never fails.
func Read(doc *prose.Document) {
	start := 0
	if strings.HasPrefix(doc.Source, bom) {
		start = len(bom)
	}
	start = frontMatter(doc.Source, start, &doc.Meta)
	body := doc.Source[start:]
	if broken := beyond(body); broken != "" {
		readPlain(doc, broken)
		return
	}
	md := goldmark.New(goldmark.WithExtensions(extensions(body)...))
	r := &reader{doc: doc, source: doc.Source, base: start}
	tree := md.Parser().Parse(text.NewReader([]byte(body)))
	r.markup = r.htmlOnly(tree)
	r.blocks(tree, 0)
	slices.SortStableFunc(doc.Segments, func(a, b *prose.Segment) int {
		return cmp.Compare(a.Source(span.Span{}).Start, b.Source(span.Span{}).Start)
	})
	prose.GuessZones(doc.Segments, &doc.Meta)
}

// extensions are those of GitHub and footnotes. Bare links, which are looked for
// behind every space, are left out where there cannot be any.
func extensions(body string) []goldmark.Extender {
	all := []goldmark.Extender{extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote}
	if strings.Contains(body, "://") || strings.Contains(body, "www.") || strings.Contains(body, "@") || strings.Contains(body, "mailto:") {
		all = append(all, extension.Linkify)
	}
	return all
}

// readPlain reads the marks that plain text knows, and says why.
func readPlain(doc *prose.Document, broken string) {
	plain := prose.Plain(doc.Path, doc.Source, prose.Options{Markup: true, Guess: true})
	doc.Segments, doc.Meta = plain.Segments, plain.Meta
	doc.Notes = append(doc.Notes, prose.Note{
		Message: "was read as plain text, not as Markdown: " + broken,
		Hint:    "simplify the markup, or choose plain text for it with --language text",
	})
}

// frontMatter reads YAML, TOML or JSON at the start of the file and gives the
// offset behind it.
func frontMatter(source string, start int, meta *prose.Meta) int {
	if !strings.HasPrefix(source[start:], "{") {
		return prose.FrontMatter(source, start, meta)
	}
	decoder := json.NewDecoder(strings.NewReader(source[start:]))
	var fields map[string]json.RawMessage
	if decoder.Decode(&fields) != nil {
		return start
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		var value string
		if json.Unmarshal(fields[key], &value) == nil {
			meta.Set(key, value)
		}
	}
	return start + int(decoder.InputOffset())
}

// reader walks the tree of one document.
type reader struct {
	doc     *prose.Document
	source  string
	base    int    // offset of the parsed text in the source
	markup  string // the source with blanks for all but the blocks of HTML
	builder prose.SegmentBuilder
	alts    []alt // pictures of the current block that stand after some text
}

// alt is the text of a picture; from is the length of the block's text before
// it.
type alt struct {
	segment *prose.Segment
	from    int
}

// blocks reads a block and what it holds. Zone is that of the innermost
// container that gives one, 0 for none.
func (r *reader) blocks(n ast.Node, zone prose.Zone) {
	switch n := n.(type) {
	case *ast.Heading:
		r.segment(n, r.headingZone(n.Level))
		return
	case *ast.Paragraph, *ast.TextBlock:
		r.segment(n, cmp.Or(zone, prose.Body))
		return
	case *extast.TableCell:
		r.segment(n, prose.Table)
		return
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return
	case *ast.HTMLBlock:
		r.htmlBlock(n, zone)
		return
	case *ast.Blockquote:
		zone = prose.Quotation
	case *ast.ListItem:
		if zone != prose.Quotation {
			zone = prose.List
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.blocks(c, zone)
	}
}

// headingZone is the headline for the first heading of level 1 with no text
// before it.
func (r *reader) headingZone(level int) prose.Zone {
	if level == 1 && len(r.doc.Segments) == 0 {
		return prose.Headline
	}
	return prose.Heading
}

// segment adds the text of a block, and its pictures' texts as captions where
// they stand before or after all of it.
func (r *reader) segment(block ast.Node, zone prose.Zone) {
	r.alts = r.alts[:0]
	r.inlines(block)
	length := r.builder.Len()
	r.add(r.builder.Segment(zone))
	for _, a := range r.alts {
		if a.from == length {
			r.add(a.segment)
		}
	}
}

func (r *reader) add(s *prose.Segment) {
	if s != nil {
		r.doc.Segments = append(r.doc.Segments, s)
	}
}
