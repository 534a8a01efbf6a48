package match

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/flat"
)

// Phrase notation, for people who list words:
//
//	pull the strings               these words, one space or line break apart
//	[pull|pulls|pulled] the strings   one of several
//	(very) shadowy elite           optional words
//	cabal(s)  conspir[acy|acies]   optional and alternative endings
//	secret _ plan  secret __ plan  exactly one word; one to three words between
//	=US                            letter case must be the same
//	\( \[ \| \\                    the character itself
//
// A phrase is read into a tree, never expanded: [a|b] [c|d] (e) costs what its
// letters cost. The tree gives triggers (trigger.go) by which the scan notices
// it, and a program (program.go) that compares it with the text.

// maxWords is how many words a phrase may have: the scan remembers the starts
// of that many.
const maxWords = 16

// PhraseError says what is wrong with a phrase and where.
type PhraseError struct {
	Offset  int // byte in the phrase
	Message string
}

// Error is the message alone.
func (e *PhraseError) Error() string { return e.Message }

// node is a part of a phrase: letters, a gap of words, a row of parts, or
// several parts of which one stands there.
type node struct {
	letters string  // literal text, folded except for case
	gap     int     // number of words left open, at most; 0 for none
	row     []*node // one after the other
	choice  []*node // one of them
}

// phrase is what the set keeps of a phrase.
type phrase struct {
	id       int
	exact    bool   // letter case must match
	capitals bool   // the phrase itself is written with an abbreviation
	open     bool   // may begin with a character that is no word character
	first    uint32 // the letters a to z it can begin with, bit by bit; other beginnings are bit 31
	opens    sieve  // the words it can begin with
	second   sieve  // those that can be behind
	words    int    // how many words it has at most
	triggers []trigger
	where    []where // by trigger
	text     string

	program flat.Block
}

// parsePhrase reads the notation.
func parsePhrase(text string) (*node, error) {
	p := &phraseParser{text: text}
	if strings.HasPrefix(text, "=") {
		p.at = 1
	}
	return p.row("")
}

// newPhrase reads a phrase. It reports a PhraseError for bad notation, a
// phrase that can be empty, one without a word, and one of too many words.
func newPhrase(id int, text string) (*phrase, error) {
	f := &phrase{id: id, text: text, exact: strings.HasPrefix(text, "=")}
	root, err := parsePhrase(text)
	if err != nil {
		return nil, err
	}
	if root.empty() {
		return nil, &PhraseError{0, "the phrase can be empty: every word in it is optional"}
	}
	if f.words = root.words(); f.words > maxWords {
		return nil, &PhraseError{0, fmt.Sprintf("the phrase can have more than %d words", maxWords)}
	}
	if !f.key(root, rareWord) {
		return nil, &PhraseError{0, "the phrase can be without a whole word to find it by; write a pattern for punctuation"}
	}
	f.capitals = abbreviated(text+" x") || abbreviated(text)
	f.open = root.opensBare()
	f.opens, f.second = opensWith(root)
	f.program = compile(root, f.exact)
	f.first = firstLetters(f.program)
	return f, nil
}

// key chooses the triggers that the phrase is found by: words that cost no more
// than enough, or else pairs of words. It reports false where there are none.
func (p *phrase) key(root *node, enough float64) bool {
	edge := shape{[]string{string(gap)}, nil}
	whole := join(root.after(edge), edge)
	needs := cheapest(append(chooseBy(whole.strings, enough), whole.needs...))
	if len(needs) == 0 || enough == 0 && len(needs[0].triggers) > maxPairs {
		return false
	}
	p.triggers = needs[0].triggers
	p.where = placesOf(root, p.triggers, p.words)
	return true
}

// begins reports whether the phrase can begin with a character whose first
// byte is b.
func (p *phrase) begins(b byte) bool {
	if b >= utf8.RuneSelf {
		return true
	}
	return p.first&firstBit(rune(b)) != 0
}

// CheckPhrase reports whether a phrase can be found, as a PhraseError if not.
func CheckPhrase(text string) error {
	_, err := newPhrase(0, text)
	return err
}

type phraseParser struct {
	text string
	at   int
}

func (p *phraseParser) fail(at int, format string, args ...any) error {
	return &PhraseError{at, fmt.Sprintf(format, args...)}
}

