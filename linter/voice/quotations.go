package voice

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// maxDepth is how deep quotations may nest.
const maxDepth = 3

// maxContinued is how many segments one quotation may run through.
const maxContinued = 5

// marking is what the marks of one segment say without its neighbours.
type marking struct {
	quotes  []Quotation // closed pairs, by their start
	marks   int         // how many marks take part
	open    int         // where the quotation starts that is still open at the end; -1
	left    family      // of the mark that opens it
	opens   family      // of the opening mark the segment begins with; 0 where there is none
	single  bool        // a single mark opens and nothing closes it; open only where singles are the document's marks
	orphan  int         // end of a closing mark that nothing opened, first of all marks; -1
	orphans []span.Span // other closing marks that nothing opened
}

// frame is an open quotation on the stack.
type frame struct {
	mark
	at int // its number in the quotes found so far
}

// pairMarks pairs the marks of a text. It never looks at other segments. Where
// singles are the marks of the document, as in British papers, one of them may
// stay open like a double.
func (p *pairing) pairMarks(text string, singlesOutside bool) marking {
	p.text, p.british = text, singlesOutside
	p.out = marking{open: -1, orphan: -1}
	p.found = findMarks(text, p.found[:0])
	if len(p.found) == 0 {
		return p.out
	}
	p.countClosers()
	p.stack = p.stack[:0]
	for i, m := range p.found {
		p.take(i, m)
	}
	p.finish()
	return p.out
}

// countClosers counts, for every mark, the closing marks of its family after it
// and before the next opening mark of that family.
func (p *pairing) countClosers() {
	p.closers = append(p.closers[:0], make([]int, len(p.found))...)
	var n [corners + 1]int
	for i := len(p.found) - 1; i >= 0; i-- {
		m := &p.found[i]
		p.closers[i] = n[m.family]
		switch {
		case m.opens:
			n[m.family] = 0
		case m.closes:
			n[m.family]++
		}
	}
}

// pairing is the state of one walk over the marks of a text. Its lists are used
// again for the next text.
type pairing struct {
	text    string
	british bool // singles are outer marks
	found   []mark
	closers []int
	stack   []frame
	out     marking
}

func (p *pairing) take(i int, m mark) {
	switch {
	case m.opens:
		p.open(i, m)
	case m.family == singles:
		p.closeSingle(i, m)
	case p.find(m.family) < 0 && p.closers[i] > 0 && glued(p.text, m):
		p.open(i, m)
	default:
		p.close(m)
	}
}

// glued reports a mark typed the wrong way round: straight after a stop and
// before a capital, as in “he said.”We disagree.”
func glued(text string, m mark) bool {
	next, _ := utf8.DecodeRuneInString(text[m.End:])
	return m.Start > 0 && strings.IndexByte(".,:!?", text[m.Start-1]) >= 0 && unicode.IsUpper(next)
}

func (p *pairing) open(i int, m mark) {
	if m.family == singles && p.closers[i] == 0 {
		p.out.single = p.out.single || m.curly || strings.TrimSpace(p.text[:m.Start]) == ""
		if !p.british || len(p.stack) > 0 {
			return
		}
	}
	if len(p.stack) == maxDepth {
		return
	}
	if at := p.find(m.family); at >= 0 && !(m.curly && p.closers[i] > 1) {
		// The same mark opens twice and closes once: the first was never closed.
		p.drop(at, m.Start)
	}
	p.stack = append(p.stack, frame{m, -1})
}

// drop takes the frames from number at off the stack and notes the outermost
// as a slip that ends before end.
func (p *pairing) drop(at, end int) {
	f := p.stack[at]
	if f.family != singles || p.british {
		text := strings.TrimRight(p.text[f.Start:end], " \t\r\n")
		whole := span.Span{Start: f.Start, End: f.Start + len(text)}
		p.add(Quotation{Span: whole, Inner: span.Span{Start: f.End, End: max(f.End, whole.End)}, Slip: true})
	}
	p.stack = p.stack[:at]
}

func (p *pairing) find(f family) int {
	for i := len(p.stack) - 1; i >= 0; i-- {
		if p.stack[i].family == f {
			return i
		}
	}
	return -1
}

// closeSingle closes a single pair unless the mark reads as the apostrophe of
// a plural owner ("the workers' rights") with a better mark to come.
func (p *pairing) closeSingle(i int, m mark) {
	at := p.find(singles)
	if at < 0 {
		return
	}
	owner := m.Start > 0 && p.text[m.Start-1] == 's' && !punctAfter(p.text, m.End)
	if owner && p.closers[i] > 0 {
		return
	}
	p.pair(at, m)
}

func (p *pairing) close(m mark) {
	at := p.find(m.family)
	if at >= 0 {
		p.pair(at, m)
		return
	}
	if !m.curly && digitBefore(p.text, m.Start) {
		return // inches
	}
	if len(p.out.quotes) == 0 && p.out.orphan < 0 && len(p.stack) == 0 {
		p.out.orphan = m.End
		return
	}
	p.out.orphans = append(p.out.orphans, m.Span)
}

func (p *pairing) pair(at int, m mark) {
	f := p.stack[at]
	p.stack = p.stack[:at]
	p.add(Quotation{
		Span:  span.Span{Start: f.Start, End: m.End},
		Inner: span.Span{Start: f.End, End: m.Start},
	})
}

func (p *pairing) add(q Quotation) { p.out.quotes = append(p.out.quotes, q) }

