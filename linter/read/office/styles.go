package office

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// docxStyles reads the names of the paragraph styles; those of headings,
// titles and quotations are English in every language of the program.
func docxStyles(a *archive, part string) (map[string]style, *trouble) {
	styles := map[string]style{}
	for id, name := range wordStyles {
		styles[id] = styleNamed(name)
	}
	if part == "" || !a.has(part) {
		return styles, nil
	}
	data, err := a.part(part)
	if err != nil {
		return nil, err
	}
	raw := map[string]rawStyle{}
	id := ""
	err = walk(part, data, &visitor{start: func(name string, attr attributes) bool {
		s := raw[id]
		switch name {
		case "style":
			id = attr.get("styleId")
			return attr.get("type") == "paragraph"
		case "name":
			s.name = attr.get("val")
		case "basedOn":
			s.parent = attr.get("val")
		default:
			return true
		}
		raw[id] = s
		return true
	}})
	for id := range raw {
		styles[id] = resolve(raw, id)
	}
	return styles, err
}

// wordStyles are the IDs of styles in documents that come without their list.
var wordStyles = map[string]string{
	"Title": "title", "Subtitle": "subtitle", "Quote": "quote", "IntenseQuote": "intense quote", "BlockText": "block text",
	"Caption": "caption", "ListParagraph": "list paragraph", "Heading1": "heading 1", "Heading2": "heading 2",
	"Heading3": "heading 3", "Heading4": "heading 4", "Heading5": "heading 5", "Heading6": "heading 6",
}

// style is what a paragraph style says about an article.
type style struct {
	zone  prose.Zone
	level int
	title bool
}

func (s style) apply(p *paragraph) {
	if s.zone != 0 && p.zone != prose.Table {
		p.zone = s.zone
	}
	p.level, p.title = s.level, s.title
}

// styleNamed knows styles by their names in DOCX and ODT.
func styleNamed(name string) style {
	name = strings.ToLower(strings.ReplaceAll(name, "_20_", " "))
	switch {
	case name == "title":
		return style{title: true}
	case name == "subtitle":
		return style{zone: prose.Standfirst}
	case name == "quote" || name == "intense quote" || name == "block text" || name == "quotations":
		return style{zone: prose.Quotation}
	case name == "caption" || name == "illustration" || name == "figure" || name == "table":
		return style{zone: prose.Caption}
	case strings.HasPrefix(name, "list") && name != "list paragraph":
		return style{zone: prose.List}
	case strings.HasPrefix(name, "heading ") && len(name) == len("heading 1") && name[8] >= '1' && name[8] <= '9':
		return style{level: int(name[8] - '0')}
	}
	return style{}
}

// rawStyle is a style as it stands in the file.
type rawStyle struct{ name, parent string }

// longestLineage bounds the styles that a style is based on.
const longestLineage = 16

// resolve reads a style by its name, or that of the nearest style it is based
// on that says something.
func resolve(raw map[string]rawStyle, id string) style {
	for range longestLineage {
		s, ok := raw[id]
		if !ok {
			return styleNamed(id)
		}
		if known := styleNamed(s.name); known != (style{}) {
			return known
		}
		if s.parent == "" {
			break
		}
		id = s.parent
	}
	return style{}
}
