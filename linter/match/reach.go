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

// maxSpellings is how many ways of writing a phrase are looked at to find the
// places of its triggers.
const maxSpellings = 512

// anyWord stands for a word left open among the words of a spelling.
const anyWord = string(some)

// placesOf works out where each trigger stands, by spelling the phrase out.
// Where there are too many spellings, a trigger can be anywhere.
func placesOf(root *node, triggers []trigger, words int) []where {
	anywhere := where{reach{0, uint8(max(words-1, 0))}, noHint}
	out := make([]where, len(triggers))
	found := make([]bool, len(triggers))
	spellings := root.spell([]string{""})
	for _, s := range spellings {
		list := spelledWords(s)
		for at := range list {
			for i, t := range triggers {
				if t.at(list, at) {
					here := t.place(list, at)
					if found[i] {
						here = here.or(out[i])
					}
					out[i], found[i] = here, true
				}
			}
		}
	}
	for i := range out {
		if spellings == nil || !found[i] || triggers[i].kind == onPrefix {
			out[i] = anywhere
		}
	}
	return out
}

// place is where the trigger stands as word number at.
func (t trigger) place(words []string, at int) where {
	w := where{reach{uint8(at), uint8(at)}, noHint}
	if slices.Contains(words[:at], anyWord) {
		w.reach.most = maxWords - 1 // a word left open may be several to the scan
	}
	first := at
	if t.kind == onPair {
		first--
	}
	if first > 0 && words[first-1] != anyWord {
		w.hint.before = bitOf(hashWord(words[first-1]))
	}
	if at+1 < len(words) && words[at+1] != anyWord {
		w.hint.behind = bitOf(hashWord(words[at+1]))
	}
	return w
}

func (w where) or(o where) where {
	return where{
		reach{min(w.reach.least, o.reach.least), max(w.reach.most, o.reach.most)},
		hint{w.hint.before | o.hint.before, w.hint.behind | o.hint.behind},
	}
}

// at reports whether the trigger is word number i.
func (t trigger) at(words []string, i int) bool {
	return t.kind == onWord && words[i] == t.text || t.kind == onPair && i > 0 && words[i-1]+" "+words[i] == t.text
}

// spell is every spelling in before, followed by every one of the node; nil for
// too many.
func (n *node) spell(before []string) []string {
	if before == nil {
		return nil
	}
	if n.letters != "" {
		return suffixed(before, n.letters)
	}
	if n.gap > 0 {
		var out []string
		words := ""
		for range n.gap {
			words += " " + anyWord + " "
			out = append(out, suffixed(before, words)...)
		}
		return atMost(out)
	}
	for _, part := range n.row {
		before = part.spell(before)
	}
	if len(n.choice) == 0 {
		return before
	}
	var out []string
	for _, part := range n.choice {
		more := part.spell(before)
		if more == nil || len(out)+len(more) > maxSpellings {
			return nil
		}
		out = append(out, more...)
	}
	return out
}

func suffixed(list []string, with string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s + with
	}
	return out
}

func atMost(list []string) []string {
	if len(list) > maxSpellings {
		return nil
	}
	return list
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
