package voice

import (
	"github.com/rhetlint/rhetlint/linter/prose"
)

// headline reads the short forms of headlines: "Ministry: 14 dead", "14 dead:
// ministry", "14 dead - police", "14 dead (police)"; and in running text a
// name with a colon at the start of a paragraph.
func (p *parser) headline() {
	if p.unit > 0 || len(p.toks) < 2 {
		return
	}
	zone := p.a.doc.Segments[p.segment].Zone
	if p.transcript() {
		return
	}
	if colon := p.firstColon(); colon > 0 && p.labels(0, colon, zone) {
		p.short(tokens{0, colon}, tokens{colon + 1, len(p.toks)}, colon)
		return
	}
	if zone != prose.Headline && zone != prose.Heading {
		return
	}
	last := len(p.toks)
	if p.mark(last-1, ')') {
		last--
	}
	for j := last - 1; j > 1 && j > last-6; j-- {
		t := &p.toks[j]
		if t.isDash() || t.at(':') || t.at('(') {
			if p.canSpeak(j+1, last) {
				p.short(tokens{j + 1, last}, tokens{0, j}, j)
			}
			return
		}
	}
}

// transcript reads a line of a transcript: "ANN LIND: The dam is safe."
func (p *parser) transcript() bool {
	colon := p.firstColon()
	if colon == 0 || !p.shaped(colon+1, chunk) || !p.quotes[p.toks[colon+1].quote].Block {
		return false
	}
	if p.toks[0].shape != upper {
		return true // Q and A: whose voice it is stands elsewhere
	}
	f := finding{unit: p.unit, at: colon, stop: colon + 1}
	f.Segment, f.SourceSegment, f.Class, f.Kind = p.segment, p.segment, ClassNeutral, Person
	f.Source, f.Cue = p.spans(0, colon), p.spans(colon, colon+1)
	f.Content = append(f.Content, p.spans(colon+1, colon+2))
	return p.add(f)
}

func (p *parser) firstColon() int {
	for j := 1; j < len(p.toks) && j < 8; j++ {
		if p.mark(j, ':') {
			return j
		}
		if !p.toks[j].isWord() {
			return 0
		}
	}
	return 0
}

// labels reports whether the words before a colon name a speaker.
func (p *parser) labels(from, to int, zone prose.Zone) bool {
	for j := from; j < to; j++ {
		t := &p.toks[j]
		if t.is(isAuxiliary|isSubordinator) && !t.isName() || t.shape == chunk || p.speech(j) {
			return false
		}
	}
	if zone == prose.Headline {
		return p.canSpeak(from, to)
	}
	f := finding{}
	p.classify(&f, from, to)
	switch {
	case to-from > 4:
		return false
	case f.Kind == Person:
		return p.surePerson(from, to)
	case f.Kind == Body && p.is(to-1, isBody) && p.toks[to-1].isName():
		return true
	}
	return p.toks[from].shape == upper && to-from <= 3 && p.toks[from].Len() > 3
}

// surePerson reports whether a name is known for a person's by more than its
// capitals: a given name, a title, or a surname the document names in full.
func (p *parser) surePerson(from, to int) bool {
	return p.hasGiven(from, to) || p.is(from, isTitle|isRole) || p.knownName(to-1)
}

// canSpeak reports whether tokens name somebody who can speak, and no label
// such as "Opinion" or "Live".
func (p *parser) canSpeak(from, to int) bool {
	if from >= to || to-from > 7 {
		return false
	}
	for j := from; j < to; j++ {
		if !p.toks[j].isWord() || p.is(j, isCoordinator|isAuxiliary) || p.spelled(j, "for") {
			return false
		}
	}
	if isLabel(p.word(from)) {
		return to-from > 1 && p.is(to-1, isBody|isRole)
	}
	last := &p.toks[to-1]
	if last.is(isBody | isRole | isAnonymous | isUnnamed | isDocument | isTitle) {
		return true
	}
	if last.is(isVague) && !last.isName() {
		return true
	}
	f := finding{}
	p.classify(&f, from, to)
	return f.Kind == Person && p.surePerson(from, to) || to-from == 1 && last.shape == upper
}

// tokens is the half-open range of tokens [from, to).
type tokens struct{ from, to int }

// short adds the finding of a headline form whose mark is token at.
func (p *parser) short(source, content tokens, at int) {
	zone := p.a.doc.Segments[p.segment].Zone
	f := finding{unit: p.unit, at: at, stop: at + 1}
	f.Segment, f.SourceSegment, f.Class = p.segment, p.segment, ClassHeadline
	f.Cue = p.spans(at, at+1)
	p.name(&f, source.from, source.to)
	stop := content.to
	for stop > content.from && p.toks[stop-1].shape == punct && !p.mark(stop-1, ')') {
		stop--
	}
	if content.from+1 >= stop && zone != prose.Headline {
		return
	}
	if words := p.spans(content.from, stop); !words.Empty() {
		f.Content = append(f.Content, words)
		p.add(f)
	}
}
