package match

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/dlclark/regexp2/v2/syntax"
)

// A trigger is a word, a pair of neighbouring words, the beginning of a word,
// or a punctuation byte without which a pattern cannot match. Triggers are
// read off regexp2's own parse tree, so that they follow its semantics; what
// the extractor does not know yields no trigger, never a wrong one.
type trigger struct {
	kind triggerKind
	key  uint64 // hash, for words
	mark byte   // for punctuation
	text string // as it is spelled, moreFollows behind a beginning
}

type triggerKind uint8

const (
	onWord triggerKind = iota
	onPair
	onPrefix
	onMark
	onDigit   // a word that begins with a digit; in lists only
	onCapital // a word that begins with a capital letter; in lists only
)

// Within the strings below gap stands for a word boundary with whatever is
// between the words, and some for characters nobody knows.
const (
	gap  = '\x00'
	some = '\x01'
)

const (
	maxStrings = 400 // spellings followed at once
	maxChars   = 12  // members of a set followed one by one
)

// shape is what a part of a pattern can look like: every text it matches is
// one of strings, where some may stand for anything. needs are lists of
// triggers found inside parts that strings no longer show: one of each list
// stands in every match.
type shape struct {
	strings []string
	needs   []need
}

// need is a list of triggers of which one stands in every match, or is looked
// at by it, with a guess of how often that is the case.
type need struct {
	triggers []trigger
	cost     float64
	behind   bool // it can stand before the match
}

// maxNeeds is how many lists of triggers a pattern keeps.
const maxNeeds = 4

func anything(needs []need) shape { return shape{[]string{string(some)}, needs} }

// findTriggers lists lists of triggers, the rarest first. At least one trigger
// of each list stands in every text the pattern matches. There are none where
// no such list is known. Matches that cannot begin inside a word are outside.
func findTriggers(root *syntax.RegexNode, outside bool) []need {
	around := edges{left: outside}
	whole := enclosed(shapeOf(root, around), around)
	if len(whole) == 0 {
		if marks := requiredMark(root); marks != nil {
			return []need{{triggers: marks}}
		}
	}
	return whole
}

// enclosed is what every text needs that holds s somewhere, between such edges.
func enclosed(s shape, e edges) []need {
	context := join(join(edge(e.left), s), edge(e.right))
	return cheapest(append(choose(context.strings), context.needs...))
}

// cheapest keeps the lists that are rarest, each once.
func cheapest(needs []need) []need {
	slices.SortStableFunc(needs, func(a, b need) int { return cmp.Compare(a.cost, b.cost) })
	needs = slices.CompactFunc(needs, func(a, b need) bool {
		return a.behind == b.behind && slices.EqualFunc(a.triggers, b.triggers, func(x, y trigger) bool { return x == y })
	})
	return needs[:min(len(needs), maxNeeds)]
}

// shapeOf is the shape of a part between such edges.
func shapeOf(n *syntax.RegexNode, e edges) shape {
	switch n.T {
	case syntax.NtOne:
		return shape{[]string{spell(n.Ch)}, nil}
	case syntax.NtMulti:
		var b strings.Builder
		for _, r := range n.Str {
			b.WriteString(spell(r))
		}
		return shape{[]string{squeeze(b.String())}, nil}
	case syntax.NtSet:
		return setShape(n.Set)
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		return repeat(shape{[]string{spell(n.Ch)}, nil}, n.M, n.N)
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		return repeat(setShape(n.Set), n.M, n.N)
	case syntax.NtLoop, syntax.NtLazyloop:
		return repeat(shapeOf(n.Children[0], edges{}), n.M, n.N)
	case syntax.NtConcatenate:
		return sequenceShape(n, e)
	case syntax.NtAlternate:
		return alternateShape(n, e)
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return shapeOf(n.Children[0], e)
	case syntax.NtPosLook:
		inside := shapeOf(n.Children[0], edges{})
		edge := "" // a look-around that touches its place with a gap proves a word boundary
		if around := ends(inside.strings); n.Options&syntax.RightToLeft != 0 && strings.HasSuffix(around, string(gap)) ||
			n.Options&syntax.RightToLeft == 0 && strings.HasPrefix(around, string(gap)) {
			edge = string(gap)
		}
		needs := enclosed(inside, edges{})
		for i := range needs {
			needs[i].behind = needs[i].behind || n.Options&syntax.RightToLeft != 0
		}
		return shape{[]string{edge}, needs}
	case syntax.NtNegLook, syntax.NtEmpty, syntax.NtNonboundary, syntax.NtUpdateBumpalong:
		return shape{[]string{""}, nil}
	case syntax.NtBol, syntax.NtEol, syntax.NtBoundary, syntax.NtBeginning, syntax.NtStart, syntax.NtEndZ, syntax.NtEnd:
		return shape{[]string{string(gap)}, nil}
	}
	return anything(nil)
}

