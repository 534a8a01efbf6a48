package voice

import (
	"slices"
	"strings"
)

// lookAhead is how many tokens an adjunct between a cue and its content may
// have ("said in a statement on Monday that").
const lookAhead = 14

// complement finds where the content of a cue begins and what sort it is.
func (p *parser) complement(k int, c *cue) (start int, sort takes, ok bool) {
	for p.isAdverb(k) {
		k++
	}
	if c.takes&takesHearer != 0 {
		if that := p.thatAfter(k); that > k && c.takes&takesClause != 0 {
			return that, takesClause, true
		}
		if after := p.hearer(k, c); after > k {
			if start, sort, ok := p.complementAt(after, c, true); ok {
				if sort == takesInf && c.class == ClassNeutral {
					start = k // “urged the council to wait”
				}
				return start, sort, true
			}
		}
	}
	return p.complementAt(k, c, false)
}

// complementAt looks at token k for a content the cue takes.
func (p *parser) complementAt(k int, c *cue, heard bool) (start int, sort takes, ok bool) {
	if k >= len(p.toks) {
		return 0, 0, false
	}
	switch {
	case p.toks[k].shape == chunk:
		return k, p.chunkSort(k, c), true
	case p.mark(k, ':') && k+1 < len(p.toks):
		return k + 1, takesClause, c.takes&takesClause != 0 || p.shaped(k+1, chunk)
	case p.mark(k, ',') && c.takes&takesClause != 0 && p.thatAfterAside(k) > 0:
		return p.thatAfterAside(k), takesClause, true
	case c.takes&takesQuestion != 0 && p.opensQuestion(k):
		return k, takesClause, true
	case p.mark(k, ',') && p.shaped(k+1, chunk) && c.takes&(takesClause|takesAfter) != 0:
		return k + 1, takesClause, true
	case c.takes&takesClause != 0 && (p.opensClause(k) || c.takes&takesBare != 0 && p.opensCondition(k)):
		return k, takesClause, true
	case c.takes&takesInf != 0 && p.spelled(k, "to") && p.isWordAt(k+1):
		return k, takesInf, true
	case p.prepositionOf(k, c) && p.startsPhrase(k+1):
		return k + 1, takesPreposition, true
	case c.takes&takesIng != 0 && p.isGerund(k):
		return k, takesIng, true
	}
	if p.startsAdjunct(k) {
		if start, sort, ok := p.pastAdjunct(k, c); ok {
			return start, sort, true
		}
	}
	return p.bare(k, c, heard)
}

// thatAfter is the "that" which opens a clause behind the person spoken to, or
// k where something else than a noun phrase stands before it.
func (p *parser) thatAfter(k int) int {
	for j := k; j < len(p.toks) && j < k+lookAhead; j++ {
		t := &p.toks[j]
		switch {
		case j > k && p.spelled(j, "that") && p.opensClause(j) && !p.is(j-1, isPreposition):
			return j
		case !t.isWord(), t.is(isAuxiliary|isSubordinator|isRelative|isCoordinator) && !p.isOwner(j) && !t.is(isPreposition), t.is(isSubject) && j > k && !t.is(isPossessive|isDeterminer), p.speech(j):
			return k
		}
	}
	return k
}

func (p *parser) chunkSort(k int, c *cue) takes {
	if c.class == ClassEvidence && c.takes&takesThing != 0 && p.toks[k].Len() < 40 && !p.endsQuote(k) {
		return takesThing // "showed “support” for the plan"
	}
	if c.takes&(takesClause|takesAfter) != 0 {
		return takesClause
	}
	return takesThing
}

// bare takes a clause without "that", or a noun phrase.
func (p *parser) bare(k int, c *cue, heard bool) (start int, sort takes, ok bool) {
	if !p.startsPhrase(k) || p.is(k, isHe|isThey|isSelf) && !p.is(k, isSubject|isPossessive) {
		return 0, 0, false
	}
	switch {
	case c.takes&takesFigure != 0:
		return k, takesThing, p.hasFigure(k)
	case heard && p.shaped(k, lower) && !p.is(k, isDeterminer|isPossessive|isSubject|isNumber) && !p.hasFinite(k):
		return 0, 0, false
	case c.takes&takesAs != 0:
		return k, takesAs, p.hasAs(k)
	case c.takes&takesThing != 0 && !heard:
		if c.takes&takesClause != 0 && p.hasFinite(k) {
			return k, takesClause, true
		}
		return k, takesThing | c.takes&takesName, true
	case c.takes&takesClause != 0 && (c.takes&takesBare != 0 || heard || p.hasFinite(k)):
		return k, takesClause, true
	}
	return 0, 0, false
}

