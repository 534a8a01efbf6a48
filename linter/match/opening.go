package match

import "unicode/utf8"

// opening is where the matches of a pattern can begin.
type opening struct {
	list  int32     // of the words they begin with; -1 for none
	marks [2]uint64 // ASCII characters
	start bool      // the start of the window
}

// newOpening makes the places of heads; false where they are not known.
func newOpening(heads []head, all *lists) (o opening, known bool) {
	o.list = -1
	if len(heads) == 0 {
		return o, false
	}
	var words []entry
	for _, h := range heads {
		switch {
		case h.kind == headStart:
			o.start = true
		case h.kind == headDigit:
			words = append(words, entry{kind: onDigit})
		case h.kind == headCapital:
			words = append(words, entry{kind: onCapital})
		case h.kind == headMark:
			o.marks[h.text[0]>>6] |= 1 << (h.text[0] & 63)
		case h.whole:
			words = append(words, entry{kind: onWord, text: h.text})
		case startOf(h.text) == "":
			return o, false
		default:
			words = append(words, entry{kind: onPrefix, text: startOf(h.text)})
		}
	}
	if len(words) > 0 {
		o.list = all.add(words)
	}
	return o, true
}

// startOf is the beginning of a word by which it can be told, or "".
func startOf(text string) string {
	n := 0
	for n < len(text) && n < prefixLength && text[n] < utf8.RuneSelf {
		n++
	}
	return text[:n]
}

// wordsOnly reports whether every match begins with a word.
func (o *opening) wordsOnly() bool { return !o.start && o.marks[0]|o.marks[1] == 0 }

func (o *opening) hasMark(r rune) bool { return r < 128 && o.marks[r>>6]&(1<<(r&63)) != 0 }
