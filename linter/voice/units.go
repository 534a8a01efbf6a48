package voice

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// unit is a sentence, or several that a quotation holds together: the range in
// which a cue finds its source and its content. Units are read one by one, when
// something in them is asked for.
type unit struct {
	span.Span
	chunks   []numbered // the quotations in it
	quoted   bool       // nothing but quotations
	passed   int        // how many such units stand before it
	read     bool       // found is worked out
	found    []finding
	settled  *settled // its attributions and maybe others; nil until asked for
	carried  bool     // owner is worked out
	owner    *finding // the finding that owns it if it is nothing but quotations
	named    bool     // mentions is worked out
	mentions []mention
}

// finding is an attribution as its own segment shows it, before pronouns are
// followed to earlier sentences.
type finding struct {
	Attribution
	pronoun  flag // isHe, isIt or isThey where the source is a pronoun
	surname  bool // the source is one name without a given name
	unit     int
	number   int // among the findings of its unit
	at, stop int // tokens of the cue
}

// speaks reports whether the finding can own a quotation that follows it.
func (f *finding) speaks() bool {
	switch f.Class {
	case ClassNeutral, ClassTilted, ClassEvidence, ClassBelief, ClassQuotation:
		return !f.Source.Empty()
	}
	return false
}

// units are the units of segment i, none of them read yet.
func (a *Analysis) units(i int) []unit {
	v := a.view(i)
	if !v.hasUnits {
		v.hasUnits = true
		seg := a.doc.Segments[i]
		quotes := a.quotations(i)
		a.steps += len(seg.Text)
		if seg.Zone != prose.Quotation {
			v.units = unitsOf(seg, chunksOf(quotes))
		}
	}
	return v.units
}

// unit reads unit k of segment i: its findings come from its own text.
func (a *Analysis) unit(i, k int) *unit {
	u := &a.units(i)[k]
	if !u.read {
		u.read = true
		a.steps += u.Len()
		p := a.open(i, k)
		p.read(u)
		u.found = slices.Clone(p.out)
		for n := range u.found {
			u.found[n].number = n
		}
	}
	return u
}

// local reads all units of segment i and hands out the quotations between
// them.
func (a *Analysis) local(i int) []unit {
	for k := range a.units(i) {
		a.unit(i, k)
	}
	a.loose(i)
	return a.units(i)
}

// tokens are the tokens of a part of a text, until anything is read next.
func (a *Analysis) tokens(text string, in span.Span) []token {
	s := &a.parser.scan
	s.text, s.out, s.seen = text, s.out[:0], 0
	s.scan(in.Start, in.End)
	return s.out
}

// open is the parser at unit k of segment i.
func (a *Analysis) open(i, k int) *parser {
	p := &a.parser
	p.segment, p.unitState, p.clause = i, unitState{unit: k}, clauseState{}
	p.text, p.quotes = a.doc.Segments[i].Text, a.quotations(i)
	p.scan.text = p.text
	if p.out = p.out[:0]; p.scan.out == nil {
		p.scan.out, p.out = make([]token, 0, 40), make([]finding, 0, 4)
	}
	return p
}

// numbered is the range of a quotation and its number.
type numbered struct {
	span.Span
	quote int
}

// chunksOf are the quotations that stand for somebody's words and lie in no
// other such quotation: in order and apart from each other.
func chunksOf(quotes []Quotation) []numbered {
	var out []numbered
	end := 0
	for k := range quotes {
		q := &quotes[k]
		if q.Title || q.Slip || q.Span.Start < end {
			continue
		}
		out = append(out, numbered{q.Span, k})
		end = q.Span.End
	}
	return out
}

// unitsOf joins the sentences of a segment that a quotation crosses.
func unitsOf(seg *prose.Segment, chunks []numbered) []unit {
	sentences := seg.Sentences()
	units := make([]unit, 0, len(sentences))
	crossing := chunks
	for _, s := range sentences {
		for len(crossing) > 0 && crossing[0].End <= s.Start {
			crossing = crossing[1:]
		}
		n := len(units)
		if n > 0 && len(crossing) > 0 && crossing[0].Start < s.Start {
			units[n-1].End = s.End
			continue
		}
		units = append(units, unit{Span: s})
	}
	passed := 0
	for k := range units {
		u := &units[k]
		chunks = u.take(seg.Text, chunks)
		if u.passed = passed; u.quoted {
			passed++
		}
	}
	return units
}

// take gives a unit those of the chunks that lie in it, and returns what is
// left of them.
func (u *unit) take(text string, chunks []numbered) []numbered {
	for len(chunks) > 0 && chunks[0].End <= u.Start {
		chunks = chunks[1:]
	}
	n := 0
	for n < len(chunks) && chunks[n].Start < u.End {
		n++
	}
	u.chunks = chunks[:n:n]
	u.quoted = n > 0 && !u.hasWords(text)
	return chunks
}

