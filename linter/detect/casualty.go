package detect

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/span"
)

// casualtyFigure finds counts of people killed, hurt, missing, taken or driven
// out: a number, people and harm in one clause, the people or the harm implied
// where the noun says it ("34 deaths").
func casualtyFigure() Detector {
	return Detector{
		Name: "casualty-figure",
		Doc: `A count of people killed, hurt, missing, kidnapped or driven from home: “at least 40 miners died”, ` +
			`“killing dozens”, “a toll of 1,204”, “40 dead and 12 wounded”. The number may be in digits or words, ` +
			`a range or a word of size. Weapons, vehicles, animals, money, ages, years, scores, arrests and plans are no casualties. ` +
			`The flagged text runs from the modifier of the number to the harm word where both stand together.`,
		Triggers: func() [][]string { return [][]string{append(triggers(harmAny|removal), "lives"), numberTriggers()} },
		Options: []Option{
			{Name: "classes", Kind: Words, Default: []string{"killed", "hurt", "missing", "moved", "combined"}, Allowed: harmNames[1:], Doc: "Which sorts of harm count."},
			{Name: "minimum", Kind: Integer, Default: 1, Doc: "The smallest figure reported."},
			{Name: "animals", Kind: Boolean, Default: false, Doc: "Count animals as well."},
			{Name: "share", Kind: Boolean, Default: true, Doc: "Report shares, such as “25% killed”, beside counts."},
		},
		Find: findCasualties,
	}
}

// figure is a quantity linked to a harm.
type figure struct {
	quantity *quantity
	harm     harm
	at       span.Span // tokens to flag
}

// casualties is the search within one sentence.
type casualties struct {
	*sentence
	figures []figure
	animals bool
}

func findCasualties(in Input) []Hit {
	s := in.sentence().displaced()
	if !s.counts() {
		return nil
	}
	if s.read(); !s.figured() {
		return nil
	}
	c := &casualties{sentence: s, animals: in.Options.boolean("animals", false)}
	c.described()
	for i := range s.tokens {
		if s.tokens[i].class&harmAny != 0 && !s.idiom(i) {
			c.link(i)
		} else if s.tokens[i].class&people != 0 {
			c.livesOf(i)
		}
	}
	c.inherit()
	c.parts()
	return c.hits(in)
}

// counts reports whether a sentence has a number and a harm word at all.
func (s *sentence) counts() bool {
	harmed := s.topic(harmAny) || slices.ContainsFunc(s.tokens, func(t token) bool {
		return t.class&people != 0 && equalWord(s.text[t.start:t.end], "lives")
	})
	return harmed && s.numbers()
}

// figured makes the quantities ready to become figures. It reports whether any of
// them counts something.
func (s *sentence) figured() bool {
	found := false
	for i := range s.quantities {
		q := &s.quantities[i]
		q.figure = 0
		found = found || q.head != notACount
	}
	return found
}

// idiom reports whether token i belongs to a set phrase such as "dead heat".
func (s *sentence) idiom(i int) bool {
	return s.pair(i) || s.pair(i-1) || s.hyphen(i-1) && s.pair(i-2)
}

func (s *sentence) pair(i int) bool {
	k := i + 1
	if s.hyphen(k) {
		k++
	}
	if !s.has(i, idiomStart) || s.at(k).kind != word {
		return false
	}
	var buf [2 * longest]byte
	a, b := s.tokens[i], s.tokens[k]
	folded, ok := foldWord(buf[:0:longest], s.text[a.start:a.end])
	if !ok || len(folded) == longest {
		return false
	}
	folded, ok = foldWord(append(folded, ' '), s.text[b.start:b.end])
	return ok && listedAs(hashOf(folded), string(folded)).membership&inIdioms != 0
}

// add links a quantity to a harm, once.
func (c *casualties) add(q *quantity, h harm, at span.Span) {
	if q.figure > 0 && c.figures[q.figure-1].harm == taken && h != taken {
		c.figures[q.figure-1].harm = h // nine of ten people abducted are dead
		return
	}
	if q.figure > 0 || !c.plausible(q, h) || c.denied(q) || c.unreal(q) {
		return
	}
	c.figures = append(c.figures, figure{q, h, at})
	q.figure = len(c.figures)
}

// described adds quantities whose noun carries the harm: "40 deaths", "40 dead
// miners".
func (c *casualties) described() {
	for i := range c.quantities {
		q := &c.quantities[i]
		switch {
		case q.number.Percent && q.part && c.at(q.noun).class&(harmPast|harmAdj|harmCount) != 0 && c.people(q, false):
			c.add(q, c.at(q.noun).harm, span.Span{Start: q.start, End: q.end})
		case q.harm == 0 || c.is(q.first, "one") && q.last == q.first+1 && q.part:
		case q.head == harmHead && !c.idiom(q.noun) && c.countable(q):
			c.add(q, q.harm, span.Span{Start: q.start, End: q.end})
		case q.described:
			c.add(q, q.harm, span.Span{Start: q.start, End: q.end})
		}
	}
}

// parts adds what is told of the harmed as a group: "at least 87 of the dead
// were lodgers".
func (c *casualties) parts() {
	for i := range c.quantities {
		q := &c.quantities[i]
		if q.part && !c.lone(q) && c.at(q.noun).class&(harmPast|harmAdj) != 0 && c.has(q.noun-1, determiner) {
			c.add(q, c.at(q.noun).harm, span.Span{Start: q.start, End: q.end})
		}
	}
}

// inherit gives a bare quantity the harm of the figure before it: "killing 12
// in Alden and two in Tolmen".
func (c *casualties) inherit() {
	for i := range c.quantities {
		q := &c.quantities[i]
		if i == 0 || q.figure > 0 || !c.is(q.start-1, "and") && !c.isMark(q.start-1, ',') {
			continue
		}
		before := &c.quantities[i-1]
		if before.figure == 0 || q.number.Percent || q.head == notACount {
			continue
		}
		others := q.head == peopleHead && c.is(q.noun, "others") || q.head == bareHead && c.is(q.end, "in", "at", "near", "more", "others", "elsewhere")
		if others && !c.lone(q) && !c.crosses(before.end, q.start) {
			c.add(q, c.figures[before.figure-1].harm, span.Span{Start: q.start, End: q.end})
		}
	}
}

// crosses reports whether a clause begins between two tokens.
func (c *casualties) crosses(from, to int) bool {
	for k := from; k < to; k++ {
		if t := c.at(k); t.kind == mark && (t.value == ';' || t.value == '.' || t.value == ':') || t.class&(be|modal|do) != 0 {
			return true
		}
	}
	return false
}
