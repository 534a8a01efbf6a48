package detect

import "slices"

// quantity is a number with what is counted: "at least 40 young miners".
type quantity struct {
	start, end  int // tokens, with modifiers and the noun
	first, last int // tokens of the number itself, last exclusive
	number      Number
	head        head
	noun        int  // token of the noun counted, or -1
	harm        harm // of a counted harm ("40 deaths") or a describing one ("40 dead miners")
	described   bool // the harm stands as an adjective before the noun
	part        bool // "two of the wounded"
	figure      int  // one more than the index of the figure it became, or 0
}

// head is what sort of thing is counted.
type head uint8

const (
	bareHead   head = iota + 1 // nothing follows: "killed 40."
	peopleHead                 // people
	harmHead                   // deaths, injuries
	properHead                 // a name: "40 Taliban"
	animalHead                 // animals
	otherHead                  // a noun that is not known to be people
	notACount                  // a year, an age, money, a date, a score …
)

// read finds the quantities of a sentence, once.
func (s *sentence) read() {
	if s.quantified {
		return
	}
	s.quantified, s.quantities = true, s.quantities[:0]
	s.owner = slices.Grow(s.owner[:0], len(s.tokens))[:len(s.tokens)]
	clear(s.owner)
	for i := 0; i < len(s.tokens); {
		if !s.begins(i) {
			i++
			continue
		}
		q, ok := s.quantity(i)
		if !ok {
			i++
			continue
		}
		s.quantities = append(s.quantities, q)
		for k := q.start; k < q.end; k++ {
			s.owner[k] = int32(len(s.quantities)) //nolint:gosec // bounded by the tokens of a sentence
		}
		i = q.end
	}
}

// begins reports whether a quantity can begin with token i.
func (s *sentence) begins(i int) bool {
	t := &s.tokens[i]
	if t.kind == digits || t.class&(numberWord|modifierStart) != 0 {
		return true
	}
	if t.kind != word {
		return false
	}
	switch s.text[t.start] | 0x20 {
	case 'a', 'f', 'h', 's':
		return s.is(i, "a", "an", "half", "several", "few")
	}
	return false
}

// owned is the quantity that token i belongs to, or nil.
func (s *sentence) owned(i int) *quantity {
	if i < 0 || i >= len(s.owner) || s.owner[i] == 0 {
		return nil
	}
	return &s.quantities[s.owner[i]-1]
}

// quantity reads modifiers, a number and the noun at token i.
func (s *sentence) quantity(i int) (quantity, bool) {
	j := s.modifiers(i)
	n, k, ok := s.number(j)
	if !ok && j > i {
		// A modifier may be the article of the number: "a hundred".
		j = i
		n, k, ok = s.number(j)
	}
	if !ok {
		return quantity{}, false
	}
	q := quantity{start: i, first: j, last: k, end: k, number: n, noun: -1, head: bareHead}
	if p := s.percentAfter(k); p > k {
		q.number.Percent, q.end = true, p
	} else if ratio, p, ok := s.ratioAfter(n, k); ok {
		q.number, q.end = ratio, p
	} else {
		q.end = s.afterNumber(k)
	}
	if s.notACount(&q) {
		q.head = notACount
		return q, true
	}
	s.noun(&q)
	if q.head == bareHead && s.looksLikeYear(q) {
		q.head = notACount
	}
	return q, true
}

