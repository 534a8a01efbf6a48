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
	title     span.Span // text of <title>
	ogTitle   span.Span // value of og:title
	metas     []metaField
	headings  []heading // of level 1
	holders   []holder  // of running text, innermost first
	size      size
	end       int
	document  bool // there is an html, head or body tag
	furnished bool // there are boxes besides the article
	headline  headline
}

type metaField struct{ key, value string }

// heading is one <h1>.
type heading struct {
	start int // of its tag
	text  string
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
)

// survey reads over the source from offset start on.
func survey(source string, start int) *page {
	p := &page{start: start}
	s := surveyor{page: p, source: source}
	for t := range tokens(source, start) {
		s.see(t)
	}
	p.headline = p.chooseHeadline(source)
	return p
}

// see takes one token.
func (s *surveyor) see(t token) {
	switch t.kind {
	case html.TextToken:
		s.text(t)
	case html.StartTagToken:
		s.startTag(t)
	case html.EndTagToken:
		s.endTag(t)
	}
}

// surveyor is the state of the look over a page.
type surveyor struct {
	page     *page
	source   string
	heading  bool // in an <h1>
	title    bool
	pictures int // <svg> that are open; they have titles of their own
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
