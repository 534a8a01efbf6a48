package detect

import "github.com/rhetlint/rhetlint/linter/span"

// ofPeople links "the death of 40 miners", "the lives of 40 people".
func (c *casualties) ofPeople(i int) {
	j, lives := c.ofObject(i), c.is(i, "lives")
	if j < 0 || c.is(i-1, "attempted") || c.courtOf(i) || !lives && !c.has(i, harmOf) {
		return
	}
	q := c.owned(j)
	if q == nil || q.start != j {
		if c.at(i).harm == killed && c.at(j).upper {
			c.coordinated(i, j) // "the murder of Ann Orr and two others"
		}
		return
	}
	h := c.at(i).harm
	if !lives && !c.ofNoun(i, q) || !c.people(q, h == killed || lives) {
		return
	}
	if lives || c.is(q.noun, "lives", "life") {
		h = killed
	}
	c.add(q, h, span.Span{Start: i, End: q.end})
	c.coordinated(i, q.end)
}

// ofObject is the token after "of" and articles that follows the noun at i,
// or -1. Days may stand before "of": "the death on Monday of nine workers".
func (c *casualties) ofObject(i int) int {
	j := i + 1
	for j < i+4 && !c.is(j, "of") && (c.has(j, timeWord|month) || c.adverb(j) || c.is(j, "on", "in") && c.has(j+1, timeWord|month)) {
		j++
	}
	if !c.is(j, "of") {
		return -1
	}
	j++
	for range 3 {
		if c.owned(j) == nil && (c.has(j, determiner) || c.adverb(j)) {
			j++
		}
	}
	return j
}

// ofNoun checks nouns with a wide use: remains, cost, loss.
func (c *casualties) ofNoun(i int, q *quantity) bool {
	switch {
	case c.is(i, "bodies", "corpses", "remains"):
		return c.topic(recovery)
	case c.is(i, "cost"):
		return c.is(q.noun, "lives", "life")
	case c.is(i, "loss"):
		return c.is(q.noun, "lives", "life", "soldiers", "troops", "men", "crew", "fighters")
	}
	return true
}

// toDeath links "40 prisoners were tortured to death".
func (c *casualties) toDeath(i int) {
	if !c.is(i-2, "tortured", "beaten", "burned", "burnt", "stabbed", "crushed", "trampled", "starved", "frozen", "stoned", "hacked",
		"bludgeoned", "strangled", "clubbed", "choked", "kicked", "scalded", "poisoned", "shot", "whipped", "flogged", "dragged", "bled", "froze") {
		return
	}
	if k := i - 2; c.passive(k) || c.participle(k) && c.owned(k-1) != nil {
		c.sufferer(k, i+1)
	}
}

// sufferer links the subject of the participle at k as killed; the harm ends
// before token end.
func (c *casualties) sufferer(k, end int) {
	j := c.subjectEnd(k)
	if q := c.owned(j); q != nil && q.end == j+1 && c.people(q, true) && !c.agent(q) {
		c.add(q, killed, span.Span{Start: q.start, End: end})
	} else if q := c.farSubject(k, j); q != nil && !c.agent(q) {
		c.add(q, killed, span.Span{Start: q.start, End: q.end})
	}
}

// courtOf recognises "convicted of the murder of two".
func (c *casualties) courtOf(i int) bool {
	for k := i - 1; k > i-5; k-- {
		if c.has(k, court) || c.is(k, "guilty") {
			return true
		}
	}
	return false
}

// livesOf links "claimed the lives of 40 people" and "took 40 lives".
func (c *casualties) livesOf(i int) {
	if q := c.owned(i); q != nil && q.noun == i && c.is(i, "lives") && c.is(q.start-1, "took", "takes", "taken", "taking", "ended", "ending") {
		c.add(q, killed, span.Span{Start: q.start - 1, End: q.end})
		return
	}
	if c.is(i, "lives") && c.is(i-1, "the") && c.is(i-2, "claim", "claims", "claimed", "claiming", "cost", "costs", "costing",
		"took", "take", "takes", "taken", "taking", "ended", "ending", "lost") {
		c.ofPeople(i)
	}
}
