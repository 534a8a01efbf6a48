package voice

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/span"
)

// nominal reads a noun of speech or stance: "Orr's claim that", "the fear
// that", "made a call for".
func (p *parser) nominal(k, end int, c *cue) bool {
	if p.is(k-1, isAuxiliary|isPronoun) && !p.is(k-1, isPossessive) && !p.isOwner(k-1) {
		return false
	}
	f := finding{unit: p.unit, at: k, stop: end}
	f.Segment, f.SourceSegment, f.Class, f.Kind = p.segment, p.segment, ClassNominal, Vague
	f.Cue = p.spans(k, end)
	start := end
	byAgent := p.spelled(end, "by") || p.spelled(end, "from") && !slices.Contains(c.prepositions, "from")
	if byAgent {
		from, to := p.nounPhrase(end + 1)
		p.name(&f, from, to)
		start = to
	}
	if !p.nominalContent(start, c, &f) {
		return false
	}
	if byAgent || p.owner(k, &f) || p.lastSource(&f) {
		return p.add(f)
	}
	if from, to, ok := p.mainSubject(k); ok && to < k && !p.is(from, isIt) && !p.spelled(from, "there") {
		p.name(&f, from, to)
	}
	return p.add(f)
}

func (p *parser) nominalContent(k int, c *cue, f *finding) bool {
	switch {
	case c.takes&takesClause != 0 && (p.spelled(k, "that") && !p.isRelativeThat(k) || p.spelled(k, "whether")):
		f.Content = p.content(k, takesClause)
	case c.takes&takesInf != 0 && p.spelled(k, "to") && p.isWordAt(k+1) && !p.is(k+1, isDeterminer|isPossessive) && !p.toks[k+1].isName():
		f.Content, f.Stance = p.content(k, takesThing), true
	case p.prepositionOf(k, c) && p.startsPhrase(k+1):
		f.Content, f.Stance = p.content(k+1, takesThing), true
		f.Cue = union(f.Cue, p.spans(k, k+1))
	case p.mark(k, ':') && p.shaped(k+1, chunk):
		f.Content = p.content(k+1, takesClause)
	}
	return len(f.Content) > 0
}

// isRelativeThat reports whether the "that" at token k stands for the noun
// before it: a verb follows at once.
func (p *parser) isRelativeThat(k int) bool {
	for k++; p.isAdverb(k); k++ {
	}
	return p.is(k, isAuxiliary) || p.speech(k) && !p.is(k, isDeterminer)
}

// owner names the possessor of the noun at token k: "Orr's", "his", "the
// council's".
func (p *parser) owner(k int, f *finding) bool {
	j := k - 1
	for j >= 0 && j > k-4 && p.toks[j].isWord() && !p.is(j, isPossessive|isDeterminer) && !p.isOwner(j) {
		j--
	}
	switch {
	case j < 0:
		return false
	case p.isOwner(j):
		from := p.phraseBefore(j)
		p.name(f, from, j)
		return from < j
	case p.is(j, isPossessive):
		p.name(f, j, j+1)
		return true
	}
	return false
}

// adjective reads "Orr is confident that" and "she felt sure of".
func (p *parser) adjective(k, end int, c *cue) bool {
	g := p.groupAt(k, end, adjective)
	linked := g.auxiliary
	if !linked && p.is(g.start-1, isLinking) {
		linked = true
		g.start = p.groupAt(g.start-1, g.start-1, past).start
	}
	if !linked || g.infinitive {
		return false
	}
	f := p.begin(g, c)
	f.Class = ClassBelief
	from, to, ok := p.subject(g.start)
	if !ok || p.spelled(from, "it") || p.spelled(from, "there") {
		return false
	}
	p.name(&f, from, to)
	return p.preposed(g, c, &f) && p.add(f)
}

// sourcePhrase reads "according to Orr, …" and "…, according to Orr".
func (p *parser) sourcePhrase(k, end int, c *cue) bool {
	from, to := p.nounPhrase(end)
	if from == to || p.shaped(from, number) || p.is(from, isMonth) && !p.isOwner(from+1) {
		return false
	}
	if p.spelled(k, "per") && (!p.toks[from].isName() || !p.mark(k-1, ',')) {
		return false
	}
	f := finding{unit: p.unit, at: k, stop: to}
	f.Segment, f.SourceSegment, f.Class = p.segment, p.segment, c.class
	f.Cue = p.spans(k, end)
	stop := p.apposition(to)
	opens := p.opensUnit(k)
	if opens && stop > to && (!p.mark(stop, ',') || !p.toks[to-1].isName() || stop-to > 9 || p.hasFinite(to+1)) {
		stop = to
	}
	introduced := k <= 5 && p.introduces(k)
	if introduced && !p.mark(stop, ',') {
		stop = to // the main clause follows: "In May, according to Orr, the army left."
	}
	p.name(&f, from, stop)
	if opens {
		if p.mark(stop, ',') || p.mark(stop, ':') {
			stop++
		}
		f.Content = p.content(stop, takesClause)
	} else {
		f.Content = p.leftContent(k)
		if p.mark(stop, ',') && (p.is(stop+1, isAuxiliary) || p.shaped(stop+1, chunk) || introduced) {
			f.Content = append(f.Content, p.content(stop+1, takesClause)...)
		}
	}
	return len(f.Content) > 0 && p.add(f)
}

