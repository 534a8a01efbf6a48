package detect

import "github.com/rhetlint/rhetlint/linter/span"

// tollShare finds shares of the dead or hurt that come without the number they
// are a share of.
func tollShare() Detector {
	return Detector{
		Name: "toll-share",
		Doc: `A share of those killed or hurt without their number: “70% of those killed”, “nine in ten of the dead”, “most of the victims”. ` +
			`Silent where the sentence or the one before gives a count of casualties.`,
		Triggers: func() [][]string {
			return [][]string{
				triggers(harmPast | harmAdj | harmCount),
				append(shareTriggers(), "most", "half", "majority", "third", "thirds", "quarter", "quarters", "fifth", "fifths"),
			}
		},
		Find: findTollShares,
	}
}

// lookBack is how much of the text before a sentence is searched for a count,
// in bytes.
const lookBack = 400

func findTollShares(in Input) []Hit {
	s := in.sentence()
	if !s.topic(harmPast | harmAdj | harmCount) {
		return nil
	}
	s.read()
	var hits []Hit
	for i := range s.tokens {
		at, n, ok := s.tollShare(i)
		ok = ok && !(s.is(at.End-1, "victims") && s.topic(swindle))
		if ok && (len(hits) == 0 || !hits[len(hits)-1].Span.Overlaps(s.bytes(at))) {
			hits = append(hits, Hit{Span: s.bytes(at), Class: s.at(at.End - 1).harm.String(), Number: n, Attrs: Attrs{Number: s.words(at.Start, at.Start+1)}})
		}
	}
	if len(hits) > 0 && based(in) {
		return nil
	}
	return hits
}

// based reports whether a count of casualties stands in the sentence or just
// before it.
func based(in Input) bool {
	from := max(in.Sentence.Start-lookBack, 0)
	for i := in.Sentence.Start - 2; i > from; i-- {
		if in.Text[i] == '.' || in.Text[i] == '\n' {
			if in.Sentence.Start-i > 4 {
				from = i + 1
			}
		}
	}
	for _, at := range [...]span.Span{in.Sentence, {Start: from, End: in.Sentence.Start}} {
		counts := findCasualties(Input{Text: in.Text, Sentence: at, Options: Values{"share": false}})
		if len(counts) > 0 {
			return true
		}
	}
	return false
}

// tollShare reads a share of the harmed that begins at token i.
func (s *sentence) tollShare(i int) (span.Span, Number, bool) {
	if q := s.owned(i); q != nil && q.number.Percent {
		end := s.harmed(q.end)
		if s.is(q.end, "of") {
			end = s.harmed(q.end + 1)
		}
		if q.part && s.has(q.noun, harmPast|harmAdj|harmCount) {
			end = q.noun + 1
		}
		return span.Span{Start: q.start, End: end}, q.number, q.start == i && end > 0
	}
	j := i
	switch {
	case s.is(i, "most", "half", "majority"):
		j++
	case s.is(i+1, "third", "thirds", "quarter", "quarters", "fifth", "fifths") && (s.is(i, "a") || s.has(i, numberUnit)):
		j += 2
	default:
		return span.Span{}, Number{}, false
	}
	if s.is(j, "of") {
		j++
	}
	end := s.harmed(j)
	return span.Span{Start: i, End: end}, Number{}, end > 0
}

// harmed is the end of "the dead", "those killed", "its victims" at i, or 0.
func (s *sentence) harmed(i int) int {
	if !s.has(i, determiner) {
		return 0
	}
	i++
	if s.is(i, "people", "civilians") && s.has(i+1, harmPast) {
		i++
	}
	if s.has(i, harmPast|harmAdj|harmCount) && !s.has(i, harmWeak) && s.at(i).harm != 0 && !s.idiom(i) && !s.has(i+1, people|thing) {
		return i + 1
	}
	return 0
}
