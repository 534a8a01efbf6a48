package web

import (
	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// zone is that of a segment in an element, given the zone around it.
func (r *reader) zone(e element, around prose.Zone) prose.Zone {
	switch e.atom {
	case atom.H1:
		if e.start == r.page.headline.start && r.page.headline.heading {
			return prose.Headline
		}
		return prose.Heading
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return prose.Heading
	case atom.Blockquote:
		return prose.Quotation
	case atom.Figcaption, atom.Caption:
		return prose.Caption
	}
	if around == prose.Quotation {
		return around
	}
	switch e.atom {
	case atom.Li, atom.Dd, atom.Dt:
		return prose.List
	case atom.Td, atom.Th:
		return prose.Table
	case atom.Footer:
		return prose.Footer
	case atom.P:
		if around == prose.Table {
			return prose.Body
		}
	}
	return around
}
