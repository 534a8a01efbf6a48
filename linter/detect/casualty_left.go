package detect

import "github.com/rhetlint/rhetlint/linter/span"

// left links the subject of the participle, adjective or verb at i: "40 people
// were killed", "40 dead", "14 miners died".
func (c *casualties) left(i int, passive bool) {
	if !c.factual(i) || !passive && c.active(i) {
		return
	}
	j := c.subjectEnd(i)
	bare := c.has(i, harmIntr|harmAdj) || !c.has(i, harmWeak) || c.at(i).harm == hurt
	end := c.harmEnd(i)
	if q := c.owned(j); q != nil && q.end == j+1 {
		if c.suffers(i, q, bare) && !c.agent(q) && !(q.head == bareHead && c.has(i+1, animal|thing)) {
			c.add(q, c.class(i), span.Span{Start: q.start, End: end})
			c.subjects(q, i)
		}
		return
	}
	if q := c.leftDead(i, j); q != nil && c.suffers(i, q, bare) {
		c.add(q, c.class(i), span.Span{Start: q.start, End: q.end})
		return
	}
	if q := c.farSubject(i, j); q != nil && c.suffers(i, q, bare) && !c.agent(q) {
		c.add(q, c.class(i), span.Span{Start: q.start, End: q.end})
		c.subjects(q, i)
	}
}

// suffers checks a subject against the harm word.
func (c *casualties) suffers(i int, q *quantity, bare bool) bool {
	switch {
	case c.presumed(i, q):
		return true
	case !c.people(q, bare):
		return c.at(i).class&(harmAdj|harmPast|harmIntr) != 0 && q.number.Percent && q.head == bareHead && c.at(i).harm <= missing && bare
	case c.is(i, "affected"):
		return c.topics&disaster != 0
	case c.at(i).harm == moved && c.at(i).class&removal != 0:
		if c.is(i, "lost") && (c.topics&business != 0 || c.topic(market)) {
			return false
		}
		return q.head == peopleHead || q.head == bareHead && (q.number.Vague || q.number.Low >= 10)
	case c.is(i, "lost", "lose", "losing"):
		return c.is(i+1, "their", "his", "her") && c.is(i+2, "lives", "life") || c.is(q.noun, "lives")
	case c.is(i, "claimed", "cost"):
		return false
	case c.is(i, "gunned", "mowed"):
		return c.is(i+1, "down")
	}
	return true
}

// active reports whether the word at i is a finite verb with its own object:
// "two gunmen killed a guard". It need only be right where no "be" stands
// before the word.
func (c *casualties) active(i int) bool {
	if c.at(i).class&(harmIntr|harmAdj) != 0 && c.at(i).class&harmTakes == 0 || c.is(i, "lost", "lose", "losing") {
		return false
	}
	if c.leaves(i) {
		return false
	}
	for k := i - 1; k > i-4 && k >= 0; k-- {
		if c.has(k, have) {
			return true
		}
		if !c.adverb(k) {
			break
		}
	}
	if c.at(i).class&(harmPast|harmAdj) == 0 {
		return c.at(i).class&harmIntr == 0
	}
	j := i + 1
	for c.is(j, "and", "or") && c.has(j+1, harmPast) {
		j += 2
	}
	for c.has(j, particle) || c.adverb(j) && !c.has(j, timeWord|preposition) && !c.is(j, "since") {
		j++
	}
	n := c.at(j)
	switch {
	case c.is(j, "others") && c.has(j+1, harmPast), n.kind == word && c.participle(j) && c.text[n.end-1] == 'g':
		return false
	case n.kind != word, n.class&(timeWord|month) != 0:
		return n.kind == digits && c.owned(j) != nil && c.owned(j).head == peopleHead
	case n.class&(determiner|pronoun) != 0:
		return !c.has(j+1, timeUnit) && !c.has(j, relative) && !c.is(j+1, "attack", "blast", "crash", "fire")
	}
	return n.class&(preposition|conjunction|be|have|modal|harmAny|relative|boundary|speech) == 0
}

// leftDead finds the people in "left 40 people, most of them children, dead".
func (c *casualties) leftDead(i, j int) *quantity {
	if !c.has(i, harmAdj|harmPast) {
		return nil
	}
	for k := j; k >= 0 && k > i-12; k-- {
		switch q := c.owned(k); {
		case q != nil && c.leave(q.start-1):
			return q
		case q != nil:
			k = q.start
		case c.has(k, be|speech|harmAny|boundary|modal):
			return nil
		}
	}
	return nil
}

func (c *casualties) leave(i int) bool { return c.is(i, "left", "leave", "leaves", "leaving") }

// leaves reports whether the quantity just before i is the object of "leave".
func (c *casualties) leaves(i int) bool {
	q := c.owned(i - 1)
	return q != nil && c.leave(q.start-1)
}

// harmEnd is the end of the harm phrase that begins at i: "shot dead", "lost
// their lives".
func (c *casualties) harmEnd(i int) int {
	switch {
	case c.at(i).harm == moved && c.at(i).class&removal != 0:
		return c.movedEnd(i)
	case quote(c.at(i-1)) && quote(c.at(i+1)):
		return i + 2
	case c.gaveLives(i):
		return i + 3
	case c.is(i+1, "dead"), c.is(i+1, "down") && c.is(i, "gunned", "mowed"):
		return i + 2
	case c.is(i, "lost", "lose", "losing") && c.is(i+2, "lives", "life"):
		return i + 3
	case c.is(i, "unaccounted") && c.is(i+1, "for"):
		return i + 2
	case c.is(i+1, "and", "or") && c.has(i+2, harmPast|harmAdj) && c.owned(i+2) == nil && c.at(i+3).kind != digits && !c.has(i+3, numberWord|modifierStart):
		return i + 3
	}
	return i + 1
}

// quote reports whether a token is a quotation mark.
func quote(t token) bool {
	if t.kind != mark {
		return false
	}
	switch rune(t.value) {
	case '"', '\'', '“', '”', '‘', '’', '«', '»', '„':
		return true
	}
	return false
}
