package detect

import "github.com/rhetlint/rhetlint/linter/span"

// How far a harm word may stand from its number, in tokens.
const (
	reachLeft  = 32 // "40 people from the village … were killed"
	reachRight = 14 // "killing Ann Orr … and two others"
	nearby     = 40
	reachToll  = 24 // "the toll from the storm … rose to 40"
)

// link looks for the people harmed by the harm word at i.
func (c *casualties) link(i int) {
	t := c.at(i)
	if q := c.owned(i); q != nil && (q.noun == i || q.described) {
		return
	}
	if c.listed(i) {
		return
	}
	passive := t.class&harmPast != 0 && c.passive(i)
	right := t.class&harmTakes != 0 && !passive && !c.nominal(i) && c.right(i)
	if !right && t.class&(harmPast|harmIntr|harmAdj) != 0 {
		c.left(i, passive)
	}
	if t.class&(harmPast|harmIntr) != 0 {
		c.along(i)
	}
	if c.is(i, "death") && c.is(i-1, "to") {
		c.toDeath(i)
	}
	if t.class&(harmPast|harmAdj|harmCount) != 0 {
		c.among(i)
		c.suffered(i)
	}
	if t.class&harmOf != 0 || t.class&harmToll != 0 {
		c.ofPeople(i)
	}
	if t.class&(harmToll|harmCount) != 0 || c.dead(i) || c.numbered(i) >= 0 {
		c.toll(i)
	}
}

// class is the harm of the word at i, joined with a second one: "killed or
// wounded" is combined.
func (c *casualties) class(i int) harm {
	h := c.at(i).harm
	if c.is(i, "lost", "lose", "losing") && c.is(i+2, "lives", "life") {
		return killed
	}
	for _, k := range [...]int{i - 2, i + 2} {
		mid := (i + k) / 2
		o := c.at(k)
		if c.is(i+1, "dead") || c.is(mid, "and") && (o.harm == killed && c.attacking(i) || h == killed && c.attacking(k)) {
			return killed
		}
		if c.is(mid, "and", "or") && o.class&(harmVerb|harmAdj) != 0 && o.harm != h && c.owned(k) == nil {
			return combined
		}
	}
	return h
}

// attacking reports whether token i is a verb for how people are killed.
func (c *casualties) attacking(i int) bool {
	return c.is(i, "shot", "shoots", "shoot", "shooting", "stabbed", "stabs", "stabbing", "trapped")
}

// listed links "Killed: 14".
func (c *casualties) listed(i int) bool {
	if !c.isMark(i+1, ':') || c.at(i).class&(harmPast|harmAdj|harmCount|harmToll) == 0 {
		return false
	}
	q := c.owned(i + 2)
	if q == nil || !c.people(q, true) || q.start != i+2 {
		return false
	}
	c.add(q, c.at(i).harm, span.Span{Start: i, End: q.end})
	return true
}

// passive reports whether the participle at i has a form of "be" before it.
func (c *casualties) passive(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		switch {
		case c.has(k, be):
			return true
		case c.adverb(k), c.is(k, "and", "or"), c.has(k, harmPast):
		default:
			return false
		}
	}
	return false
}

// nominal reports whether the word at i is a noun there: "the killing of",
// "gun", "a murder".
func (c *casualties) nominal(i int) bool {
	if c.hyphen(i+1) || c.hyphen(i-1) {
		return true
	}
	return c.has(i-1, determiner) && !c.is(i-1, "this", "that", "some", "each", "all", "both")
}

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

// factual reports whether the verb at i is told as done. Plans, threats,
// conditions and denials are not.
func (c *casualties) factual(i int) bool {
	perfect := false
	for k := i - 1; k >= 0 && k > i-7; k-- {
		switch {
		case c.has(k, negative), c.is(k, "about") && k == i-1 && c.owned(k) == nil:
			return false
		case c.is(k, "may", "might", "must"):
			return perfect || c.is(i, "missing", "dead", "trapped", "unaccounted")
		case c.has(k, modal):
			return false
		case c.is(k, "have", "having", "has", "had"):
			perfect = true
		case c.is(k, "to") && c.is(k-1, "expected"):
			return perfect
		case c.is(k, "to"):
			return c.has(i, harmTakes) && perfect || c.happened(k-1)
		case c.is(k, "and", "or") && c.has(k-1, harmAny), c.has(k, harmVerb) && c.owned(k) == nil, c.adverb(k), c.has(k, be):
		default:
			return true
		}
	}
	return true
}

// happened reports whether the word before "to" says that the act was done.
func (c *casualties) happened(k int) bool {
	return c.is(k, "on", "begun", "began", "started", "had", "proceeded", "managed", "forced", "helped") || c.has(k, hedge)
}

// courtroom recognises "convicted of killing two": the court is the source.
func (c *casualties) courtroom(i int) bool {
	return c.is(i-1, "of", "for", "in", "over", "after") && (c.has(i-2, court) || c.has(i-3, court) || c.is(i-2, "guilty"))
}
