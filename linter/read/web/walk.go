package web

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

const bom = "\uFEFF"

// reader goes over the tokens of one document.
type reader struct {
	doc     *prose.Document
	source  string
	page    *page
	region  region
	stack   stack
	builder prose.SegmentBuilder
	breaks  int             // line breaks with nothing between them
	stress  int             // bytes of the text so far that are emphasised
	seen    map[string]bool // texts of segments, where repetitions are left out
	left    leftOut         // what is left out as furniture
	bytes   int             // of text that were read
	survey  *surveyor       // looks on while the elements that hold the text are weighed, else nil
}

// read adds the segments of the source from offset start on.
func (r *reader) read(start int) {
	r.stack, r.seen, r.left.bytes = stack{}, map[string]bool{}, map[int]int{}
	r.bytes = 0
	if start == 0 && strings.HasPrefix(r.source, bom) {
		start = len(bom)
	}
	for t := range tokens(r.source, start) {
		if r.survey != nil {
			r.survey.see(t)
		}
		switch t.kind {
		case html.TextToken:
			r.text(t)
		case html.StartTagToken:
			r.startTag(t)
		case html.EndTagToken:
			r.endTag(t)
		}
	}
	r.end(r.stack.top())
	for len(r.stack.open) > 0 {
		r.close(len(r.source))
	}
}

// weigh looks over the page, and finds out which elements hold its running
// text.
func (r *reader) weigh(start int) {
	r.region = region{root: -1, head: -1}
	before := len(r.doc.Segments)
	for range rereadings {
		*r.page = page{start: start, end: len(r.source)}
		r.survey = &surveyor{page: r.page, source: r.source}
		r.read(start)
		r.doc.Segments = r.doc.Segments[:before]
		if r.page.marked() >= 0 || !r.spared() {
			break
		}
	}
	r.page.headline, r.survey = r.page.chooseHeadline(r.source), nil
}

// announce adds the title that stands in the head of the page, if this is its
// place and nothing has been read before it.
func (r *reader) announce(at span.Span) {
	h := r.page.headline
	if h.heading || h.at.Empty() || !at.Contains(h.at) || len(r.doc.Segments) > 0 || !r.builder.Blank() {
		return
	}
	var b prose.SegmentBuilder
	addText(&b, r.source, h.at, false)
	r.add(b.Segment(prose.Headline))
}

func (r *reader) add(s *prose.Segment) {
	if s != nil {
		r.doc.Segments = append(r.doc.Segments, s)
	}
}

// text adds a text where it is shown and asked for.
func (r *reader) text(t token) {
	e := r.stack.top()
	if e.atom == atom.Title {
		r.announce(t.at)
	}
	if e.unseen || !e.kept && !r.region.all {
		return
	}
	if e.aside >= 0 {
		r.left.bytes[e.aside] += len(strings.TrimSpace(t.at.Of(r.source)))
		return
	}
	if e.atom == atom.Pre {
		r.preformatted(t.at)
		return
	}
	before := r.builder.Len()
	addText(&r.builder, r.source, t.at, false)
	if r.builder.Len() > before && strings.TrimSpace(t.at.Of(r.source)) != "" {
		r.breaks = 0
	}
}

// preformatted adds text with its line ends; blank lines part paragraphs.
func (r *reader) preformatted(at span.Span) {
	for {
		blank := strings.Index(at.Of(r.source), "\n\n")
		if blank < 0 {
			addText(&r.builder, r.source, at, true)
			return
		}
		addText(&r.builder, r.source, rangeOf(at.Start, at.Start+blank), true)
		r.end(r.stack.top())
		at.Start += blank + 2
	}
}

// shows reports an element whose text is read.
func (r *reader) shows(e element) bool {
	return !e.unseen && e.aside < 0 && (e.kept || r.region.all)
}

func (r *reader) startTag(t token) {
	if r.special(t) {
		return
	}
	for range r.stack.implied(t.atom) {
		r.close(t.at.Start)
	}
	around := r.stack.top()
	if isBlock(t.atom) {
		r.end(around)
	}
	if isVoid(t.atom) || len(r.stack.open) >= deepest {
		return
	}
	e := r.element(t, around)
	if stresses(t.atom) {
		e.stress = r.builder.Len()
	}
	r.stack.push(e)
	if t.atom == atom.Q && r.shows(e) {
		r.builder.Decoded("“", t.at)
	}
}

