package detect

import "github.com/rhetlint/rhetlint/linter/span"

// right links the object of the verb at i and reports whether there is one.
func (c *casualties) right(i int) bool {
	if !c.factual(i) || c.courtroom(i) {
		return false
	}
	j := c.object(i + 1)
	q := c.owned(j)
	if q == nil || q.start != j {
		return c.coordinated(i, j)
	}
	if c.lives(i, q) {
		return true
	}
	bare := !c.has(i, harmWeak)
	if q.head == bareHead && c.has(q.end, harmPast|harmAdj) {
		return false // "40 killed 12 wounded"
	}
	if q.head == peopleHead && c.at(i).upper && c.at(q.end).upper && c.has(q.end, harmPast) && c.has(i, harmPast) {
		return false // "Child Killed 20 People Injured"
	}
	if !c.people(q, bare) && !c.presumed(i, q) || !c.victim(i, q) {
		return false
	}
	h, end := c.class(i), q.end
	if c.is(end, "dead") {
		h, end = killed, end+1 // "shot 41 people dead"
	}
	c.add(q, h, span.Span{Start: c.verbStart(i), End: end})
	c.coordinated(i, q.end)
	return true
}

// object skips what may stand between a verb and its object.
func (c *casualties) object(j int) int {
	for range 5 {
		switch {
		case c.owned(j) != nil:
			return j
		case c.is(j, "family") && c.is(j+1, "of"):
			j += 2
		case c.has(j, particle), c.adverb(j), c.has(j, determiner):
			j++
		case c.is(j, "and", "or") && c.has(j+1, harmTakes):
			j += 2
		default:
			return j
		}
	}
	return j
}

// verbStart is the first of coordinated verbs: "killing or wounding".
func (c *casualties) verbStart(i int) int {
	if c.is(i-1, "and", "or") && c.has(i-2, harmTakes) && c.owned(i-2) == nil {
		return i - 2
	}
	return i
}

// lives links "claimed 40 lives".
func (c *casualties) lives(i int, q *quantity) bool {
	if !c.is(q.noun, "lives", "life") {
		return false
	}
	if c.at(i).harm == killed || c.is(i, "lost", "lose", "loses", "losing") {
		c.add(q, killed, span.Span{Start: i, End: q.end})
	}
	return true
}

// victim checks the object of verbs with a wide use.
func (c *casualties) victim(i int, q *quantity) bool {
	switch {
	case c.is(i, "claim", "claims", "claimed", "claiming", "cost", "costs", "costing"):
		return false
	case c.is(i, "lose", "loses", "lost", "losing"):
		return c.topics&war != 0 && c.topics&(sport|business) == 0 &&
			c.is(q.noun, "soldiers", "troops", "men", "fighters", "servicemen", "sailors", "marines", "people", "crew", "paratroopers", "militants", "airmen", "pilots", "conscripts")
	case c.is(i, "gun", "guns", "gunned", "gunning", "mow", "mows", "mowed", "mowing"):
		return c.is(i+1, "down")
	case c.is(i, "deport", "deports", "deporting"):
		return false // mostly plans; "deported" is read
	case c.is(i, "hurt", "hurts", "hurting"):
		return c.literal(i)
	case c.is(i, "affect", "affects", "affected", "affecting"):
		return c.topics&disaster != 0
	}
	return true
}

// joined reports whether "and" stands before token j, or a comma where commas
// are allowed; an article may stand between.
func (c *casualties) joined(j int, commas bool) bool {
	if c.has(j-1, determiner) {
		j--
	}
	return c.is(j-1, "and", "as") || commas && c.isMark(j-1, ',')
}

// literal reports whether a word such as "hurt" is about bodies: the sentence
// speaks of war, disaster or other harm beside it.
func (c *casualties) literal(i int) bool {
	if c.topics&(war|disaster) != 0 {
		return true
	}
	for k := max(i-nearby, 0); k < min(i+nearby, len(c.tokens)); k++ {
		t := c.tokens[k]
		if k != i && t.class&(harmVerb|harmAdj|harmIntr) != 0 && t.class&harmWeak == 0 {
			return true
		}
	}
	return false
}

// coordinated links people named after a first object: "killing Ann Orr and
// two others". The walk begins at token j.
func (c *casualties) coordinated(i, j int) bool {
	found := false
	if c.is(i, "claim", "claims", "claimed", "claiming", "cost", "costs", "lost", "lose", "losing", "affected") {
		return false
	}
	for end := min(j+reachRight, len(c.tokens)); j < end; j++ {
		t := c.at(j)
		switch {
		case t.kind == mark && t.value != ',' && !c.hyphen(j):
			return found
		case c.is(j, "as") && c.is(j+1, "well") && c.is(j+2, "as"):
			j += 2
		case t.class&(be|modal|do|have|speech|harmAny|relative|boundary) != 0 && c.owned(j) == nil, c.is(j, "by"):
			return found
		}
		q := c.owned(j)
		if q == nil || q.start != j {
			continue
		}
		if c.joined(j, !c.is(i+1, "of")) && c.people(q, false) && c.closes(q.end) {
			c.add(q, c.class(i), span.Span{Start: q.start, End: q.end})
			found = true
		}
		j = q.end - 1
	}
	return found
}

// along links "was killed with two of his guards".
func (c *casualties) along(i int) {
	for j := i + 1; j < i+reachRight; j++ {
		t := c.at(j)
		switch {
		case t.kind == mark && t.value != ',' && t.value != '(' && t.value != ')', t.class&(be|modal|have|speech|harmAny|relative) != 0 && c.owned(j) == nil:
			return
		case c.is(j, "with") && c.is(j-1, "along", "together"):
			if q := c.owned(j + 1); q != nil && c.people(q, false) {
				c.add(q, c.at(i).harm, span.Span{Start: q.start, End: q.end})
			}
			return
		}
	}
}

// closes reports whether no verb follows at j, so that what stands before it
// is no subject of a new clause.
func (c *casualties) closes(j int) bool {
	return !c.has(j, be|have|do|modal|speech|finite|harmAny) || c.has(j, preposition)
}
