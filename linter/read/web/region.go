package web

import (
	"bytes"
	"strconv"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// region is the part of a page that is read.
type region struct {
	all  bool
	root int          // byte of the start tag of the element that holds it, where tags is nil
	head int          // byte of the start tag of the headline, -1 for none
	tags map[int]bool // start tags of the elements that belong to the article
}

// keeps reports whether an element whose start tag begins at start is read.
func (g region) keeps(around element, start int) bool {
	switch {
	case g.all, start == g.head, around.start == g.head && around.kept:
		return true
	case g.tags != nil:
		return g.tags[start]
	}
	return around.kept || start == g.root
}

// choose finds the part of a page that holds the article.
func choose(p *page, doc *prose.Document, e Extract) region {
	g := region{head: -1}
	if p.headline.heading {
		g.head = p.headline.start
	}
	if e == All || e == Auto && !p.furnished && len(p.roots) == 0 {
		g.all = true
		return g
	}
	if best := p.bestRoot(); best != nil {
		g.root = best.start
		return g
	}
	if e == Auto && !p.document {
		g.all = true
		return g
	}
	g.tags = readable(doc, p)
	g.all = g.tags == nil
	return g
}

// leastWords is how many words of paragraphs an article has.
const leastWords = 60

// bestRoot is the <article> with most text, if it holds most of what all of
// them hold, else the <main> with most text, or nil.
func (p *page) bestRoot() *root {
	var article, main *root
	total := 0
	for i := range p.roots {
		r := &p.roots[i]
		if r.atom == atom.Main {
			if main == nil || r.words > main.words {
				main = r
			}
			continue
		}
		total += r.words
		if article == nil || r.words > article.words {
			article = r
		}
	}
	switch {
	case article != nil && article.words >= leastWords && article.words*10 >= total*6:
		return article
	case main != nil && main.words >= leastWords:
		return main
	}
	return nil
}

// Pages beyond these are read whole: the tree is not built for them.
const (
	maxTreeBytes = 4 << 20
	maxTreeTags  = 60_000
	maxTreeDepth = 128
)

// mark is the attribute that carries the byte of a start tag through the tree.
const mark = "data-rhetlint-at"

// readable finds the elements of the article by their look. It is nil where
// there is no article or the page is too large or deep for a tree.
func readable(doc *prose.Document, p *page) map[int]bool {
	if len(doc.Source)-p.start > maxTreeBytes || p.tags > maxTreeTags || p.deepest > maxTreeDepth {
		doc.Notes = append(doc.Notes, prose.Note{
			Offset: p.start, Message: "the page is too large, or nested too deeply, to find the article in it; all of its text is read",
			Hint: "cut the article out, or choose --extract all",
		})
		return nil
	}
	article := articleIn(marked(doc.Source, p.start))
	if article == nil {
		return nil
	}
	tags := map[int]bool{}
	for n := range article.Descendants() {
		for _, a := range n.Attr {
			if a.Key == mark {
				if at, err := strconv.Atoi(a.Val); err == nil {
					tags[at] = true
				}
			}
		}
	}
	return tags
}

// articleIn is the element that a page's article was gathered in, or nil. What
// looks for it is a foreign heuristic that was written for well-meaning pages:
// should it panic, the page is read whole.
func articleIn(page []byte) (found *html.Node) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	tree, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	parser := readability.NewParser()
	article, err := parser.ParseAndMutate(tree, nil)
	if err != nil {
		return nil
	}
	return article.Node
}

// marked is the page with the byte of each start tag as an attribute in it.
func marked(source string, start int) []byte {
	out := make([]byte, 0, len(source)*3/2)
	done := start
	for t := range tokens(source, start) {
		if t.kind != html.StartTagToken {
			continue
		}
		name := nameEnd(source, t.at)
		out = append(out, source[done:name]...)
		out = append(out, ' ')
		out = append(out, mark+`="`...)
		out = strconv.AppendInt(out, int64(t.at.Start), 10)
		out = append(out, '"')
		done = name
		if done < t.at.End && source[done] != '>' {
			out = append(out, ' ')
		}
	}
	return append(out, source[done:]...)
}