// element is what a start tag opens.
func (r *reader) element(t token, around element) element {
	e := element{atom: t.atom, name: t.name, start: t.at.Start, link: -1, stress: -1, aside: around.aside}
	e.kept = r.region.keeps(around, t.at.Start)
	e.kind = kindOf(t.atom, "", "")
	e.unseen = around.unseen && !restarts(t.atom) || isUnseen(t.atom, t.name)
	e.zone = r.zone(e, around.zone)
	p := unnamed
	if r.furnished(t.atom, around) {
		p = furniture
	}
	for name, value := range attributes(r.source, t.at) {
		if text := value.Of(r.source); isHidden(name, text) {
			e.unseen = true
		} else if name == "href" && t.atom == atom.A && isAddress(text) {
			e.link = r.builder.Len()
		} else if p != furniture && !r.left.nameless {
			e.kind = max(e.kind, kindOf(t.atom, name, text))
			p = cmp.Or(purposeOf(t.atom, name, text), p)
		}
	}
	if e.before = around.before; e.before < 0 && e.kind == articleKind {
		e.before = r.bytes
	}
	if !r.region.all {
		r.appoint(&e, p)
	}
	return e
}

// purposeOf is what one attribute says an element is for.
func purposeOf(a atom.Atom, name, value string) purpose {
	switch {
	case name == "role":
		return rolePurpose(value)
	case name == "itemprop":
		return itemPurpose(value)
	case (name == "class" || name == "id") && isolates(a):
		return classPurpose(value)
	}
	return unnamed
}

// appoint gives an element its purpose. The headline is never furniture.
func (r *reader) appoint(e *element, p purpose) {
	switch {
	case e.start == r.region.head:
		e.aside = -1
	case p == furniture && e.aside < 0 && !r.left.spare[e.start]:
		e.aside = e.start
	case e.zone != 0 && e.zone != prose.Body:
	case p == caption:
		e.zone = prose.Caption
	case p == byline:
		e.zone = prose.Byline
	case p == summary:
		e.zone = prose.Standfirst
	}
}

// special reads the tags that never become open elements of their own.
func (r *reader) special(t token) bool {
	e := r.stack.top()
	switch t.atom {
	case atom.Br:
		if !r.shows(e) {
			return true
		}
		if r.breaks++; r.breaks > 1 {
			r.end(e)
		} else if r.builder.Len() > 0 {
			r.builder.Decoded("\n", t.at)
		}
	case atom.Meta:
		r.announce(t.at)
	case atom.Wbr, atom.Img:
	default:
		return false
	}
	return true
}

func (r *reader) endTag(t token) {
	if t.atom == atom.Br {
		r.special(t)
		return
	}
	for range r.stack.closed(t.name, t.atom) {
		e := r.stack.top()
		if e.atom == atom.Q && t.atom == atom.Q && r.shows(e) {
			r.builder.Decoded("”", t.at)
		}
		r.close(t.at.End)
	}
}

// close ends the innermost element at byte end: a link is noted, a block is a
// segment.
func (r *reader) close(end int) {
	e := r.stack.top()
	if e.link >= 0 && e.link < r.builder.Len() && !e.unseen {
		r.builder.Link(e.link)
	}
	if e.stress >= 0 {
		r.stress += r.builder.Len() - e.stress
	}
	if isBlock(e.atom) {
		r.end(e)
	}
	if e = r.stack.pop(); r.survey != nil && e.size.running > 0 && (e.kind > boxKind || gathers(e.atom)) {
		r.page.holders = append(r.page.holders, holder{rangeOf(e.start, end), e.kind, e.size})
	}
}

// end makes a segment of the text since the last block began or ended.
func (r *reader) end(e element) {
	r.breaks = 0
	for i := range min(len(r.stack.open), reach) {
		open := &r.stack.open[len(r.stack.open)-1-i]
		if open.link >= 0 {
			if open.link < r.builder.Len() {
				r.builder.Link(open.link)
			}
			open.link = 0
		}
		if open.stress >= 0 {
			r.stress += r.builder.Len() - open.stress
			open.stress = 0
		}
	}
	stress := r.stress
	r.stress = 0
	s := r.builder.Segment(cmp.Or(e.zone, prose.Body))
	if s == nil {
		return
	}
	more := size{all: len(s.Text)}
	if !r.unwanted(s) && (r.region.all || stress*10 < len(s.Text)*9 || !isNotice(s.Text)) {
		r.settle(s)
		r.bytes += len(s.Text)
		r.add(s)
		more = weigh(s)
	}
	if r.survey != nil {
		r.page.size.add(more)
		r.stack.grow(more)
	}
}

// restarts reports the element that ends what is unseen around it: a body ends
// a head that was left open.
func restarts(a atom.Atom) bool { return a == atom.Body }

// isAddress reports a link that leads to a page or a note.
func isAddress(href string) bool {
	head := strings.ToLower(strings.TrimSpace(href[:min(len(href), 16)]))
	return head != "" && head != "#" && !strings.HasPrefix(head, "javascript:") && !strings.HasPrefix(head, "mailto:") && !strings.HasPrefix(head, "tel:")
}
