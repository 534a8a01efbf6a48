package office

import (
	"strconv"
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// readODT reads content.xml with the styles of styles.xml.
func readODT(a *archive) (*text, *trouble) {
	if a.has("META-INF/manifest.xml") {
		manifest, err := a.part("META-INF/manifest.xml")
		if err != nil {
			return nil, err
		}
		if strings.Contains(string(manifest), "encryption-data") {
			return nil, &trouble{"is encrypted", "save it without a password"}
		}
	}
	data, err := a.part("content.xml")
	if err != nil {
		return nil, err
	}
	o := &odt{text: &text{}, raw: map[string]rawStyle{}}
	if a.has("styles.xml") {
		styles, err := a.part("styles.xml")
		if err != nil {
			return nil, err
		}
		if err := walk("styles.xml", styles, &visitor{start: o.style}); err != nil {
			return nil, err
		}
	}
	return o.text, walk("content.xml", data, &visitor{start: o.start, end: o.ended, text: o.words})
}

// odt reads OpenDocument text.
type odt struct {
	*text
	raw    map[string]rawStyle
	lists  int // lists, tables and notes that are open
	tables int
	notes  int
	links  []int
}

// style notes a paragraph style under its name.
func (o *odt) style(name string, attr attributes) bool {
	if name == "style" && attr.get("family") == "paragraph" {
		o.raw[attr.get("name")] = rawStyle{attr.get("name"), attr.get("parent-style-name")}
	}
	return true
}

// start begins an element; false passes it over: what tracked changes took
// out, comments, marks of notes, descriptions of pictures.
func (o *odt) start(name string, attr attributes) bool {
	switch name {
	case "tracked-changes", "annotation", "note-citation", "ruby-text", "title", "desc", "hidden-text", "sequence-decls", "forms", "scripts":
		return false
	case "style":
		return o.style(name, attr)
	case "p", "h":
		o.paragraph(name, attr)
	case "list":
		o.lists++
	case "table":
		o.tables++
	case "note":
		if p := o.top(); p != nil {
			p.links = append(p.links, span.Span{Start: len(p.text), End: len(p.text)})
		}
		o.notes++
	case "a":
		if p := o.top(); p != nil {
			o.links = append(o.links, len(p.text))
		}
	case "s":
		count, _ := strconv.Atoi(attr.get("c"))
		o.add(strings.Repeat(" ", min(max(count, 1), 100)))
	case "tab", "line-break":
		o.add(" ")
	}
	return true
}

// paragraph begins a paragraph or heading.
func (o *odt) paragraph(name string, attr attributes) {
	zone := prose.Zone(0)
	switch {
	case o.tables > 0:
		zone = prose.Table
	case o.lists > 0:
		zone = prose.List
	}
	p := o.begin(zone)
	resolve(o.raw, attr.get("style-name")).apply(p)
	if name == "h" && !p.title {
		level, _ := strconv.Atoi(attr.get("outline-level"))
		p.level = max(level, 1)
	} else if name == "p" {
		p.level = 0
	}
}

// words adds text; white space of the file counts as one space.
func (o *odt) words(text string) {
	p := o.top()
	if p == nil {
		return
	}
	for _, c := range []byte(oneLine(text)) {
		if c == '\t' {
			c = ' '
		}
		if n := len(p.text); c == ' ' && (n == 0 || p.text[n-1] == ' ') {
			continue
		}
		p.text = append(p.text, c)
	}
}

func (o *odt) ended(name string) {
	switch name {
	case "p", "h":
		o.end(o.notes > 0)
	case "list":
		o.lists--
	case "table":
		o.tables--
	case "note":
		o.notes--
	case "a":
		n := len(o.links) - 1
		if p := o.top(); p != nil && n >= 0 && o.links[n] <= len(p.text) {
			p.links = append(p.links, span.Span{Start: o.links[n], End: len(p.text)})
		}
		o.links = o.links[:max(n, 0)]
	}
}
