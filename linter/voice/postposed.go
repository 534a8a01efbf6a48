package voice

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/span"
)

// postposed reads "…, Orr said" and "“…,” Orr said, “…”". The subject begins
// at token from.
func (p *parser) postposed(g group, c *cue, from int, f *finding) bool {
	if c.takes&takesAfter == 0 && !p.shaped(from-1, chunk) {
		return false
	}
	left := from
	for left > 0 && (p.mark(left-1, ',') || p.toks[left-1].isDash() && p.shaped(left-2, chunk)) {
		left--
	}
	if p.spelled(left-1, "as") && left == from {
		return p.asSaid(g, c, left-1, f)
	}
	if left == 0 || left == from && !p.shaped(left-1, chunk) {
		return false
	}
	quoted := p.shaped(left-1, chunk)
	if !quoted && c.class == ClassBelief {
		tail, _ := p.tail(g.end, c)
		return c.takes&takesClause != 0 && tail == g.end && p.mark(tail, ',') && p.is(tail+1, isAuxiliary) && p.between(left, tail, f)
	}
	if !quoted && (c.form == base && !g.auxiliary && c.takes&takesBare == 0) {
		return false
	}
	tail, ended := p.tail(g.end, c)
	if !quoted && (c.takes&takesClause == 0 || left < 3 || p.introduces(left)) {
		return tail == g.end && p.mark(tail, ',') && c.takes&takesClause != 0 && p.between(left, tail, f)
	}
	if quoted && p.toks[left-1].Len() < 40 && !p.endsQuote(left-1) && left == from {
		return false
	}
	closed := quoted && p.endsQuote(left-1)
	if !ended && !closed || !closed && p.takesOver(left, tail) {
		return false
	}
	f.Content = p.leftContent(left)
	switch {
	case !quoted && p.mark(tail, ',') && p.isResult(tail+1):
		f.Content = append(f.Content, p.content(tail+1, takesClause)...)
	case tail == g.end || p.beforeChunk(tail):
		f.Content = append(f.Content, p.rightContent(tail)...)
	}
	return len(f.Content) > 0
}

// isResult reports whether a participle of harm goes on with the statement
// before a parenthetic speaker: "Men shot at a bus, residents said, killing
// eight people".
func (p *parser) isResult(k int) bool {
	if !p.isGerund(k) || p.startsGerund(k) {
		return false
	}
	for j := k; j < len(p.toks) && j < k+8 && p.toks[j].isWord(); j++ {
		if p.is(j, isHarm) || p.is(j, isNumber) || p.shaped(j, number) {
			return true
		}
	}
	return false
}

// closes reads a speaker at the end of a sentence with no comma before it:
// "The raid killed 18 men a monitor said on Friday".
func (p *parser) closes(g group, c *cue, from int, f *finding) bool {
	speaks := c.takes&takesPassive != 0 || c.takes&takesAfter != 0 && c.class == ClassNeutral && p.is(g.start-1, isBody)
	if !speaks || c.class == ClassBelief || c.form != past {
		return false
	}
	tail, ended := p.tail(g.end, c)
	core := p.wholeName(p.coreBefore(from, g.start))
	if !ended || tail < len(p.toks) && !p.toks[tail].isStop() || core < 4 || !p.finiteBefore(core) {
		return false
	}
	p.name(f, core, g.start)
	f.Content = p.leftContent(core)
	return len(f.Content) > 0
}

// wholeName is the start of the name that a phrase behind a preposition, from
// token core on, is the end of: "killed nine men [the Observatory for Peace] said".
func (p *parser) wholeName(core int) int {
	if !p.is(core-1, isPreposition) {
		return core
	}
	for j := core - 1; j > 3 && j > core-lookAhead && p.toks[j].isWord(); j-- {
		switch {
		case p.is(j, isAuxiliary) && !p.isOwner(j):
			return core
		case p.spelled(j, "the") && p.toks[j+1].isName() && !p.is(j-1, isPreposition|isDeterminer):
			return j
		}
	}
	return core
}

// finiteBefore reports whether a verb stands among the tokens before core that
// belong to no noun phrase.
func (p *parser) finiteBefore(core int) bool {
	for j := 1; j < core; j++ {
		t := &p.toks[j]
		if t.is(isRelative) || p.subordinates(j) && !t.is(isPreposition) || t.shape == chunk {
			return false
		}
		if t.is(isAuxiliary) && !p.isOwner(j) || t.shape == lower && t.is(isHarm) && strings.HasSuffix(t.Of(p.text), "ed") {
			return true
		}
	}
	return false
}

// takesOver reports whether the content follows the cue although a comma
// stands before its subject: "On Monday, Orr said: “…”".
func (p *parser) takesOver(left, tail int) bool {
	return (p.mark(tail, ':') || p.shaped(tail, chunk)) && !p.shaped(left-1, chunk)
}

