package match

import (
	"slices"
	"strings"
)

// reach is how many words of a phrase can stand before one of its triggers, at
// least and at most. For a pair, they are counted before its second word.
type reach struct{ least, most uint8 }

// where is the place of a trigger in its phrase.
type where struct {
	reach reach
	hint  hint
}

// maxSpellings is how many ways of writing the words around one place of a
// phrase are followed to find the places of its triggers.
const maxSpellings = 1024

// anyWord stands for a word left open among the words of a spelling.
const anyWord = string(some)

// spelling is a way of writing a phrase as far as it has been followed: its last
// words, and how many stood before them.
type spelling struct {
	text string
	cut  int  // words before the text
	open bool // one of those was a word left open
}

// placer finds the places of triggers while a phrase is spelled out.
type placer struct {
	triggers map[string]int // their numbers
	found    []bool
	places   []where
	kept     int // how many words of a spelling are kept
}

// placesOf works out where each trigger stands, by spelling the phrase out, a
// few words at a time.
// Where there are too many spellings, a trigger can be anywhere.
func placesOf(root *node, triggers []trigger, words int) []where {
	p := placer{kept: keptWords, triggers: make(map[string]int, len(triggers)), found: make([]bool, len(triggers)), places: make([]where, len(triggers))}
	for i, t := range triggers {
		if p.triggers[t.text] = i; t.kind == onPair {
			p.kept = keptWords + 1
		}
	}
	spellings := root.spell([]spelling{{}}, p.followed)
	for _, s := range spellings {
		list := spelledWords(s.text)
		p.note(s, list, len(list))
	}
	for i := range p.places {
		if spellings == nil || !p.found[i] || triggers[i].kind == onPrefix {
			p.places[i] = where{reach{0, uint8(max(words-1, 0))}, noHint}
		}
	}
	return p.places
}

// note takes down the triggers among the first words of a spelling of which all
// neighbours are known.
func (p *placer) note(s spelling, list []string, first int) {
	for at := range first {
		for words := 1; words <= min(at+1, 2); words++ {
			i, ok := p.triggers[strings.Join(list[at+1-words:at+1], " ")]
			if ok && (s.cut == 0 || at >= words) {
				p.add(i, s.where(list, at, words))
			}
		}
	}
}

// add takes down a place of a trigger.
func (p *placer) add(i int, w where) {
	if p.found[i] {
		w = w.or(p.places[i])
	}
	p.places[i], p.found[i] = w, true
}

// where is the place of a trigger of one or two words, of which the last is word
// number at of the list.
func (s spelling) where(list []string, at, words int) where {
	w := where{reach{uint8(s.cut + at), uint8(s.cut + at)}, noHint}
	if s.open || slices.Contains(list[:at], anyWord) {
		w.reach.most = maxWords - 1 // a word left open may be several to the scan
	}
	if first := at + 1 - words; first > 0 && list[first-1] != anyWord {
		w.hint.before = sieveOf(hashWord(list[first-1]))
	}
	if at+1 < len(list) && list[at+1] != anyWord {
		w.hint.behind = sieveOf(hashWord(list[at+1]))
	}
	return w
}

func (w where) or(o where) where {
	return where{
		reach{min(w.reach.least, o.reach.least), max(w.reach.most, o.reach.most)},
		hint{w.hint.before.or(o.hint.before), w.hint.behind.or(o.hint.behind)},
	}
}

// spell is every spelling in before, followed by every one of the node, as grow
// makes them; nil for too many.
func (n *node) spell(before []spelling, grow func(s spelling, text string) spelling) []spelling {
	if before == nil {
		return nil
	}
	followed := func(text string) []spelling {
		out := make([]spelling, len(before))
		for i, s := range before {
			out[i] = grow(s, text)
		}
		return atMost(out)
	}
	if n.letters != "" {
		return followed(n.letters)
	}
	if n.gap > 0 {
		var out []spelling
		words := ""
		for range n.gap {
			words += " " + anyWord + " "
			out = append(out, followed(words)...)
		}
		return atMost(out)
	}
	for _, part := range n.row {
		before = part.spell(before, grow)
	}
	if len(n.choice) == 0 {
		return before
	}
	var out []spelling
	for _, part := range n.choice {
		more := part.spell(before, grow)
		if more == nil {
			return nil
		}
		out = append(out, more...)
	}
	return atMost(out)
}

// keptWords are a word, the one before it, and one that may go on.
const keptWords = 3

// followed is a spelling with more text. Of the words before the last one, which
// may go on, no more are kept than the neighbours of a trigger can be; those
// dropped have been noted.
func (p *placer) followed(s spelling, text string) spelling {
	if s.text += text; strings.Count(s.text, " ") < p.kept {
		return s // it is short
	}
	words := spelledWords(s.text)
	drop := len(words) - p.kept
	if drop <= 0 {
		return s
	}
	p.note(s, words, len(words)-2)
	s.cut += drop
	s.open = s.open || slices.Contains(words[:drop], anyWord)
	s.text = wordsFrom(s.text, drop)
	return s
}

// wordsFrom is a spelling without its first words.
func wordsFrom(s string, drop int) string {
	count, in := 0, false
	for i, r := range s {
		single := r == some || alone(r)
		if single || isWord(r) && !in {
			if count == drop {
				return s[i:]
			}
			count++
		}
		in = isWord(r) && !single
	}
	return ""
}

// atMost is the spellings, each once; nil for too many.
func atMost(list []spelling) []spelling {
	seen := make(map[spelling]bool, len(list))
	out := list[:0]
	for _, s := range list {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	if len(out) > maxSpellings {
		return nil
	}
	return out
}

// opensWith is what the first word of a phrase can be, and the one behind it.
func opensWith(root *node) (first, second sieve) {
	spellings := root.spell([]spelling{{}}, func(s spelling, text string) spelling {
		if s.cut > 0 {
			return s // nothing more is asked of it
		}
		s.text += text
		if words := spelledWords(s.text); len(words) > 2 {
			s.text, s.cut = words[0]+" "+words[1], len(words)-2
		}
		return s
	})
	if spellings == nil {
		return anyWordPasses, anyWordPasses
	}
	bits := func(words []string, at int) sieve {
		switch {
		case at >= len(words):
			return sieve{}
		case words[at] == anyWord:
			return anyWordPasses
		}
		return sieveOf(hashWord(words[at]))
	}
	for _, s := range spellings {
		words := spelledWords(s.text)
		if len(words) == 0 {
			return anyWordPasses, anyWordPasses
		}
		first, second = first.or(bits(words, 0)), second.or(bits(words, 1))
		if words[0] == anyWord {
			second = anyWordPasses // it may be several to the scan
		}
	}
	return first, second
}

// spelledWords are the words of a spelling as the scan reads them, folded.
func spelledWords(s string) []string {
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for _, r := range s {
		switch {
		case r == some || alone(r):
			flush()
			out = append(out, string(caseFold(r)))
		case isWord(r):
			b.WriteRune(caseFold(r))
		default:
			flush()
		}
	}
	flush()
	return out
}
