package voice

import "github.com/rhetlint/rhetlint/linter/span"

// content is the range of a cue's content that begins at token k, up to the
// edge of the unit or to what breaks it off.
func (p *parser) content(k int, sort takes) []span.Span {
	stop := p.rightEdge(k, sort)
	for stop > k && p.toks[stop-1].shape == punct && !p.mark(stop-1, ')') {
		stop--
	}
	if stop <= k {
		return nil
	}
	return p.one(p.spans(k, stop))
}

// rightEdge is the token after the content that begins at k.
func (p *parser) rightEdge(k int, sort takes) int {
	phrase := sort&(takesThing|takesPreposition) != 0
	for j := k; j < len(p.toks) && j < k+maxReach; j++ {
		t := &p.toks[j]
		switch {
		case t.at(';'):
			if !p.spelled(j+1, "that") && !p.spelled(j+2, "that") {
				return j
			}
		case t.isStop() && j+1 < len(p.toks):
			return j
		case t.at(','):
			if p.breaksAfterComma(j+1, phrase) || p.tellsBack(k, j) || (phrase || p.clause.within) && !p.staysInPhrase(j+1) {
				return j
			}
		case j > k && t.is(isCoordinator) && p.resumes(j+1):
			return j
		case phrase && j > k && p.endsPhrase(j):
			return j
		}
	}
	return min(len(p.toks), k+maxReach)
}

// tellsBack reports whether a clause with “where” after the comma at token j tells
// what has happened, while the content that begins at token k is about what will:
// "said he would give to Tolmen, where nine men were killed".
func (p *parser) tellsBack(k, j int) bool {
	if !p.spelled(j+1, "where") {
		return false
	}
	for n := j + 2; n < len(p.toks) && n < j+lookAhead && p.toks[n].isWord() && !p.is(n, isModal); n++ {
		if p.spelled(n, "was") || p.spelled(n, "were") || p.spelled(n, "had") {
			return p.promises(k, j)
		}
	}
	return false
}

// promises reports whether "will" or "would" is the first auxiliary of the
// clause from token k up to token end.
func (p *parser) promises(k, end int) bool {
	for n := k; n < end && n < k+lookAhead; n++ {
		if p.is(n, isAuxiliary) && !p.isOwner(n) {
			return p.spelled(n, "would") || p.spelled(n, "will") || p.spelled(n, "'ll")
		}
	}
	return false
}

// staysInPhrase reports whether the words from token k on, after a comma, go
// on with a noun phrase or a subordinate clause: a relative clause or a list.
func (p *parser) staysInPhrase(k int) bool {
	if p.is(k, isRelative) || p.is(k, isCoordinator) && !p.is(k+1, isSubject|isSubordinator|isPreposition) {
		return !p.is(k, isRelative) || !p.clause.within
	}
	for j := k; j < len(p.toks) && j < k+6; j++ {
		switch {
		case p.mark(j, ','):
			return p.is(j+1, isCoordinator)
		case p.is(j, isCoordinator):
			return j > k && p.mark(j-1, ',') || j < k+4 && !p.hasFinite(k)
		case !p.toks[j].isWord() || p.is(j, isAuxiliary|isSubject):
			return false
		}
	}
	return false
}

// subordinate reports whether the clause whose subject begins at token from
// only leads up to the main clause: "When Orr said …, the pope …", or stands
// inside it: "Orr, who said …, will …".
func (p *parser) subordinate(from, to int) bool {
	if to > from && p.is(to-1, isRelative) && !p.spelled(to-1, "that") {
		return from <= 3
	}
	j := from - 1
	return p.is(j, isSubordinator) && (j <= 1 || p.measures(j))
}

// measures reports whether the words before token end only say how long: "Just
// days", "Less than a week", "In the hours".
func (p *parser) measures(end int) bool {
	if end > 5 {
		return false
	}
	for j := range end {
		known := p.is(j, isDeterminer|isNumber|isCoordinator|isAdverb|isMoment|isPreposition) || p.shaped(j, number)
		if !known && !p.spelled(j, "less") && !p.spelled(j, "more") && !p.spelled(j, "than") {
			return false
		}
	}
	return true
}

// endsPhrase reports whether token j begins something beside a noun phrase.
func (p *parser) endsPhrase(j int) bool {
	t := &p.toks[j]
	if t.isDash() {
		return true
	}
	if !t.is(isSubordinator) || t.shape != lower {
		return false
	}
	switch p.word(j) {
	case "as", "how", "why", "where", "than", "whether":
		return false
	}
	return true
}

