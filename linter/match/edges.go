package match

import "github.com/dlclark/regexp2/v2/syntax"

// edges tell whether a word boundary is sure to stand right before and right
// behind a part of a pattern.
type edges struct{ left, right bool }

// edge is what stands beside a part: a boundary, or nobody knows.
func edge(known bool) shape {
	if known {
		return shape{[]string{string(gap)}, nil}
	}
	return anything(nil)
}

// edgesOf are the edges of the parts of a sequence with such edges.
func edgesOf(parts []*syntax.RegexNode, e edges) []edges {
	out := make([]edges, len(parts))
	known := e.left
	for i, part := range parts {
		out[i].left = known
		known = besides(part, known, false)
	}
	known = known || e.right
	for i := len(parts) - 1; i >= 0; i-- {
		out[i].right = known
		known = besides(parts[i], known, true) || out[i].left
		out[i].left = known
	}
	return out
}

// besides reports whether a boundary is known behind a part, or before it, given
// whether one is on its other side.
func besides(n *syntax.RegexNode, other, before bool) bool {
	if n.T == syntax.NtPosLook || n.T == syntax.NtNegLook {
		return other // it reads nothing
	}
	if lo, _, ok := repeats(n); ok {
		if lo == 0 && !other {
			return false
		}
		return bordered(n, before)
	}
	switch n.T {
	case syntax.NtConcatenate:
		for i := range n.Children {
			child := n.Children[i]
			if before != (n.Options&syntax.RightToLeft != 0) {
				child = n.Children[len(n.Children)-1-i]
			}
			other = besides(child, other, before)
		}
		return other
	case syntax.NtAlternate:
		for _, child := range n.Children {
			if !besides(child, other, before) {
				return false
			}
		}
		return true
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return besides(n.Children[0], other, before)
	case syntax.NtEmpty, syntax.NtNonboundary, syntax.NtUpdateBumpalong:
		return other
	}
	return bordered(n, before)
}

// bordered reports whether what a part reads at an end of it is no word
// character, whatever it reads.
func bordered(n *syntax.RegexNode, before bool) bool {
	switch n.T {
	case syntax.NtOne, syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return !isWord(n.Ch)
	case syntax.NtMulti:
		if before {
			return !isWord(n.Str[0])
		}
		return !isWord(n.Str[len(n.Str)-1])
	case syntax.NtSet, syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return n.Set != nil && !n.Set.MayOverlap(syntax.WordClass())
	case syntax.NtLoop, syntax.NtLazyloop:
		return besides(n.Children[0], false, before)
	case syntax.NtBol, syntax.NtEol, syntax.NtBoundary, syntax.NtBeginning, syntax.NtStart, syntax.NtEndZ, syntax.NtEnd:
		return true
	}
	return false
}
