package voice

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// surnames are the last names of the persons the document names in full: words
// with a capital behind a given name or a title.
type surnames struct {
	known    map[string]bool // what was asked for, or all of them
	all      bool
	searched int // how many names the document was searched for
}

// maxSearched is how many names a document is searched for before all of its
// names are collected.
const maxSearched = 4

// isSurname reports whether a name is the surname of a person the document
// names in full.
func (a *Analysis) isSurname(name string) bool {
	n := &a.names
	if known, asked := n.known[name]; asked || n.all {
		return known
	}
	if n.known == nil {
		n.known = make(map[string]bool)
	}
	if n.searched++; n.searched > maxSearched {
		n.all = true
		for _, seg := range a.doc.Segments {
			a.steps += len(seg.Text)
			collectNames(seg.Text, n.known)
		}
		return n.known[name]
	}
	found := slices.ContainsFunc(a.doc.Segments, func(seg *prose.Segment) bool {
		a.steps += len(seg.Text)
		return namesPerson(seg.Text, name)
	})
	n.known[strings.Clone(name)] = found
	return found
}

// collectNames adds the surnames of a text.
func collectNames(text string, to map[string]bool) {
	for i := 0; i < len(text); {
		next, last := nextName(text, i)
		if last > next {
			to[strings.Clone(text[next:last])] = true
		}
		i = next
	}
}

// namesPerson reports whether a text names a person with this surname in full.
func namesPerson(text, surname string) bool {
	for at := 1; at < len(text); at++ {
		found := strings.Index(text[at:], surname)
		if found < 0 {
			return false
		}
		if at += found; text[at-1] != ' ' {
			continue
		}
		i, last := strings.LastIndexByte(text[:at-1], ' ')+1, 0
		for i < at {
			i, last = nextName(text, i)
		}
		if i == at && last == at+len(surname) {
			return true
		}
	}
	return false
}

// nextName looks for a person's name in full at i: two words with capitals,
// parted by one space or by a point and a space. It returns where to look next,
// which is the surname if there is one, and the end of the surname, else 0.
func nextName(text string, i int) (next, last int) {
	if !isUpper(text[i]) || i > 0 && isLetter(rune(text[i-1])) {
		return i + 1, 0
	}
	var fold [32]byte
	end := nameEnd(text, i)
	next = end
	if next < len(text) && text[next] == '.' {
		next++
	}
	if next+1 >= len(text) || text[next] != ' ' || !isUpper(text[next+1]) || end-i > len(fold) {
		return max(end, i+1), 0
	}
	next++
	last = nameEnd(text, next)
	w := find(foldWord(fold[:0], text[i:end]))
	if w != nil && w.is&(isGiven|isTitle) != 0 || w == nil && introduced(text, next, last) {
		return next, last
	}
	return next, 0
}

// introduced reports whether an unknown pair of names is that of a person by
// what follows its second word, text[from:end]: an age, "who", or an office.
func introduced(text string, from, end int) bool {
	var fold [32]byte
	rest, comma := strings.CutPrefix(text[end:], ", ")
	if !comma || end-from > len(fold) || find(foldWord(fold[:0], text[from:end])) != nil {
		return false
	}
	for n := 0; n < 4 && rest != ""; n++ {
		word, after, _ := strings.Cut(rest, " ")
		bare := strings.TrimRight(word, ",.;")
		if n == 0 && (bare == "who" || bare != word && len(bare) < 3 && isDigit(rune(word[0]))) {
			return true
		}
		if len(bare) > len(fold) {
			return false
		}
		w := find(foldWord(fold[:0], bare))
		if w != nil && w.is&(isRole|isTitle) != 0 && w.is&isBody == 0 {
			return true
		}
		if n == 0 && (w == nil || w.is&(isDeterminer|isModifier) == 0) || bare != word {
			return false
		}
		rest = after
	}
	return false
}

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

// nameEnd is the end of the word that begins at i: letters, hyphens, bytes
// beyond ASCII except those of a typographic apostrophe, and a straight
// apostrophe between letters that no bare s follows.
func nameEnd(text string, i int) int {
	for i < len(text) {
		b := text[i]
		switch {
		case isLetter(rune(b)), b == '-':
		case b >= 0x80 && !strings.HasPrefix(text[i:], "’") && !strings.HasPrefix(text[i:], "”"):
		case b == '\'' && i+2 < len(text) && isUpper(text[i+1]):
		default:
			return i
		}
		i++
	}
	return i
}
