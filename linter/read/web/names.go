package web

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// purpose is what the names an author gave an element say it is for.
type purpose uint8

const (
	unnamed   purpose = iota
	furniture         // part of the page, not of the article
	caption           // the text of a picture
	byline            // who wrote it, and when
	summary           // the standfirst
)

// classPurpose reads a class or ID attribute: the first of its names that says
// what the element is for.
func classPurpose(value string) purpose {
	found := unnamed
	for name := range strings.FieldsSeq(value) {
		switch p := namePurpose(name); {
		case p == furniture:
			return p
		case found == unnamed:
			found = p
		}
	}
	return found
}

// namePurpose reads one name, such as article__related-links or
// newsletterSignup. A word before it that turns the meaning round, or begins a
// name for the kind of article, takes it away.
func namePurpose(name string) purpose {
	switch name {
	case "hidden", "sr-only", "widget", "screen-reader-text":
		return furniture
	case "paywall":
		return unnamed // the text behind it, as search engines want it marked
	}
	if strings.Contains(strings.ToLower(name), "embed") {
		return unnamed // what the article shows of others
	}
	found, words := unnamed, 0
	for word := range nameWords(name) {
		words++
		switch word {
		case "has", "no", "not", "non", "without", "is", "category", "tag", "format", "type", "status", "single":
			if found == unnamed {
				return unnamed
			}
		case "with", "a", "the", "of", "and":
			return unnamed // a heading made into a name
		}
		if p := purposeWord(word); found != furniture && (p == furniture || found == unnamed) {
			found = p
		}
	}
	if words > longName {
		return unnamed
	}
	return found
}

// longName is the number of words up to which a name says what something is;
// longer ones are headings made into names.
const longName = 6

// nameWords gives the words of a name in lower case: runs of letters, parted
// before a capital that follows a small letter.
func nameWords(name string) func(func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		before := ' '
		for i, r := range name + " " {
			if unicode.IsLetter(r) && (!unicode.IsUpper(r) || !unicode.IsLower(before)) {
				if !unicode.IsLetter(before) {
					start = i
				}
				before = r
				continue
			}
			if unicode.IsLetter(before) && !yield(strings.ToLower(name[start:i])) {
				return
			}
			start, before = i, r
		}
	}
}

// purposeWord is what one word of a name says.
func purposeWord(word string) purpose {
	switch word {
	case "newsletter", "newsletters", "signup", "subscribe", "subscription", "paywall", "promo", "promos", "promotion", "cta",
		"related", "recommended", "recommendations", "recirc", "trending", "popular", "mostread", "latest", "teaser", "teasers", "readmore",
		"share", "sharing", "sharebar", "social", "follow", "comment", "comments", "disqus", "rating", "ratings",
		"advert", "adverts", "advertisement", "sponsored", "sponsor", "taboola", "outbrain", "donate", "donation",
		"breadcrumb", "breadcrumbs", "cookie", "cookies", "modal", "popup", "tooltip", "popover", "rollover", "hovercard",
		"sidebar", "toolbar", "menu", "nav", "navbar", "navigation", "subnav", "megamenu", "dropdown", "pagination", "notification",
		"gallery", "slideshow", "carousel", "player", "slate", "bio", "biography", "tags", "taglist", "visuallyhidden",
		"trinity", "disclaimer", "copyright", "boilerplate":
		return furniture
	case "caption", "captions", "figcaption":
		return caption
	case "byline", "author", "authors", "dateline", "timestamp", "pubdate", "metadata":
		return byline
	case "standfirst", "dek", "subtitle", "subheadline", "excerpt":
		return summary
	}
	return unnamed
}

// rolePurpose reads a role attribute: landmarks around the article, controls.
func rolePurpose(value string) purpose {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tooltip", "button":
		return furniture
	}
	return unnamed
}

// itemPurpose reads an itemprop attribute, as schema.org has it.
func itemPurpose(value string) purpose {
	for name := range strings.FieldsSeq(value) {
		switch name {
		case "comment", "commentText", "interactionStatistic":
			return furniture
		case "description", "alternativeHeadline":
			return summary
		case "datePublished", "dateModified", "author":
			return byline
		case "caption":
			return caption
		}
	}
	return unnamed
}

// isolates reports the elements that pages put furniture in.
func isolates(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Ul, atom.Ol, atom.P, atom.Span, atom.Li, atom.Figure, atom.Table, atom.Header:
		return true
	}
	return false
}
