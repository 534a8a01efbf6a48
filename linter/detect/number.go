package detect

import (
	"math"
	"strconv"
	"unicode"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Number is a number as a text gives it. Low and High differ for ranges
// ("between 40 and 60").
type Number struct {
	Low, High float64
	Percent   bool // Low and High are per cent: "70%", "one in five"
	Vague     bool // a word of size, such as "dozens"; Low is its least meaning
}

// String is a canonical form of the number: equal for equal numbers however
// they are written, "14" for fourteen and "200-400" for a range.
func (n Number) String() string {
	text := strconv.FormatFloat(n.Low, 'f', -1, 64)
	switch {
	case n.Vague:
		return text + "s"
	case n.High != n.Low:
		text += "-" + strconv.FormatFloat(n.High, 'f', -1, 64)
	}
	if n.Percent {
		text += "%"
	}
	return text
}

// sentence is what detectors work on: the tokens of one sentence and the
// quantities among them.
type sentence struct {
	text       string
	tokens     []token
	quantities []quantity
	owner      []int32 // for every token one more than its quantity's index, or 0
	topics     class   // what its words can be, all together
	quantified bool    // its quantities are known
}

// sentence is the sentence to look at, cut into tokens, or what is remembered
// of it. The memory it takes is used again for the next one.
func (in Input) sentence() *sentence {
	m := in.Memory
	if m == nil {
		return newSentence(in.Text, in.Sentence)
	}
	s := &m.sentence
	if !m.known || m.at != in.Sentence || s.text != in.Text {
		m.known, m.at = true, in.Sentence
		s.text, s.tokens, s.quantified = in.Text, scan(s.tokens[:0], in.Text, in.Sentence), false
		s.topics = topicsOf(s.tokens)
	}
	return s
}

// newSentence cuts a range of text into tokens. Quantities are found by read.
func newSentence(text string, at span.Span) *sentence {
	tokens := scan(make([]token, 0, at.Len()/5+4), text, at)
	return &sentence{text: text, tokens: tokens, topics: topicsOf(tokens)}
}

// topicsOf is what the words can be, all together.
func topicsOf(tokens []token) class {
	var all class
	for i := range tokens {
		if all |= tokens[i].class; tokens[i].kind == digits {
			all |= inDigits
		}
	}
	return all
}

// topic reports whether any word of the sentence is of a class.
func (s *sentence) topic(c class) bool { return s.topics&c != 0 }

// at is the token with number i, or an empty one outside the sentence.
func (s *sentence) at(i int) token {
	if i < 0 || i >= len(s.tokens) {
		return token{}
	}
	return s.tokens[i]
}

// word is the text of token i.
func (s *sentence) word(i int) string {
	t := s.at(i)
	return s.text[t.start:t.end]
}

func (s *sentence) has(i int, c class) bool {
	return i >= 0 && i < len(s.tokens) && s.tokens[i].class&c != 0
}

// is reports whether token i is one of the given lower-case words.
func (s *sentence) is(i int, list ...string) bool {
	if i < 0 || i >= len(s.tokens) || s.tokens[i].kind != word {
		return false
	}
	text := s.text[s.tokens[i].start:s.tokens[i].end]
	first := text[0] | 0x20 // lower case, for the letters that begin vocabulary words
	for _, w := range list {
		if w[0] == first && equalWord(text, w) {
			return true
		}
	}
	return false
}

func (s *sentence) isMark(i int, r rune) bool {
	t := s.at(i)
	return t.kind == mark && t.value == float64(r)
}

// hyphen reports whether token i is a hyphen within a compound.
func (s *sentence) hyphen(i int) bool {
	t := s.at(i)
	return t.kind == mark && t.glued && s.at(i+1).glued &&
		(t.value == '-' || t.value == '\u2010' || t.value == '\u2011' || t.value == '–')
}

// number reads a number at token i and returns the token after it. Ranges are
// read whole.
func (s *sentence) number(i int) (Number, int, bool) {
	low, j, vague, ok := s.plainNumber(i)
	if !ok {
		return Number{}, i, false
	}
	n := Number{Low: low, High: low, Vague: vague}
	if vague {
		return n, j, true
	}
	if high, k, ok := s.rangeEnd(i, j); ok {
		if low < high && low < 1000 && high >= 1000 && !s.has(j-1, numberScale) && s.has(k-1, numberScale) {
			low *= s.at(k - 1).value // "two to three million"
		}
		if low < high {
			return Number{Low: low, High: high}, k, true
		}
	}
	return n, j, true
}

// rangeEnd reads "to 60", "-60", "or 60" and, after "between", "and 60" at j.
func (s *sentence) rangeEnd(start, j int) (float64, int, bool) {
	k := j + 1
	switch {
	case s.is(j, "to", "or"), s.hyphen(j):
	case s.is(j, "and") && s.is(start-1, "between"):
	default:
		return 0, 0, false
	}
	high, k, vague, ok := s.plainNumber(k)
	return high, k, ok && !vague
}

// plainNumber reads one number in digits or words at token i.
func (s *sentence) plainNumber(i int) (value float64, next int, vague, ok bool) {
	t := s.at(i)
	switch {
	case t.kind == digits:
		value, next = s.scaled(t.value, i+1)
		return value, next, false, true
	case t.class&numberMany != 0:
		value, next = t.value, i+1
		for s.is(next, "of") && s.has(next+1, numberMany) {
			value, next = value*s.at(next+1).value/2, next+2
		}
		return value, next, true, true
	case t.class&(numberUnit|numberTens|numberScale) != 0:
		return s.wordNumber(i)
	case s.is(i, "a", "an", "several", "few") && s.has(i+1, numberScale):
		value, next = s.scaled(1, i+1)
		return value, next, !s.is(i, "a", "an"), true
	case s.is(i, "a") && (s.is(i+1, "few") && s.has(i+2, numberScale)):
		value, next = s.scaled(2, i+2)
		return value, next, true, true
	case s.is(i, "a") && s.is(i+1, "couple") && s.is(i+2, "of") && s.has(i+3, numberScale):
		value, next = s.scaled(2, i+3)
		return value, next, false, true
	case s.is(i, "half"):
		return s.halfNumber(i)
	case s.is(i, "a") && s.is(i+1, "quarter") && s.is(i+2, "of") && s.is(i+3, "a") && s.has(i+4, numberScale):
		value, next = s.scaled(0.25, i+4)
		return value, next, false, true
	}
	return 0, i, false, false
}

// scaled multiplies by the words hundred, thousand, million … at i.
func (s *sentence) scaled(value float64, i int) (float64, int) {
	for s.has(i, numberScale) {
		value *= s.at(i).value
		i++
	}
	return value, i
}

// halfNumber reads "half a dozen", "half-a-million".
func (s *sentence) halfNumber(i int) (float64, int, bool, bool) {
	j := i + 1
	if s.hyphen(j) {
		j++
	}
	if !s.is(j, "a") {
		return 0, i, false, false
	}
	if j++; s.hyphen(j) {
		j++
	}
	if !s.has(j, numberScale) {
		return 0, i, false, false
	}
	value, next := s.scaled(0.5, j)
	return value, next, false, true
}

// wordNumber reads "twenty-two", "one hundred and four", "three hundred thousand".
func (s *sentence) wordNumber(i int) (value float64, next int, vague, ok bool) {
	total, current, last := 0.0, 0.0, class(0)
	for {
		t := s.at(i)
		switch {
		case t.class&numberTens != 0 && last&(numberUnit|numberTens) == 0:
			current += t.value
		case t.class&numberUnit != 0 && last&numberUnit == 0:
			current += t.value
		case t.class&numberScale != 0 && t.value <= 100:
			current = max(current, 1) * t.value
		case t.class&numberScale != 0:
			total, current = total+max(current, 1)*t.value, 0
		default:
			return total + current, i, false, last != 0
		}
		last = t.class & numberWord
		i++
		if last&(numberTens|numberUnit) != 0 && s.hyphen(i) && s.has(i+1, numberScale) {
			i++ // "two-dozen"
		}
		if last&numberTens != 0 && s.hyphen(i) && s.has(i+1, numberUnit) {
			i++
		}
		if last&numberScale != 0 && s.is(i, "and") && s.has(i+1, numberUnit|numberTens) {
			i++
		}
	}
}

// percentAfter is the token after a percent sign or word at i, or i.
func (s *sentence) percentAfter(i int) int {
	switch {
	case s.isMark(i, '%'), s.is(i, "percent", "pct"):
		return i + 1
	case s.is(i, "per") && s.is(i+1, "cent"):
		return i + 2
	}
	return i
}

// ratioAfter reads "in five", "out of ten" after a small number.
func (s *sentence) ratioAfter(n Number, i int) (Number, int, bool) {
	j := i + 1
	switch {
	case s.is(i, "in"):
	case s.is(i, "out") && s.is(i+1, "of"):
		j++
	default:
		return n, i, false
	}
	if s.is(j, "every") {
		j++
	}
	whole, k, vague, ok := s.plainNumber(j)
	if !ok || vague || whole <= n.Low || whole > 1000 || n.Low < 1 {
		return n, i, false
	}
	share := math.Round(n.Low/whole*1000) / 10
	return Number{Low: share, High: share, Percent: true}, k, true
}

// currency reports whether the mark is a sign of money.
func currency(t token) bool { return t.kind == mark && unicode.Is(unicode.Sc, rune(t.value)) }
