package voice

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Near is the strongest attribution within a window around a place, and its
// kind: None and nil where there is none. Refused information and hidden names
// credit nobody; what somebody wants, tries or believes counts only for a place
// inside it, and an attribution made by the words of the place itself not at
// all.
func (a *Analysis) Near(segment int, at span.Span, within Window) (Kind, *Attribution) {
	if segment < 0 || segment >= len(a.views) {
		return None, nil
	}
	here := place{segment, clamp(at, len(a.doc.Segments[segment].Text))}
	if within == Whole {
		var best *Attribution
		for i := range a.views {
			best = stronger(best, a.strongest(i, span.Span{Start: 0, End: len(a.doc.Segments[i].Text)}, here))
		}
		return kindOf(best), best
	}
	best := a.strongest(segment, a.window(segment, here.at, within), here)
	return kindOf(best), best
}

func kindOf(a *Attribution) Kind {
	if a == nil {
		return None
	}
	return a.Kind
}

func stronger(a, b *Attribution) *Attribution {
	if a == nil || b != nil && b.Kind > a.Kind {
		return b
	}
	return a
}

// window is the range of a segment that lies within reach of a place.
func (a *Analysis) window(segment int, at span.Span, within Window) span.Span {
	seg := a.doc.Segments[segment]
	whole := span.Span{Start: 0, End: len(seg.Text)}
	sentences := seg.Sentences()
	if within >= Paragraph || len(sentences) == 0 {
		return whole
	}
	first := seg.SentenceAt(at.Start)
	last := seg.SentenceAt(max(at.Start, at.End-1))
	if within == Neighbours {
		first, last = max(first-1, 0), min(last+1, len(sentences)-1)
	}
	reach := span.Span{Start: sentences[first].Start, End: sentences[last].End}
	if within == Clause {
		reach = clause(seg.Text, reach, at)
	}
	return reach
}

// clause narrows a sentence to the part between semicolons and contrasting
// words after a comma.
func clause(text string, sentence, at span.Span) span.Span {
	sentence.Start, sentence.End = max(sentence.Start, at.Start-maxSentence), min(sentence.End, at.End+maxSentence)
	out := sentence
	for i := sentence.Start; i < sentence.End; i++ {
		if !breaksClause(text[i:sentence.End]) {
			continue
		}
		if i < at.Start {
			out.Start = i + 1
		} else if i >= at.End {
			out.End = i
			break
		}
	}
	return out
}

func breaksClause(rest string) bool {
	if rest[0] == ';' {
		return true
	}
	if rest[0] != ',' || len(rest) < 3 || rest[1] != ' ' {
		return false
	}
	word, _, _ := strings.Cut(rest[2:min(len(rest), 20)], " ")
	switch word {
	case "but", "while", "whereas", "although", "though", "yet":
		return true
	}
	return false
}

// strongest is the strongest attribution with its cue, or else its content, in
// a range of a segment, that can stand for what is said at a place.
func (a *Analysis) strongest(segment int, reach span.Span, here place) *Attribution {
	var best *Attribution
	s := a.settledIn(segment, reach)
	for _, c := range a.cued(s, reach, here.at.Start) {
		t := a.follow(&s.final[c.owner])
		if t.Class == ClassDenial || t.Class == ClassAnonymity && len(t.Content) == 0 && best != nil || !t.standsFor(here) {
			continue
		}
		if reach.Contains(t.Cue) {
			best = stronger(best, t)
		}
	}
	if t := s.cueless; t != nil && len(t.Content) > 0 && reach.Overlaps(t.Content[0]) && t.standsFor(here) {
		best = stronger(best, t)
	}
	return best
}

// standsFor reports whether an attribution can be the source of what is said at
// a place near it.
func (t *Attribution) standsFor(here place) bool {
	if t.Segment == here.segment && !t.Cue.Empty() && here.at.Contains(t.Cue) {
		return false
	}
	if !t.Stance && t.Class != ClassBelief {
		return true
	}
	return t.Segment == here.segment && slices.ContainsFunc(t.Content, func(c span.Span) bool { return c.Contains(here.at) })
}
