package match

import (
	"math"
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
	text string // for people
}

type triggerKind uint8

const (
	onWord triggerKind = iota
	onPair
	onPrefix
	onMark
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
// one of strings, where some may stand for anything. need is the best set of
// triggers found inside parts that strings no longer show.
type shape struct {
	strings []string
	need    []trigger
}

func anything(need []trigger) shape { return shape{[]string{string(some)}, need} }

// findTriggers lists triggers of which at least one stands in every text the
// pattern matches; none where no such list is known.
func findTriggers(root *syntax.RegexNode) []trigger {
	whole := join(join(anything(nil), shapeOf(root)), anything(nil))
	best := cheaper(whole.need, choose(whole.strings))
	if best == nil {
		best = requiredMark(root)
	}
	return best
}

func shapeOf(n *syntax.RegexNode) shape {
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
		return repeat(shapeOf(n.Children[0]), n.M, n.N)
	case syntax.NtConcatenate:
		return sequenceShape(n)
	case syntax.NtAlternate:
		return alternateShape(n)
	case syntax.NtCapture, syntax.NtGroup, syntax.NtAtomic:
		return shapeOf(n.Children[0])
	case syntax.NtPosLook:
		inside := shapeOf(n.Children[0])
		context := join(join(anything(nil), inside), anything(nil))
		edge := "" // a look-around that touches its place with a gap proves a word boundary
		if around := ends(inside.strings); n.Options&syntax.RightToLeft != 0 && strings.HasSuffix(around, string(gap)) ||
			n.Options&syntax.RightToLeft == 0 && strings.HasPrefix(around, string(gap)) {
			edge = string(gap)
		}
		return shape{[]string{edge}, cheaper(context.need, choose(context.strings))}
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

func sequenceShape(n *syntax.RegexNode) shape {
	out := shape{[]string{""}, nil}
	for i := range n.Children {
		child := n.Children[i]
		if n.Options&syntax.RightToLeft != 0 {
			child = n.Children[len(n.Children)-1-i] // stored in matching order
		}
		out = join(out, shapeOf(child))
	}
	return out
}

func alternateShape(n *syntax.RegexNode) shape {
	var out shape
	all := true
	for _, child := range n.Children {
		s := shapeOf(child)
		for _, str := range s.strings {
			out.strings = appendNew(out.strings, str)
		}
		context := join(join(anything(nil), s), anything(nil))
		best := cheaper(context.need, choose(context.strings))
		all = all && best != nil
		out.need = append(out.need, best...)
	}
	if !all {
		out.need = nil
	}
	if len(out.strings) > maxStrings {
		return anything(out.need)
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
		s.need = nil
	}
	if hi == math.MaxInt32 || hi > 3 || len(s.strings) > maxChars {
		need := s.need
		if lo > 0 {
			context := join(join(anything(nil), s), anything(nil))
			need = cheaper(context.need, choose(context.strings))
		}
		if lo == 0 && hi == 1 {
			return shape{appendNew(s.strings, ""), nil}
		}
		out := shape{[]string{ends(s.strings)}, need}
		if lo == 0 {
			out.strings = append(out.strings, "")
		}
		return out
	}
	out := shape{nil, s.need}
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

// join is a followed by b. Where too many spellings would come of it, what a
// can look like is given up for the triggers found in it.
func join(a, b shape) shape {
	need := cheaper(a.need, b.need)
	if len(a.strings)*len(b.strings) > maxStrings {
		closed := make([]string, 0, len(a.strings))
		for _, s := range a.strings {
			closed = append(closed, s+string(some))
		}
		need = cheaper(need, choose(closed))
		a = shape{[]string{ends(a.strings)}, nil}
		if len(b.strings) > maxStrings {
			return anything(need)
		}
	}
	out := make([]string, 0, len(a.strings)*len(b.strings))
	for _, x := range a.strings {
		for _, y := range b.strings {
			out = append(out, squeeze(x+y))
		}
	}
	return shape{out, need}
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

// choose picks the rarest trigger in each spelling; nil if one has none.
func choose(spellings []string) []trigger {
	var out []trigger
	seen := make(map[string]bool, len(spellings))
	for _, s := range spellings {
		t, ok := rarest(s)
		if !ok {
			return nil
		}
		if !seen[t.text] {
			seen[t.text] = true
			out = append(out, t)
		}
	}
	return out
}

// rarest is the best trigger in one spelling. A word counts only if both its
// ends are known.
func rarest(s string) (trigger, bool) {
	parts := strings.Split(s, string(gap))
	var best trigger
	least := math.Inf(1)
	try := func(t trigger, cost float64) {
		if cost < least {
			best, least = t, cost
		}
	}
	complete := func(i int) bool {
		return i > 0 && i < len(parts)-1 && parts[i] != "" && !strings.ContainsRune(parts[i], some)
	}
	for i, w := range parts {
		if complete(i) {
			try(trigger{kind: onWord, key: hashWord(w), text: w}, wordCost(w))
			if complete(i - 1) {
				v := parts[i-1]
				try(trigger{kind: onPair, key: hashPair(hashWord(v), hashWord(w)), text: v + " " + w},
					min(wordCost(v), wordCost(w))/20)
			}
			continue
		}
		stem, _, cut := strings.Cut(w, string(some))
		if i > 0 && cut && len(stem) >= prefixLength && isASCII(stem[:prefixLength]) {
			try(trigger{kind: onPrefix, key: hashPrefix(stem), text: stem[:prefixLength] + "…"}, 3*wordCost(stem))
		}
	}
	return best, !math.IsInf(least, 1)
}

// cheaper picks the list of triggers that fires less often.
func cheaper(a, b []trigger) []trigger {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 || triggersCost(a) <= triggersCost(b) {
		return a
	}
	return b
}

func triggersCost(list []trigger) float64 {
	sum := 0.0
	for _, t := range list {
		switch words := strings.Fields(t.text); {
		case t.kind == onPair && len(words) == 2:
			sum += min(wordCost(words[0]), wordCost(words[1])) / 20
		case t.kind == onPrefix:
			sum += 3 * wordCost(t.text)
		default:
			sum += wordCost(t.text)
		}
	}
	return sum
}

// requiredMark finds a punctuation byte every match holds.
func requiredMark(n *syntax.RegexNode) []trigger {
	mark := func(r rune) []trigger {
		if r < 128 && strings.ContainsRune("%!?$@#&+=<>|~^{}[]*:;/(", r) {
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
