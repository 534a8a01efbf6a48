package voice

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// How far a pronoun looks back. A pronoun that stands for the same source
// starts the count anew, up to the last limit.
const (
	memorySentences = 3
	memorySegments  = 1
	memoryChain     = 8  // segments in all
	memoryWalk      = 48 // units in all
)

// mention is a person or body a unit names, as source or not.
type mention struct {
	span.Span
	kind Kind
}

// mentions are the sources that unit k of a segment names, worked out when a pronoun
// asks for them.
func (a *Analysis) mentions(segment, k int) []mention {
	u := a.unit(segment, k)
	if !u.named {
		u.named = true
		a.steps += u.Len()
		p := a.open(segment, k)
		p.tokenize(u)
		u.mentions = p.mentioned()
	}
	return u.mentions
}

// mentioned lists the subject of the unit and the first person named in it.
func (p *parser) mentioned() []mention {
	var out []mention
	if from, to, ok := p.mainSubject(min(len(p.toks), maxReach)); ok {
		f := finding{}
		p.classify(&f, from, to)
		if f.pronoun == 0 && f.Kind >= Role && f.Kind != Self {
			out = append(out, mention{p.spans(from, to), f.Kind})
		}
	}
	for k := 0; k < len(p.toks) && k < maxReach; k++ {
		if !p.toks[k].isName() {
			continue
		}
		end := k + 1
		for end < len(p.toks) && end < k+6 && p.toks[end].isName() {
			end++
		}
		if end-k >= 2 && p.isPerson(k, end) {
			return append(out, mention{p.spans(k, end), Person})
		}
		k = end - 1
	}
	return out
}

// fits reports whether a pronoun can stand for a source of a kind.
func fits(pronoun flag, k Kind) bool {
	switch pronoun {
	case isHe:
		return k == Person || k == Role || k == Anonymous
	case isIt:
		return k == Body || k == Document || k == Role
	}
	return k != None && k != Self
}

// memory walks back over the units of a document.
type memory struct {
	a                   *Analysis
	pronoun             flag
	segment, unit       int
	sentences, segments int
}

// recall finds what the pronoun of a finding stands for.
func (a *Analysis) recall(f *finding) (at span.Span, segment int, kind Kind, ok bool) {
	m := memory{a: a, pronoun: f.pronoun, segment: f.Segment, unit: f.unit}
	limit := f.number
	for depth, walked := 0, 0; depth < memoryChain && walked < memoryWalk; walked++ {
		a.steps++
		if at, kind, ok := m.inUnit(limit); ok {
			return at, m.segment, kind, true
		}
		limit = -1
		if m.unit > 0 {
			m.unit--
			if m.sentences++; m.sentences > memorySentences {
				break
			}
			continue
		}
		before := a.before(m.segment)
		if m.segments++; before < 0 || m.segments > memorySegments {
			break
		}
		m.segment, m.unit = before, len(a.units(before))-1
		m.sentences++
		depth++
		if m.unit < 0 || m.sentences > memorySentences {
			break
		}
	}
	return span.Span{}, 0, None, false
}

// inUnit looks for the source in the current unit: the findings before number
// limit (all where it is negative), then the names.
func (m *memory) inUnit(limit int) (span.Span, Kind, bool) {
	found := m.a.unit(m.segment, m.unit).found
	to := len(found)
	if limit >= 0 {
		to = limit
	}
	for i := to - 1; i >= 0 && i >= to-8; i-- {
		f := &found[i]
		switch {
		case f.Source.Empty():
		case f.pronoun == m.pronoun:
			m.sentences, m.segments = 0, 0
		case f.pronoun == 0 && fits(m.pronoun, f.Kind):
			return f.Source, f.Kind, true
		}
	}
	if limit >= 0 {
		return span.Span{}, None, false
	}
	for _, n := range m.a.mentions(m.segment, m.unit) {
		if fits(m.pronoun, n.kind) {
			return n.Span, n.kind, true
		}
	}
	return span.Span{}, None, false
}

// carryOver adds to attributions of segment i the one that is carried over to
// it from another, if there is one.
func (a *Analysis) carryOver(i int, s *settled) {
	s.partial = false
	if t := a.carried(i); t != nil {
		at := 0
		for at < len(s.final) && s.final[at].Cue.Start < t.Content[0].Start {
			at++
		}
		s.final = slices.Insert(slices.Clip(s.final), at, *t)
	}
	s.index()
}