// spell is a character as the strings have it.
func spell(r rune) string {
	if !isWord(r) {
		return string(gap)
	}
	if alone(r) {
		return string(some)
	}
	return string(caseFold(r))
}

func setShape(set *syntax.CharSet) shape {
	if set == nil {
		return anything(nil)
	}
	if !set.MayOverlap(syntax.WordClass()) {
		return shape{[]string{string(gap)}, nil}
	}
	if set.IsNegated() {
		return anything(nil)
	}
	chars := set.GetSetChars(4 * maxChars)
	if len(chars) == 0 {
		return anything(nil)
	}
	var out []string
	for _, r := range chars {
		out = appendNew(out, spell(r))
	}
	if len(out) > maxChars {
		return anything(nil)
	}
	return shape{out, nil}
}

func sequenceShape(n *syntax.RegexNode, e edges) shape {
	parts := n.Children
	if n.Options&syntax.RightToLeft != 0 {
		parts = slices.Clone(parts) // stored in matching order
		slices.Reverse(parts)
	}
	around, first := edgesOf(parts, e), 0
	out := shape{[]string{""}, nil}
	var needs []need
	between := out // what stands between two boundaries
	for i, part := range parts {
		s := shapeOf(part, around[i])
		needs = append(needs, s.needs...)
		out, between = join(out, shape{s.strings, nil}), join(between, shape{s.strings, nil})
		if around[i].right || i+1 == len(parts) {
			needs = append(needs, enclosed(between, edges{around[first].left, around[i].right})...)
			first, between = i+1, shape{[]string{""}, nil}
		}
	}
	out.needs = cheapest(append(needs, out.needs...))
	return out
}

func alternateShape(n *syntax.RegexNode, e edges) shape {
	var out shape
	var either need
	all := true
	for _, child := range n.Children {
		s := shapeOf(child, e)
		for _, str := range s.strings {
			out.strings = appendNew(out.strings, str)
		}
		needs := enclosed(s, e)
		if all = all && len(needs) > 0; all {
			either.triggers = append(either.triggers, needs[0].triggers...)
			either.cost += needs[0].cost
			either.behind = either.behind || needs[0].behind
		}
	}
	if all {
		out.needs = []need{either}
	}
	if len(out.strings) > maxStrings {
		return anything(out.needs)
	}
	return out
}

// repeat is s, lo to hi times.
func repeat(s shape, lo, hi int) shape {
	if len(s.strings) == 1 && s.strings[0] == string(gap) {
		if lo == 0 {
			return shape{[]string{"", string(gap)}, nil}
		}
		return s
	}
	if lo == 0 {
		s.needs = nil
	}
	if hi == math.MaxInt32 || hi > 3 || len(s.strings) > maxChars {
		needs := s.needs
		if lo > 0 {
			needs = enclosed(s, edges{})
		}
		if lo == 0 && hi == 1 {
			return shape{appendNew(s.strings, ""), nil}
		}
		out := shape{[]string{ends(s.strings)}, needs}
		if lo == 0 {
			out.strings = append(out.strings, "")
		}
		return out
	}
	out := shape{nil, s.needs}
	times := shape{[]string{""}, nil}
	for i := 0; i <= hi; i++ {
		if i >= lo {
			for _, str := range times.strings {
				out.strings = appendNew(out.strings, str)
			}
		}
		times = join(times, shape{s.strings, nil})
	}
	return out
}

// ends stands for any number of the spellings in a row: unknown but for the
// gap that all of them begin or end with.
func ends(spellings []string) string {
	first, last := string(gap), string(gap)
	for _, s := range spellings {
		if !strings.HasPrefix(s, string(gap)) {
			first = ""
		}
		if !strings.HasSuffix(s, string(gap)) {
			last = ""
		}
	}
	return first + string(some) + last
}

// abridge is ends, but keeps apart that nothing may be there.
func abridge(spellings []string) []string {
	full := make([]string, 0, len(spellings))
	for _, s := range spellings {
		if s != "" {
			full = append(full, s)
		}
	}
	if len(full) == len(spellings) {
		return []string{ends(full)}
	}
	return []string{ends(full), ""}
}

// join is a followed by b. Where too many spellings would come of it, what a
// can look like is given up for the triggers found in it.
func join(a, b shape) shape {
	needs := append(a.needs[:len(a.needs):len(a.needs)], b.needs...)
	if len(a.strings)*len(b.strings) > maxStrings {
		closed := make([]string, 0, len(a.strings))
		for _, s := range a.strings {
			closed = append(closed, s+string(some))
		}
		needs = append(needs, choose(closed)...)
		a = shape{abridge(a.strings), nil}
		if len(b.strings) > maxStrings {
			return anything(cheapest(append(needs, choose(b.strings)...)))
		}
	}
	out := make([]string, 0, len(a.strings)*len(b.strings))
	for _, x := range a.strings {
		for _, y := range b.strings {
			out = append(out, squeeze(x+y))
		}
	}
	return shape{out, cheapest(needs)}
}

