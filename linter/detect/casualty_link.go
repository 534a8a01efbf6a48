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
