package voice

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// unit is a sentence, or several that a quotation holds together: the range in
// which a cue finds its source and its content.
type unit struct {
	span.Span
	quoted   bool // nothing but quotations
	from, to int  // its findings
	owner    int  // the finding that owns it if it is nothing but quotations; -1
	named    bool // mentions is worked out
	mentions []mention
}

// finding is an attribution as its own segment shows it, before pronouns are
// followed to earlier sentences.
type finding struct {
	Attribution
	pronoun  flag // isHe, isIt or isThey where the source is a pronoun
	surname  bool // the source is one name without a given name
	unit     int
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

// local finds the attributions of segment i from its own text.
func (a *Analysis) local(i int) []finding {
	v := a.view(i)
	if v.hasLocal {
		return v.local
	}
	v.hasLocal = true
	seg := a.doc.Segments[i]
	quotes := a.quotations(i)
	a.steps += len(seg.Text)
	if seg.Zone == prose.Quotation {
		return nil
	}
	p := a.parser(i, quotes)
	v.units = unitsOf(seg, p.chunks)
	if a.tokens == nil {
		a.tokens, a.found = make([]token, 0, 64), make([]finding, 0, 16)
	}
	p.scan.out, p.out = a.tokens, a.found[:0]
	chunks := p.chunks
	for k := range v.units {
		p.unit = k
		p.read(&v.units[k])
	}
	a.tokens, a.found = p.scan.out, p.out
	v.local = slices.Clone(p.out)
	v.loose = v.carryQuotes(chunks)
	return v.local
}

// parser makes a parser of a segment with these quotations.
func (a *Analysis) parser(i int, quotes []Quotation) *parser {
	text := a.doc.Segments[i].Text
	return &parser{
		a: a, segment: i, text: text, quotes: quotes, chunks: chunksOf(quotes), scan: scanner{text: text, words: a.words},
	}
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
	for _, s := range sentences {
		for len(chunks) > 0 && chunks[0].End <= s.Start {
			chunks = chunks[1:]
		}
		n := len(units)
		if n > 0 && len(chunks) > 0 && chunks[0].Start < s.Start {
			units[n-1].End = s.End
			continue
		}
		units = append(units, unit{Span: s, owner: -1})
	}
	return units
}

// parser reads the units of one segment.
type parser struct {
	a       *Analysis
	segment int
	text    string
	quotes  []Quotation
	chunks  []numbered // the quotations not yet passed
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
	p.titled, p.clause = p.isTitled(), clauseState{medial: true}
	p.secret = span.Span{}
	first := len(p.out)
	u.from = first
	p.anonymity()
	p.headline()
	for k := 0; k < len(p.toks); k++ {
		p.a.steps++
		t := &p.toks[k]
		if !t.isWord() {
			continue
		}
		if t.is(isHearsay) {
			p.hearsay(k)
		}
		if len(t.word.cues) > 0 && !p.falls(k) {
			k = max(k, p.cueAt(k)-1)
		}
	}
	u.quoted = p.onlyQuotes()
	p.looseQuotes(first)
	u.to = len(p.out)
}

// tokenize cuts a unit into tokens: whole outer quotations are one token each,
// titles and words as words are read as they stand.
func (p *parser) tokenize(u *unit) {
	p.scan.out = p.scan.out[:0]
	at := u.Start
	for len(p.chunks) > 0 && p.chunks[0].Start < u.End {
		c := p.chunks[0]
		start, end := max(c.Start, at), min(c.End, u.End)
		if start < end {
			p.scan.scan(at, start)
			p.scan.out = append(p.scan.out, token{
				Span: span.Span{Start: start, End: end}, shape: chunk, quote: c.quote, word: p.a.words.unknown,
			})
			at = end
		}
		if c.End > u.End {
			break
		}
		p.chunks = p.chunks[1:]
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

func (p *parser) onlyQuotes() bool {
	found := false
	for k := range p.toks {
		switch t := &p.toks[k]; {
		case t.shape == chunk:
			found = true
		case t.isWord():
			return false
		}
	}
	return found
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
