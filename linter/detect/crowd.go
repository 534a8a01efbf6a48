package detect

import "github.com/rhetlint/rhetlint/linter/span"

// crowdSize finds counts of people at a protest, march or rally.
func crowdSize() Detector {
	return Detector{
		Name: "crowd-size",
		Doc: `A count of people at a protest, march, rally or vigil: “tens of thousands marched”, “more than 5,000 protesters”, ` +
			`“a crowd of 300”. Fans, spectators, visitors and tickets are counted at a gate and are left out, and so are people arrested or harmed.`,
		Triggers: func() [][]string {
			return [][]string{triggers(crowd | crowdNoun | crowdVerb | crowdMaybe), numberTriggers()}
		},
		Options: []Option{
			{Name: "minimum", Kind: Integer, Default: 100, Doc: "The smallest crowd reported."},
		},
		Find: findCrowds,
	}
}

func findCrowds(in Input) []Hit {
	s := in.sentence()
	if !s.topic(crowd|crowdNoun|crowdVerb|crowdMaybe) || !s.numbers() || s.topic(crowdPaid) {
		return nil
	}
	s.read()
	least := float64(in.Options.integer("minimum", 100))
	var hits []Hit
	for i := range s.quantities {
		q := &s.quantities[i]
		if q.number.High < least || q.number.Percent || s.treated(q.end) || s.harming(q.start-1) || s.title(q) {
			continue
		}
		if at, ok := s.crowd(q); ok {
			hits = append(hits, s.hit(q, at, "crowd"))
		}
	}
	return hits
}

// crowd decides whether a quantity counts a crowd and what to flag.
func (s *sentence) crowd(q *quantity) (span.Span, bool) {
	at := span.Span{Start: q.start, End: q.end}
	counted := q.head == peopleHead || q.head == bareHead && q.number.High > 0
	if before := s.crowdBefore(q); before >= 0 && counted {
		return span.Span{Start: before, End: q.end}, true
	}
	if s.hyphen(q.last) && s.is(q.last+1, "strong") && (s.has(q.last+2, crowdNoun) || s.has(q.last+3, crowdNoun)) {
		return span.Span{Start: q.start, End: q.last + 3}, true
	}
	if !counted {
		return at, false
	}
	if q.head == peopleHead && s.has(q.noun, crowd) {
		return at, true
	}
	return s.crowdAfter(q)
}

// crowdBefore is the token of "crowd of", "crowd at", "turnout was" just
// before a quantity, or -1.
func (s *sentence) crowdBefore(q *quantity) int {
	if !s.is(q.start-1, "of", "at", "was", "numbered", "reached", "to") {
		return -1
	}
	if k := q.start - 2; s.has(k, crowdNoun) || s.is(k, "group") && s.topic(crowd) {
		return k
	}
	return -1
}

// crowdAfter looks for what crowds do within the clause after a quantity.
func (s *sentence) crowdAfter(q *quantity) (span.Span, bool) {
	at := span.Span{Start: q.start, End: q.end}
	for k := q.end; k < q.end+8; k++ {
		t := s.at(k)
		switch {
		case t.kind == mark && !s.hyphen(k) && t.value != ',', s.is(k, "that", "but", "after", "when"):
			return at, false
		case s.has(k-1, determiner|preposition) && !s.is(k-1, "to") || s.hyphen(k-1):
		case s.has(k, crowdNoun) && !s.verbOnly(q.end, k) && !s.is(k-1, "to", "and"):
		case s.has(k, crowdVerb), s.has(k, crowdMaybe) && s.topic(crowdPlace):
			if s.verbOnly(q.end, k) {
				at.End = k + 1
			}
			return at, true
		}
	}
	return at, false
}

// verbOnly reports whether only auxiliaries and adverbs stand between tokens.
func (s *sentence) verbOnly(from, to int) bool {
	for k := from; k < to; k++ {
		if !s.has(k, be|have) && !s.adverb(k) {
			return false
		}
	}
	return true
}

// treated reports whether something is done to the people counted: they are
// arrested or harmed.
func (s *sentence) treated(i int) bool {
	for k := i; k < i+4; k++ {
		if s.has(k, arrest|harmPast|harmAdj|harmIntr) && !s.has(k, be) {
			return true
		}
		if !s.has(k, be|have) && !s.adverb(k) {
			return false
		}
	}
	return false
}

// harming reports whether the people counted are the object of a harm verb
// that ends at token i: "killed 400 protesters", "shot dead 100".
func (s *sentence) harming(i int) bool {
	return s.has(i, harmTakes|arrest) || s.is(i, "dead") && s.has(i-1, harmTakes)
}

// title reports whether a quantity is part of a name: "Million Man March".
func (s *sentence) title(q *quantity) bool {
	t := s.at(q.last - 1)
	return t.kind == word && t.upper && q.first > 0 && s.at(q.last).upper
}

// numberTriggers are what numbers are written with.
func numberTriggers() []string { return append(triggers(numberWord), "0") }

// shareTriggers are what shares in per cent are written with.
func shareTriggers() []string { return []string{"%", "percent", "pct", "per", "in", "out"} }

// numbers reports whether a sentence has a number.
func (s *sentence) numbers() bool { return s.topic(numberWord | inDigits) }

// hit makes a hit of a quantity.
func (s *sentence) hit(q *quantity, at span.Span, class string) Hit {
	h := Hit{
		Span: s.bytes(at), Class: class, Number: q.number, Key: key(class, q.number),
		Attrs: Attrs{Number: s.words(q.start, q.last)},
	}
	if q.noun >= 0 {
		h.Attrs.People = s.words(q.noun, q.noun+1)
	}
	return h
}
