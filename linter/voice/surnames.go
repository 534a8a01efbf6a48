package voice

import "strings"

// surnames are the last names of the persons the document names in full: words
// with a capital behind a given name or a title.
func (a *Analysis) surnames() map[string]bool {
	if a.names != nil {
		return a.names
	}
	a.names = make(map[string]bool)
	for _, seg := range a.doc.Segments {
		a.steps += len(seg.Text)
		a.collectNames(seg.Text)
	}
	return a.names
}

// collectNames looks at every pair of words with capitals, parted by one space
// or by a point and a space.
func (a *Analysis) collectNames(text string) {
	var fold [32]byte
	for i := 0; i < len(text); {
		if !isUpper(text[i]) || i > 0 && isLetter(rune(text[i-1])) {
			i++
			continue
		}
		end := nameEnd(text, i)
		next := end
		if next < len(text) && text[next] == '.' {
			next++
		}
		if next+1 >= len(text) || text[next] != ' ' || !isUpper(text[next+1]) || end-i > len(fold) {
			i = max(end, i+1)
			continue
		}
		w := find(foldWord(fold[:0], text[i:end]))
		i = next + 1
		last := nameEnd(text, i)
		if w != nil && w.is&(isGiven|isTitle) != 0 || w == nil && a.introduced(text, i, last) {
			a.names[strings.Clone(text[i:last])] = true
		}
	}
}

// introduced reports whether an unknown pair of names is that of a person by
// what follows its second word, text[from:end]: an age, "who", or an office.
func (a *Analysis) introduced(text string, from, end int) bool {
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
