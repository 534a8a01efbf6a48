package voice

import "github.com/rhetlint/rhetlint/linter/span"

// reduced reports whether a past form stands for a passive clause: "the plan
// criticised by Orr", "a man accused of theft".
func (p *parser) reduced(g group, c *cue) bool {
	if g.auxiliary || c.form != past && c.form != participle {
		return false
	}
	if p.spelled(g.end, "by") {
		return c.takes&takesThing != 0 && !p.isGerund(g.end+1)
	}
	return c.form == participle && !g.perfect
}

// passive reads "14 people are believed to have died" and "the law was
// criticised by Orr". Without "by" the source is vague.
func (p *parser) passive(g group, c *cue) bool {
	f := p.begin(g, c)
	f.Kind = Vague
	end := g.end
	if p.spelled(end, "by") {
		from, to := p.nounPhrase(end + 1)
		if from == to || p.toks[from].shape == number {
			return false
		}
		p.name(&f, from, to)
		end = to
	}
	from, to, ok := p.subject(g.start)
	if f.Source.Empty() && (f.Class == ClassAttitude || c.takes&takesPassive == 0) {
		return false
	}
	rest := p.passiveRest(end, c)
	f.Stance = f.Stance || len(rest) == 0 || !p.spelled(end, "to") && !p.spelled(end, "that") && !p.is(end, isHarm)
	if !ok && len(rest) == 0 || f.Source.Empty() && len(rest) == 0 {
		return false
	}
	told := c.takes&takesHearer != 0
	if ok && !told && !p.spelled(from, "it") && !p.is(from, isRelative) {
		f.Content = append(f.Content, p.spans(from, p.beforeRelative(from, to)))
	}
	f.Content = append(f.Content, rest...)
	return len(f.Content) > 0 && p.add(f)
}

// beforeRelative is the end of a noun phrase without the relative clause that a
// comma adds to it.
func (p *parser) beforeRelative(from, to int) int {
	for j := from + 1; j+1 < to; j++ {
		if p.mark(j, ',') && p.is(j+1, isRelative) {
			return j
		}
	}
	return to
}

// passiveRest is the content after a passive: a that-clause, an infinitive or
// what "as" says of the subject.
func (p *parser) passiveRest(k int, c *cue) []span.Span {
	for p.isAdverb(k) {
		k++
	}
	switch {
	case p.spelled(k, "that"), p.spelled(k, "whether"), p.spelled(k, "how"), p.spelled(k, "why"), p.spelled(k, "if"), p.spelled(k, "to") && !p.is(k+1, isDeterminer), p.spelled(k, "as"), p.shaped(k, chunk):
		return p.content(k, takesClause)
	case p.prepositionOf(k, c), c.takes&takesPassive != 0 && p.is(k, isHarm):
		return p.content(k, takesThing)
	}
	return nil
}
