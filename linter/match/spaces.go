package match

import (
	"math"

	"github.com/dlclark/regexp2/v2/syntax"
)

// endless is more spaces than anybody counts.
const endless = math.MaxInt16

// maxSpaces is how many spaces a match can hold at most, what it looks ahead at
// included; endless where there is no bound. Every word without which a pattern
// cannot match stands within so many spaces of where the match begins.
func maxSpaces(n *syntax.RegexNode) int {
	if n.Options&syntax.RightToLeft != 0 {
		return 0 // it stands before the match
	}
	switch n.T {
	case syntax.NtOne:
		return spacesOf(n.Ch == ' ')
	case syntax.NtNotone:
		return spacesOf(n.Ch != ' ')
	case syntax.NtSet:
		return spacesOf(n.Set.Contains(' '))
	case syntax.NtMulti:
		sum := 0
		for _, r := range n.Str {
			sum += spacesOf(r == ' ')
		}
		return sum
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return times(spacesOf(n.Ch == ' '), n.N)
	case syntax.NtNotoneloop, syntax.NtNotonelazy, syntax.NtNotoneloopatomic:
		return times(spacesOf(n.Ch != ' '), n.N)
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return times(spacesOf(n.Set.Contains(' ')), n.N)
	case syntax.NtLoop, syntax.NtLazyloop:
		return times(maxSpaces(n.Children[0]), n.N)
	case syntax.NtConcatenate:
		sum := 0
		for _, child := range n.Children {
			sum = min(sum+maxSpaces(child), endless)
		}
		return sum
	case syntax.NtAlternate:
		most := 0
		for _, child := range n.Children {
			most = max(most, maxSpaces(child))
		}
		return most
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic, syntax.NtPosLook:
		return maxSpaces(n.Children[0])
	case syntax.NtNegLook, syntax.NtEmpty, syntax.NtNothing, syntax.NtBoundary, syntax.NtNonboundary, syntax.NtBol, syntax.NtEol,
		syntax.NtBeginning, syntax.NtStart, syntax.NtEndZ, syntax.NtEnd, syntax.NtUpdateBumpalong:
		return 0
	}
	return endless
}

func spacesOf(space bool) int {
	if space {
		return 1
	}
	return 0
}

func times(spaces, most int) int {
	if spaces == 0 || most == 0 {
		return 0
	}
	if most > endless/spaces {
		return endless
	}
	return spaces * most
}
