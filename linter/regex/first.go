package regex

import "github.com/dlclark/regexp2/v2/syntax"

// opening is what is known of the first character a node reads.
type opening struct {
	mask   uint32 // buckets it can be in, and lower
	passes bool   // the node may read nothing
}

// whole is the characters before which the node is worth trying.
func (o opening) whole() uint32 {
	if o.passes {
		return anyFirst
	}
	return o.mask
}

var unknownOpening = opening{mask: anyFirst, passes: true}

// firstOf works out how the texts of a node can begin. What reads backwards, or
// is not known, can begin with anything.
func firstOf(n *syntax.RegexNode) opening {
	if backwards(n) && n.T != syntax.NtPosLook && n.T != syntax.NtNegLook {
		return unknownIfLong(n)
	}
	switch n.T {
	case syntax.NtOne:
		return opening{mask: runeBuckets(n.Ch)}
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return opening{mask: runeBuckets(n.Ch), passes: n.M == 0}
	case syntax.NtSet:
		return opening{mask: setBuckets(n.Set)}
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return opening{mask: setBuckets(n.Set), passes: n.M == 0}
	case syntax.NtNotone:
		return opening{mask: anyFirst &^ (1 << bucketEnd)}
	case syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		return opening{mask: anyFirst &^ (1 << bucketEnd), passes: n.M == 0}
	case syntax.NtMulti:
		return opening{mask: runeBuckets(n.Str[0])}
	case syntax.NtConcatenate:
		out := opening{passes: true}
		for _, child := range n.Children {
			next := firstOf(child)
			out.mask |= next.mask
			if !next.passes {
				out.passes = false
				break
			}
		}
		return out
	case syntax.NtAlternate:
		var out opening
		for _, child := range n.Children {
			next := firstOf(child)
			out.mask |= next.mask
			out.passes = out.passes || next.passes
		}
		return out
	case syntax.NtLoop, syntax.NtLazyloop:
		out := firstOf(n.Children[0])
		out.passes = out.passes || n.M == 0
		return out
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return firstOf(n.Children[0])
	case syntax.NtNothing:
		return opening{}
	case syntax.NtPosLook, syntax.NtNegLook, syntax.NtEmpty, syntax.NtUpdateBumpalong,
		syntax.NtBol, syntax.NtEol, syntax.NtBoundary, syntax.NtNonboundary, syntax.NtBeginning, syntax.NtEndZ, syntax.NtEnd:
		return opening{passes: true}
	}
	return unknownOpening
}

// unknownIfLong is what is known of a node that reads backwards: whether it
// may read nothing.
func unknownIfLong(n *syntax.RegexNode) opening {
	forward := *n
	forward.Options &^= syntax.RightToLeft
	return opening{mask: anyFirst, passes: firstOf(&forward).passes}
}

func runeBuckets(r rune) uint32 {
	mask := uint32(1)<<bucketOf(Fold(r)) | 1<<bucketOf(r)
	if isLower(r) {
		mask |= lower
	}
	return mask
}

// setBuckets are the buckets of the members of a set after folding.
func setBuckets(chars *syntax.CharSet) uint32 {
	var mask uint32
	for r := range rune(128) {
		if chars.Contains(r) {
			mask |= runeBuckets(r)
		}
	}
	const kelvin, longS = 0x212A, 0x17F // the letters beyond ASCII that fold to ASCII
	for _, r := range []rune{kelvin, longS} {
		if chars.Contains(r) {
			mask |= runeBuckets(r)
		}
	}
	if list := chars.GetSetChars(64); len(list) > 0 && !chars.IsNegated() {
		for _, r := range list {
			mask |= runeBuckets(r)
		}
		return mask
	}
	return mask | 1<<bucketWide
}

// guardOf is what must stand behind a loop for the nodes that follow it to
// match; false where anything can.
func guardOf(rest []*syntax.RegexNode) (guard, bool) {
	if len(rest) == 0 {
		return 0, false
	}
	mask := firstOf(&syntax.RegexNode{T: syntax.NtConcatenate, Children: rest}).whole()
	boundary := atBoundaryFirst(rest[0])
	return newGuard(mask, boundary), mask != anyFirst || boundary
}

// atBoundaryFirst reports whether a node asks for a boundary where it begins.
func atBoundaryFirst(n *syntax.RegexNode) bool {
	for {
		switch n.T {
		case syntax.NtBoundary:
			return true
		case syntax.NtConcatenate, syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
			if len(n.Children) == 0 || backwards(n) {
				return false
			}
			n = n.Children[0]
		default:
			return false
		}
	}
}

// leadOf is what the folded texts of a node begin with, up to what an opTry
// holds. If the node has these as characters of its own to begin with, they can
// be read at once: it tells their number.
func leadOf(n *syntax.RegexNode) (lead []rune, reads int) {
	parts := []*syntax.RegexNode{n}
	if n.T == syntax.NtConcatenate && !backwards(n) {
		parts = n.Children
	}
	for _, part := range parts {
		letters := caseless(part)
		for _, r := range letters {
			if r >= noLead || len(lead) == mostLead {
				return lead, len(lead)
			}
			lead = append(lead, r)
		}
		if letters == nil {
			break
		}
	}
	if len(lead) > 0 {
		return lead, len(lead)
	}
	lead, _ = appendLead(nil, n)
	return lead, 0
}

// appendLead appends what a node begins with, and tells whether that is all of
// it.
func appendLead(lead []rune, n *syntax.RegexNode) ([]rune, bool) {
	if backwards(n) && n.T != syntax.NtPosLook && n.T != syntax.NtNegLook {
		return lead, false
	}
	add := func(r rune) bool {
		if r = Fold(r); r >= noLead || len(lead) == mostLead {
			return false
		}
		lead = append(lead, r)
		return true
	}
	switch n.T {
	case syntax.NtOne:
		return lead, add(n.Ch)
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		for range n.M {
			if !add(n.Ch) {
				return lead, false
			}
		}
		return lead, n.M == n.N
	case syntax.NtSet, syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		r, ok := single(n.Set)
		if n.T == syntax.NtSet {
			return lead, ok && add(r)
		}
		for range n.M {
			if !ok || !add(r) {
				return lead, false
			}
		}
		return lead, n.M == n.N
	case syntax.NtMulti:
		for _, r := range n.Str {
			if !add(r) {
				return lead, false
			}
		}
		return lead, true
	case syntax.NtConcatenate:
		whole := true
		for i := 0; i < len(n.Children) && whole; i++ {
			lead, whole = appendLead(lead, n.Children[i])
		}
		return lead, whole
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return appendLead(lead, n.Children[0])
	case syntax.NtEmpty, syntax.NtUpdateBumpalong, syntax.NtBoundary, syntax.NtNonboundary, syntax.NtPosLook, syntax.NtNegLook:
		return lead, true
	}
	return lead, false
}
