package detect

import "strings"

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