// opensUnit reports whether token k begins the unit or a clause of it.
func (p *parser) opensUnit(k int) bool {
	j := k - 1
	for j >= 0 && (p.is(j, isCoordinator|isBreaker) || p.isAdverb(j)) {
		j--
	}
	return j < 0 || p.mark(j, ';') || p.mark(j, ':') || p.toks[j].isDash()
}

// report reads "rumour has it that …": nobody is named.
func (p *parser) report(k, end int) bool {
	f := finding{unit: p.unit, at: k, stop: end}
	f.Segment, f.SourceSegment, f.Class, f.Kind = p.segment, p.segment, ClassHearsay, Vague
	f.Cue = p.spans(k, end)
	if p.mark(end, ',') {
		end++
	}
	f.Content = p.content(end, takesClause)
	return len(f.Content) > 0 && p.add(f)
}

// hearsay reads "reportedly" and its like: the whole clause is passed on.
func (p *parser) hearsay(k int) {
	f := finding{unit: p.unit, at: k, stop: k + 1}
	f.Segment, f.SourceSegment, f.Class, f.Kind = p.segment, p.segment, ClassHearsay, Vague
	f.Cue = p.spans(k, k+1)
	from := p.clauseStart(k)
	stop := p.rightEdge(k+1, takesThing)
	for stop > k+1 && p.toks[stop-1].shape == punct {
		stop--
	}
	if from < k {
		f.Content = append(f.Content, p.spans(from, k))
	}
	if k+1 < stop {
		f.Content = append(f.Content, p.spans(k+1, stop))
	}
	if len(f.Content) > 0 {
		p.add(f)
	}
}

// clauseStart is the first token of the clause that holds token k.
func (p *parser) clauseStart(k int) int {
	j := k
	for j > 0 && j > k-maxReach {
		t := &p.toks[j-1]
		if t.shape == punct || t.shape == chunk || t.is(isCoordinator|isRelative) || t.is(isSubordinator) && !t.is(isPreposition) {
			break
		}
		j--
	}
	return j
}

// denial reads "would not say how many": what follows has no source.
func (p *parser) denial(k, end int) bool {
	f := finding{unit: p.unit, at: k, stop: end}
	f.Segment, f.SourceSegment, f.Class = p.segment, p.segment, ClassDenial
	f.Cue = p.spans(k, end)
	if from, to, ok := p.subject(k); ok {
		p.name(&f, from, to)
	}
	if p.opensClause(end) {
		f.Content = p.content(end, takesClause)
	}
	return p.add(f)
}

// anonymity looks for words that say a source is kept from the reader. The
// finding has the words as its cue and no content of its own.
func (p *parser) anonymity() {
	for k := range p.toks {
		if !p.toks[k].is(hasMarks) {
			continue
		}
		for _, rest := range p.toks[k].around().marks {
			if !p.matches(k+1, rest) {
				continue
			}
			f := finding{unit: p.unit, at: k, stop: k + 1 + len(rest)}
			f.Segment, f.SourceSegment, f.Class, f.Kind = p.segment, p.segment, ClassAnonymity, Anonymous
			f.Cue = p.spans(k, f.stop)
			p.secret = f.Cue
			p.add(f)
			return
		}
	}
}

// name sets a finding's source to tokens from up to to and classifies it.
func (p *parser) name(f *finding, from, to int) {
	for to > from && p.toks[to-1].shape == punct && p.toks[to-1].mark != ')' {
		to--
	}
	f.Source = p.spans(from, to)
	p.classify(f, from, to)
	if !p.secret.Empty() && f.Kind != Self && !(f.Kind == Person && !p.near(f.Source)) {
		f.Kind, f.pronoun = Anonymous, 0
	}
}

// near reports whether the unit hides the very source: its mark stands within
// a few words of it.
func (p *parser) near(at span.Span) bool {
	return p.secret.Overlaps(at) || p.secret.Start >= at.End && p.secret.Start-at.End < 12
}