// hasFinite reports whether an auxiliary follows soon: a clause, not a phrase.
func (p *parser) hasFinite(k int) bool {
	for j := k; j < len(p.toks) && j < k+10; j++ {
		t := &p.toks[j]
		switch {
		case t.shape == punct:
			return false
		case t.is(isAuxiliary) && !p.isOwner(j), t.is(isHe|isThey) && t.is(isSubject):
			return true
		case t.is(isRelative | isSubordinator):
			return false
		case t.shape == lower && j > k && strings.HasSuffix(t.Of(p.text), "ed") && !p.afterNounWord(j):
			return true
		}
	}
	return false
}

// hasFigure reports whether "at" and a number follow soon.
func (p *parser) hasFigure(k int) bool {
	for j := k; j < len(p.toks) && j < k+lookAhead; j++ {
		if p.spelled(j, "at") {
			for n := j + 1; n < len(p.toks) && n < j+5; n++ {
				if p.shaped(n, number) || p.is(n, isNumber) {
					return true
				}
			}
		}
	}
	return false
}

func (p *parser) hasAs(k int) bool {
	for j := k; j < len(p.toks) && j < k+lookAhead; j++ {
		if p.spelled(j, "as") || p.shaped(j, chunk) {
			return true
		}
	}
	return false
}

// opensQuestion reports whether token k begins an indirect question.
func (p *parser) opensQuestion(k int) bool {
	switch strings.ToLower(p.word(k)) {
	case "if", "who", "when", "where", "which", "whose":
		return true
	}
	return false
}

// opensCondition reports whether token k begins a condition that belongs to what
// is said: "said if rents rise, they will move".
func (p *parser) opensCondition(k int) bool {
	switch strings.ToLower(p.word(k)) {
	case "if", "unless", "although", "though":
		return !p.is(k+1, isPreposition) && !strings.HasSuffix(p.word(k+1), "ed")
	}
	return false
}

// thatAfterAside finds the "that" in "said, through a translator, that"; the
// first comma is token k. It is 0 where there is none.
func (p *parser) thatAfterAside(k int) int {
	for j := k + 1; j < len(p.toks) && j < k+10; j++ {
		if p.mark(j, ',') {
			if p.spelled(j+1, "that") {
				return j + 1
			}
			return 0
		}
	}
	return 0
}

// opensClause reports whether token k begins a clause by its word.
func (p *parser) opensClause(k int) bool {
	switch strings.ToLower(p.word(k)) {
	case "that":
		return !p.is(k+1, isMoment|isDay|isPreposition|isAuxiliary) && !p.spelled(k+1, "same") && k+1 < len(p.toks) && !p.toks[k+1].isStop()
	case "whether", "how", "why", "what", "there", "he", "she", "they", "we", "i", "you":
		return true
	}
	return false
}

func (p *parser) isWordAt(k int) bool { return k < len(p.toks) && p.toks[k].isWord() }

// prepositionOf reports whether token k is a preposition the cue's list names.
func (p *parser) prepositionOf(k int, c *cue) bool {
	return c.takes&takesPreposition != 0 && p.shaped(k, lower) && !p.is(k+1, isDay|isMonth) && slices.Contains(c.prepositions, p.word(k))
}

func (p *parser) isGerund(k int) bool {
	return p.shaped(k, lower) && strings.HasSuffix(p.word(k), "ing") && len(p.word(k)) > 4
}

// startsPhrase reports whether a noun phrase or clause can begin at token k.
func (p *parser) startsPhrase(k int) bool {
	if k >= len(p.toks) {
		return false
	}
	t := &p.toks[k]
	if t.shape == chunk {
		return true
	}
	if !t.isWord() || t.is(isAuxiliary) {
		return false
	}
	if p.isTime(k) {
		return false
	}
	if p.quantity(k) {
		return true
	}
	if t.is(isDeterminer | isPossessive | isSubject | isPronoun | isNumber) {
		return true
	}
	if t.is(isPreposition|isSubordinator|isCoordinator) && !t.isName() {
		return false
	}
	return true
}

// isTime reports whether a time begins at token k: "Monday", "last year".
func (p *parser) isTime(k int) bool {
	if p.is(k, isDay) {
		return true
	}
	return p.is(k+1, isMoment|isDay) && (p.spelled(k, "last") || p.spelled(k, "this") || p.spelled(k, "next") || p.spelled(k, "late") || p.spelled(k, "early"))
}

// quantity reports whether a number with its limit begins at token k: "at least
// 40", "up to 40", "about 40".
func (p *parser) quantity(k int) bool {
	switch strings.ToLower(p.word(k)) {
	case "at":
		return p.spelled(k+1, "least") || p.spelled(k+1, "most")
	case "up":
		return p.spelled(k+1, "to") && p.counts(k+2)
	case "about", "over", "under", "around", "between", "above", "below":
		return p.counts(k + 1)
	case "as":
		return p.spelled(k+1, "many") || p.spelled(k+1, "few")
	}
	return false
}

// counts reports whether token k is a number other than a year.
func (p *parser) counts(k int) bool {
	return p.is(k, isNumber) || p.shaped(k, number) && (p.toks[k].Len() != 4 || strings.Contains(p.word(k), ","))
}

