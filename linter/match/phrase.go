package match

import (
	"fmt"
	"strings"
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
// maxExpansions bounds what one phrase may stand for.
const maxExpansions = 5000

// PhraseError says what is wrong with a phrase and where.
type PhraseError struct {
	Offset  int // byte in the phrase
	Message string
}

// Error is the message alone.
func (e *PhraseError) Error() string { return e.Message }

// term is one expansion of a phrase, ready to be compared with text.
type term struct {
	id     int
	folded []rune // folded and, unless exact, case-folded
	words  []uint64
	key    int  // the word (single word) or second word of the pair it is found by
	lead   int  // runes before the first word
	exact  bool // letter case must match
	short  bool // has a word of up to three lower-case letters
	open   bool // the first rune is no word character: no boundary before it
	close  bool // the same for the last
}

// ExpandPhrase lists what a phrase stands for, in the order written, without
// repeats, white space made single. It reports a PhraseError for bad notation.
func ExpandPhrase(phrase string) ([]string, error) {
	p := &phraseParser{text: phrase}
	if strings.HasPrefix(phrase, "=") {
		p.at = 1
	}
	all, err := p.sequence("")
	if err != nil {
		return nil, err
	}
	seen := make(map[string]bool, len(all))
	out := all[:0]
	for _, s := range all {
		s = strings.Join(strings.Fields(s), " ")
		if s == "" {
			return nil, &PhraseError{0, "the phrase can be empty: every word in it is optional"}
		}
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out, nil
}

type phraseParser struct {
	text string
	at   int
}

func (p *phraseParser) fail(at int, format string, args ...any) error {
	return &PhraseError{at, fmt.Sprintf(format, args...)}
}

// sequence reads up to one of the bytes in stop and lists its expansions.
func (p *phraseParser) sequence(stop string) ([]string, error) {
	out := []string{""}
	for p.at < len(p.text) {
		c := p.text[p.at]
		if strings.IndexByte(stop, c) >= 0 {
			return out, nil
		}
		start := p.at
		p.at++
		var choices []string
		var err error
		switch c {
		case '[':
			choices, err = p.group(start, ']')
		case '(':
			choices, err = p.group(start, ')')
			choices = append([]string{""}, choices...)
		case ']', ')', '|':
			return nil, p.fail(start, "“%c” without an opening bracket", c)
		case '\\':
			if p.at == len(p.text) {
				return nil, p.fail(start, "a backslash at the end stands for nothing")
			}
			p.at++
			choices = []string{p.text[p.at-1 : p.at]}
		default:
			for p.at < len(p.text) && strings.IndexByte(`[]()|\`, p.text[p.at]) < 0 {
				p.at++
			}
			choices = []string{p.text[start:p.at]}
		}
		if err != nil {
			return nil, err
		}
		if out, err = p.product(out, choices, start); err != nil {
			return nil, err
		}
	}
	if stop != "" {
		return nil, p.fail(len(p.text), "“%c” is missing", stop[len(stop)-1])
	}
	return out, nil
}

func (p *phraseParser) group(start int, closing byte) ([]string, error) {
	var all []string
	for {
		some, err := p.sequence("|" + string(closing))
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
		p.at++ // the bar or the bracket
		if p.text[p.at-1] == closing {
			return all, nil
		}
		if len(all) > maxExpansions {
			return nil, p.tooMany(start)
		}
	}
}

func (p *phraseParser) tooMany(at int) error {
	return p.fail(at, "the phrase stands for more than %d spellings: part it in several", maxExpansions)
}

func (p *phraseParser) product(heads, tails []string, at int) ([]string, error) {
	if len(heads)*len(tails) > maxExpansions {
		return nil, p.tooMany(at)
	}
	if len(tails) == 1 {
		for i := range heads {
			heads[i] += tails[0]
		}
		return heads, nil
	}
	out := make([]string, 0, len(heads)*len(tails))
	for _, h := range heads {
		for _, t := range tails {
			out = append(out, h+t)
		}
	}
	return out, nil
}

// newTerm prepares one expansion. It refuses one without a word, or with more
// than maxWords.
func newTerm(id int, text string, exact bool) (*term, error) {
	t := &term{id: id, exact: exact}
	for i := 0; i < len(text); {
		st := next(text, i)
		for _, r := range st.runes[:st.n] {
			if !exact {
				r = caseFold(r)
			}
			t.folded = append(t.folded, r)
		}
		i += st.size
	}
	r := reader{text: text}
	for r.next() {
		t.words = append(t.words, r.hash)
		t.short = t.short || shortLower(text[r.start:r.end])
	}
	if len(t.words) == 0 {
		return nil, &PhraseError{0, fmt.Sprintf("“%s” has no word in it: write a pattern for punctuation", text)}
	}
	if len(t.words) > maxWords {
		return nil, &PhraseError{0, fmt.Sprintf("“%s” has more than %d words", text, maxWords)}
	}
	for t.lead < len(t.folded) && !isWord(t.folded[t.lead]) {
		t.lead++
	}
	last := t.folded[len(t.folded)-1]
	t.open = t.lead > 0 || alone(t.folded[0])
	t.close = !isWord(last) || alone(last)
	return t, nil
}

// shortLower reports whether w could be mistaken for an abbreviation if it
// stood in capitals: two or three lower-case ASCII letters.
func shortLower(w string) bool {
	if len(w) < 2 || len(w) > 3 {
		return false
	}
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// verify compares the term with the text from byte start on, which is where
// its first rune must stand, and returns where the match ends, or -1.
func (t *term) verify(text string, start int) int {
	i, done, end := start, 0, start
	for done < len(t.folded) {
		if i >= len(text) {
			return -1
		}
		st := next(text, i)
		i += st.size
		if st.n == 0 {
			continue
		}
		for _, r := range st.runes[:st.n] {
			if done == len(t.folded) {
				return -1
			}
			if !t.exact {
				r = caseFold(r)
			}
			if r != t.folded[done] {
				return -1
			}
			done++
		}
		end = i
	}
	if !t.close && wordFollows(text, i) {
		return -1
	}
	if t.short && !t.exact && abbreviated(text[start:end]) {
		return -1
	}
	return end
}

// wordFollows reports whether the text from byte i on continues a word.
func wordFollows(text string, i int) bool {
	for i < len(text) {
		st := next(text, i)
		if st.n > 0 {
			return isWord(st.runes[0]) && !alone(st.runes[0])
		}
		i += st.size
	}
	return false
}

// abbreviated reports whether a match holds an abbreviation instead of the
// short word that was asked for: two or three capitals where the rest is not
// in capitals, as in “tell US”, or nothing but them.
func abbreviated(text string) bool {
	capitals, lower, words := 0, false, 0
	for i := 0; i < len(text); {
		start := i
		upper := 0
		for i < len(text) && asciiClass[text[i]&0x7F] == letter && text[i] < 128 {
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

// before finds where the runes ahead of the term's first word begin, given
// where that word begins, or -1.
func (t *term) before(text string, word int) int {
	for n := 0; n < t.lead; n++ {
		if word == 0 {
			return -1
		}
		word--
		for word > 0 && text[word]&0xC0 == 0x80 {
			word--
		}
	}
	return word
}