// breaksAfterComma reports whether the words from token k on, after a comma,
// no longer belong to the content before it.
func (p *parser) breaksAfterComma(k int, phrase bool) bool {
	if k >= len(p.toks) {
		return true
	}
	t := &p.toks[k]
	switch {
	case p.spelled(k+1, "that") && t.is(isBreaker|isCoordinator):
		return false
	case t.is(isBreaker) && t.shape == lower:
		return p.clause.medial || p.spelled(k, "but") || p.spelled(k, "yet") || phrase || p.speaksSoon(k+1)
	case t.is(isCoordinator):
		return p.resumes(k+1) || phrase && p.is(k+1, isSubject)
	case p.startsGerund(k), p.startsPhraseCue(k):
		return true
	case phrase && p.isGerund(k), p.speech(k) && (k+1 == len(p.toks) || p.toks[k+1].isName() || p.is(k+1, isDeterminer)):
		return true
	}
	return p.closing(k)
}

// isCue reports whether token k begins a cue of the given form; has is the flag
// of words with such a cue.
func (p *parser) isCue(k int, f form, has flag) bool {
	if !p.is(k, has) {
		return false
	}
	for _, c := range p.toks[k].cues() {
		if c.form == f && usages[c.usage].class != ClassAttitude && p.matches(k+1, rests[c.rest]) {
			return true
		}
	}
	return false
}

// startsGerund reports whether token k begins a cue with -ing.
func (p *parser) startsGerund(k int) bool { return p.isCue(k, gerund, hasGerund) }

// startsPhraseCue reports whether token k begins "according to" or its like.
func (p *parser) startsPhraseCue(k int) bool { return p.isCue(k, phrase, hasPhrase) }

// resumes reports whether a new cue follows "and" or "but" at once, with its
// own subject or with the one before: "and added", "but he said".
func (p *parser) resumes(k int) bool {
	for p.isAdverb(k) {
		k++
	}
	if p.speech(k) {
		return !p.is(k-1, isDeterminer)
	}
	if p.startsGerund(k) && (p.spelled(k+1, "that") || p.shaped(k+1, chunk) || p.mark(k+1, ':')) {
		return true
	}
	if p.is(k, isPronoun) && p.is(k, isSubject) {
		k++
		for p.isAdverb(k) || p.is(k, isHave) {
			k++
		}
		return p.speech(k)
	}
	return false
}

// speaksSoon reports whether the clause that begins at token k has its own verb
// of speech: "while another says".
func (p *parser) speaksSoon(k int) bool {
	for j := k; j < len(p.toks) && j < k+5 && p.toks[j].isWord(); j++ {
		if j > k && p.speech(j) && !p.afterNounWord(j) {
			return true
		}
	}
	return false
}

// speech reports whether token k is a verb of speech in a finite form.
func (p *parser) speech(k int) bool {
	if !p.is(k, hasSpeech) {
		return false
	}
	for _, c := range p.toks[k].cues() {
		if c.isSpeech() && p.matches(k+1, rests[c.rest]) {
			return true
		}
	}
	return false
}

// closing reports whether a short clause with a verb of speech ends the unit:
// ", Orr said".
func (p *parser) closing(k int) bool {
	for j := k; j < len(p.toks) && j < k+8; j++ {
		t := &p.toks[j]
		if !t.isWord() {
			return false
		}
		if p.speech(j) {
			next := j + 1
			return next == len(p.toks) || p.toks[next].shape == punct || p.is(next, isDay)
		}
	}
	return false
}

// leftEdge is the first token of the content that ends before token k.
func (p *parser) leftEdge(k int) int {
	for j := k - 1; j >= 0; j-- {
		if j < k-maxReach {
			return j
		}
		t := &p.toks[j]
		if t.at(';') || t.at(':') && j < 8 && j > 0 && !p.shaped(j+1, chunk) || t.isStop() && j < k-1 && p.shaped(j+1, chunk) {
			return j + 1
		}
		if t.shape == lower && t.is(isBreaker) && p.mark(j-1, ',') && p.ended(j) {
			return j + 1
		}
	}
	return 0
}

// ended reports whether an earlier finding of the unit has its content before
// token k, so that what follows belongs to another source.
func (p *parser) ended(k int) bool {
	for i := len(p.out) - 1; i >= max(0, len(p.out)-8) && p.out[i].unit == p.unit; i-- {
		if p.out[i].stop < k {
			return true
		}
	}
	return false
}
