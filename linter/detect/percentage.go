package detect

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/span"
)

// percentageClaim finds shares of people and changes in per cent.
func percentageClaim() Detector {
	return Detector{
		Name: "percentage-claim",
		Doc: `A share of people (“some 64% of teachers”, “nine in ten parents”) or a rise or fall in per cent (“risen by 40 per cent”, ` +
			`“a 12% drop”). Sentences about markets, companies and official series such as prices, sales, shares or interest rates are left out unless asked for.`,
		Triggers: func() [][]string { return [][]string{shareTriggers(), numberTriggers()} },
		Options: []Option{
			{Name: "classes", Kind: Words, Default: []string{"share", "change"}, Allowed: []string{"share", "change"}, Doc: "Shares of people, changes, or both."},
			{Name: "markets", Kind: Boolean, Default: false, Doc: "Look at sentences about markets as well."},
		},
		Find: findPercentages,
	}
}

func findPercentages(in Input) []Hit {
	s := read(in, people|rise|fall|harmAny|preposition)
	if s == nil {
		return nil
	}
	classes := in.Options.words("classes", []string{"share", "change"})
	markets := in.Options.boolean("markets", false)
	var hits []Hit
	for i := range s.quantities {
		q := &s.quantities[i]
		if !q.number.Percent {
			continue
		}
		at, class, ok := s.percentage(q)
		if !ok || !slices.Contains(classes, class) || !markets && s.topic(market|business) {
			continue
		}
		if class == "share" && s.has(q.noun, harmAny) {
			continue // toll-share
		}
		hits = append(hits, s.hit(q, at, class))
	}
	return hits
}

// percentage classifies a quantity in per cent.
func (s *sentence) percentage(q *quantity) (span.Span, string, bool) {
	at := span.Span{Start: q.start, End: q.end}
	switch {
	case s.is(q.end, "point", "points"), s.is(q.start, "from"):
		return at, "", false
	case q.head == peopleHead:
		return at, "share", true
	case s.has(q.start-1, rise|fall):
		at.Start = q.start - 1
	case s.is(q.start-1, "by", "of") && s.has(q.start-2, rise|fall):
		at.Start = q.start - 2
	default:
		end := s.changeAfter(q)
		at.End = max(at.End, end)
		return at, "change", end > 0
	}
	return at, "change", true
}

// changeAfter is the end of "rise", "more likely", "fewer" after a share, or 0.
func (s *sentence) changeAfter(q *quantity) int {
	for _, k := range [...]int{q.last, q.last + 1, q.last + 2} {
		if s.is(k, "of") {
			return 0
		}
		if k < s.percentAfter(q.last) || s.is(k-1, "or") {
			continue
		}
		if s.has(k, rise|fall) && !s.is(k, "up", "down") || s.is(k, "more", "fewer", "less", "higher", "lower") {
			return k + 1
		}
	}
	return 0
}
