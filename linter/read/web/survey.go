package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/span"
)

// page is what one look over the tokens tells of a page.
type page struct {
	start     int
	tags      int
	deepest   int       // elements inside each other, those that need no end tag left out
	title     span.Span // text of <title>
	ogTitle   span.Span // value of og:title
	metas     []metaField
	headings  []heading // of level 1
	roots     []root    // <article> and <main>
	document  bool      // there is an html, head or body tag
	furnished bool      // there are boxes besides the article
	headline  headline
}

type metaField struct{ key, value string }

// heading is one <h1>.
type heading struct {
	start int // of its tag
	text  string
}

// root is an element that may hold the article.
type root struct {
	atom       atom.Atom
	start, end int
	words      int // in paragraphs
}

// headline is where the title of the article stands.
type headline struct {
	heading bool // it is the <h1> whose tag begins at start
	start   int
	at      span.Span // otherwise the text or attribute value it is
}

const (
	maxMetas    = 64
	maxHeadings = 64
	maxRoots    = 1000
)

// survey reads over the source from offset start on.
func survey(source string, start int) *page {
	p := &page{start: start}
	s := surveyor{page: p, source: source}
	for t := range tokens(source, start) {
		switch t.kind {
		case html.TextToken:
			s.text(t)
		case html.StartTagToken:
			p.tags++
			s.deeper(t.atom, 1)
			s.startTag(t)
		case html.EndTagToken:
			s.deeper(t.atom, -1)
			s.endTag(t)
		}
	}
	for len(s.open) > 0 {
		s.close(len(source))
	}
	p.headline = p.chooseHeadline(source)
	return p
}

// surveyor is the state of the look over a page.
type surveyor struct {
	page      *page
	source    string
	open      []int // roots that are open
	heading   bool  // in an <h1>
	title     bool
	paragraph bool
	pictures  int // <svg> that are open; they have titles of their own
	depth     int
}

// deeper counts an element that begins or ends.
func (s *surveyor) deeper(a atom.Atom, by int) {
	switch a {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Thead, atom.Tbody, atom.Tfoot, atom.Option:
		return
	}
	if !isVoid(a) {
		s.depth = max(s.depth+by, 0)
		s.page.deepest = max(s.page.deepest, s.depth)
	}
}

func (s *surveyor) text(t token) {
	text := t.at.Of(s.source)
	switch {
	case s.title:
		if s.page.title.Empty() {
			s.page.title = t.at
		}
	case s.heading:
		last := &s.page.headings[len(s.page.headings)-1]
		if len(last.text) < 1000 {
			last.text += decode(text)
		}
	case s.paragraph:
		words := strings.Count(text, " ") + 1
		if n := len(s.open); n > 0 {
			s.page.roots[s.open[n-1]].words += words
		}
	}
}

func (s *surveyor) startTag(t token) {
	p := s.page
	switch t.atom {
	case atom.Svg:
		s.pictures++
	case atom.Title:
		s.title = s.pictures == 0
	case atom.H1:
		if len(p.headings) < maxHeadings {
			p.headings = append(p.headings, heading{start: t.at.Start})
			s.heading = true
		}
	case atom.Meta:
		s.meta(t)
	case atom.P:
		s.paragraph = true
	case atom.Article, atom.Main:
		if len(p.roots) < maxRoots {
			s.open = append(s.open, len(p.roots))
			p.roots = append(p.roots, root{atom: t.atom, start: t.at.Start, end: len(s.source)})
		}
	case atom.Html, atom.Head, atom.Body:
		p.document = true
	case atom.Div, atom.Section, atom.Nav, atom.Aside, atom.Table, atom.Form:
		p.furnished = true
	}
}

func (s *surveyor) endTag(t token) {
	switch t.atom {
	case atom.Svg:
		s.pictures = max(s.pictures-1, 0)
	case atom.Title:
		s.title = false
	case atom.H1:
		s.heading = false
	case atom.P:
		s.paragraph = false
	case atom.Article, atom.Main:
		for i := len(s.open) - 1; i >= 0; i-- {
			if s.page.roots[s.open[i]].atom == t.atom {
				for range len(s.open) - i {
					s.close(t.at.End)
				}
				break
			}
		}
	}
}

// close ends the innermost root; its words count for the one around it.
func (s *surveyor) close(end int) {
	n := len(s.open) - 1
	inner := &s.page.roots[s.open[n]]
	inner.end = end
	s.open = s.open[:n]
	if n > 0 {
		s.page.roots[s.open[n-1]].words += inner.words
	}
}

// meta reads what a <meta> tag says about the article.
func (s *surveyor) meta(t token) {
	key, content := "", span.Span{}
	for name, value := range attributes(s.source, t.at) {
		switch name {
		case "property", "name", "itemprop":
			key = strings.ToLower(value.Of(s.source))
		case "content":
			content = value
		}
	}
	switch key {
	case "og:title":
		s.page.ogTitle = content
	case "article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date":
		s.note("date", content)
	case "article:section":
		s.note("section", content)
	}
}

func (s *surveyor) note(key string, value span.Span) {
	if len(s.page.metas) < maxMetas {
		s.page.metas = append(s.page.metas, metaField{key, strings.TrimSpace(decode(value.Of(s.source)))})
	}
}

// chooseHeadline takes the longest <h1> that the title of the page repeats,
// else the only <h1>, else the title made for sharing, else the first <h1>,
// else the title of the page.
func (p *page) chooseHeadline(source string) headline {
	title := squeeze(decode(p.ogTitle.Of(source)) + " " + decode(p.title.Of(source)))
	var filled []heading
	best := heading{}
	for _, h := range p.headings {
		h.text = squeeze(h.text)
		if h.text == "" {
			continue
		}
		filled = append(filled, h)
		if strings.Contains(title, h.text) && strings.Contains(h.text, " ") && len(h.text) > len(best.text) {
			best = h
		}
	}
	shared := strings.TrimSpace(p.ogTitle.Of(source)) != ""
	switch {
	case best.text != "":
		return headline{heading: true, start: best.start}
	case len(filled) > 0 && (len(filled) == 1 || !shared):
		return headline{heading: true, start: filled[0].start}
	case shared:
		return headline{at: p.ogTitle}
	}
	return headline{at: p.title}
}

// squeeze is text in lower case with single spaces.
func squeeze(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }
