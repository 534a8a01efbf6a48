package match

import (
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2/syntax"
)

// checkText looks at a pattern as text, before any parser does: length,
// nesting, number of groups. It understands escapes and sets, no more.
func checkText(text string) error {
	if len(text) > maxPattern {
		return &PatternError{
			Message: fmt.Sprintf("the pattern is %d bytes long, more than %d", len(text), maxPattern),
			Hint:    "list words as phrases; they cost nothing",
		}
	}
	if !utf8.ValidString(text) {
		return &PatternError{Message: "the pattern is not valid UTF-8"}
	}
	depth, groups, inSet := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case inSet:
			inSet = c != ']'
		case c == '[':
			inSet = true
			if i+1 < len(text) && text[i+1] == '^' {
				i++
			}
			if i+1 < len(text) && text[i+1] == ']' {
				i++
			}
		case c == '(':
			depth++
			if groups++; depth > maxNesting || groups > 8*maxGroups {
				return &PatternError{Offset: i, Message: fmt.Sprintf("brackets are nested more than %d deep, or too many", maxNesting)}
			}
		case c == ')':
			depth--
		}
	}
	return nil
}

// checkTree refuses repeats whose cost can explode: an unbounded repeat inside
// another, counted repeats whose product is too large, more than two unbounded
// repeats in a row that can eat the same characters, unbounded look-behind.
func checkTree(root *syntax.RegexNode) error {
	c := treeCheck{}
	c.visit(root, 1, false)
	if c.err == nil && c.captures > maxGroups {
		return &PatternError{Message: fmt.Sprintf("the pattern has more than %d capturing groups", maxGroups)}
	}
	return c.err
}

type treeCheck struct {
	err      error
	captures int
}

func (c *treeCheck) refuse(message, hint string) {
	if c.err == nil {
		c.err = &PatternError{Message: message, Hint: hint}
	}
}

// visit walks the tree; product is the number of times the node can be
// repeated by the counted repeats around it, looped whether an unbounded
// repeat is around it.
func (c *treeCheck) visit(n *syntax.RegexNode, product int, looped bool) {
	if c.err != nil {
		return
	}
	lo, hi, repeat := repeats(n)
	if repeat {
		if hi == math.MaxInt32 {
			if looped {
				c.refuse("an unbounded repeat stands inside another, which can take for ever",
					"bound the inner or the outer one, as in (?:\\w+ ){0,6}")
				return
			}
			looped = true
			hi = max(lo, 1)
		}
		if hi > maxRepeat {
			c.refuse(fmt.Sprintf("a repeat of %d is more than %d", hi, maxRepeat), "use a smaller count")
			return
		}
		if product *= max(hi, 1); product > maxProduct {
			c.refuse(fmt.Sprintf("repeats within repeats multiply to more than %d", maxProduct), "use smaller counts")
			return
		}
	}
	switch n.T {
	case syntax.NtCapture:
		c.captures++
	case syntax.NtPosLook, syntax.NtNegLook:
		if n.Options&syntax.RightToLeft != 0 && unbounded(n) {
			c.refuse("a look-behind has no upper length", "bound its repeats")
			return
		}
	case syntax.NtConcatenate:
		c.sequence(n)
	}
	for _, child := range n.Children {
		c.visit(child, product, looped)
	}
}

// sequence counts neighbouring unbounded repeats that can eat the same text.
func (c *treeCheck) sequence(n *syntax.RegexNode) {
	run := 0
	for _, child := range n.Children {
		if _, hi, repeat := repeats(child); repeat && hi == math.MaxInt32 && broad(child) {
			if run++; run > 2 {
				c.refuse("more than two unbounded repeats can eat the same text", "bound them, as in [^.]{0,80}")
				return
			}
		}
	}
}

// repeats reports the bounds of a repeat node.
func repeats(n *syntax.RegexNode) (lo, hi int, ok bool) {
	switch n.T {
	case syntax.NtOneloop, syntax.NtNotoneloop, syntax.NtSetloop,
		syntax.NtOnelazy, syntax.NtNotonelazy, syntax.NtSetlazy,
		syntax.NtOneloopatomic, syntax.NtNotoneloopatomic, syntax.NtSetloopatomic,
		syntax.NtLoop, syntax.NtLazyloop:
		return n.M, n.N, true
	}
	return 0, 0, false
}

// broad reports whether a repeat can eat ordinary words.
func broad(n *syntax.RegexNode) bool {
	switch n.T {
	case syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic, syntax.NtLoop, syntax.NtLazyloop:
		return true
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return n.Set != nil && n.Set.Contains('e')
	}
	return false
}

func unbounded(n *syntax.RegexNode) bool {
	if _, hi, ok := repeats(n); ok && hi == math.MaxInt32 {
		return true
	}
	for _, child := range n.Children {
		if unbounded(child) {
			return true
		}
	}
	return false
}
