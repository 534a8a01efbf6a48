package regex

import (
	"sort"
	"strings"
	"unicode"

	"github.com/dlclark/regexp2/v2/syntax"
)

// Fold maps a rune to the representative of its case orbit (Unicode's simple
// case folding): the smallest member, in lower case where that is an ASCII
// letter.
func Fold(r rune) rune {
	if uint32(r) < 128 {
		return rune(asciiFold[r])
	}
	return foldWide(r)
}

// asciiFold is Fold for ASCII.
var asciiFold = func() (t [128]uint8) {
	for r := range t {
		if t[r] = uint8(r); 'A' <= r && r <= 'Z' {
			t[r] += 'a' - 'A'
		}
	}
	return t
}()

func foldWide(r rune) rune {
	least := r
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		least = min(least, o)
	}
	if 'A' <= least && least <= 'Z' {
		return least + 'a' - 'A'
	}
	return least
}

// orbit is how many runes fold to the same as r.
func orbit(r rune) int {
	n := 1
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		n++
	}
	return n
}

// asciiWord are the ASCII word characters, as bits.
var asciiWord = [2]uint64{0x03FF000000000000, 0x07FFFFFE87FFFFFE}

// IsWord reports whether a rune is a word character, as regexp2's \w and \b
// have it.
func IsWord(r rune) bool {
	if uint32(r) < 128 {
		return asciiWord[r>>6]&(1<<(r&63)) != 0
	}
	return syntax.IsWordChar(r)
}

// set is a set of characters.
type set struct {
	ascii   [2]uint64
	chars   *syntax.CharSet // answers for the rest; nil where ranges does
	ranges  []rune          // first and last of each range beyond ASCII
	outside *beyond         // found when first asked for, while programs are made
}

func (s *set) has(r rune) bool {
	if uint32(r) < 128 {
		return s.ascii[r>>6]&(1<<(r&63)) != 0
	}
	return s.hasWide(r)
}

func (s *set) hasWide(r rune) bool {
	if s.chars != nil {
		return s.chars.Contains(r)
	}
	at := sort.Search(len(s.ranges)/2, func(i int) bool { return s.ranges[2*i+1] >= r })
	return 2*at < len(s.ranges) && s.ranges[2*at] <= r
}

// beyond is what a set holds outside of ASCII: word characters, others.
type beyond struct{ word, gap bool }

func (s *set) wordsBeyond() beyond {
	if s.chars == nil {
		return beyond{true, true}
	}
	if s.outside == nil {
		b := lookBeyond(s.chars)
		s.outside = &b
	}
	return *s.outside
}

// usualMarks are characters beyond ASCII that are part of no word.
const usualMarks = "\u00A0\u2009“”‘’–—…£€°"

// lookBeyond works out what a set holds outside of ASCII. Where that takes too
// long to know, it may hold everything.
func lookBeyond(chars *syntax.CharSet) (b beyond) {
	if chars.Equals(syntax.WordClass()) {
		return beyond{word: true}
	}
	if chars.IsNegated() || strings.ContainsFunc(usualMarks, chars.Contains) {
		return beyond{true, true}
	}
	if list := chars.GetSetChars(64); len(list) > 0 {
		for _, r := range list {
			b.word = b.word || r >= 128 && IsWord(r)
			b.gap = b.gap || r >= 128 && !IsWord(r)
		}
		return b
	}
	if wordsAlone(chars) {
		return beyond{word: true}
	}
	for r := rune(128); r <= unicode.MaxRune && !(b.word && b.gap); r++ {
		if !chars.Contains(r) {
			continue
		}
		if IsWord(r) {
			b.word = true
		} else {
			b.gap = true
		}
	}
	return b
}

// wordsAlone reports whether a set is described by ASCII characters and by
// categories of word characters, so that it holds nothing else beyond ASCII.
func wordsAlone(chars *syntax.CharSet) bool {
	rest := strings.NewReplacer(`\p{L}`, "", `\p{Lu}`, "", `\p{Ll}`, "", `\p{Lo}`, "", `\p{Mn}`, "", `\p{Nd}`, "", `\d`, "", `\w`, "").Replace(chars.String())
	for i := range len(rest) {
		if rest[i] >= 128 || rest[i] == '\\' && i+1 < len(rest) && IsWord(rune(rest[i+1])) {
			return false
		}
	}
	return true
}

// Sets are the sets of characters that several programs share. The zero value
// is ready; sets are added while programs are made.
type Sets struct {
	list  []set
	known map[string]int32
}

// add takes a set in, once, and gives its number.
func (s *Sets) add(chars *syntax.CharSet) int32 {
	key := string(chars.Hash())
	if i, ok := s.known[key]; ok {
		return i
	}
	made := set{chars: chars}
	for r := range rune(128) {
		if chars.Contains(r) {
			made.ascii[r>>6] |= 1 << (r & 63)
		}
	}
	if s.known == nil {
		s.known = make(map[string]int32)
	}
	i := int32(len(s.list))
	s.known[key] = i
	s.list = append(s.list, made)
	return i
}

// wide lists the characters of the set beyond ASCII as ranges.
func (s *set) wide() []rune {
	if s.chars == nil {
		return s.ranges
	}
	var out []rune
	for r := rune(128); r <= unicode.MaxRune; r++ {
		if !s.chars.Contains(r) {
			continue
		}
		if n := len(out); n > 0 && out[n-1] == r-1 {
			out[n-1] = r
		} else {
			out = append(out, r, r)
		}
	}
	return out
}

// single is the rune that a set of one rune, or of the cases of one rune, folds
// to.
func single(chars *syntax.CharSet) (rune, bool) {
	const most = 8
	if chars == nil || chars.IsNegated() || chars.HasSubtraction() {
		return 0, false
	}
	list := chars.GetSetChars(most)
	if len(list) == 0 || len(list) != orbit(list[0]) {
		return 0, false
	}
	for _, r := range list[1:] {
		if Fold(r) != Fold(list[0]) {
			return 0, false
		}
	}
	return Fold(list[0]), true
}
