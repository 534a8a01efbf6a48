package detect

import "github.com/rhetlint/rhetlint/linter/span"

// subjectEnd walks left from a harm word over auxiliaries and adverbs to the
// last token of what may be its subject.
func (c *casualties) subjectEnd(i int) int {
	j := i - 1
	for steps := 0; j >= 0 && steps < 10; steps++ {
		switch {
		case c.owned(j) != nil && c.owned(j).end == j+1:
			return j
		case c.has(j, be|have|hedge) && !c.has(j, people), c.adverb(j):
		case c.is(j, "to") && c.happened(j-1) && !c.has(j-1, hedge):
			j--
		case c.is(j, "to") && c.has(j-1, hedge), c.is(j, "may", "might", "must", "either", "both", "all"):
		case c.is(j, "and", "or") && c.at(j-1).class&(harmPast|harmAdj) != 0, c.at(j).class&(harmPast|harmAdj) != 0 && c.is(j+1, "and", "or"):
		case c.is(j, "and") && c.auxiliaryBefore(j) > 0:
			j = c.auxiliaryBefore(j)
		case c.is(j, "who", "that", "which"), quote(c.at(j)):
		default:
			return j
		}
		j--
	}
	return j
}

// auxiliaryBefore is the form of "be" that a second participle after "and" at
// i shares: "were rounded up and executed", or 0.
func (c *casualties) auxiliaryBefore(i int) int {
	for k := i - 2; k > 0 && k > i-5; k-- {
		if c.has(k, be) && c.participle(k+1) {
			return k
		}
		if c.owned(k) != nil {
			break
		}
	}
	return 0
}

// farSubject finds a subject that is parted from its verb by a phrase: "40
// people from the village", "40 people, most of them women,".
func (c *casualties) farSubject(i, j int) *quantity {
	if !c.auxiliary(j+1, i) {
		return nil
	}
	comma := c.aside(j)
	for k := j; k >= 0 && k > i-reachLeft; k-- {
		if q := c.owned(k); q != nil {
			if c.opens(q, comma, j) {
				return q
			}
			k = q.start
			continue
		}
		if !comma && c.aside(k) && !c.isMark(k, ',') && !c.isMark(k, ')') {
			return nil // "40 went in - the same number died"
		}
		if c.breaks(k) && !(c.is(k, "and") && (comma || c.and(k, j+1))) {
			return nil
		}
	}
	return nil
}

// and reports whether "and" at k joins one more person to a count, with one
// verb in the plural for both: "two men and a nurse were killed".
func (c *casualties) and(k, verb int) bool {
	q := c.owned(k - 1)
	return q != nil && q.head == peopleHead && c.has(k+1, determiner) && c.is(verb, "were", "are", "have")
}

// aside reports whether the mark at i can close words set between a subject
// and its verb.
func (c *casualties) aside(i int) bool {
	t := c.at(i)
	return t.kind == mark && (t.value == ',' || t.value == ')' || (t.value == '-' || t.value == '–' || t.value == '—') && !c.hyphen(i))
}

// auxiliary reports whether a finite verb part stands between two tokens, or
// the harm word is itself one.
func (c *casualties) auxiliary(from, to int) bool {
	for k := from; k < to; k++ {
		if c.has(k, be|have) {
			return true
		}
	}
	return c.has(to, harmIntr)
}

// opens reports whether a phrase that can stand between subject and verb
// begins after the quantity. With a comma before the verb one must follow the
// subject too.
func (c *casualties) opens(q *quantity, comma bool, j int) bool {
	if c.has(q.start-1, preposition) && !c.is(q.start-1, "as") || !c.people(q, true) {
		return false
	}
	n := c.at(q.end)
	if m := c.at(q.end); m.kind == mark && !quote(m) {
		if c.named(q) {
			return false
		}
		return comma && q.end < j && (c.aside(q.end) || m.value == '(')
	}
	if c.is(q.end, "and") {
		return c.and(q.end, j+1)
	}
	if c.is(q.end, "mostly", "mainly", "many", "most", "particularly", "especially", "all") {
		return true // “40 people mostly women were killed”
	}
	if n.class&(preposition|relative) != 0 || c.is(q.end, "who", "that", "of") {
		return true
	}
	return n.kind == word && n.class&(finite|be|have|modal|speech) == 0 && c.participle(q.end)
}

// named reports whether the few counted are named after it, so that nothing
// hangs on the number: "one guard, Ola Berg,", "two nurses, Ann Orr and Bo Lind,".
func (c *casualties) named(q *quantity) bool {
	if q.number.High == 1 {
		return true
	}
	first, next := c.at(q.end+1), c.at(q.end+2)
	return q.number.High <= 4 && !q.number.Percent && first.kind == word && first.upper && first.class&(people|numberWord) == 0 &&
		next.kind == word && (next.upper || c.is(q.end+2, "and"))
}

func (c *casualties) participle(i int) bool {
	t := c.at(i)
	w := c.text[t.start:t.end]
	return len(w) > 4 && (w[len(w)-3:] == "ing" || w[len(w)-2:] == "ed")
}

// breaks reports whether the subject cannot lie left of token k.
func (c *casualties) breaks(k int) bool {
	t := c.at(k)
	switch {
	case t.kind == mark:
		return !c.aside(k) && t.value != '(' && !quote(t) && !c.hyphen(k)
	case c.is(k, "but") && c.is(k-1, "all"), c.is(k, "as") && (c.is(k+1, "well") || c.is(k-1, "well")):
		return false
	case t.class&speech != 0 || c.is(k, "when", "after", "as", "because", "but", "while", "where", "if", "although", "which", "before"):
		return true
	case c.is(k, "and") && c.has(k+1, determiner|pronoun):
		return true
	}
	return t.class&(be|modal|finite) != 0 && t.class&preposition == 0 && !c.is(k-1, "who", "that", "whom") && !c.is(k-2, "who", "that", "whom")
}

// agent reports whether a quantity is the doer in a passive: "by 40 gunmen".
func (c *casualties) agent(q *quantity) bool {
	return c.is(q.start-1, "by") || c.is(q.start-2, "by") && c.has(q.start-1, determiner)
}

// subjects links what is coordinated with a subject: "12 soldiers and four
// civilians were killed", and the group a part is taken from: "40 people,
// including three children, were killed".
func (c *casualties) subjects(q *quantity, i int) {
	for range 4 {
		k := q.start - 1
		if !c.is(k, "and", "including", "or") && !c.isMark(k, ',') {
			return
		}
		k = c.beforeList(k)
		before := c.owned(k)
		if before == nil || before.end != k+1 || !c.people(before, false) && !c.is(before.end, "including") {
			return
		}
		c.add(before, c.class(i), span.Span{Start: before.start, End: before.end})
		q = before
	}
}

// beforeList walks left over "and", commas and single persons: "15 civilians
// including a woman and".
func (c *casualties) beforeList(k int) int {
	for range 8 {
		switch {
		case c.is(k, "and", "including", "or") || c.isMark(k, ','):
			k--
		case c.has(k, people) && c.owned(k) == nil && c.is(k-1, "a", "an"):
			k -= 2
		default:
			return k
		}
	}
	return k
}