func (p *pairing) finish() {
	for i, f := range p.stack {
		if f.family != singles || p.british {
			p.out.open, p.out.left = f.Start, f.family
			p.stack = p.stack[:i]
			break
		}
	}
	p.out.marks = len(p.out.quotes)
	if p.out.open >= 0 || p.out.orphan >= 0 {
		p.out.marks++
	}
	if m := p.found[0]; m.opens && strings.TrimSpace(p.text[:m.Start]) == "" {
		p.out.opens = m.family
	}
}

// quotations are the quotations of a segment, with those that run over its
// edges, outer ones first.
func (a *Analysis) quotations(i int) []Quotation {
	s := a.view(i)
	if s.hasQuotes {
		return s.quotes
	}
	s.hasQuotes = true
	seg := a.doc.Segments[i]
	if seg.Zone == prose.Quotation {
		whole := span.Span{Start: 0, End: len(seg.Text)}
		s.quotes = append(s.quotes, Quotation{Span: whole, Inner: trimMarks(seg.Text), Depth: 1, Block: true})
		s.outer = outermost(s.quotes)
		return s.quotes
	}
	s.quotes = a.join(i)
	if speech, ok := spokenLine(seg.Text); ok {
		s.quotes = append(s.quotes, Quotation{Span: speech, Inner: speech, Block: true})
	}
	nest(s.quotes)
	for k := range s.quotes {
		q := &s.quotes[k]
		q.Title = !q.Block && !q.Slip && isTitleQuote(seg.Text, *q)
	}
	s.outer = outermost(s.quotes)
	return s.quotes
}

// outermost lists the quotations that are no titles and lie in no other one.
func outermost(quotes []Quotation) []numbered {
	var out []numbered
	end := 0
	for k := range quotes {
		if q := &quotes[k]; !q.Title && q.Span.Start >= end {
			out = append(out, numbered{q.Span, k})
			end = q.Span.End
		}
	}
	return out
}

// join adds to a segment's own pairs what is open at its start and its end.
func (a *Analysis) join(i int) []Quotation {
	m := a.marking(i)
	text := a.doc.Segments[i].Text
	quotes := slices.Clone(m.quotes)
	before := a.before(i)
	runsIn := before >= 0 && a.marking(before).open >= 0
	again := runsIn && m.opens == a.marking(before).left
	switch {
	case m.orphan >= 0 && runsIn && a.run(i) <= maxContinued:
		inner := span.Span{Start: 0, End: max(0, m.orphan-1)}
		quotes = append(quotes, Quotation{Span: span.Span{Start: 0, End: m.orphan}, Inner: inner, Continued: true})
	case m.orphan >= 0:
		start := a.doc.Segments[i].Sentences()[a.doc.Segments[i].SentenceAt(m.orphan-1)].Start
		whole := span.Span{Start: min(start, m.orphan), End: m.orphan}
		quotes = append(quotes, Quotation{Span: whole, Inner: whole, Slip: true})
	case runsIn && m.marks == 0:
		whole := span.Span{Start: 0, End: len(text)}
		quotes = append(quotes, Quotation{Span: whole, Inner: whole, Slip: true})
	case again:
		for k := range quotes {
			q := &quotes[k]
			q.Continued = q.Continued || strings.TrimSpace(text[:q.Span.Start]) == "" && a.run(i) <= maxContinued
		}
	}
	if m.open >= 0 {
		whole := span.Span{Start: m.open, End: len(strings.TrimRight(text, " \t\r\n"))}
		_, size := markAt(text, m.open)
		inner := span.Span{Start: min(m.open+size, whole.End), End: whole.End}
		q := Quotation{Span: whole, Inner: inner, Continued: again && strings.TrimSpace(text[:m.open]) == ""}
		q.Slip = !a.goesOn(i) || a.run(i) > maxContinued
		quotes = append(quotes, q)
	}
	return quotes
}

// goesOn reports whether the quotation left open in segment i is taken up in
// the next one.
func (a *Analysis) goesOn(i int) bool {
	next := a.after(i)
	if next < 0 {
		return false
	}
	m := a.marking(next)
	return m.opens == a.marking(i).left || m.orphan >= 0
}

// run is how many segments in a row, up to and with i, leave a quotation open,
// counted no further than needed.
func (a *Analysis) run(i int) int {
	n := 1
	for k := a.before(i); k >= 0 && n <= maxContinued; k = a.before(k) {
		if a.marking(k).open < 0 {
			break
		}
		n++
	}
	return n
}

// nest sorts quotations, drops those that cross an edge of another and sets
// the depths.
func nest(quotes []Quotation) {
	slices.SortStableFunc(quotes, func(a, b Quotation) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	var stack []int
	for k := range quotes {
		for len(stack) > 0 && quotes[stack[len(stack)-1]].Span.End <= quotes[k].Span.Start {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 {
			outer := quotes[stack[len(stack)-1]].Span
			quotes[k].Span.End = min(quotes[k].Span.End, outer.End)
			quotes[k].Inner.End = min(quotes[k].Inner.End, quotes[k].Span.End)
		}
		quotes[k].Inner.Start = min(quotes[k].Inner.Start, quotes[k].Inner.End)
		stack = append(stack, k)
		quotes[k].Depth = len(stack)
	}
}

// trimMarks is the range of a block quotation without white space and marks
// around it.
func trimMarks(text string) span.Span {
	const around = " \t\r\n\"“”'‘’«»"
	start := len(text) - len(strings.TrimLeft(text, around))
	end := len(strings.TrimRight(text, around))
	return span.Span{Start: start, End: max(start, end)}
}
