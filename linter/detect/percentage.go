package detect

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	if !perCent(in.Sentence.Of(in.Text)) {
		return nil
	}
	s := in.sentence()
	if !in.Options.boolean("markets", false) && s.topic(market|business) || !s.topic(people|rise|fall|harmAny|preposition) {
		return nil
	}
	s.read()
	classes := in.Options.words("classes", []string{"share", "change"})
	var hits []Hit
	for i := range s.quantities {
		q := &s.quantities[i]
		if !q.number.Percent {
			continue
		}
		at, class, ok := s.percentage(q)
		if !ok || !slices.Contains(classes, class) {
			continue
		}
		if class == "share" && s.has(q.noun, harmAny) {
			continue // toll-share
		}
		hits = append(hits, s.hit(q, at, class))
	}
	return hits
}

// perCent reports whether a text could hold a share in per cent, so that most
// sentences with a number need not be read: it has one of the signs and words
// for it, or “in” or “out of” between two numbers.
func perCent(text string) bool {
	for i := range len(text) {
		if !shareStarts[text[i]] {
			continue
		}
		switch text[i] | 0x20 {
		case 'p':
			if begins(text[i:], "pct") || begins(text[i:], "per") && cent(text, i+3) {
				return true
			}
		case 'i':
			if begins(text[i:], "in") && alone(text, i, i+2) && numberBefore(text, i) && numberAfter(text, i+2) {
				return true
			}
		case 'o':
			if begins(text[i:], "of") && alone(text, i, i+2) && outBefore(text, i) && numberAfter(text, i+2) {
				return true
			}
		default: // a per cent sign
			return true
		}
	}
	return false
}

// shareStarts are the bytes at which perCent looks closer.
var shareStarts = [256]bool{'%': true, 'p': true, 'P': true, 'i': true, 'I': true, 'o': true, 'O': true}

// begins reports whether a text begins with letters, whatever their case.
func begins(text, lower string) bool {
	return len(text) >= len(lower) && sameWord(text[:len(lower)], lower)
}

// gapByte reports bytes that may stand between two words side by side; beyond
// ASCII any may.
func gapByte(b byte) bool { return b <= ' ' || b >= utf8.RuneSelf }

// cent reports whether a text could go on with “cent” at i.
func cent(text string, i int) bool {
	for i < len(text) && gapByte(text[i]) {
		i++
	}
	return i < len(text) && text[i]|0x20 == 'c'
}

// numberBefore reports whether a number could end before i.
func numberBefore(text string, i int) bool {
	for i > 0 && text[i-1] <= ' ' {
		i--
	}
	end := i
	for i > 0 && kinds[text[i-1]] == word {
		i--
	}
	if i > 0 && text[i-1] >= utf8.RuneSelf {
		return true // a word or a space that would have to be looked at closely
	}
	return i == end && i > 0 && isDigit(text[i-1]) || lookup(text[i:end]).class&numberWord != 0
}

// outBefore reports whether a number and “out” could end before i.
func outBefore(text string, i int) bool {
	for i > 0 && gapByte(text[i-1]) {
		i--
	}
	end := i
	for i > 0 && kinds[text[i-1]] == word {
		i--
	}
	return i > 0 && text[i-1] >= utf8.RuneSelf || strings.EqualFold(text[i:end], "out") && numberBefore(text, i)
}

// alone reports whether no letter of ASCII stands on either side of a word.
func alone(text string, start, end int) bool {
	return (start == 0 || kinds[text[start-1]] != word) && (end == len(text) || kinds[text[end]] != word)
}

// numberAfter reports whether a number, or “every”, could follow at i.
func numberAfter(text string, i int) bool {
	j := i
	for j < len(text) && gapByte(text[j]) {
		j++
	}
	if j < len(text) && isDigit(text[j]) {
		return true
	}
	if j == i || j == len(text) {
		return false
	}
	w := text[j:wordEnd(text, j)]
	if lookup(w).class&numberWord != 0 {
		return true
	}
	return slices.ContainsFunc([]string{"every", "a", "an", "several", "few", "half"}, func(n string) bool { return equalWord(w, n) })
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