// between reads "While rents fell, Orr said, wages fell too": the adjunct
// before the cue belongs to the content if it has a verb of its own.
func (p *parser) between(left, tail int, f *finding) bool {
	right := p.rightContent(tail)
	if len(right) == 0 {
		return false
	}
	if !p.beforeChunk(tail) && !p.connects(left) {
		f.Content = p.leftContent(left)
	}
	f.Content = append(f.Content, right...)
	return true
}

// dateline is the token after the place that opens a wire report, "TOLMEN, Norland
// (MPA) —", or 0.
func (p *parser) dateline(limit int) int {
	if p.unit > 0 || !p.shaped(0, upper) {
		return 0
	}
	for j := 1; j < limit && j < 10; j++ {
		t := &p.toks[j]
		switch {
		case t.isDash():
			return j + 1
		case !t.isName() && t.shape != number && t.shape != punct:
			return 0
		}
	}
	return 0
}

// connects reports whether the words before token left only tie the sentence to
// the one before: "Still,", "In contrast,", "At the same time,".
func (p *parser) connects(left int) bool {
	end := left
	for end > 0 && p.toks[end-1].shape == punct {
		end--
	}
	return end > 0 && p.connective(0) == end
}

// connective is the token after a word or phrase from token k on that only ties
// a sentence to the one before, or k.
func (p *parser) connective(k int) int {
	if k >= len(p.toks) {
		return k
	}
	if !p.toks[k].is(hasTies) {
		return k
	}
	for _, rest := range p.toks[k].around().ties {
		if p.matches(k+1, rest) {
			return k + 1 + len(rest)
		}
	}
	return k
}

// beforeChunk reports whether only punctuation stands between token k and a
// quotation.
func (p *parser) beforeChunk(k int) bool {
	for k < len(p.toks) && p.toks[k].shape == punct {
		k++
	}
	return p.shaped(k, chunk)
}

// asSaid reads "As Orr said, …" and "…, as Orr said, …". The "as" is token at.
func (p *parser) asSaid(g group, c *cue, at int, f *finding) bool {
	tail, ended := p.tail(g.end, c)
	if !ended || c.takes&takesClause == 0 || c.class == ClassBelief || c.class == ClassAttitude {
		return false
	}
	f.Class = ClassEvidence
	f.Content = p.leftContent(at)
	if p.mark(tail, ',') {
		f.Content = append(f.Content, p.content(tail+1, takesClause)...)
	}
	return len(f.Content) > 0
}

// endsQuote reports whether a quotation ends with a mark inside it, as one
// does that is followed by its speaker.
func (p *parser) endsQuote(k int) bool {
	inner := strings.TrimRight(p.quotes[p.toks[k].quote].Inner.Of(p.text), " \"'’”»")
	if inner == "" {
		return false
	}
	switch inner[len(inner)-1] {
	case ',', '.', '!', '?', '-':
		return true
	}
	return false
}

// introduces reports whether the words before token left are an adjunct ("On
// Monday") and no statement.
func (p *parser) introduces(left int) bool {
	first := 0
	if p.is(0, isCoordinator) {
		first = 1
	}
	if left > 9 || !p.is(first, isPreposition|isSubordinator|isAdverb|isDay) && !p.isGerund(first) {
		return false
	}
	if p.quantity(first) {
		return false
	}
	for j := 1; j < left-1; j++ {
		if p.mark(j, ',') {
			return false
		}
	}
	return p.subordinates(first) || !p.states(left)
}

// states reports whether an auxiliary stands before token left, and no relative
// clause before it.
func (p *parser) states(left int) bool {
	for j := 0; j < left && !p.is(j, isRelative); j++ {
		if p.is(j, isAuxiliary) && !p.isOwner(j) {
			return true
		}
	}
	return false
}

// leftContent is the content that ends before token k.
func (p *parser) leftContent(k int) []span.Span {
	from := p.leftEdge(k)
	for from < k && (p.toks[from].shape == punct || from > 0 && p.is(from, isCoordinator)) {
		from++
	}
	if from == 0 {
		from = p.dateline(k)
	}
	if after := p.connective(from); p.mark(after, ',') && after < k-1 {
		from = after + 1
	}
	for k > from && p.toks[k-1].shape == punct && p.toks[k-1].mark != ')' {
		k--
	}
	if from >= k {
		return nil
	}
	return p.one(p.spans(from, k))
}

// tail skips the adjuncts after a postposed cue ("told reporters in Alden on
// Monday") and reports whether a comma, a quotation or the end follows.
func (p *parser) tail(k int, c *cue) (int, bool) {
	for p.isAdverb(k) {
		k++
	}
	if c.takes&takesHearer != 0 {
		k = p.hearer(k, c)
	}
	for j := k; j < len(p.toks) && j < k+maxPhrase; j++ {
		t := &p.toks[j]
		switch {
		case t.shape == chunk, t.shape == punct && t.mark != '(' && t.mark != ')':
			return j, true
		case j == k && !p.startsTail(j), p.is(j-1, isDay) && p.is(j, isDeterminer|isPossessive):
			return j, false
		case p.spelled(j, "that"), p.spelled(j, "to") && p.is(j-1, isRole|isUnnamed), t.is(isModal):
			return j, false
		case t.is(isSubject) && !t.is(isPossessive|isDeterminer) && p.isClause(j):
			return j, false
		}
	}
	return min(k, len(p.toks)), k >= len(p.toks) || len(p.toks)-k < maxPhrase
}

