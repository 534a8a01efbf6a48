package linter

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// condition is a rule's condition with its words ready to be found.
type condition struct {
	rule.Condition
	rule  int        // index into Linter.rules
	kind  voice.Kind // the weakest source that satisfies it; None where it asks for words
	group int        // index into Linter.groups
	list  int        // number of its words among those of the group; noList for none
}

// noList is the list of a condition without words.
const noList = -1

// kinds are the words a rule uses for the weakest source that satisfies it.
var kinds = map[string]voice.Kind{
	"any": voice.Vague, "vague": voice.Vague, "anonymous": voice.Anonymous, "role": voice.Role,
	"document": voice.Document, "body": voice.Body, "named": voice.Body,
}

// allows reports whether everything a candidate's rule requires is there and
// nothing that silences it, looking at the conditions of words alone, or at
// those that ask for sources.
func (a *article) allows(c *compiled, cand *candidate, sources bool) bool {
	for _, cond := range c.requires {
		if cond.asksSources() == sources && !a.holds(cond, cand) {
			return false
		}
	}
	for _, cond := range c.unless {
		if cond.asksSources() == sources && a.holds(cond, cand) {
			return false
		}
	}
	return true
}

func (c *condition) asksSources() bool { return c.kind != voice.None }

func (a *article) holds(c *condition, cand *candidate) bool {
	if c.list != noList && a.stands(c, cand) {
		return true
	}
	return c.asksSources() && !a.linter.voiceless && a.credited(c, cand)
}

// windows of words, as the voice engine names them.
var voiceWindow = map[rule.Within]voice.Window{
	rule.Clause: voice.Clause, rule.Sentence: voice.Sentence, rule.Neighbours: voice.Neighbours,
	rule.Paragraph: voice.Paragraph, rule.Document: voice.Whole,
}

// credited reports whether a source of the kind asked for is near.
func (a *article) credited(c *condition, cand *candidate) bool {
	if c.Within != rule.CarryOver {
		window, ok := voiceWindow[c.Within]
		if !ok {
			window = voice.Sentence
		}
		kind, _ := a.voices().Near(cand.segment, cand.at, window)
		return kind.AtLeast(c.kind)
	}
	if a.voices().Support(cand.segment, cand.at).Kind.AtLeast(c.kind) {
		return true
	}
	if cand.hit == nil {
		return false
	}
	for _, m := range cand.hit.Mentions {
		if a.voices().Support(m.Segment, m.Span).Kind.AtLeast(c.kind) {
			return true
		}
	}
	return false
}

// stands reports whether the words asked for stand in the window.
func (a *article) stands(c *condition, cand *candidate) bool {
	if c.Within == rule.Document {
		for _, p := range a.everywhere(c) {
			if p.segment != cand.segment || !cand.at.Contains(p.at) {
				return true
			}
		}
		return false
	}
	seg := a.doc.Segments[cand.segment]
	at := windowOf(c.Within, seg, cand.at)
	if at.Empty() {
		return false
	}
	w := a.look(c, at)
	for _, inc := range w.incomplete {
		if inc.ID == c.list {
			a.giveUp(c.rule, inc.Reason)
		}
	}
	return slices.ContainsFunc(w.found, func(f listed) bool { return f.list == c.list && c.fits(seg.Text, f.at, cand.at) })
}

// fits checks side and distance of words found at a place.
func (c *condition) fits(text string, at, match span.Span) bool {
	if c.Within == rule.Match {
		return at.Overlaps(match)
	}
	if match.Contains(at) {
		return false // the match itself is not near itself
	}
	between := span.Span{Start: match.End, End: at.Start}
	if at.Start < match.Start {
		if c.Side == "after" {
			return false
		}
		between = span.Span{Start: min(at.End, match.Start), End: match.Start}
	} else if c.Side == "before" {
		return false
	}
	return c.Distance == 0 || between.Empty() || prose.Fewer(between.Of(text), c.Distance)
}

// windowOf is the range of a segment's text a condition looks at.
func windowOf(within rule.Within, seg *prose.Segment, at span.Span) span.Span {
	if within == rule.Paragraph {
		return span.Span{Start: 0, End: len(seg.Text)}
	}
	all := seg.Sentences()
	if len(all) == 0 {
		return span.Span{Start: 0, End: len(seg.Text)}
	}
	first, last := seg.SentenceAt(at.Start), seg.SentenceAt(max(at.End-1, at.Start))
	switch within {
	case rule.Match:
		return span.Span{Start: all[first].Start, End: max(all[last].End, at.End)}
	case rule.Clause:
		return clauseOf(seg.Text, all[first], at)
	case rule.Next:
		if last+1 == len(all) {
			return span.Span{}
		}
		return all[last+1]
	case rule.Previous:
		if first == 0 {
			return span.Span{}
		}
		return all[first-1]
	case rule.Neighbours:
		return span.Span{Start: all[max(first-1, 0)].Start, End: all[min(last+1, len(all)-1)].End}
	}
	return span.Span{Start: all[first].Start, End: max(all[last].End, at.End)}
}

// breaks end a clause, by their first byte.
var breaks = [...]string{";", ":", "—", " – ", " - ", ", but ", ", while ", ", although ", ", whereas ", ", yet "}

// longestBreak is the length of the longest of them.
const longestBreak = len(", although ")

// breakAt is the length of the break at i that ends within the text, or 0.
func breakAt(text string, i int) int {
	switch text[i] {
	case ' ', ',':
		if i+1 == len(text) || text[i+1] != ' ' && text[i+1] != '-' && text[i+1] != "–"[0] {
			return 0 // nearly every space, and a comma within a number
		}
	case ';', ':', "—"[0]:
	default:
		return 0
	}
	for _, b := range breaks {
		if strings.HasPrefix(text[i:], b) {
			return len(b)
		}
	}
	return 0
}

// clauseOf cuts the sentence at the nearest break on either side of the match.
func clauseOf(text string, sentence, at span.Span) span.Span {
	out := sentence
	for i := at.Start - 1; i >= sentence.Start && i+longestBreak > out.Start; i-- {
		if n := breakAt(text[:at.Start], i); n > 0 {
			out.Start = max(out.Start, i+n)
		}
	}
	for i := at.End; i < sentence.End; i++ {
		if breakAt(text[:sentence.End], i) > 0 {
			out.End = min(out.End, i)
			break
		}
	}
	return out
}
