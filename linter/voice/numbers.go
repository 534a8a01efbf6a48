package voice

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// numeral is what a number word adds to the number it is part of.
type numeral struct {
	word  string
	value float64 // 0 for a word of size such as "dozens"
	scale bool    // multiplies what stands before it
}

// numberReader reads the numbers of a text, in digits or in words, one after
// the other.
type numberReader struct {
	text string
	at   int
}

// next is the key of the next number, the same for "3,500" and "3500" or "40"
// and "forty", and where it stands. It is empty at the end of the text.
func (r *numberReader) next() (key string, at span.Span) {
	for {
		word, where := r.word()
		if where.Empty() {
			return "", span.Span{}
		}
		value, known := valueOf(word)
		if !known {
			continue
		}
		if value == 0 && !isDigit(rune(word[0])) {
			return strings.ToLower(word), where
		}
		value, where.End = r.scaled(value, where.End)
		if value >= 2 {
			return strconv.FormatFloat(value, 'f', -1, 64), where
		}
	}
}

// scaled goes on reading a number that begins with value: "two hundred and
// twelve", "3.4 million".
func (r *numberReader) scaled(value float64, end int) (float64, int) {
	total := 0.0
	for {
		n, next := r.part(value+total >= 100)
		switch {
		case n.value == 0:
			return total + value, end
		case n.scale && n.value >= 1000:
			total, value = total+max(value, 1)*n.value, 0
		case n.scale:
			value = max(value, 1) * n.value
		default:
			value += n.value
		}
		end, r.at = next, next
	}
}

// part is the number word that follows at once, and its end; behind "and" only
// where the number so far is a large one.
func (r *numberReader) part(large bool) (numeral, int) {
	ahead := *r
	word, at := ahead.word()
	if word == "and" && large {
		word, at = ahead.word()
	}
	if gap := strings.TrimPrefix(strings.TrimLeft(r.text[r.at:at.Start], " -"), "and "); gap != "" {
		return numeral{}, 0
	}
	n, _ := findNumeral(word)
	return n, at.End
}

// valueOf is the number a word begins with: 0 for a word of size.
func valueOf(word string) (value float64, known bool) {
	if isDigit(rune(word[0])) {
		v, err := strconv.ParseFloat(strings.ReplaceAll(word, ",", ""), 64)
		return v, err == nil
	}
	n, known := findNumeral(word)
	return n.value, known
}

// findNumeral finds a number word.
func findNumeral(word string) (n numeral, known bool) {
	var fold [16]byte
	if len(word) > len(fold) || !mayBeNumeral(word) {
		return numeral{}, false
	}
	folded := foldWord(fold[:0], word)
	from, to := 0, len(numerals)
	for from < to {
		if mid := (from + to) / 2; numerals[mid].word < string(folded) {
			from = mid + 1
		} else {
			to = mid
		}
	}
	if from == len(numerals) || numerals[from].word != string(folded) {
		return numeral{}, false
	}
	return numerals[from], true
}

// mayBeNumeral reports whether a word can be a number word by its first
// letters.
func mayBeNumeral(word string) bool {
	if len(word) < 3 {
		return false
	}
	switch first, second := word[0]|0x20, word[1]|0x20; first {
	case 't':
		return second == 'w' || second == 'e' || second == 'h' && word[2]|0x20 != 'e' && word[2]|0x20 != 'a'
	case 'f':
		return second == 'o' && len(word) > 3 || second == 'i'
	case 's':
		return second == 'i' || second == 'e' || second == 'c'
	case 'e':
		return second == 'i' || second == 'l'
	case 'n', 'm', 'b':
		return second == 'i'
	case 'o':
		return second == 'n' && len(word) == 3
	case 'h':
		return second == 'u'
	case 'd':
		return second == 'o'
	}
	return false
}

// word reads the next word or number of the text.
func (r *numberReader) word() (string, span.Span) {
	i := r.at
	for i < len(r.text) && !isWordByte(r.text[i]) && !isDigit(rune(r.text[i])) {
		i++
	}
	end := i
	if i < len(r.text) && isDigit(rune(r.text[i])) {
		end = numberEnd(r.text, i)
	} else {
		for end < len(r.text) && isWordByte(r.text[end]) {
			end++
		}
	}
	r.at = end
	return r.text[i:end], span.Span{Start: i, End: end}
}

// isWordByte reports whether a byte is a letter, or part of a character beyond
// ASCII.
func isWordByte(b byte) bool { return b|0x20-'a' < 26 || b >= utf8.RuneSelf }

// numberEnd is the end of the digits at i, with commas and points inside.
func numberEnd(text string, i int) int {
	for i < len(text) && (isDigit(rune(text[i])) || (text[i] == ',' || text[i] == '.') && i+1 < len(text) && isDigit(rune(text[i+1]))) {
		i++
	}
	return i
}

// figureKey is the key of the first number of a text; see numberReader.next.
func (a *Analysis) figureKey(text string) string {
	r := numberReader{text: text}
	key, _ := r.next()
	return key
}

// hasFigure reports whether a number with this key stands in a text.
func (a *Analysis) hasFigure(text, key string) bool {
	r := numberReader{text: text}
	for {
		found, at := r.next()
		if at.Empty() || found == key {
			return !at.Empty()
		}
	}
}
