package voice

import (
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// cueAt tries the cue entries of token k and reports the token after the cue,
// or 0 where nothing was credited.
func (p *parser) cueAt(k int) int {
	for _, listed := range p.toks[k].cues() {
		if !p.matches(k+1, rests[listed.rest]) {
			continue
		}
		c := listed.cue()
		end := k + 1 + len(c.rest)
		ok := false
		switch c.form {
		case noun:
			ok = p.nominal(k, end, &c)
		case adjective:
			ok = p.adjective(k, end, &c)
		case phrase:
			ok = p.sourcePhrase(k, end, &c)
		case report:
			ok = p.report(k, end)
		case denial:
			ok = p.denial(k, end)
		default:
			ok = p.verb(k, end, &c)
		}
		if ok {
			return end
		}
	}
	return 0
}

// matches reports whether the tokens from k on are the given words; "_" stands
// for any.
func (p *parser) matches(k int, words []string) bool {
	if k+len(words) > len(p.toks) {
		return false
	}
	for i, w := range words {
		if w != "_" && !p.spelled(k+i, w) {
			return false
		}
	}
	return true
}

// spelled reports whether token k is a word, without regard to case and kind
// of apostrophe.
func (p *parser) spelled(k int, word string) bool {
	if k < 0 || k >= len(p.toks) || !p.toks[k].isWord() {
		return false
	}
	text := p.toks[k].Of(p.text)
	if a, b := text[0]|0x20, word[0]|0x20; len(text) < len(word) || a != b && a < utf8.RuneSelf && isLetter(rune(b)) {
		return false
	}
	if strings.EqualFold(text, word) {
		return true
	}
	return len(text) > len(word) && strings.EqualFold(strings.ReplaceAll(text, "’", "'"), word)
}

// falls reports whether token k stands in a set phrase where it is no cue.
func (p *parser) falls(k int) bool {
	if !p.toks[k].is(hasFalls) {
		return false
	}
	for _, f := range p.toks[k].around().falls {
		if p.matches(k+1, f.after) && (len(f.before) == 0 || k >= len(f.before) && p.matches(k-len(f.before), f.before)) {
			return true
		}
	}
	return false
}

// group is a verb with the words before it that belong to it.
type group struct {
	start      int // first token of the auxiliaries and adverbs
	at, end    int // the cue itself
	negated    bool
	irrealis   bool // would, could, if: nobody has said it yet
	passive    bool
	progress   bool // is saying
	perfect    bool
	infinitive bool
	auxiliary  bool
}

// groupAt reads back from the cue over auxiliaries, adverbs and negations.
func (p *parser) groupAt(k, end int, f form) group {
	g := group{start: k, at: k, end: end}
	for j := k - 1; j >= 0; j-- {
		t := &p.toks[j]
		switch {
		case t.is(isNegation) && t.shape == lower && !p.spelled(j, "no"):
			g.negated = true
		case t.is(isAuxiliary) && !p.isOwner(j):
			g.auxiliary = true
			g.negated = g.negated || strings.HasSuffix(strings.ReplaceAll(t.Of(p.text), "’", "'"), "n't") || p.spelled(j, "cannot")
			g.irrealis = g.irrealis || t.is(isIrrealis)
			g.passive = g.passive || t.is(isBe) && (f == past || f == participle) && !g.passive
			g.progress = g.progress || t.is(isBe) && f == gerund
			g.perfect = g.perfect || t.is(isHave)
		case p.isAdverb(j):
		case p.spelled(j, "to") && (f == base || g.auxiliary):
			g.infinitive = true
			g.start = j
			return g
		default:
			return g
		}
		g.start = j
	}
	return g
}

// isOwner reports whether token j is the 's of an owner and no verb.
func (p *parser) isOwner(j int) bool {
	text := p.toks[j].Of(p.text)
	if text == "'" || text == "’" {
		return true
	}
	if !strings.HasSuffix(text, "s") || text[0] != '\'' && !strings.HasPrefix(text, "’") {
		return false
	}
	return !p.is(j-1, isSubject|isRelative) && !p.spelled(j-1, "what")
}

// isAdverb reports whether token j may stand between a subject and its verb.
func (p *parser) isAdverb(j int) bool {
	if j < 0 || j >= len(p.toks) {
		return false
	}
	t := &p.toks[j]
	if t.shape != lower {
		return false
	}
	return t.is(isAdverb) || strings.HasSuffix(t.Of(p.text), "ly") && t.Len() > 4 && !t.is(isRole|isVague)
}

// afterNounWord reports whether what stands before token k makes it a noun or
// an adjective: an article, an owner, a preposition.
func (p *parser) afterNounWord(k int) bool {
	j := k - 1
	for j >= 0 && p.isAdverb(j) {
		j--
	}
	if j < 0 {
		return false
	}
	t := &p.toks[j]
	switch {
	case t.is(isVague) && t.is(isDeterminer), p.spelled(j, "another") && j == k-1:
		return false
	case t.is(isDeterminer|isPossessive) && !t.is(isRelative) || p.isOwner(j):
		return true
	}
	return t.is(isPreposition) && !p.spelled(j, "like") || t.is(isModifier) && !t.is(isRole|isBody)
}

// verb reads a cue in one of its verb forms.
func (p *parser) verb(k, end int, c *cue) bool {
	g := p.groupAt(k, end, c.form)
	if !p.isVerb(g, c) {
		return false
	}
	if c.takes&takesName != 0 && p.namesIt(g, c) {
		return false
	}
	if g.passive || p.reduced(g, c) {
		return p.passive(g, c)
	}
	if c.form == gerund && !g.progress || g.infinitive || p.spelled(g.start, "having") {
		return p.dependent(g, c)
	}
	return p.finite(g, c)
}

// namesIt reports whether a past form only gives a name: "a group called Clear
// Water".
func (p *parser) namesIt(g group, c *cue) bool {
	if g.auxiliary || c.form != past || g.end >= len(p.toks) || !p.toks[g.end].isName() {
		return false
	}
	for j := g.start - 1; j >= 0 && j > g.start-8 && p.toks[j].isWord(); j-- {
		switch {
		case p.spelled(j, "a"), p.spelled(j, "an"), p.spelled(j, "one") && j < g.start-1, p.spelled(j, "another"):
			return true
		case p.is(j, isDeterminer|isPossessive|isSubject|isAuxiliary) || p.toks[j].isName():
			return false
		}
	}
	return false
}

// isVerb weeds out nouns and adjectives that share a verb's letters.
func (p *parser) isVerb(g group, c *cue) bool {
	k := g.at
	if g.auxiliary || g.infinitive {
		return c.form != present && p.smallOrTitle(k)
	}
	if p.afterNounWord(g.start) {
		return c.form == gerund && p.is(g.start-1, isPreposition|isSubordinator)
	}
	switch c.form {
	case base:
		return p.pluralBefore(g.start) && p.smallOrTitle(k)
	case participle:
		return p.is(g.end, isPreposition)
	case gerund:
		return !p.plainNoun(g.start-1) || !p.is(g.start-2, isDeterminer|isPossessive) && !p.isOwnerAt(g.start-2)
	case present:
		if p.plainNoun(g.start-1) && !p.spelled(k, "says") && !p.spelled(g.end, "that") && !p.shaped(g.end, chunk) && !p.is(g.end, isSubject) {
			return false
		}
		if c.takes&takesBare != 0 && p.is(g.start-1, isNumber) && p.hasFinite(g.end) {
			return true // “One says rents have risen”
		}
		if p.is(g.start-1, isVague|isNumber|isModifier) && p.is(g.start-1, isDeterminer|isNumber|isModifier) || !p.smallOrTitle(k) {
			return false
		}
		return !p.is(g.start-1, isSelf) || p.is(g.end, isDeterminer|isRelative)
	}
	return true
}

// plainNoun reports whether token k is a small word no list knows, which may
// well be an adjective.
func (p *parser) plainNoun(k int) bool {
	return p.shaped(k, lower) && !p.toks[k].is(isListed) && !strings.HasSuffix(p.word(k), "s")
}

func (p *parser) isOwnerAt(k int) bool { return k >= 0 && p.isOwner(k) }

// smallOrTitle reports whether token k is written small, or stands in a title
// where verbs have capitals too.
func (p *parser) smallOrTitle(k int) bool {
	return p.toks[k].shape == lower || k == 0 || p.titled
}

// pluralBefore reports whether a base form can have its subject before it.
func (p *parser) pluralBefore(k int) bool {
	j := k - 1
	if j < 0 {
		return false
	}
	t := &p.toks[j]
	switch {
	case t.is(isThey|isSelf|isRelative|isVague) || p.spelled(j, "you"):
		return true
	case t.is(isCoordinator):
		return false
	case t.shape == punct:
		return t.mark == ',' || t.mark == ')'
	case !t.isWord() || t.is(isPreposition|isSubordinator):
		return false
	}
	text := t.Of(p.text)
	if p.spelled(j-1, "those") || p.spelled(j-1, "in") && (t.shape == number || t.is(isNumber)) {
		return true
	}
	return strings.HasSuffix(text, "s") && len(text) > 3 && !strings.HasSuffix(text, "ss") && !strings.HasSuffix(text, "us") || t.is(isBody) || t.is(isDay)
}

// finite reads "Orr said that …", "…, Orr said" and "…, said Orr".
func (p *parser) finite(g group, c *cue) bool {
	f := p.begin(g, c)
	if p.inverted(g, c, &f) {
		return p.add(f)
	}
	from, to, ok := p.subject(g.start)
	if !ok {
		return p.coordinated(g, c, f)
	}
	if g.irrealis && to-from == 1 && p.spelled(from, "one") {
		return false // "one could argue that": the author argues
	}
	p.name(&f, from, to)
	if p.suffers(g, c, from, to) {
		return false
	}
	if p.postposed(g, c, from, &f) {
		return p.add(f)
	}
	p.clause = clauseState{within: p.subordinate(from, to), medial: from > maxOpening}
	ok = p.preposed(g, c, &f) || p.insertedIn(g, c, from, &f)
	p.clause = clauseState{medial: true}
	return (ok || p.leadsIn(g, c) || p.closes(g, c, from, &f)) && p.add(f)
}

// suffers reports whether a place or a time only has the figures it is said to
// record: "the country recorded 400 deaths" names nobody who counted.
func (p *parser) suffers(g group, c *cue, from, to int) bool {
	if c.class != ClassEvidence || !strings.HasPrefix(p.word(g.at), "record") {
		return false
	}
	return p.is(p.headOf(from, to)-1, isPlace)
}

// leadsIn reports whether the unit ends in a colon after a verb of speech: the
// content follows in the next sentence or paragraph.
func (p *parser) leadsIn(g group, c *cue) bool {
	last := len(p.toks) - 1
	return c.takes&takesClause != 0 && p.mark(last, ':') && last-g.end < maxPhrase
}

// maxOpening is how many tokens may stand before a subject that opens its unit.
const maxOpening = 3

// begin is a finding with its cue and class set.
func (p *parser) begin(g group, c *cue) finding {
	f := finding{unit: p.unit, at: g.start, stop: g.end}
	f.Segment, f.SourceSegment = p.segment, p.segment
	f.Class, f.Stance = c.class, c.class == ClassAttitude
	from := g.at
	for from > g.start && !p.isAdverb(from-1) {
		from--
	}
	f.Cue = p.spans(from, g.end)
	speech := c.class == ClassNeutral || c.class == ClassTilted || c.class == ClassEvidence
	if speech && (g.negated || g.irrealis || p.conditional(g.start)) && c.class != ClassTilted {
		f.Class = ClassDenial
	}
	return f
}

// isStance reports whether a content of this sort is what somebody acts on,
// and not what somebody says: of the verbs that take a noun or an infinitive
// only those of plain speech ("announced a ban") report words.
func isStance(class string, sort takes) bool {
	if class == ClassTilted && sort == takesAs {
		return true
	}
	return class != ClassNeutral && sort&(takesThing|takesInf|takesIng) != 0
}

// conditional reports whether the clause before the verb begins with "if".
func (p *parser) conditional(k int) bool {
	for j := k - 1; j >= 0 && j > k-6 && p.toks[j].isWord(); j-- {
		if p.spelled(j, "if") || p.spelled(j, "unless") {
			return true
		}
	}
	return false
}

// preposed takes the content that follows the cue.
func (p *parser) preposed(g group, c *cue, f *finding) bool {
	start, sort, ok := p.complement(g.end, c)
	if !ok {
		return false
	}
	f.Content = p.content(start, sort)
	f.Stance = f.Stance || isStance(c.class, sort)
	f.told = p.beforeQuote(start, sort, f.Content)
	if start > g.end && sort&takesPreposition != 0 {
		f.Cue = union(f.Cue, p.spans(start-1, start))
	}
	return len(f.Content) > 0
}

// beforeQuote is what stands from token k on before a quoted name: "called [the
// cruel plan] “a gift”".
func (p *parser) beforeQuote(k int, sort takes, content []span.Span) span.Span {
	if sort&(takesName|takesAs) == 0 || len(content) == 0 {
		return span.Span{}
	}
	for j := k; j < len(p.toks) && j < k+maxPhrase && (p.toks[j].isWord() || j == k); j++ {
		if p.shaped(j+1, chunk) && content[0].Contains(p.toks[j+1].Span) {
			return p.spans(k, j+1)
		}
	}
	return span.Span{}
}

// insertedIn reads a speaker inside a relative clause: "rules that officials said
// will come in May". The subject begins at token from.
func (p *parser) insertedIn(g group, c *cue, from int, f *finding) bool {
	if c.takes&takesBare == 0 || !p.is(from-1, isRelative) || !p.is(g.end, isAuxiliary) || p.isOwner(g.end) {
		return false
	}
	p.clause.within = true
	f.Content = p.content(g.end, takesClause)
	return len(f.Content) > 0
}

func (p *parser) add(f finding) bool {
	p.out = append(p.out, f)
	return true
}

// coordinated reads a verb without a subject of its own: "… and added that".
func (p *parser) coordinated(g group, c *cue, f finding) bool {
	j := g.start - 1
	if j < 0 || !p.is(j, isCoordinator) && !p.mark(j, ',') {
		return false
	}
	if !p.lastSource(&f) {
		from, to, ok := p.mainSubject(g.start)
		if !ok || !p.is(j, isCoordinator) {
			return false
		}
		p.name(&f, from, to)
	}
	return p.preposed(g, c, &f) && p.add(f)
}

// lastSource takes the source of the last finding of the unit that has one.
func (p *parser) lastSource(f *finding) bool {
	for i := len(p.out) - 1; i >= max(0, len(p.out)-8) && p.out[i].unit == p.unit; i-- {
		if last := &p.out[i]; !last.Source.Empty() && last.Class != ClassAnonymity {
			f.Source, f.Kind, f.pronoun, f.surname = last.Source, last.Kind, last.pronoun, last.surname
			return true
		}
	}
	return false
}

// dependent reads participles and infinitives: "…, saying that", "wants to
// say that". Their source is the one before them or the subject of the unit.
func (p *parser) dependent(g group, c *cue) bool {
	f := p.begin(g, c)
	start, sort, ok := p.complement(g.end, c)
	if !ok {
		return false
	}
	if !p.lastSource(&f) {
		from, to, found := p.mainSubject(g.start)
		if !found {
			return false
		}
		p.name(&f, from, to)
		p.clause.within = from > g.end
	}
	f.Content = p.content(start, sort)
	p.clause.within = false
	f.Stance = f.Stance || isStance(c.class, sort)
	f.told = p.beforeQuote(start, sort, f.Content)
	return len(f.Content) > 0 && p.add(f)
}