// isClause reports whether the pronoun at token j begins a clause that is no
// adjunct with "as", "when", "before", "after", "while".
func (p *parser) isClause(j int) bool {
	return !p.is(j-1, isSubordinator|isPreposition|isRelative)
}

func (p *parser) startsTail(j int) bool {
	t := &p.toks[j]
	return t.is(isPreposition|isSubordinator|isDay|isMoment|isCoordinator|isAdverb) || p.is(j+1, isMoment|isDay) || t.shape == number && !p.hasFinite(j) ||
		p.isGerund(j) || p.spelled(j, "so") || p.spelled(j, "last")
}

// rightContent is what goes on after the speaker: "“…,” she said, “…”".
func (p *parser) rightContent(k int) []span.Span {
	for k < len(p.toks) && (p.toks[k].isStop() || p.mark(k, ':') || p.toks[k].isDash()) {
		k++
	}
	if p.mark(k, ',') {
		k++
	}
	if k >= len(p.toks) {
		return nil
	}
	t := &p.toks[k]
	if t.shape == chunk {
		return p.content(k, takesClause)
	}
	if p.quantity(k) {
		return p.content(k, takesClause)
	}
	if t.is(isBreaker|isCoordinator|isRelative|isPreposition) && !p.spelled(k, "that") || p.isGerund(k) || !p.mark(k-1, ',') || t.is(isSubordinator) && !p.spelled(k, "that") && !p.spelled(k, "because") {
		return nil
	}
	return p.content(k, takesClause)
}

// inverted reads "…, said Orr, the mayor".
func (p *parser) inverted(g group, c *cue, f *finding) bool {
	if c.takes&takesHearer != 0 && c.takes&takesQuestion == 0 {
		return false
	}
	if c.takes&takesAfter == 0 || c.form == base || g.auxiliary || g.end >= len(p.toks) {
		return false
	}
	left := g.start
	for left > 0 && (p.mark(left-1, ',') || p.toks[left-1].isDash() || p.toks[left-1].isStop()) {
		left--
	}
	if left == 0 || left == g.start && !p.shaped(left-1, chunk) {
		return false
	}
	if !p.shaped(left-1, chunk) && (c.takes&takesThing != 0 || c.takes&takesClause == 0 || p.introduces(left)) {
		return false
	}
	if t := &p.toks[g.end]; !t.isWord() || t.is(isPreposition|isSubordinator|isRelative|isDay|isAuxiliary) && (!t.isName() || p.titled) || p.isAdverb(g.end) {
		return false
	}
	from, to := p.nounPhrase(g.end)
	if from == to || p.is(from, isSubject) && !p.is(from, isVague|isDeterminer) {
		return false
	}
	if comma := p.commaBefore(left); p.mark(left, ',') && comma > 0 && p.is(comma+1, isRelative) && p.hasFinite(g.end) {
		return false // "Orr, who lives nearby, said two men died"
	}
	if f := (finding{}); !p.shaped(from, chunk) {
		p.classify(&f, from, to)
		if !p.speaker(from, to, f.Kind) {
			return false
		}
	}
	tail, ended := p.tail(to, &cue{usage: &usage{}})
	if !ended || p.shaped(to, chunk) || to < len(p.toks) && p.toks[to].isWord() && !p.startsTail(to) && !p.is(to, isRelative) {
		return false
	}
	p.name(f, from, p.apposition(to))
	f.Content = p.leftContent(left)
	for tail < len(p.toks) && p.toks[tail].shape != chunk && !p.mark(tail, ';') {
		tail++
	}
	f.Content = append(f.Content, p.rightContent(tail)...)
	return len(f.Content) > 0
}

// speaker reports whether a noun phrase can be somebody who speaks.
func (p *parser) speaker(from, to int, k Kind) bool {
	if k >= Body || k == Anonymous || k == Self {
		return true
	}
	head := p.headOf(from, to)
	return p.is(head-1, isRole|isBody|isVague|isUnnamed|isTitle|isDocument) || p.isOwner(head-1)
}

// apposition is the token after what a comma adds to a name: ", the mayor of
// Alden," or ", who lives nearby,".
func (p *parser) apposition(to int) int {
	if !p.mark(to, ',') || !p.is(to+1, isRelative|isDeterminer|isModifier|isRole|isTitle|isPossessive) {
		return to
	}
	j := to + 1
	for j < len(p.toks) && j < to+2*maxPhrase && p.toks[j].isWord() {
		j++
	}
	return j
}
