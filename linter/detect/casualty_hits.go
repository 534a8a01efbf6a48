package detect

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/span"
)

// hits filters the figures by the options, joins those that touch, and turns
// tokens into bytes.
func (c *casualties) hits(in Input) []Hit {
	slices.SortStableFunc(c.figures, func(a, b figure) int { return a.at.Start - b.at.Start })
	classes := in.Options.words("classes", nil)
	least := float64(in.Options.integer("minimum", 1))
	share := in.Options.boolean("share", true)
	var hits []Hit
	last := -1 // last token flagged
	history := len(c.figures) > 0 && c.background(in.Year)
	for _, f := range c.figures {
		name := f.harm.String()
		n := f.quantity.number
		if n.High < least && !n.Percent || n.Percent && !share || !wanted(classes, name) {
			continue
		}
		if len(hits) > 0 && c.touches(last, f.at.Start) {
			h := &hits[len(hits)-1]
			h.More = append(h.More, Figure{name, n, key(name, n)})
			h.Span.End = max(h.Span.End, c.bytes(f.at).End)
		} else {
			hits = append(hits, c.hit(f, history))
		}
		last = max(last, f.at.End)
	}
	return hits
}

// wanted reports whether a class is asked for; no list asks for all but the
// kidnapped.
func wanted(classes []string, name string) bool {
	if classes == nil {
		return name != taken.String()
	}
	return slices.Contains(classes, name)
}

// touches reports whether only "and", commas and the like stand between two
// figures.
func (c *casualties) touches(last, start int) bool {
	for k := last; k < start; k++ {
		if !c.is(k, "and", "or", "with", "another", "left", "leaving", "including", "the") && !c.isMark(k, ',') {
			return false
		}
	}
	return true
}

func (c *casualties) hit(f figure, history bool) Hit {
	h := c.sentence.hit(f.quantity, f.at, f.harm.String())
	h.Background = history || c.recalled(f.at.Start)
	return h
}

// recalled reports whether the verb at i tells of an event the reader is taken
// to know: "the October attack that killed 58".
func (c *casualties) recalled(i int) bool {
	if c.is(i-1, "had") {
		i--
	}
	if !c.is(i-1, "that", "which") {
		return false
	}
	for k := i - 2; k > i-reachRight; k-- {
		switch {
		case c.is(k, "the"):
			if !c.is(k-1, "in", "at", "near", "on", "from", "across", "through", "outside", "inside") {
				return true
			}
		case c.isMark(k, ','), c.hyphen(k):
		case c.at(k).kind == mark, c.has(k, determiner|be|have|speech|timeWord):
			return false
		}
	}
	return false
}

// bytes turns a range of tokens into bytes of the text.
func (s *sentence) bytes(at span.Span) span.Span {
	return span.Span{Start: s.at(at.Start).start, End: s.at(at.End - 1).end}
}

func (s *sentence) words(from, to int) string {
	return s.text[s.at(from).start:s.at(to-1).end]
}

// key is the same for two figures of one class that give the same number.
func key(class string, n Number) string { return class + " " + n.String() }

// settled is the last year that counts as history where the year of the
// article is unknown.
const settled = 2020

// background reports whether the sentence tells of history: a year well past,
// a war spoken of by name. A running count ("since 2011") is no history.
func (s *sentence) background(year int) bool {
	limit := settled
	if year > 0 {
		limit = year - 2
	}
	for i, t := range s.tokens {
		switch {
		case t.kind == digits && t.value >= 1000 && t.value <= float64(limit) && s.yearAt(i):
			return true
		case t.class&numberWord != 0 || t.kind != word:
		case s.is(i, "ended") && s.is(i+1, "in"), s.is(i, "anniversary", "wwi", "wwii", "holocaust"):
			return true
		case s.is(i, "war") && t.upper && s.at(i-1).upper && s.at(i-1).kind == word:
			return true
		case s.is(i, "century") && s.at(i-1).kind == word:
			return true
		}
	}
	return false
}

// yearAt reports whether the digits at i are written like a past year.
func (s *sentence) yearAt(i int) bool {
	t := s.tokens[i]
	if t.end-t.start != 4 || s.is(i-1, "since", "than", "least", "to", "over", "about") || s.hyphen(i+1) && s.at(i+2).kind != digits {
		return false
	}
	if q := s.owned(i); q != nil && q.head != notACount {
		return q.head == otherHead && t.value >= 1800 && s.has(i-1, determiner) // "the 1998 storm"
	}
	return !s.has(i+1, people)
}