// modifiers is the token after the modifiers that begin at i: "at least",
// "an estimated", "more than".
func (s *sentence) modifiers(i int) int {
	for range 3 {
		n := s.modifier(i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

func (s *sentence) modifier(i int) int {
	if !s.has(i, modifierStart) {
		return 0
	}
	best := 0
	for _, phrase := range modifiers[s.tokens[i].modifiers] {
		if len(phrase) > best && s.phrase(i, phrase) {
			best = len(phrase)
		}
	}
	return best
}

func (s *sentence) phrase(i int, phrase []string) bool {
	for k, w := range phrase {
		if !s.is(i+k, w) {
			return false
		}
	}
	return true
}

// afterNumber skips "or more", "or so", "plus", "+", "odd".
func (s *sentence) afterNumber(i int) int {
	switch {
	case s.is(i, "or") && s.is(i+1, "more", "so", "fewer", "less"):
		return i + 2
	case s.is(i, "plus", "odd") && s.at(i+1).kind == word:
		return i + 1
	case s.isMark(i, '+'):
		return i + 1
	case s.hyphen(i) && s.is(i+1, "plus", "odd"):
		return i + 2
	}
	return i
}

// notACount recognises numbers that count nobody by what stands around them.
func (s *sentence) notACount(q *quantity) bool {
	before, after := s.at(q.first-1), s.at(q.end)
	switch {
	case currency(before), before.class&money != 0 && s.at(q.first).kind == digits, currency(after) && after.glued:
		return true
	case after.class&(money|unit) != 0 && !q.number.Percent:
		return true
	case s.hyphen(q.end), after.glued && after.kind == word:
		return !s.multiplier(q)
	case after.glued && after.kind == mark && s.at(q.end+1).glued && (after.value == '/' || after.value == ':') && s.at(q.end+1).kind == digits:
		return true
	case s.at(q.first).glued && before.kind == mark && s.joins(q.first-1):
		return true
	case s.date(q), s.age(q):
		return true
	}
	return s.at(q.first).kind == digits && q.first == q.start && s.labelled(q)
}

// joins reports whether the mark at i ties a number to what stands before it:
// "A-10", "9/11", "#40".
func (s *sentence) joins(i int) bool {
	t := s.at(i)
	if t.value == '#' {
		return true
	}
	return t.glued && (t.value == '/' || t.value == ':' || t.value == '.' || t.value == '-')
}

// multiplier accepts the m of "1.2m people" and the k of "40k people".
func (s *sentence) multiplier(q *quantity) bool {
	scale := 1e6
	switch {
	case s.is(q.end, "m", "mn"):
	case s.is(q.end, "k"):
		scale = 1e3
	default:
		return false
	}
	if !s.has(q.end+1, people) {
		return false
	}
	q.number.Low, q.number.High = q.number.Low*scale, q.number.High*scale
	q.end++
	return true
}

// date recognises "17 July", "July 17", "July 17 and 18".
func (s *sentence) date(q *quantity) bool {
	near := func(i int) bool { return s.has(i, month) && s.at(i).upper }
	if s.at(q.first).kind != digits {
		return false
	}
	if near(q.first - 1) {
		return q.number.Low <= 31 || q.number.Low >= 1000 && q.number.Low <= 2100
	}
	return near(q.end) && q.number.Low <= 31
}

// age recognises "aged 7", "Ann Orr, 32,", "40 years old".
func (s *sentence) age(q *quantity) bool {
	if s.is(q.start-1, "aged", "age", "ages") || s.is(q.start-1, "of") && s.is(q.start-2, "age", "ages") {
		return true
	}
	if s.is(q.start-1, "of") && s.is(q.start-2, "father", "mother", "dad", "mum", "mom", "parent", "grandmother", "grandfather", "man", "woman", "boy", "girl") {
		return q.end >= len(s.tokens) || !s.has(q.end, people)
	}
	return q.number.High <= 115 && s.isMark(q.first-1, ',') && q.first == q.start &&
		s.at(q.first-2).upper && s.at(q.first-2).kind == word && !s.has(q.first-2, month) &&
		(s.isMark(q.end, ',') || s.isMark(q.end, '.') || s.isMark(q.end, ')') || s.is(q.end, "and", "was", "from", "of"))
}

// labelled recognises the number of a name: "Route 40", "Flight 370", "No 10".
func (s *sentence) labelled(q *quantity) bool {
	before := s.at(q.first - 1)
	if before.class&label == 0 || before.glued && s.hyphen(q.first-2) {
		return false
	}
	if s.has(q.end, people|harmAny|be) && !before.upper {
		return false
	}
	return before.upper || s.is(q.first-1, "aged", "age", "number", "no", "day", "page", "category", "grade", "level", "phase", "room")
}

// looksLikeYear recognises a bare number from 1000 to 2100 that is placed or
// written like a year.
func (s *sentence) looksLikeYear(q quantity) bool {
	n := q.number.Low
	t := s.at(q.first)
	if n < 1000 || n > 2100 || q.last != q.first+1 || t.kind != digits || t.end-t.start != 4 || q.number.Percent {
		return false
	}
	if q.start < q.first { // "at least 2000", but not "since about 2000"
		return !s.is(q.start, "at", "more", "over", "up", "as", "nearly", "almost", "some")
	}
	if s.is(q.first-1, "in", "since", "of", "from", "by", "until", "during", "late", "early", "to", "the", "before", "after") || s.isMark(q.first-1, ',') {
		return true
	}
	return n >= 1700 && !s.has(q.first-1, harmTakes)
}
