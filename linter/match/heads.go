package match

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/dlclark/regexp2/v2/syntax"
)

// Where a match can begin. Most patterns begin with one of a known list of
// words; then the engine need not try every character of a sentence, only the
// places where one of those words stands. Heads are read off the engine's own
// parse tree; a pattern whose beginnings are not all known has none and is
// tried everywhere.

// headKind says what is known of a beginning.
type headKind uint8

const (
	headWord    headKind = iota // letters, from the start of a word on
	headDigit                   // a word that begins with a digit
	headCapital                 // a word that begins with a capital letter
	headMark                    // a character that is no word character
	headStart                   // the start of the window
	headNobody                  // nothing is known
)

// head is one way a match can begin.
type head struct {
	kind   headKind
	text   string // letters so far, case-folded; the character of a headMark
	edge   bool   // a word boundary is proved to stand before the text
	closed bool   // what follows adds nothing
	whole  bool   // text is a whole word, not the beginning of one
}

// maxHeads is how many beginnings are followed at once.
const maxHeads = 600

// findHeads lists the beginnings of a pattern's matches; nil where not all are
// known. Matches that cannot begin inside a word are outside.
func findHeads(root *syntax.RegexNode, outside bool) []head {
	if root.Options&syntax.RightToLeft != 0 {
		return nil
	}
	all := follow([]head{{edge: outside}}, headsOf(root))
	for i := range all {
		h := &all[i]
		known := (h.kind == headDigit || h.kind == headCapital) && h.edge || h.kind == headMark || h.kind == headStart ||
			h.kind == headWord && h.edge && h.text != ""
		if !known {
			return nil
		}
		h.closed = true
	}
	return uniqueHeads(all)
}

var nobody = []head{{kind: headNobody, closed: true}}

func headsOf(n *syntax.RegexNode) []head {
	if n.T == syntax.NtPosLook || n.T == syntax.NtNegLook {
		return []head{{edge: proves(n)}}
	}
	if n.Options&syntax.RightToLeft != 0 {
		return nobody
	}
	if lo, hi, ok := repeats(n); ok {
		return repeatHeads(n, lo, hi)
	}
	switch n.T {
	case syntax.NtOne:
		return []head{runeHead(n.Ch)}
	case syntax.NtMulti:
		out := []head{{}}
		for _, r := range n.Str {
			out = follow(out, []head{runeHead(r)})
		}
		return out
	case syntax.NtSet:
		return setHeads(n.Set)
	case syntax.NtConcatenate:
		out := []head{{}}
		for _, child := range n.Children {
			if allClosed(out) {
				break
			}
			out = follow(out, headsOf(child))
		}
		return out
	case syntax.NtAlternate:
		var out []head
		for _, child := range n.Children {
			out = append(out, headsOf(child)...)
		}
		return limitHeads(out)
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return headsOf(n.Children[0])
	case syntax.NtEmpty, syntax.NtNonboundary, syntax.NtUpdateBumpalong:
		return []head{{}}
	case syntax.NtBoundary:
		return []head{{edge: true}}
	case syntax.NtBol, syntax.NtBeginning:
		if n.Options&syntax.Multiline == 0 {
			return []head{{kind: headStart, closed: true}}
		}
	}
	return nobody
}

// proves reports whether a look-around makes sure of a word boundary: one that
// looks back to a character that is none of a word, or for anything but one.
func proves(n *syntax.RegexNode) bool {
	if n.Options&syntax.RightToLeft == 0 {
		return false
	}
	inside := n.Children[0]
	if n.T == syntax.NtNegLook {
		return inside.T == syntax.NtSet && inside.Set != nil && inside.Set.Equals(syntax.WordClass())
	}
	return strings.HasSuffix(ends(shapeOf(inside, edges{}).strings), string(gap))
}

func runeHead(r rune) head {
	switch {
	case !isWord(r) && r < 128:
		return head{kind: headMark, text: string(r), closed: true}
	case !isWord(r) || alone(r):
		return nobody[0]
	}
	return head{text: string(caseFold(r))}
}