// squeeze merges neighbouring gaps, and neighbouring unknowns.
func squeeze(s string) string {
	if !strings.Contains(s, "\x00\x00") && !strings.Contains(s, "\x01\x01") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if (s[i] == gap || s[i] == some) && len(out) > 0 && out[len(out)-1] == s[i] {
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}

func appendNew(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list[:len(list):len(list)], s)
}

// maxPairs is how many pairs of words are worth their places in the table.
const maxPairs = 64

// choose picks the rarest trigger in each spelling, and then the rarest of
// what is left. It gives no list where one of the spellings has none.
func choose(spellings []string) []need {
	needs := chooseBy(spellings, 0)
	for _, n := range needs {
		if len(n.triggers) > maxPairs {
			return chooseBy(spellings, rareWord)
		}
	}
	return needs
}

// chooseBy is choose with words that cost no more than enough taken as they
// are, and not in pairs.
func chooseBy(spellings []string, enough float64) []need {
	var out []need
	used := make([]int, len(spellings))
	for range 2 {
		var n need
		seen := make(map[string]bool, len(spellings))
		for i, s := range spellings {
			t, cost, parts := rarest(s, used[i], enough)
			if parts == 0 {
				return out
			}
			used[i] |= parts
			if !seen[t.text] {
				seen[t.text] = true
				n.triggers = append(n.triggers, t)
				n.cost += cost
			}
		}
		out = append(out, n)
	}
	return out
}

// rareWord is the cost up to which a word tells enough by itself, so that
// longer lists of pairs are not worth their place in the table.
const rareWord = 5

// rarest is the best trigger in one spelling, with a guess of how often it is
// met, and the parts of the spelling it uses, as bits. Parts already used are
// left aside. A word counts only if both its ends are known.
func rarest(s string, used int, enough float64) (best trigger, least float64, bits int) {
	parts := strings.Split(s, string(gap))
	try := func(t trigger, cost float64, of int) {
		if of&used == 0 && (bits == 0 || cost < least) {
			best, least, bits = t, cost, of
		}
	}
	complete := func(i int) bool {
		return i > 0 && i < len(parts)-1 && parts[i] != "" && !strings.ContainsRune(parts[i], some)
	}
	for i, w := range parts[:min(len(parts), 60)] {
		if complete(i) {
			try(trigger{kind: onWord, key: hashWord(w), text: w}, wordCost(w), 1<<i)
			if v := parts[max(i-1, 0)]; complete(i-1) && wordCost(v) > enough && wordCost(w) > enough {
				try(trigger{kind: onPair, key: pairKey(v + " " + w), text: v + " " + w},
					min(wordCost(v), wordCost(w))/20, 1<<i|1<<(i-1))
			}
			continue
		}
		stem, _, cut := strings.Cut(w, string(some))
		if i > 0 && cut && len(stem) >= prefixLength && isASCII(stem[:prefixLength]) {
			stem = stem[:prefixLength]
			try(trigger{kind: onPrefix, key: hashPrefix(headOf(stem), prefixLength), text: stem + moreFollows}, 3*wordCost(stem), 1<<i)
		}
	}
	return best, least, bits
}

// requiredMark finds a punctuation byte every match holds.
func requiredMark(n *syntax.RegexNode) []trigger {
	mark := func(r rune) []trigger {
		if r < 128 && strings.ContainsRune("\"%!?$@#&+=<>|~^{}[]*:;/(", r) {
			return []trigger{{kind: onMark, mark: byte(r), text: string(r)}}
		}
		return nil
	}
	switch n.T {
	case syntax.NtOne:
		return mark(n.Ch)
	case syntax.NtMulti:
		for _, r := range n.Str {
			if t := mark(r); t != nil {
				return t
			}
		}
	case syntax.NtSet:
		return setMarks(n.Set, mark)
	case syntax.NtOneloop, syntax.NtOnelazy, syntax.NtOneloopatomic:
		if n.M > 0 {
			return mark(n.Ch)
		}
	case syntax.NtSetloop, syntax.NtSetlazy, syntax.NtSetloopatomic:
		if n.M > 0 {
			return setMarks(n.Set, mark)
		}
	case syntax.NtLoop, syntax.NtLazyloop:
		if n.M > 0 {
			return requiredMark(n.Children[0])
		}
	case syntax.NtConcatenate, syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		for _, child := range n.Children {
			if t := requiredMark(child); t != nil {
				return t
			}
		}
	case syntax.NtAlternate:
		var out []trigger
		for _, child := range n.Children {
			t := requiredMark(child)
			if t == nil {
				return nil
			}
			out = append(out, t...)
		}
		return out
	}
	return nil
}

func setMarks(set *syntax.CharSet, mark func(rune) []trigger) []trigger {
	if set == nil || set.IsNegated() {
		return nil
	}
	var out []trigger
	for _, r := range set.GetSetChars(maxChars) {
		t := mark(r)
		if t == nil {
			return nil
		}
		out = append(out, t...)
	}
	return out
}
