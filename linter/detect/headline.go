package detect

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// headlineFigure finds figures of the headline that the article never gives.
func headlineFigure() Detector {
	return Detector{
		Name: "headline-figure-not-in-body",
		Doc: `A number in the headline that the text below never gives, in digits or words, rounded or as the sum of two or three numbers of a sentence. ` +
			`Years, dates, ages, scores, list counts (“7 ways to …”), stretches of time and words of size (“dozens”) are left out.`,
		Options: []Option{
			{Name: "minimum", Kind: Integer, Default: 3, Doc: "The smallest number looked for; one and two are often told by naming the people."},
			{Name: "tolerance", Kind: Integer, Default: 5, Doc: "How far apart two numbers may lie and still be the same, in per cent."},
		},
		FindDocument: findHeadlineFigures,
	}
}

func findHeadlineFigures(doc *prose.Document, options Values, memory *Memory) []DocumentHit {
	least := float64(options.integer("minimum", 3))
	var body *numbers
	var hits []DocumentHit
	for i, segment := range doc.Segments {
		if segment.Zone != prose.Headline {
			continue
		}
		for _, at := range segment.Sentences() {
			s := Input{Text: segment.Text, Sentence: at, Memory: memory}.sentence()
			for _, f := range s.figures() {
				if f.value < least {
					continue
				}
				if body == nil {
					body = bodyNumbers(doc, float64(options.integer("tolerance", 5))/100)
				}
				if !body.has(f.value) && !body.empty() {
					hits = append(hits, DocumentHit{Segment: i, Hit: Hit{
						Span: s.bytes(f.at), Number: Number{Low: f.value, High: f.value},
						Attrs: Attrs{Number: s.words(f.at.Start, f.at.End)},
					}})
				}
			}
		}
	}
	return hits
}

// amount is a number of a headline with its tokens.
type amount struct {
	value float64
	at    span.Span
}

// figures are the numbers of a headline that an article is expected to give.
func (s *sentence) figures() []amount {
	s.read()
	var list []amount
	for i := range s.quantities {
		q := &s.quantities[i]
		value, end := s.suffixed(q.number.High, q.last)
		paid := currency(s.at(q.first - 1))
		if q.number.Vague || !paid && end == q.last && !s.counted(q) {
			continue
		}
		at := span.Span{Start: q.start, End: max(end, min(q.end, s.percentAfter(q.last)))}
		if paid && q.start == q.first {
			at.Start--
		}
		list = append(list, amount{value, at})
	}
	return list
}

// counted reports whether a headline's number is a count, a share or a sum,
// not a year, an age, a score or a list's length.
func (s *sentence) counted(q *quantity) bool {
	if s.has(q.last, listNoun|timeUnit) || s.has(q.last+1, listNoun) && !s.has(q.last, phraseEnd) || s.hyphen(q.last) || s.at(q.last).glued && s.at(q.last).kind == word {
		return false
	}
	return q.head != notACount || s.has(q.last, money|unit)
}

// suffixed applies the m, bn and k of "300m", "1.2bn", "40k" at token i.
func (s *sentence) suffixed(value float64, i int) (float64, int) {
	if !s.at(i).glued {
		return value, i
	}
	switch {
	case s.is(i, "m", "mn", "mln"):
		return value * 1e6, i + 1
	case s.is(i, "bn", "b"):
		return value * 1e9, i + 1
	case s.is(i, "k"):
		return value * 1e3, i + 1
	case s.is(i, "tn"):
		return value * 1e12, i + 1
	}
	return value, i
}

// numbers are the numbers of an article below its headline, sorted.
type numbers struct {
	values    []float64
	tolerance float64
	words     bool // there is a body at all
}

// mostAdded bounds the numbers of one sentence that are added up.
const mostAdded = 12

func bodyNumbers(doc *prose.Document, tolerance float64) *numbers {
	n := &numbers{tolerance: tolerance}
	var memory Memory
	for _, segment := range doc.Segments {
		if segment.Zone == prose.Headline || segment.Zone == prose.Footer || segment.Zone == prose.Byline {
			continue
		}
		for _, at := range segment.Sentences() {
			n.words = true
			n.addSentence(Input{Text: segment.Text, Sentence: at, Memory: &memory}.sentence())
		}
	}
	slices.Sort(n.values)
	return n
}

