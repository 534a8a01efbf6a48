package detect

import (
	"slices"
	"strings"
)

// presumed reports whether an unknown plural counts people by what is done to
// it: things are killed too, so that murder or injury is asked for, or a
// killing among bombs, gunmen and floods.
func (c *casualties) presumed(i int, q *quantity) bool {
	if q.head != otherHead || q.number.Percent || q.number.Vague || !c.unknownPlural(q) {
		return false
	}
	const violent = violence | war | disaster
	switch {
	case c.topics&(sport|business|fiction) != 0:
		return false
	case c.is(i, "murdered", "murdering", "massacred", "massacring", "beheaded", "beheading", "lynched", "assassinated", "wounded", "wounding", "injured", "injuring"):
		return true
	case c.is(i, "killed", "killing", "kills", "kill"):
		return c.topics&violent != 0
	}
	return false
}

// unknownPlural reports whether a quantity counts one small-letter word that
// stands in no list and does not end like a word for things.
func (c *casualties) unknownPlural(q *quantity) bool {
	t := c.at(q.noun)
	if q.part || q.noun != q.last || t.kind != word || t.class != 0 || t.upper || c.hyphen(q.noun+1) {
		return false
	}
	w := c.text[t.start:t.end]
	if len(w) < 5 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") {
		return false
	}
	for _, ending := range [...]string{
		"ions", "ments", "ings", "isms", "ships", "ages", "ances", "ences", "ures", "ities", "ials", "nesses", "ables", "eses",
		"phones", "ware", "grams", "oms", "ways", "lines", "houses", "works", "boxes", "cycles", "wells", "backs", "offs", "outs", "ups",
	} {
		if strings.HasSuffix(w, ending) {
			return false
		}
	}
	return true
}

// unreal reports whether the dead are names on a roll or parts in a play: "two
// million dead people are registered to vote", "14 deaths in four episodes".
func (c *casualties) unreal(q *quantity) bool {
	if c.topics&(war|disaster|violence) != 0 {
		return false
	}
	if q.described && c.topics&register != 0 {
		return c.is(q.noun-1, "dead", "deceased")
	}
	return q.head == harmHead && c.topics&fiction != 0
}

// people reports whether a quantity can count people; bare numbers and names
// may where the harm is done to people only.
func (c *casualties) people(q *quantity, bare bool) bool {
	if q == nil || q.number.High == 0 {
		return false
	}
	switch q.head {
	case peopleHead:
		if q.part && c.is(q.noun, "affected", "infected") && c.topics&disaster == 0 {
			return false // how deadly an illness is, not whom it killed
		}
		return !q.part || !c.lone(q)
	case bareHead, properHead:
		return bare && !c.lone(q)
	case animalHead:
		return c.animals
	}
	return false
}

// lone reports whether a quantity is the pronoun "one".
func (c *casualties) lone(q *quantity) bool {
	if !c.is(q.first, "one") || q.last != q.first+1 || q.number.Percent {
		return false
	}
	if q.part || q.head != bareHead || q.start != q.first || c.is(q.end, "shot") && !c.is(q.end+1, "dead") || c.has(q.end, be|have) {
		return true
	}
	before := c.at(q.first - 1)
	return before.kind == word && before.class&harmTakes == 0 && !c.leave(q.first-1) && !c.is(q.first-1, "and", "another", "with")
}

// countable guards nouns that are counted in other trades as well.
func (c *casualties) countable(q *quantity) bool {
	if c.at(q.noun).glued || c.hyphen(q.noun+1) {
		return false
	}
	switch {
	case c.is(q.noun, "victims"):
		return c.topics&sport == 0 && c.grave() && !c.topic(swindle)
	case c.is(q.noun, "bodies"):
		return c.topics&recovery != 0 && !c.is(q.start-1, "the") && !(c.is(q.noun+1, "of") && c.is(q.noun+2, "water"))
	case q.harm == hurt:
		return c.topics&sport == 0
	}
	return true
}

// grave reports whether the sentence speaks of death, injury, war or disaster
// beside its "victims".
func (s *sentence) grave() bool {
	if s.topic(war | disaster) {
		return true
	}
	return slices.ContainsFunc(s.tokens, func(t token) bool {
		return t.class&(harmVerb|harmAdj|harmIntr) != 0 && t.class&(harmWeak|harmCount) == 0 || t.harm == killed && t.class&harmCount != 0
	})
}

// plausible filters what the topic of the sentence makes doubtful.
func (c *casualties) plausible(q *quantity, h harm) bool {
	if q.number.Percent && q.number.High > 100 {
		return false
	}
	if q.number.Percent && h == missing {
		return false // voters vanish from a roll
	}
	if h == missing && q.head == bareHead && q.number.Vague {
		return false // sums of money vanish
	}
	game := c.topics&sport != 0 && c.topics&(war|disaster) == 0
	return !game || h != hurt && h != missing || q.head == peopleHead && !c.has(q.noun, sport) && !c.is(q.noun, "men", "others")
}

// denied reports whether the words before a quantity say that it is no figure:
// "how many of the 40", "none of the 40", "whether 40 people".
func (c *casualties) denied(q *quantity) bool {
	for k, steps := q.start-1, 0; k >= 0 && steps < 8; k, steps = k-1, steps+1 {
		t := c.tokens[k]
		switch {
		case t.kind == mark && !c.hyphen(k):
			return false
		case c.is(k, "if", "unless", "whether"):
			return true
		case steps < 3 && (c.is(k, "many", "none", "neither", "any", "each", "every") || c.is(k, "not") && !c.is(k+1, "only", "just")):
			return c.is(k+1, "of") || c.is(k, "any") || k == q.start-1
		case t.class&(harmAny|speech) != 0:
			return false
		}
	}
	return false
}