// startsAdjunct reports whether a time or a place comes before the content.
func (p *parser) startsAdjunct(k int) bool {
	if p.quantity(k) {
		return false
	}
	t := &p.toks[k]
	if t.is(isDay | isMoment) {
		return true
	}
	if p.is(k+1, isMoment|isDay) && (p.spelled(k, "this") || p.spelled(k, "late") || p.spelled(k, "early") || p.spelled(k, "last") || p.spelled(k, "next")) {
		return true
	}
	return t.is(isPreposition) && t.shape == lower && !p.spelled(k, "as") && !p.spelled(k, "of") && !p.spelled(k, "by") || p.at2014(k)
}

func (p *parser) at2014(k int) bool {
	return p.shaped(k, number) && p.toks[k].Len() == 4 && p.is(k-1, isPreposition)
}

// pastAdjunct looks for the content behind an adjunct: "that", a colon, a
// quotation or a pronoun that begins a clause.
func (p *parser) pastAdjunct(k int, c *cue) (start int, sort takes, ok bool) {
	if c.takes&(takesClause|takesPreposition|takesAfter) == 0 {
		return 0, 0, false
	}
	day := p.is(k, isDay|isMoment)
	for j := k; j < len(p.toks) && j < k+lookAhead; j++ {
		t := &p.toks[j]
		switch {
		case t.shape == chunk && j > k && (p.mark(j-1, ',') || p.mark(j-1, ':') || day):
			return j, takesClause, true
		case t.at(':') && j+1 < len(p.toks):
			return j + 1, takesClause, true
		case t.isStop(), t.at(';'):
			return p.afterDay(k, c)
		case c.takes&takesClause == 0:
			if p.prepositionOf(j, c) && j > k && p.startsPhrase(j+1) {
				return j + 1, takesPreposition, true
			}
		case p.spelled(j, "that") && j > k && !p.is(j-1, isPreposition), p.spelled(j, "whether"), p.spelled(j, "how"), p.spelled(j, "why"):
			return j, takesClause, true
		case j > k && t.is(isSubject) && t.shape == lower && !t.is(isPossessive) && !p.is(j-1, isPreposition):
			return j, takesClause, true
		}
	}
	return p.afterDay(k, c)
}

// afterDay takes the clause right behind "Monday", "this week", "on Monday".
func (p *parser) afterDay(k int, c *cue) (start int, sort takes, ok bool) {
	j := k
	for j < len(p.toks) && j < k+5 && (p.is(j, isDay|isMoment|isMonth|isPreposition) || p.shaped(j, number) || p.is(j, isDeterminer) && p.is(j+1, isMoment|isDay)) {
		j++
	}
	if j == k || !p.is(j-1, isDay|isMoment|isMonth) && !p.shaped(j-1, number) || !p.startsPhrase(j) || p.isGerund(j) || c.takes&takesClause == 0 {
		return 0, 0, false
	}
	return j, takesClause, true
}

// hearer is the token after the person spoken to, or k where nobody is named.
func (p *parser) hearer(k int, c *cue) int {
	if k >= len(p.toks) || !p.toks[k].isWord() {
		return k
	}
	t := &p.toks[k]
	if t.is(isPreposition|isSubordinator|isCoordinator|isAuxiliary|isRelative) || p.spelled(k, "there") {
		return k
	}
	if t.is(isHe|isThey|isSelf|isIt) && !t.is(isPossessive) || p.spelled(k, "you") || p.spelled(k, "her") && p.endsHearer(k+1) {
		return k + 1
	}
	j := k + 1
	named := t.isName()
	for j < len(p.toks) && j < k+10 {
		n := &p.toks[j]
		if p.endsHearer(j) || p.prepositionOf(j, c) && j+1 < len(p.toks) && !p.toks[j+1].isName() || named && n.shape == lower && !n.is(isPreposition|isBody|isRole|isUnnamed) {
			break
		}
		named = n.isName()
		j++
	}
	return j
}

// endsHearer reports whether token j cannot be part of the person spoken to.
func (p *parser) endsHearer(j int) bool {
	if j >= len(p.toks) {
		return true
	}
	t := &p.toks[j]
	if !t.isWord() && t.mark != '\'' {
		return true
	}
	if p.spelled(j, "that") && p.is(j-1, isPreposition) {
		return false // “the members of that club”
	}
	if t.is(isPreposition) {
		return !p.spelled(j, "of") && !p.spelled(j, "at") && !p.spelled(j, "in") && !p.spelled(j, "from") && !p.spelled(j, "with") && !p.spelled(j, "on")
	}
	if t.is(isDay) {
		return true
	}
	return t.is(isSubject|isSubordinator|isRelative|isAuxiliary) && !p.isOwner(j) || p.is(j-1, isUnnamed|isRole|isVague|isAnonymous|isBody) && t.is(isDeterminer|isPossessive)
}
