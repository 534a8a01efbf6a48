package voice

import "strings"

// maxPhrase is how many tokens a subject may have.
const maxPhrase = 24

// subject finds the noun phrase right before a verb whose group starts at
// token g: an apposition or a relative clause between commas belongs to it.
func (p *parser) subject(g int) (from, to int, ok bool) {
	j := g - 1
	if j < 0 {
		return 0, 0, false
	}
	switch {
	case p.mark(j, ','):
		comma := p.commaBefore(j)
		if comma <= 0 {
			return 0, 0, false
		}
		from = p.phraseBefore(comma)
		for n := 0; n < 3 && p.mark(from-1, ',') && from > 1 && p.isAside(from); n++ {
			before := p.phraseBefore(from - 1)
			if p.is(from, isDeterminer) && !p.opensClauseAt(before) {
				break
			}
			from, comma = before, from-1
		}
		return from, j, from < comma && !p.isDate(from, comma)
	case p.toks[j].isDash():
		return p.aroundDashes(j)
	case p.toks[j].shape == chunk:
		return 0, 0, false
	case p.is(j, isRelative):
		end := j
		if p.mark(j-1, ',') {
			end--
		}
		from = p.phraseBefore(end)
		return from, j + 1, true
	case p.mark(j, ')'):
		return p.aroundBracket(j)
	}
	if t := p.beforeTime(g); t < g && p.is(t-1, isRelative) {
		from, _, ok = p.subject(t)
		return from, t, ok // "Orr, who on 31 January said"
	}
	from = p.beforeBareRelative(p.phraseBefore(g))
	return from, g, from < g && !p.onlyDate(from, g)
}

// beforeBareRelative is the start of a subject whose relative clause has no
// commas, where the phrase that begins at token from ends the clause: "the group
// which relies on activists says".
func (p *parser) beforeBareRelative(from int) int {
	verb := false
	for j := from - 1; j > 0 && j > from-maxPhrase && p.toks[j].isWord(); j-- {
		t := &p.toks[j]
		switch {
		case p.spelled(j, "which"), p.spelled(j, "who"):
			if start := p.phraseBefore(j); (j < from-1 || p.mayBeVerb(from)) && start < j && !verb && !p.is(j-1, isPreposition) {
				return start
			}
			return from
		case p.speech(j), t.is(isSubordinator) && !t.is(isPreposition), t.is(isCoordinator):
			verb = true
		}
	}
	return from
}

