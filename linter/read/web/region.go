package web

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// region is the part of a page that is read.
type region struct {
	all  bool // everything that is shown, furniture too
	root int  // byte of the start tag of the element that holds it, -1 for the page
	head int  // byte of the start tag of the headline, -1 for none
}

// keeps reports whether an element whose start tag begins at start is read.
func (g region) keeps(around element, start int) bool {
	return g.all || g.root < 0 || around.kept || start == g.root || start == g.head
}

// holder is an element with the running text in it.
type holder struct {
	at   span.Span // from its start tag to its end
	kind kind
	size size
}

// size is how much text an element holds, in bytes.
type size struct {
	running int // in paragraphs
	all     int // links and lists too, furniture left out
}

func (s *size) add(t size) {
	s.running += t.running
	s.all += t.all
}

// kind is what a page says of an element that may hold its article, the
// plainest word last.
type kind uint8

const (
	boxKind     kind = iota // nothing
	mainKind                // <main>
	articleKind             // <article>
	bodyKind                // the body of an article, as schema.org has it
)

// kindOf reads the tag, role and itemprop of an element.
func kindOf(a atom.Atom, name, value string) kind {
	switch {
	case name == "itemprop":
		for item := range strings.FieldsSeq(value) {
			if item == "articleBody" {
				return bodyKind
			}
		}
	case name == "role" && strings.EqualFold(value, "article"):
		return articleKind
	case name == "role" && strings.EqualFold(value, "main"):
		return mainKind
	}
	switch a {
	case atom.Article:
		return articleKind
	case atom.Main:
		return mainKind
	}
	return boxKind
}

// gathers reports the elements that hold several paragraphs.
func gathers(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Td, atom.Center, atom.Body, atom.Form, atom.Table, atom.Dd:
		return true
	}
	return false
}

const (
	leastWeight  = 300 // bytes of running text that an article has
	leastSegment = 60  // bytes of a paragraph that counts as running text
	markedShare  = 60  // percent of the text in its kind that a marked element holds
	foundShare   = 55  // percent of the text of the page, or of that element, that the smallest holder has
	withinShare  = 75  // the same of an element that the page marks
	addedShare   = 66  // percent of running text in what belongs to the article beside it
)

// weigh is what a segment counts for in the search for the article.
func weigh(s *prose.Segment) size {
	linked := 0
	for _, l := range s.Links {
		linked += l.Len()
	}
	if s.Zone != prose.Body && s.Zone != prose.Quotation || len(s.Text) < leastSegment || linked*2 > len(s.Text) {
		return size{all: len(s.Text)}
	}
	return size{len(s.Text), len(s.Text)}
}

// choose finds the part of a page that holds the article: the element that the
// page marks as its body, else as an article, else as the main part, if it
// holds most of the text of its kind; else the smallest element that holds
// nearly all of the text.
func (r *reader) choose(e Extract) region {
	g := region{root: -1, head: -1}
	if r.page.headline.heading {
		g.head = r.page.headline.start
	}
	marked := r.page.marked()
	if e == All || e == Auto && (!r.page.document || !r.page.furnished) && marked < 0 {
		g.all = true
	} else if found := r.page.widen(r.page.smallest(marked), marked); found >= 0 {
		g.root = r.page.holders[found].at.Start
	}
	return g
}

// marked is the number of the article with the headline in it, else of the
// holder of the best kind with the most text, or -1.
func (p *page) marked() int {
	for i, h := range p.holders {
		if h.kind == articleKind && h.size.running >= leastWeight && p.headline.heading && h.at.Contains(rangeOf(p.headline.start, p.headline.start+1)) {
			return i
		}
	}
	best := [bodyKind + 1]int{-1, -1, -1, -1}
	var total [bodyKind + 1]int
	for i, h := range p.holders {
		if best[h.kind] < 0 || h.size.running > p.holders[best[h.kind]].size.running {
			best[h.kind] = i
		}
		total[h.kind] += h.size.running
	}
	for k := bodyKind; k > boxKind; k-- {
		if best[k] < 0 {
			continue
		}
		if most := p.holders[best[k]].size.running; most >= leastWeight && most*100 >= total[k]*markedShare {
			return best[k]
		}
	}
	return -1
}

// smallest is the number of the innermost holder with most of the running text
// of the page, or of the holder it has to lie in, or -1.
func (p *page) smallest(within int) int {
	around, share := holder{at: span.Span{Start: 0, End: p.end}, size: p.size}, foundShare
	if within >= 0 {
		around, share = p.holders[within], withinShare
	}
	best := within
	for i, h := range p.holders {
		if h.size.running < leastWeight || h.size.running*100 < around.size.running*share || !around.at.Contains(h.at) {
			continue
		}
		if best < 0 || h.at.Len() < p.holders[best].at.Len() {
			best = i
		}
	}
	return best
}

// widen goes from a holder to the ones around it as long as what they add is
// running text for the most part; not beyond the one it has to lie in.
func (p *page) widen(found, within int) int {
	if found < 0 {
		return found
	}
	for i := found + 1; i < len(p.holders) && found != within; i++ {
		inner, outer := p.holders[found], p.holders[i]
		if !outer.at.Contains(inner.at) {
			continue
		}
		more := size{outer.size.running - inner.size.running, outer.size.all - inner.size.all}
		if more.running*100 >= more.all*addedShare {
			found = i
		}
	}
	return found
}