// row reads up to one of the bytes in stop.
func (p *phraseParser) row(stop string) (*node, error) {
	out := &node{}
	for p.at < len(p.text) {
		c := p.text[p.at]
		if strings.IndexByte(stop, c) >= 0 {
			return out, nil
		}
		start := p.at
		p.at++
		var part *node
		var err error
		switch c {
		case '[':
			part, err = p.group(']')
		case '(':
			if part, err = p.group(')'); err == nil {
				part.choice = append(part.choice, &node{})
			}
		case ']', ')', '|':
			err = p.fail(start, "“%c” without an opening bracket", c)
		case '\\':
			if p.at == len(p.text) {
				return nil, p.fail(start, "a backslash at the end stands for nothing")
			}
			p.at++
			part = literal(p.text[p.at-1 : p.at])
		default:
			for p.at < len(p.text) && strings.IndexByte(`[]()|\`, p.text[p.at]) < 0 {
				p.at++
			}
			part = words(p.text[start:p.at])
		}
		if err != nil {
			return nil, err
		}
		out.row = append(out.row, part)
	}
	if stop != "" {
		return nil, p.fail(len(p.text), "“%c” is missing", stop[len(stop)-1])
	}
	return out, nil
}

func (p *phraseParser) group(closing byte) (*node, error) {
	out := &node{}
	for {
		part, err := p.row("|" + string(closing))
		if err != nil {
			return nil, err
		}
		out.choice = append(out.choice, part)
		p.at++ // the bar or the bracket
		if p.text[p.at-1] == closing {
			return out, nil
		}
	}
}

// words is literal text in which _ and __ stand for words left open.
func words(text string) *node {
	if !strings.Contains(text, "_") {
		return literal(text)
	}
	out := &node{}
	plain := 0
	for i := 0; i < len(text); {
		n := 0
		for i+n < len(text) && text[i+n] == '_' {
			n++
		}
		free := (i == 0 || text[i-1] == ' ') && (i+n == len(text) || text[i+n] == ' ')
		if n == 0 || n > 2 || !free {
			i += max(n, 1)
			continue
		}
		out.row = append(out.row, literal(text[plain:i]), &node{gap: 2*n - 1})
		i += n
		plain = i
	}
	out.row = append(out.row, literal(text[plain:]))
	return out
}

// literal folds text, case aside.
func literal(text string) *node {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		st := next(text, i)
		for _, r := range st.runes[:st.n] {
			out = utf8.AppendRune(out, r)
		}
		i += st.size
	}
	return &node{letters: string(out)}
}

// empty reports whether the node can stand for nothing but space.
func (n *node) empty() bool {
	if strings.TrimSpace(n.letters) != "" || n.gap > 0 {
		return false
	}
	for _, c := range n.choice {
		if c.empty() {
			return true
		}
	}
	for _, c := range n.row {
		if !c.empty() {
			return false
		}
	}
	return len(n.choice) == 0
}

// words counts the words the node has at most, taking letters glued together
// for several.
func (n *node) words() int {
	count := n.gap
	in := false
	for _, r := range n.letters {
		word := isWord(r)
		if word && (!in || alone(r)) {
			count++
		}
		in = word
	}
	most := 0
	for _, c := range n.choice {
		most = max(most, c.words())
	}
	count += most
	glued := false // the part before ends in a letter
	for _, c := range n.row {
		k := c.words()
		if k > 0 && glued && c.beginsInWord() {
			k--
		}
		count += k
		glued = c.endsInWord(glued)
	}
	return count
}

// beginsInWord reports whether everything the node can be begins with a
// letter or is empty.
func (n *node) beginsInWord() bool {
	if n.letters != "" {
		r, _ := utf8.DecodeRuneInString(n.letters)
		return isWord(r) && !alone(r)
	}
	for _, c := range n.choice {
		if !c.beginsInWord() {
			return false
		}
	}
	for _, c := range n.row {
		if !c.beginsInWord() {
			return false
		}
		if !c.empty() {
			break
		}
	}
	return n.gap == 0
}

// endsInWord reports whether everything the node can be ends with a letter;
// before says it of what stands before, for where the node is empty.
func (n *node) endsInWord(before bool) bool {
	if n.letters != "" {
		r, _ := utf8.DecodeLastRuneInString(n.letters)
		return isWord(r) && !alone(r)
	}
	for _, c := range n.choice {
		if !c.endsInWord(before) {
			return false
		}
	}
	for _, c := range n.row {
		before = c.endsInWord(before)
	}
	if len(n.choice) > 0 {
		return true
	}
	return before && n.gap == 0
}

// opensBare reports whether the node can begin with a character that is
// neither a word character nor a space.
func (n *node) opensBare() bool {
	for _, r := range n.letters {
		if r != ' ' {
			return !isWord(r)
		}
	}
	for _, c := range n.choice {
		if c.opensBare() {
			return true
		}
	}
	for _, c := range n.row {
		if c.opensBare() {
			return true
		}
		if !c.empty() {
			return false
		}
	}
	return false
}

// after is a, as the trigger extractor sees it, with the node behind it.
func (n *node) after(a shape) shape {
	if len(n.row) == 0 {
		return join(a, n.shape())
	}
	for _, c := range n.row {
		a = c.after(a)
	}
	return a
}

// shape is the node as the trigger extractor sees it.
func (n *node) shape() shape {
	switch {
	case n.gap > 0:
		return anything(nil)
	case len(n.choice) > 0:
		return n.either()
	case len(n.row) > 0:
		return n.after(shape{[]string{""}, nil})
	}
	var b strings.Builder
	for _, r := range n.letters {
		if alone(r) {
			b.WriteString(string(gap) + string(r) + string(gap))
			continue
		}
		b.WriteString(spell(r))
	}
	return shape{[]string{squeeze(b.String())}, nil}
}

// either is a choice as the trigger extractor sees it.
func (n *node) either() shape {
	var out shape
	var one need
	all := true
	for _, c := range n.choice {
		s := c.shape()
		out.strings = append(out.strings, s.strings...)
		needs := cheapest(append(chooseBy(s.strings, rareWord), s.needs...))
		if all = all && len(needs) > 0; all {
			one.triggers = append(one.triggers, needs[0].triggers...)
			one.cost += needs[0].cost
		}
	}
	if all {
		out.needs = []need{one}
	}
	if len(out.strings) > maxStrings {
		return shape{[]string{ends(out.strings)}, out.needs}
	}
	return out
}

// abbreviated reports whether a match holds an abbreviation instead of the
// short word that was asked for: two or three capitals where the rest is not
// in capitals, as in “tell US”, or nothing but them.
func abbreviated(text string) bool {
	capitals, lower, words := 0, false, 0
	for i := 0; i < len(text); {
		start := i
		upper := 0
		for i < len(text) && text[i] < 128 && asciiClass[text[i]] == letter {
			if 'A' <= text[i] && text[i] <= 'Z' {
				upper++
			} else {
				lower = true
			}
			i++
		}
		if i == start {
			i++
			continue
		}
		words++
		if n := i - start; upper == n && n >= 2 && n <= 3 {
			capitals++
		}
	}
	return capitals > 0 && (lower || words == 1)
}