// mayBeVerb reports whether token k, behind a relative word, is a verb no list
// knows by what follows it: "relies on", "runs the".
func (p *parser) mayBeVerb(k int) bool {
	if !p.shaped(k, lower) || p.toks[k].is(isRole|isBody|isVague|isUnnamed|isAnonymous|isDocument|isDeterminer|isSubject) {
		return false
	}
	word := p.word(k)
	return (strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ed")) && (p.is(k+1, isPreposition|isDeterminer) && !p.spelled(k+1, "of"))
}

// onlyDate reports whether tokens give a day and nobody.
func (p *parser) onlyDate(from, to int) bool {
	for j := from; j < to; j++ {
		if !p.is(j, isDay|isMonth) && !p.shaped(j, number) || p.is(j, isGiven|isModal) {
			return false
		}
	}
	return true
}

// opensClauseAt reports whether a clause can begin at token k by what stands
// before it.
func (p *parser) opensClauseAt(k int) bool {
	return k == 0 || !p.toks[k-1].isWord() || p.is(k-1, isSubordinator|isCoordinator|isRelative)
}

// isAside reports whether the words from token k on add to a name before a
// comma: an age, a place or an office.
func (p *parser) isAside(k int) bool {
	return p.shaped(k, number) || p.is(k, isDeterminer|isRole|isModifier|isRelative|isPreposition)
}

// isDate reports whether tokens are a time and no subject.
func (p *parser) isDate(from, to int) bool {
	return p.is(to-1, isDay|isMoment|isMonth) || p.shaped(to-1, number) || p.is(from, isPreposition) && to-from < 4 && !p.toks[to-1].isName()
}

// commaBefore is the comma that opens the apposition closed by the one at j.
func (p *parser) commaBefore(j int) int {
	for i := j - 1; i > 0 && i > j-maxPhrase; i-- {
		t := &p.toks[i]
		switch {
		case t.at(','):
			if p.isAdverb(i+1) && i+2 == j || p.toks[i-1].isName() && !p.is(i-1, isDay|isMonth) || p.is(i+1, isRelative|isDeterminer|isPossessive|isModifier|isRole|isTitle|isPreposition|isNumber) || p.toks[i+1].isName() || p.shaped(i+1, number) {
				return i
			}
			return 0
		case t.isStop(), t.at(';'), t.shape == chunk:
			return 0
		}
	}
	return 0
}

// aroundBracket skips a bracket before the verb: "Orr (Alden) said".
func (p *parser) aroundBracket(j int) (from, to int, ok bool) {
	for i := j - 1; i > 0 && i > j-maxPhrase; i-- {
		if p.toks[i].isOpening() {
			from = p.phraseBefore(i)
			return from, j + 1, from < i
		}
	}
	return 0, 0, false
}

// aroundDashes skips an aside between dashes before the verb: "Many — Orr among
// them — said".
func (p *parser) aroundDashes(j int) (from, to int, ok bool) {
	for i := j - 1; i > 0 && i > j-maxPhrase; i-- {
		switch {
		case p.toks[i].isDash():
			from = p.phraseBefore(i)
			return from, i, from < i
		case p.toks[i].isStop(), p.mark(i, ';'):
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// phraseBefore is the first token of the noun phrase that ends before end.
func (p *parser) phraseBefore(end int) int {
	head := p.beforeTime(end)
	j := head
	for j > 0 && j > end-maxPhrase && !p.endsBackward(j-1, j, head) {
		j--
	}
	for j < head && (p.isAdverb(j) || p.is(j, isCoordinator) || p.is(j, isBreaker)) {
		j++
	}
	j = p.afterTime(j, head)
	if j < head && p.is(j, isPreposition) && !p.quantity(j) {
		j = p.coreBefore(j, head)
	}
	return j
}

// afterTime skips a time that opens a phrase: "Only last week the mayor".
func (p *parser) afterTime(j, head int) int {
	k := j
	if k == 0 && p.is(k, isAdverb) {
		k++
	}
	if k+2 >= head || !p.isTime(k) {
		return j
	}
	for k+1 < head && (p.is(k, isDay|isMoment) || p.is(k+1, isMoment|isDay)) {
		k++
	}
	return k
}

// beforeTime skips "Monday" and "on Monday" between a subject and its verb.
func (p *parser) beforeTime(end int) int {
	j := end
	for j > 1 && (p.is(j-1, isDay|isMoment) || p.is(j-1, isMonth) && p.toks[j-1].isName() && !p.is(j-1, isGiven)) && !p.is(j-2, isModifier) && j > end-4 {
		if j--; p.shaped(j-1, number) && p.is(j-2, isPreposition) {
			j--
		}
		if j > 1 && (p.is(j-1, isPreposition) || p.is(j-1, isDeterminer) || p.spelled(j-1, "last")) {
			j--
		}
	}
	if j < 1 || p.toks[j-1].shape == punct || p.toks[j-1].shape == chunk {
		return end
	}
	return j
}

// endsBackward reports whether token j cannot belong to the noun phrase that
// begins at token j+1 and has its head before head.
func (p *parser) endsBackward(j, next, head int) bool {
	t := &p.toks[j]
	switch {
	case !t.isWord():
		return t.mark != ')' && t.mark != '('
	case next == head && t.is(isSubject|isPronoun|isVague):
		return false
	case p.is(next, isSubject) && !p.is(next, isPossessive|isVague):
		return true
	case t.is(isPronoun) && !t.is(isPossessive):
		return true
	case t.is(isRelative), p.subordinates(j):
		return true
	case p.spelled(j, "as"), p.spelled(j, "than"), p.spelled(j, "not"):
		return true
	case t.is(isAuxiliary) && !p.isOwner(j) && !t.isName():
		return true
	case t.is(isCoordinator):
		return !p.joinsNames(j)
	case t.is(isDay) && next < head:
		return true
	}
	return t.shape == lower && p.speech(j) && !p.afterNounWord(j)
}

// subordinates reports whether token j is a subordinating word, written small
// or at the start of the unit.
func (p *parser) subordinates(j int) bool {
	return p.is(j, isSubordinator) && (p.toks[j].shape == lower || j == 0)
}

// joinsNames reports whether "and" at token j stands between two parts of one
// source.
func (p *parser) joinsNames(j int) bool {
	if j == 0 || j+1 >= len(p.toks) || p.spelled(j, "but") {
		return false
	}
	before, after := &p.toks[j-1], &p.toks[j+1]
	if before.isName() && after.isName() {
		return true
	}
	plain := before.is(isRole | isBody | isUnnamed | isVague | isAnonymous)
	return plain && (after.isName() || after.is(isRole|isBody|isUnnamed|isVague|isDeterminer))
}

// coreBefore cuts an opening adjunct off a phrase that begins with a
// preposition: "In a statement the mayor" is "the mayor".
func (p *parser) coreBefore(from, head int) int {
	last := head - 1
	j := last
	if p.toks[last].isName() {
		for j > from+1 && (p.toks[j-1].isName() || p.is(j-1, isRole|isTitle|isModifier|isPossessive) || p.isOwner(j-1)) {
			j--
		}
		if j > from+1 && p.is(j-1, isDeterminer) {
			j--
		}
		return j
	}
	for ; j >= from; j-- {
		if p.is(j, isDeterminer|isPossessive|isNumber) {
			return j
		}
	}
	return last
}

// mainSubject guesses the subject of a unit from its beginning: the first noun
// phrase before token limit, after an opening adjunct.
func (p *parser) mainSubject(limit int) (from, to int, ok bool) {
	j := 0
	for j < limit && (p.is(j, isCoordinator|isBreaker|isAdverb) || !p.toks[j].isWord()) {
		j++
	}
	if p.is(j, isPreposition|isSubordinator) {
		j = p.pastComma(j, limit)
	}
	if j >= limit || j >= len(p.toks) {
		if limit < len(p.toks) {
			j = p.pastComma(limit, len(p.toks))
		}
		if j >= len(p.toks) || j <= limit {
			return 0, 0, false
		}
	}
	from, to = p.nounPhrase(j)
	return from, to, to > from
}

// pastComma is the token after the next comma, or stop.
func (p *parser) pastComma(j, stop int) int {
	for ; j < stop; j++ {
		if p.mark(j, ',') {
			return j + 1
		}
	}
	return stop
}

// nounPhrase is the noun phrase that begins at token k, read forward.
func (p *parser) nounPhrase(k int) (from, to int) {
	if k >= len(p.toks) || !p.toks[k].isWord() {
		return k, k
	}
	if p.is(k, isSubject|isPronoun) && !p.is(k, isPossessive|isDeterminer) {
		return k, k + 1
	}
	j := k
	for j < len(p.toks) && j < k+maxPhrase && !p.endsForward(j, k) {
		j++
	}
	return k, max(j, k+1)
}

// endsForward reports whether token j cannot belong to the noun phrase that
// begins at token k.
func (p *parser) endsForward(j, k int) bool {
	t := &p.toks[j]
	switch {
	case !t.isWord():
		return true
	case j == k:
		return false
	case t.is(isAuxiliary) && !p.isOwner(j) && !t.isName(), t.is(isRelative), t.is(isDay):
		return true
	case t.is(isSubject) && !t.is(isPossessive|isVague|isDeterminer):
		return true
	case t.is(isSubordinator) && t.shape == lower && !t.is(isPreposition):
		return true
	case t.is(isCoordinator):
		return !p.joinsNames(j)
	case t.is(isPreposition) && t.shape == lower:
		return !p.attaches(j)
	case p.isAdverb(j):
		return true
	case t.is(isDocument | isUnnamed):
		return false
	}
	return t.shape == lower && p.speech(j) && !p.afterNounWord(j)
}

// attaches reports whether a preposition ties two nouns of one source: "a
// spokesman for the mayor", "the Ministry of Health".
func (p *parser) attaches(j int) bool {
	switch strings.ToLower(p.word(j)) {
	case "of", "for", "from", "at", "with", "to":
		return p.is(j+1, isDeterminer|isPossessive|isBody|isModifier) || j+1 < len(p.toks) && p.toks[j+1].isName() || p.is(j-1, isBody|isRole|isUnnamed|isAnonymous|isDocument|isVague)
	case "in", "on", "about", "near", "close", "by":
		return p.is(j-1, isBody|isRole|isUnnamed|isAnonymous|isDocument|isVague)
	}
	return false
}