// carried credits the quotations of segment i that have no speaker to the last
// speaker of the paragraph before, or to a lead-in that ends in a colon. It is
// nil where there are none, or nobody to credit.
func (a *Analysis) carried(i int) *Attribution {
	v := a.view(i)
	if !v.hasCarried {
		v.hasCarried = true
		if source, ok := a.carriedFrom(i); ok {
			v.carried = &source
		}
	}
	return v.carried
}

func (a *Analysis) carriedFrom(i int) (source Attribution, ok bool) {
	seg := a.doc.Segments[i]
	var content []span.Span
	switch {
	case seg.Zone == prose.Quotation:
		content = []span.Span{{Start: 0, End: len(seg.Text)}}
	case a.runs(i) && len(a.loose(i)) > 0:
		content = a.loose(i)
	default:
		return source, false
	}
	if len(strings.TrimSpace(seg.Text)) == 0 {
		return source, false
	}
	if source, ok = a.citation(i); !ok {
		source, ok = a.nextSpeaker(i, content)
	}
	if !ok {
		source, ok = a.lastSpeaker(i)
	}
	source.Segment, source.Content, source.Cue = i, content, span.Span{}
	source.Class, source.Inherited = ClassQuotation, true
	return source, ok
}

// maxCitation is how long the line may be that ends a block quotation with its
// source, in bytes.
const maxCitation = 80

// citation is the source that a block quotation names at its end after a dash.
func (a *Analysis) citation(i int) (Attribution, bool) {
	seg := a.doc.Segments[i]
	if seg.Zone != prose.Quotation {
		return Attribution{}, false
	}
	text := strings.TrimRight(seg.Text, " \t\r\n")
	at, size := strings.LastIndex(text, "—"), len("—")
	if line := strings.LastIndexByte(text, '\n') + 1; line > 0 && strings.HasPrefix(strings.TrimLeft(text[line:], " "), "-") {
		at, size = line+strings.IndexByte(text[line:], '-'), 1
	}
	if at <= 0 || len(text)-at > maxCitation {
		return Attribution{}, false
	}
	p := parser{a: a, segment: i, text: seg.Text, scan: scanner{text: seg.Text}}
	p.scan.scan(at+size, len(text))
	p.toks = p.scan.out
	f := finding{}
	p.name(&f, 0, len(p.toks))
	if len(p.toks) == 0 || !p.toks[0].isName() {
		return Attribution{}, false
	}
	f.SourceSegment, f.Named, f.NamedSegment = i, f.Source, i
	return f.Attribution, true
}

// nextSpeaker is the speaker of the paragraph that takes up the last quotation
// of segment i, where that one is left open.
func (a *Analysis) nextSpeaker(i int, content []span.Span) (Attribution, bool) {
	m := a.marking(i)
	if m.open < 0 || !a.goesOn(i) || content[len(content)-1].Start != m.open {
		return Attribution{}, false
	}
	next := a.after(i)
	passed := 0
	for _, u := range a.local(next) {
		for n := range u.found {
			f := &u.found[n]
			if f.speaks() && len(f.Content) > 0 && f.Content[0].Start <= len("  “") {
				source := f.settle()
				return *a.follow(&source), true
			}
			if passed++; passed > maxContinued+1 {
				return Attribution{}, false
			}
		}
	}
	return Attribution{}, false
}

// lastSpeaker is the speaker whose words segment i may go on with.
func (a *Analysis) lastSpeaker(i int) (Attribution, bool) {
	for k := i - 1; k >= 0 && k >= i-maxContinued; k-- {
		a.steps++
		zone := a.doc.Segments[k].Zone
		if zone == prose.Quotation {
			continue
		}
		if zone != prose.Body && zone != prose.Standfirst {
			break
		}
		if f := a.speakerOf(k); f != nil {
			source := f.settle()
			return *a.follow(&source), true
		}
		if len(a.loose(k)) == 0 {
			break
		}
	}
	return Attribution{}, false
}

// maxSpeaker is how many findings of a paragraph are asked who spoke last.
const maxSpeaker = 8

// speakerOf is the last finding of speech in segment i, or nil.
func (a *Analysis) speakerOf(i int) *finding {
	passed := 0
	for k := len(a.units(i)) - 1; k >= 0 && passed < maxSpeaker; k-- {
		u := a.unit(i, k)
		for n := len(u.found) - 1; n >= 0 && passed < maxSpeaker; n-- {
			if u.found[n].speaks() {
				return &u.found[n]
			}
			passed++
		}
	}
	return nil
}
