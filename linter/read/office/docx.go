package office

import (
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// readDOCX reads the main part, found through the relations of the package,
// then the notes it refers to.
func readDOCX(a *archive) (*text, *trouble) {
	packages, err := a.relations("")
	if err != nil {
		return nil, err
	}
	main := related(packages, "officeDocument")
	if main == "" {
		return nil, &trouble{"is no DOCX or ODT document: it does not say which part is the text", resave}
	}
	data, err := a.part(main)
	if err != nil {
		return nil, err
	}
	parts, err := a.relations(main)
	if err != nil {
		return nil, err
	}
	d := &docx{text: &text{}}
	if d.styles, err = docxStyles(a, related(parts, "styles")); err != nil {
		return nil, err
	}
	if err := walk(main, data, d.visitor()); err != nil {
		return nil, err
	}
	for _, kind := range []string{"footnotes", "endnotes"} {
		if err := d.readNotes(a, related(parts, kind)); err != nil {
			return nil, err
		}
	}
	return d.text, nil
}

func (d *docx) readNotes(a *archive, part string) *trouble {
	if part == "" || !a.has(part) {
		return nil
	}
	data, err := a.part(part)
	if err != nil {
		return err
	}
	d.notes = true
	return walk(part, data, d.visitor())
}

// docx reads WordprocessingML.
type docx struct {
	*text
	styles map[string]style
	notes  bool // the part holds notes
	tables int  // that are open
	shown  bool // in an element that holds text
	hidden bool // the run is hidden
	links  []int
}

func (d *docx) visitor() *visitor { return &visitor{start: d.start, end: d.ended, text: d.words} }

// words adds text of a run.
func (d *docx) words(text string) {
	if d.shown && !d.hidden {
		d.add(text)
	}
}

// start begins an element; false passes it over: deleted and moved text, field
// codes, formulas, fallbacks, the marks between notes.
func (d *docx) start(name string, attr attributes) bool {
	switch name {
	case "del", "moveFrom", "delText", "instrText", "delInstrText", "oMath", "oMathPara", "Fallback", "rt", "docPartObj":
		return false
	case "footnote", "endnote":
		return attr.get("type") == "" || attr.get("type") == "normal"
	case "p":
		d.begin(d.around())
	case "tbl":
		d.tables++
	case "r":
		d.hidden = false
	case "vanish":
		d.hidden = isOn(attr.get("val"))
	case "t":
		d.shown = true
	case "hyperlink":
		if p := d.top(); p != nil {
			d.links = append(d.links, len(p.text))
		}
	default:
		d.mark(name, attr)
	}
	return true
}

// mark reads the elements that hold nothing.
func (d *docx) mark(name string, attr attributes) {
	p := d.top()
	if p == nil {
		return
	}
	switch name {
	case "tab", "br", "cr", "ptab":
		if attr.get("pos") == "" { // a tab in a run, not a stop in a style
			d.inRun(" ")
		}
	case "noBreakHyphen":
		d.inRun("\u2011")
	case "softHyphen":
		d.inRun("\u00AD")
	case "footnoteReference", "endnoteReference":
		p.links = append(p.links, span.Span{Start: len(p.text), End: len(p.text)})
	case "pStyle":
		d.styles[attr.get("val")].apply(p)
	case "outlineLvl":
		if n := attr.get("val"); len(n) == 1 && n >= "0" && n < "9" {
			p.level = int(n[0]-'0') + 1
		}
	case "numPr":
		if p.zone == 0 {
			p.zone = prose.List
		}
	}
}

func (d *docx) inRun(text string) {
	if !d.hidden {
		d.add(text)
	}
}

// around is the zone that a paragraph has by its place.
func (d *docx) around() prose.Zone {
	if d.tables > 0 {
		return prose.Table
	}
	return 0
}

func (d *docx) ended(name string) {
	switch name {
	case "p":
		d.end(d.notes)
	case "tbl":
		d.tables--
	case "t":
		d.shown = false
	case "hyperlink":
		n := len(d.links) - 1
		if p := d.top(); p != nil && n >= 0 && d.links[n] <= len(p.text) {
			p.links = append(p.links, span.Span{Start: d.links[n], End: len(p.text)})
		}
		d.links = d.links[:max(n, 0)]
	}
}

// isOn reads a switch: there without a value, or with one that is not "off".
func isOn(value string) bool {
	return value != "0" && value != "false" && value != "off"
}
