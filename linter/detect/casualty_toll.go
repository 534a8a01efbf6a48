package detect

import "github.com/rhetlint/rhetlint/linter/span"

// dead recognises the dead as a group: "the dead were 40 miners", "the number
// of dead".
func (c *casualties) dead(i int) bool {
	return c.has(i, harmAdj|harmPast) && (c.is(i-1, "the", "those") || c.is(i-1, "of") && c.counter(i-2))
}

func (c *casualties) counter(i int) bool {
	return c.is(i, "number", "count", "total", "tally", "amount", "numbers")
}

// toll links a noun that a number stands for: "the toll rose to 40", "put the
// number of dead at 70", "losses are more than 10,000".
func (c *casualties) toll(i int) {
	h, start, ok := c.tollNoun(i)
	if !ok || !c.factual(i) {
		return
	}
	for j, end := i+1, min(i+reachToll, len(c.tokens)); j < end; j++ {
		q := c.owned(j)
		switch {
		case q != nil && q.start == j && c.tollNumber(i, q):
			at := span.Span{Start: q.start, End: q.end}
			if c.has(q.end, harmPast|harmAdj) {
				at.End, h = at.End+1, c.at(q.end).harm // "a toll of 36 wounded"
			}
			if c.close(i+1, q.start) {
				at.Start = start
			}
			c.add(q, h, at)
			return
		case q != nil:
			j = q.end - 1
		case c.is(j, "which", "that", "who") && c.isMark(j-1, ','):
			for j < end && !c.isMark(j, ',') {
				j++ // a clause set between commas
			}
		case c.tollStops(j):
			return
		}
	}
}

// tollNoun checks the noun at i and returns its class and first token.
func (c *casualties) tollNoun(i int) (harm, int, bool) {
	switch {
	case c.is(i, "toll"):
		return killed, c.compound(i), !c.hyphen(i+1) && !c.is(i+1, "on") && !c.is(i-1, "its", "their", "heavy") || c.is(i-1, "death")
	case c.is(i, "losses"):
		return combined, i, c.topics&(sport|business) == 0 && !c.is(i-1, "job", "two", "three")
	case c.numbered(i) >= 0:
		return c.at(i).harm, c.numbered(i), c.at(i).harm != 0
	case c.is(i, "casualties", "deaths", "fatalities", "injuries", "killings", "victims", "murders"):
		return c.at(i).harm, c.compound(i), c.is(i-1, "of") && c.counter(i-2) || c.verbFollows(i)
	case c.dead(i) && !c.at(i).upper && c.verbFollows(i):
		return c.at(i).harm, c.compound(i), true
	}
	return 0, 0, false
}

// verbFollows reports whether a verb of counting comes soon after a plural
// noun: "casualties had reached 40".
func (c *casualties) verbFollows(i int) bool {
	for k := i + 1; k < i+5; k++ {
		if c.counting(k) {
			return true
		}
	}
	return false
}

func (c *casualties) counting(k int) bool {
	return c.is(k, "reached", "reach", "reaches", "exceed", "exceeded", "exceeds", "rose", "risen", "rises", "rise", "climbed", "climbs", "stood", "stands",
		"passed", "passes", "topped", "tops", "numbered", "number", "totalled", "totaled", "total", "hit", "hits", "at", "include", "included", "includes", "including", "are", "were")
}

// numbered is the token that begins "the number of fighters killed", for the
// harm word at i, or -1.
func (c *casualties) numbered(i int) int {
	if c.at(i).class&(harmPast|harmAdj) == 0 {
		return -1
	}
	for k := i - 1; k >= 0 && k > i-12; k-- {
		switch {
		case c.counter(k) && c.is(k+1, "of"):
			return k
		case c.owned(k) != nil, c.has(k, be|modal|speech|harmAny):
			return -1
		}
	}
	return -1
}

// among links "six children were among the dead".
func (c *casualties) among(i int) {
	if !c.is(i-1, "the", "those") || !c.is(i-2, "among") || c.at(i).harm == 0 {
		return
	}
	j := i - 3
	for c.has(j, be|adverb) {
		j--
	}
	q, end := c.owned(j), i+1
	if j == i-3 {
		return
	}
	if q == nil || q.end != j+1 {
		if q = c.farSubject(i-2, j); q != nil {
			end = q.end
		}
	}
	if q == nil || !c.people(q, true) {
		return
	}
	c.add(q, c.at(i).harm, span.Span{Start: q.start, End: end})
	c.subjects(q, i)
}

// compound is the first token of "death toll", "number of casualties".
func (c *casualties) compound(i int) int {
	if c.is(i-1, "of") && c.counter(i-2) {
		return i - 2
	}
	if c.is(i-1, "death", "casualty", "body") {
		return i - 1
	}
	return i
}

// tollNumber accepts the number of a toll: bare, or with people.
func (c *casualties) tollNumber(i int, q *quantity) bool {
	if before := c.at(q.start - 1); before.upper && before.class == 0 {
		return false // part of a name
	}
	if q.number.Percent || c.lone(q) || c.has(q.start-1, preposition) && !c.is(q.start-1, "of", "to", "at", "about", "over", "by", "from", "near", "than", "including") {
		return false
	}
	if c.is(i, "losses") && q.head == bareHead {
		return q.number.Low >= 10 && c.at(q.end).kind != word
	}
	return c.people(q, true) || q.head == harmHead
}

// tollStops reports whether the search for a toll's number ends at j.
func (c *casualties) tollStops(j int) bool {
	t := c.at(j)
	if t.kind == mark {
		return t.value != ',' && !c.hyphen(j) && t.value != ':' && t.value != '(' && t.value != ')' && !quote(t)
	}
	return t.class&(boundary|speech) != 0 && t.class&preposition == 0 || c.is(j, "who", "that", "but", "when", "after", "while") || c.is(j, "and") && c.has(j+1, determiner|pronoun)
}

// close reports whether a toll and its number stand together: only a verb or
// a small word between them.
func (c *casualties) close(from, to int) bool {
	for k := from; k < to; k++ {
		if c.has(k, determiner) {
			return false
		}
	}
	return to-from <= 5
}

// suffered links "two hunters suffered burns" and "19 children became victims".
func (c *casualties) suffered(i int) {
	if !c.is(i, "injuries", "victims") {
		return
	}
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if c.is(k, "suffered", "suffer", "sustained", "sustain", "received", "receive", "fallen", "fell", "fall", "suffering", "became", "were") {
			if q := c.owned(c.subjectEnd(k)); q != nil && q.end == k && c.people(q, false) {
				c.add(q, c.at(i).harm, span.Span{Start: q.start, End: i + 1})
				c.subjects(q, i)
			}
			return
		}
	}
}