func setHeads(set *syntax.CharSet) []head {
	if set == nil || set.IsNegated() || set.HasSubtraction() {
		return nobody
	}
	if cats, negated := set.GetIfOnlyUnicodeCategories(); !negated && len(cats) == 1 && cats[0].Cat == "Nd" && !cats[0].Negate {
		return []head{{kind: headDigit, closed: true}}
	}
	if capitals(set) {
		return []head{{kind: headCapital, closed: true}}
	}
	const most = 64
	chars := set.GetSetChars(most)
	if len(chars) == 0 {
		return nobody
	}
	out := make([]head, 0, len(chars))
	for _, r := range chars {
		out = append(out, runeHead(r))
	}
	return uniqueHeads(out)
}

// capitals reports whether a set is many capital letters and nothing else.
func capitals(set *syntax.CharSet) bool {
	if cats, negated := set.GetIfOnlyUnicodeCategories(); len(cats) == 1 && cats[0].Cat == "Lu" {
		return !negated && !cats[0].Negate
	}
	const few, most = 8, 256
	chars := set.GetSetChars(most)
	return len(chars) > few && !slices.ContainsFunc(chars, func(r rune) bool { return !unicode.IsUpper(r) })
}

// repeatHeads follows a repeat through its first rounds.
func repeatHeads(n *syntax.RegexNode, lo, hi int) []head {
	var one []head
	switch n.T {
	case syntax.NtLoop, syntax.NtLazyloop:
		one = headsOf(n.Children[0])
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		one = []head{runeHead(n.Ch)}
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		one = setHeads(n.Set)
	default:
		return nobody
	}
	var out []head
	rounds := []head{{}}
	const most = 3
	for i := 0; ; i++ {
		if i >= lo {
			out = append(out, rounds...)
		}
		if i == hi || hi == math.MaxInt32 && i >= max(lo, 1) || i == most {
			break
		}
		rounds = follow(rounds, one)
	}
	if hi > most || lo > most { // more may follow
		for _, h := range rounds {
			if !h.closed && h.text == "" {
				return append(out, nobody...)
			}
			h.closed = true
			out = append(out, h)
		}
	}
	return limitHeads(out)
}

// follow is every beginning in heads with what can come next.
func follow(heads, next []head) []head {
	out := make([]head, 0, len(heads)*len(next))
	for _, h := range heads {
		if h.closed {
			out = append(out, h)
			continue
		}
		for _, n := range next {
			out = append(out, h.and(n))
		}
	}
	return limitHeads(out)
}

// and is the beginning h with n behind it.
func (h head) and(n head) head {
	switch {
	case h.text == "":
		n.edge = n.edge || h.edge
		return n
	case n.kind == headMark, n.kind == headStart, n.edge:
		h.closed, h.whole = true, true
	case n.kind != headWord:
		h.closed = true
	default:
		h.text += n.text
		h.closed, h.whole = n.closed, n.whole
	}
	return h
}

func allClosed(heads []head) bool {
	for _, h := range heads {
		if !h.closed {
			return false
		}
	}
	return true
}

// limitHeads keeps the number of beginnings bounded by cutting words short.
func limitHeads(heads []head) []head {
	if len(heads) <= maxHeads {
		return heads
	}
	heads = uniqueHeads(heads)
	if len(heads) <= maxHeads {
		return heads
	}
	for i := range heads {
		if h := &heads[i]; h.kind == headWord && h.text != "" {
			runes := []rune(h.text)
			h.text = string(runes[:min(3, len(runes))])
			h.closed, h.whole = true, false
		}
	}
	heads = uniqueHeads(heads)
	if len(heads) > maxHeads {
		return nobody
	}
	return heads
}

func uniqueHeads(heads []head) []head {
	seen := make(map[head]bool, len(heads))
	out := make([]head, 0, len(heads))
	for _, h := range heads {
		if !seen[h] {
			seen[h] = true
			out = append(out, h)
		}
	}
	return out
}
