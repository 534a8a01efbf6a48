package voice

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// headline reads the short forms of headlines: "Ministry: 14 dead", "14 dead:
// ministry", "14 dead - police", "14 dead (police)"; and in running text a
// name with a colon at the start of a paragraph.
func (p *parser) headline() {
	if p.unit > 0 || len(p.toks) < 3 {
		return
	}
	zone := p.a.doc.Segments[p.segment].Zone
	if colon := p.firstColon(); colon > 0 && p.labels(0, colon, zone) {
		p.short(0, colon, colon, colon+1, len(p.toks))
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
				p.short(j+1, last, j, 0, j)
			}
			return
		}
	}
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
	return to-from <= 4 && (f.Kind == Person || p.toks[from].shape == upper && to-from <= 3 && p.toks[from].Len() > 3)
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
	if p.a.words.labels[strings.ToLower(p.word(from))] {
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
	return f.Kind == Person || to-from == 1 && (last.shape == upper || p.knownName(to-1))
}

// short adds the finding of a headline form.
func (p *parser) short(from, to, at, start, stop int) {
	zone := p.a.doc.Segments[p.segment].Zone
	f := finding{unit: p.unit, at: at, stop: at + 1}
	f.Segment, f.SourceSegment, f.Class = p.segment, p.segment, ClassHeadline
	f.Cue = p.spans(at, at+1)
	p.name(&f, from, to)
	for stop > start && p.toks[stop-1].shape == punct && !p.mark(stop-1, ')') {
		stop--
	}
	if start+1 >= stop && zone != prose.Headline {
		return
	}
	if content := p.spans(start, stop); !content.Empty() {
		f.Content = append(f.Content, content)
		p.add(f)
	}
}
