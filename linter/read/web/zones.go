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

// Beyond these numbers of words a segment is not what its place or its name
// says.
const (
	longCell     = 30 // a cell of the page's layout that holds running text
	longHeading  = 12 // from here on a heading under the headline is its summary
	longCaption  = 100
	longByline   = 20
	longSummary  = 80
	lateSegments = 4 // segments before a summary, headline and byline among them
)

// settle gives a segment another zone where its text is too long for its own.
func (r *reader) settle(s *prose.Segment) {
	if s.Zone == prose.Body {
		return
	}
	words := prose.Words(s.Text)
	switch s.Zone {
	case prose.Table:
		if words >= longCell {
			s.Zone = prose.Body
		}
	case prose.Heading:
		if words >= longHeading && r.underHeadline() {
			s.Zone = prose.Standfirst
		}
	case prose.Caption:
		if words > longCaption {
			s.Zone = prose.Body
		}
	case prose.Byline:
		if words > longByline {
			s.Zone = prose.Body
		}
	case prose.Standfirst:
		if words > longSummary || len(r.doc.Segments) > lateSegments {
			s.Zone = prose.Body
		}
	}
}

// underHeadline reports that the headline is the last thing that was read.
func (r *reader) underHeadline() bool {
	n := len(r.doc.Segments)
	return n > 0 && r.doc.Segments[n-1].Zone == prose.Headline
}
