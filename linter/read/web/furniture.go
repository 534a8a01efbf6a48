package web

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// furniture reports the parts of a page around and between its article, which
// are left out unless everything is asked for.
func (r *reader) furniture(a atom.Atom, around element) bool {
	if r.region.all {
		return false
	}
	switch a {
	case atom.Aside, atom.Form, atom.Menu:
		return true
	case atom.Footer:
		return around.zone != prose.Quotation
	}
	return false
}

// furnishes reports a class or ID that says what an element is for: one of its
// words names a part of the page's furniture, and none the article.
func furnishes(value string) bool {
	found := false
	for word := range strings.FieldsFuncSeq(strings.ToLower(value), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch word {
		case "article", "articlebody", "story", "storybody", "body", "content", "entry", "post", "main", "page", "wrapper", "container", "layout", "text", "with", "has", "no":
			return false
		case "newsletter", "newsletters", "signup", "subscribe", "subscription", "paywall", "promo", "promos", "promotion", "related",
			"recommended", "recommendations", "recirc", "trending", "popular", "mostread", "share", "sharing", "sharebar", "social", "follow",
			"comment", "comments", "disqus", "advert", "adverts", "advertisement", "sponsored", "sponsor", "taboola", "outbrain", "breadcrumb",
			"breadcrumbs", "cookie", "cookies", "modal", "popup", "sidebar", "widget", "gallery", "slideshow", "carousel", "bio",
			"biography", "tags", "taglist", "pagination", "timestamp", "hidden", "visuallyhidden", "donate", "donation", "teaser", "teasers",
			"readmore", "trinity", "rating", "ratings", "toolbar", "menu", "disclaimer", "copyright", "boilerplate":
			found = true
		}
	}
	return found
}

// isolates reports the elements that pages put furniture in.
func isolates(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Ul, atom.Ol, atom.P, atom.Span, atom.Li, atom.Figure, atom.Table, atom.Header:
		return true
	}
	return false
}

// unwanted reports a segment that is no part of an article where only the
// article is read: all links, as lists of other articles are; a bare address;
// or a text that was there before, as pull quotes and galleries repeat it.
func (r *reader) unwanted(s *prose.Segment) bool {
	if r.region.all || s.Zone == prose.Headline {
		return false
	}
	if mostlyLinks(s) || !strings.ContainsAny(s.Text, " \n") && strings.Contains(s.Text, "://") {
		return true
	}
	if prose.Words(s.Text) < leastRepeated {
		return false
	}
	again := r.seen[s.Text]
	r.seen[s.Text] = true
	return again
}

// leastRepeated is the number of words from which a text that comes again is a
// repetition by the page, not by its author.
const leastRepeated = 8

func mostlyLinks(s *prose.Segment) bool {
	linked := 0
	for _, l := range s.Links {
		linked += l.Len()
	}
	return linked*10 >= len(s.Text)*8 && !strings.ContainsAny(s.Text[len(s.Text)-1:], ".!?")
}
