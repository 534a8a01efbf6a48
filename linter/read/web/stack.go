package web

import (
	"slices"

	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// element is one that is open.
type element struct {
	atom   atom.Atom
	name   string
	start  int // byte of its start tag
	zone   prose.Zone
	unseen bool // it or one around it is not shown
	aside  int  // start tag of the furniture it is part of, -1 for none
	kept   bool // it belongs to what is read
	before int  // bytes of text that were read before the article it is in, -1 outside of one
	kind   kind
	size   size // of the text in it so far
	link   int  // bytes of text before a link began, -1 for no link
	stress int  // bytes of text before an emphasis began, -1 for none
}

// stack holds the open elements. Every operation takes time in proportion to
// what was pushed before, at most reach for one tag.
type stack struct {
	open  []element
	count map[string]int // of the open elements, by name
}

const (
	deepest = 10_000 // open elements that are kept apart
	reach   = 64     // elements looked at for one that a start tag ends
)

func (s *stack) top() element {
	if len(s.open) == 0 {
		return element{link: -1, stress: -1, aside: -1, before: -1}
	}
	return s.open[len(s.open)-1]
}

func (s *stack) push(e element) {
	if s.count == nil {
		s.count = map[string]int{}
	}
	s.open = append(s.open, e)
	s.count[e.name]++
}

// grow adds to the text in the topmost element.
func (s *stack) grow(more size) {
	if n := len(s.open); n > 0 {
		s.open[n-1].size.add(more)
	}
}

// pop takes off the topmost element; its text is in the one around it.
func (s *stack) pop() element {
	e := s.top()
	s.open = s.open[:len(s.open)-1]
	s.count[e.name]--
	s.grow(e.size)
	return e
}

// implied is the number of elements that a start tag ends.
func (s *stack) implied(a atom.Atom) int {
	ended, guards := closesBefore(a)
	n := 0
	for i := range min(len(s.open), reach) {
		if len(ended) == 0 {
			break
		}
		e := s.open[len(s.open)-1-i]
		if slices.Contains(guards, e.atom) || e.atom == atom.Body {
			break
		}
		if slices.Contains(ended, e.atom) {
			n = i + 1
		} else if isBlock(e.atom) && e.atom != atom.P && a != atom.Li && a != atom.Tr {
			break
		}
	}
	return n
}

// closed is the number of elements that an end tag ends: none where nothing of
// its name is open, or where an inline tag would end a block.
func (s *stack) closed(name string, a atom.Atom) int {
	if s.count[name] == 0 {
		return 0
	}
	for i := range s.open {
		e := s.open[len(s.open)-1-i]
		if e.name == name {
			return i + 1
		}
		if !isBlock(a) && !isUnseen(a, name) && (isBlock(e.atom) || i > reach) {
			return 0
		}
	}
	return 0
}