func (n *numbers) addSentence(s *sentence) {
	var own []float64
	for i := 0; i < len(s.tokens); {
		t := s.tokens[i]
		if t.kind != digits && t.class&numberWord == 0 && !s.is(i, "a", "an", "half") {
			i++
			continue
		}
		value, next, _, ok := s.plainNumber(i)
		if !ok {
			i++
			continue
		}
		value, next = s.suffixed(value, next)
		own = append(own, value)
		i = next
	}
	n.values = append(n.values, own...)
	n.sums(own[:min(len(own), mostAdded)])
}

// sums adds what two and three numbers of a sentence amount to.
func (n *numbers) sums(own []float64) {
	for i := range own {
		for j := i + 1; j < len(own); j++ {
			n.values = append(n.values, own[i]+own[j])
			for k := j + 1; k < len(own); k++ {
				n.values = append(n.values, own[i]+own[j]+own[k])
			}
		}
	}
}

func (n *numbers) empty() bool { return !n.words }

// has reports whether the article gives a number, exactly for small ones and
// within the tolerance for large ones.
func (n *numbers) has(value float64) bool {
	i, _ := slices.BinarySearch(n.values, value*(1-n.tolerance))
	return i < len(n.values) && n.values[i] <= value*(1+n.tolerance)
}

// headlineCasualty finds casualty figures in headlines and where the opening
// of the article gives them again.
func headlineCasualty() Detector {
	figure := casualtyFigure()
	options := append(slices.Clone(figure.Options), Option{
		Name: "paragraphs", Kind: Integer, Default: 3,
		Doc: "How many opening paragraphs are searched for the same figure; 0 means all.",
	})
	return Detector{
		Name: "headline-casualty-figure",
		Doc: `A casualty figure in the headline, as casualty-figure finds it, together with the sentences of the standfirst and the opening paragraphs that give ` +
			`the same number, so that a rule can ask whether any of them has a source.`,
		Options:      options,
		FindDocument: findHeadlineCasualties,
	}
}

func findHeadlineCasualties(doc *prose.Document, options Values, memory *Memory) []DocumentHit {
	var hits []DocumentHit
	for i, segment := range doc.Segments {
		if segment.Zone != prose.Headline {
			continue
		}
		for _, at := range segment.Sentences() {
			for _, h := range findCasualties(Input{
				Text: segment.Text, Sentence: at, Zone: segment.Zone, Year: YearOf(doc.Meta.Date), Options: options, Memory: memory,
			}) {
				hits = append(hits, DocumentHit{Segment: i, Hit: h, Mentions: mentions(doc, h.Number, options)})
			}
		}
	}
	return hits
}

// YearOf reads the year of a date YYYY-MM-DD, 0 where it does not say.
func YearOf(date string) int {
	year := 0
	for i := 0; i < min(len(date), 4) && isDigit(date[i]); i++ {
		year = year*10 + int(date[i]-'0')
	}
	return year
}

// mentions are the places in the opening paragraphs that give a number.
func mentions(doc *prose.Document, n Number, options Values) []Mention {
	var list []Mention
	var memory Memory
	most, paragraphs := options.integer("paragraphs", 3), 0
	for i, segment := range doc.Segments {
		switch segment.Zone {
		case prose.Standfirst, prose.Body, prose.List, prose.Quotation:
		default:
			continue
		}
		if segment.Zone == prose.Body {
			if paragraphs++; most > 0 && paragraphs > most {
				break
			}
		}
		for k, at := range segment.Sentences() {
			s := Input{Text: segment.Text, Sentence: at, Memory: &memory}.sentence()
			s.read()
			for _, q := range s.quantities {
				if q.head != notACount && q.number.about(n) {
					list = append(list, Mention{Segment: i, Sentence: k, Span: s.bytes(span.Span{Start: q.start, End: q.end})})
				}
			}
		}
	}
	return list
}

// about reports whether two numbers can be the same count: equal, rounded, or
// a word of size that the other fits.
func (n Number) about(m Number) bool {
	if n.Percent != m.Percent {
		return false
	}
	if n.Vague || m.Vague {
		return n.Low < 10*m.High && m.Low < 10*n.High
	}
	return n.Low <= m.High*1.05 && m.Low <= n.High*1.05
}