// hasWords reports whether a unit has words outside its quotations.
func (u *unit) hasWords(text string) bool {
	at := u.Start
	for _, c := range u.chunks {
		if strings.ContainsFunc(text[at:max(at, c.Start)], isWordRune) {
			return true
		}
		at = max(at, min(c.End, u.End))
	}
	return strings.ContainsFunc(text[at:u.End], isWordRune)
}

func isWordRune(r rune) bool { return isLetter(r) || isDigit(r) }

// parser reads units, one at a time.
type parser struct {
	a       *Analysis
	segment int
	text    string
	quotes  []Quotation
	scan    scanner
	toks    []token // of the unit being read
	unitState
	clause clauseState
	out    []finding
	pool   []span.Span // single contents not yet handed out
}

// one is a list of one span. Adding to it copies.
func (p *parser) one(s span.Span) []span.Span {
	if len(p.pool) == 0 {
		p.pool = make([]span.Span, 16)
	}
	list := p.pool[:1:1]
	p.pool = p.pool[1:]
	list[0] = s
	return list
}

// unitState is what is known of the unit being read.
type unitState struct {
	unit   int       // its number
	titled bool      // nearly every word of it has a capital
	secret span.Span // words of it that say a source is kept from the reader
}

// clauseState is where the cue being read stands in its unit.
type clauseState struct {
	medial bool // it does not open the unit
	within bool // it stands in a clause that a comma ends
}

// read finds the attributions of one unit.
func (p *parser) read(u *unit) {
	p.tokenize(u)
	p.a.steps += len(p.toks)
	if p.scan.seen&hasMarks != 0 {
		p.anonymity()
	}
	p.headline()
	if p.scan.seen&(hasCues|isHearsay) != 0 {
		p.cues()
	}
	p.looseQuotes()
}

// cues reads the cues of the unit, one after the other.
func (p *parser) cues() {
	p.titled, p.clause.medial = p.isTitled(), true
	for k := 0; k < len(p.toks); k++ {
		t := &p.toks[k]
		if !t.isWord() {
			continue
		}
		if t.is(isHearsay) {
			p.hearsay(k)
		}
		if t.is(hasCues) && !p.falls(k) {
			k = max(k, p.cueAt(k)-1)
		}
	}
}

// tokenize cuts a unit into tokens: whole outer quotations are one token each,
// titles and words as words are read as they stand.
func (p *parser) tokenize(u *unit) {
	p.scan.out, p.scan.seen = p.scan.out[:0], 0
	at := u.Start
	for _, c := range u.chunks {
		start, end := max(c.Start, at), min(c.End, u.End)
		if start < end {
			p.scan.scan(at, start)
			p.scan.out = append(p.scan.out, token{
				Span: span.Span{Start: start, End: end}, shape: chunk, quote: int32(c.quote),
			})
			at = end
		}
	}
	p.scan.scan(at, u.End)
	p.toks = p.scan.out
}

// isTitled reports whether the unit is written like a headline.
func (p *parser) isTitled() bool {
	small := 0
	for k := range p.toks {
		if t := &p.toks[k]; t.shape == lower && t.Len() > 4 && !t.is(isPreposition|isSubordinator|isDeterminer) {
			if small++; small > 1 {
				return false
			}
		}
	}
	return true
}

// is reports whether token k exists and has one of the flags.
func (p *parser) is(k int, f flag) bool { return k >= 0 && k < len(p.toks) && p.toks[k].is(f) }

// shaped reports whether token k exists and has the shape.
func (p *parser) shaped(k int, s shape) bool {
	return k >= 0 && k < len(p.toks) && p.toks[k].shape == s
}

func (p *parser) mark(k int, m rune) bool { return k >= 0 && k < len(p.toks) && p.toks[k].at(m) }

func (p *parser) word(k int) string {
	if k < 0 || k >= len(p.toks) || !p.toks[k].isWord() {
		return ""
	}
	return p.toks[k].Of(p.text)
}

// spans are the bytes of tokens from to stop.
func (p *parser) spans(from, stop int) span.Span {
	if from >= stop || from >= len(p.toks) {
		return span.Span{}
	}
	return span.Span{Start: p.toks[from].Start, End: p.toks[stop-1].End}
}

// maxReach is how many tokens or findings a search inside one unit goes
// through, so that endless sentences cost no more than others.
const maxReach = 250

// union is the smallest range that covers both.
func union(a, b span.Span) span.Span {
	switch {
	case a.Empty():
		return b
	case b.Empty():
		return a
	}
	return span.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
