package linter

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/span"
)

// nearby is what the conditions of rules found around the candidates of one
// segment. All conditions of a group that look at a window share one scan.
type nearby struct {
	segment  int
	wanted   []reaches // by list, all groups' lists together: where a candidate of the segment may ask for it
	patterns reaches   // where one may ask for patterns
	whole    [1]span.Span
	windows  []window
	next     int // of the windows, to be given up when there are too many
	looking
}

// looking is what is asked of the window at hand. The functions are made once.
type looking struct {
	window    *window
	first     int // of the lists of its group
	sentences func() []span.Span
	wants     func(list int) bool
	found     func(match.Hit)
}

// reaches are kinds of windows, as bits; those within a sentence are one kind.
type reaches uint16

func reachOf(within rule.Within) reaches {
	if within == 0 || within == rule.Match || within == rule.Clause {
		within = rule.Sentence
	}
	return 1 << within
}

// mostWindows is how many windows of a segment are remembered.
const mostWindows = 16

// window is a range of the segment's text, with the words in it.
type window struct {
	group      int
	reach      reaches
	at         span.Span
	found      []listed
	incomplete []match.Incomplete
}

// listed is a match of the words of a list.
type listed struct {
	list int
	at   span.Span
}

// place is a match in the document.
type place struct {
	segment int
	at      span.Span
}

// enter makes ready for the candidates of one segment.
func (a *article) enter(candidates []candidate) {
	n := a.room().nearby
	n.segment, n.windows = candidates[0].segment, n.windows[:0]
	n.wanted = slices.Grow(n.wanted[:0], a.linter.lists())[:a.linter.lists()]
	clear(n.wanted)
	n.patterns = 0
	for _, cand := range candidates {
		r := a.linter.rules[cand.rule]
		for _, list := range [...][]*condition{r.requires, r.unless} {
			for _, c := range list {
				if c.list != noList {
					n.wanted[a.linter.groups[c.group].list+c.list] |= reachOf(c.Within)
					if len(c.Patterns) > 0 {
						n.patterns |= reachOf(c.Within)
					}
				}
			}
		}
	}
}

// look is what conditions find in a window that is not empty.
func (a *article) look(c *condition, at span.Span) *window {
	n := a.room().nearby
	reach := reachOf(c.Within)
	for i := range n.windows {
		if w := &n.windows[i]; w.at == at && w.reach == reach && w.group == c.group {
			return w
		}
	}
	w := n.room()
	w.group, w.reach, w.at, w.found = c.group, reach, at, w.found[:0]
	n.window, n.first = w, a.linter.groups[c.group].list
	t := match.Text{Text: at.Of(a.doc.Segments[n.segment].Text), Wants: n.wants, Phrases: n.patterns&reach == 0}
	w.incomplete = a.find(c.group, t, n.found)
	return w
}

// newNearby makes the functions.
func newNearby() *nearby {
	n := new(nearby)
	n.sentences = func() []span.Span { return n.whole[:] }
	n.wants = func(list int) bool { return n.wanted[n.first+list]&n.window.reach != 0 }
	n.found = func(h match.Hit) {
		n.window.found = append(n.window.found, listed{h.ID, h.Span.Shift(n.window.at.Start)})
	}
	return n
}

// room is a window to be filled, with the memory of an older one.
func (n *nearby) room() *window {
	if len(n.windows) == mostWindows {
		n.next = (n.next + 1) % mostWindows
		return &n.windows[n.next]
	}
	n.windows = slices.Grow(n.windows, 1)[:len(n.windows)+1]
	return &n.windows[len(n.windows)-1]
}

// find looks in a text, taken as one sentence, for the words of a group's
// conditions.
func (a *article) find(group int, t match.Text, found func(match.Hit)) []match.Incomplete {
	n := a.room().nearby
	n.whole[0] = span.Span{Start: 0, End: len(t.Text)}
	t.Sentences, t.Meter = n.sentences, &a.meter
	return a.linter.groups[group].near().Scan(t, found)
}

// everywhere lists a condition's matches in the whole document, once.
func (a *article) everywhere(c *condition) []place {
	list := a.linter.groups[c.group].list + c.list
	if places, done := a.documents[list]; done {
		return places
	}
	if a.documents == nil {
		a.documents = make(map[int][]place)
	}
	var places []place
	for i, seg := range a.doc.Segments {
		if seg.Text == "" {
			continue
		}
		own := match.Text{Text: seg.Text, Wants: func(list int) bool { return list == c.list }, Phrases: len(c.Patterns) == 0}
		incomplete := a.find(c.group, own, func(h match.Hit) {
			places = append(places, place{i, h.Span})
		})
		for _, inc := range incomplete {
			a.giveUp(c.rule, inc.Reason)
		}
	}
	a.documents[list] = places
	return places
}

// lists is how many lists of words the conditions of all groups have.
func (l *Linter) lists() int {
	last := l.groups[len(l.groups)-1]
	return last.list + last.lists
}

// lists gathers the words of conditions, equal ones once.
type lists struct {
	all   []rule.Condition
	known map[string]int
}

// add is the number of the words of a condition.
func (l *lists) add(c rule.Condition) int {
	if len(c.Phrases)+len(c.Patterns) == 0 {
		return noList
	}
	key := strings.Join(c.Phrases, "\x00") + "\x01" + strings.Join(c.Patterns, "\x00")
	n, ok := l.known[key]
	if !ok {
		if l.known == nil {
			l.known = make(map[string]int)
		}
		n = len(l.all)
		l.all, l.known[key] = append(l.all, c), n
	}
	return n
}

// build makes a set of all lists; matches carry the number of the list.
func (l *lists) build() *match.Set {
	var b match.Builder
	for n, c := range l.all {
		for _, p := range c.Phrases {
			_ = b.Phrase(n, p) // checked when the rule was loaded
		}
		for _, p := range c.Patterns {
			_ = b.Pattern(n, p, match.PatternOptions{Paragraph: true, Inside: true})
		}
	}
	return b.Build()
}
