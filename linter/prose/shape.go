package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of unmarked lines, in columns and words.
const (
	longestTitle   = 160 // columns of a headline
	longestHeading = 90  // columns of a heading
	headingWords   = 14
)

// eachWord calls yield with the words of text between white space, until it
// says no.
func eachWord(text string, yield func(w string) bool) {
	for i := skipSpace(text, 0); i < len(text); {
		end := i
		for end < len(text) && spaceSize(text, end) == 0 {
			_, size := runeAt(text, end)
			end += size
		}
		if !yield(text[i:end]) {
			return
		}
		i = skipSpace(text, end)
	}
}

// capitals counts the words of text that matter for title case, those of them
// with a capital, and those in capitals throughout.
func capitals(text string) (words, capital, shouted int) {
	eachWord(text, func(w string) bool {
		w = strings.TrimFunc(w, func(r rune) bool { return !letterOrDigit(r) })
		first, size := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(first) || minor(w) {
			return true
		}
		words++
		if unicode.IsUpper(first) {
			capital++
			if len(w) > size && w == strings.ToUpper(w) {
				shouted++
			}
		}
		return true
	})
	return words, capital, shouted
}

// minor reports the small words that title case leaves alone.
func minor(w string) bool {
	switch w {
	case "a", "an", "the", "and", "but", "or", "nor", "for", "of", "in", "on", "at", "to", "by", "from", "with", "as", "is",
		"are", "was", "were", "be", "it", "its", "his", "her", "not", "vs", "into", "over", "that", "than", "up", "out", "off":
		return true
	}
	return false
}

// titleSentence reports a headline with a final stop: five words or more, all
// or nearly all with capitals.
func titleSentence(text string) bool {
	if len(text) > 2*longestTitle {
		return false
	}
	words, capital, _ := capitals(text)
	return words > 4 && capital*10 >= words*9 && len(Sentences(text)) == 1
}

// titleCase reports text whose words mostly begin with capitals, or that is
// all capitals.
func titleCase(text string) bool {
	words, capital, shouted := capitals(text)
	return words > 1 && capital*10 >= words*7 || words > 0 && shouted == words
}

// wordCount is the number of words between white space, counted up to limit.
func wordCount(text string, limit int) int {
	n := 0
	eachWord(text, func(string) bool { n++; return n < limit })
	return n
}

// isTitle reports text that can be a headline: short, with a letter, and
// without the final stop of a sentence.
func isTitle(text string) bool {
	if len(text) > 2*longestTitle || width(text) > longestTitle || strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return false
	}
	switch finalStop(text) {
	case ',', ';', ':':
		return false
	case '.':
		return strings.HasSuffix(text, ".") && titleCase(text) && abbreviation(text[:len(text)-1]) != plainWord
	}
	return true
}

// loneTitle reports a title that is the whole text: one sentence of a few
// words, or, as in lists of headlines, words with capitals of any number.
func loneTitle(text string) bool {
	words, capital, shouted := capitals(text)
	if words > 4 && capital*10 >= words*9 && shouted*2 < words && finalStop(text) == 0 {
		return true
	}
	return wordCount(text, headingWords+1) <= headingWords && len(Sentences(text)) == 1
}

// isHeading reports a line that can be a heading inside an article.
func isHeading(text string) bool {
	if len(text) > 2*longestHeading || width(text) > longestHeading || wordCount(text, headingWords+1) > headingWords {
		return false
	}
	first, _ := runeAt(text, 0)
	last, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case unicode.IsLower(first) || oneOf(first, "-–—•*(#[@<…$") || oneOf(last, "-–—=*»@"):
		return false
	case !isTitle(text) || quotedWhole(text) || closesQuote(text) || manyFigures(text) || strings.Contains(text, "://"):
		return false
	}
	if titleCase(text) {
		return true
	}
	switch finalStop(text) {
	case '!', '…':
		return false
	case '?':
		return wordCount(text, 8) < 8 && len(Sentences(text)) == 1 && !connective(text)
	}
	return len(Sentences(text)) == 1
}

// quotedWhole reports text that is one quotation from its first character to
// its last.
func quotedWhole(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return oneOf(first, "“\"«„") && oneOf(last, "”\"»“")
}

// closesQuote reports text that ends inside a quotation begun before it.
func closesQuote(text string) bool {
	return strings.HasSuffix(text, "”") && !strings.Contains(text, "“") ||
		strings.HasSuffix(text, "\"") && strings.Count(text, "\"")%2 == 1
}

// manyFigures reports text of which a third of the words or more are figures,
// such as a line of a table.
func manyFigures(text string) bool {
	words, figures := 0, 0
	eachWord(text, func(w string) bool {
		words++
		if strings.IndexFunc(w, unicode.IsDigit) >= 0 {
			figures++
		}
		return true
	})
	return figures > 1 && figures*3 >= words
}

// connective reports text that goes on from the sentence before it.
func connective(text string) bool {
	switch word(text, 0, 10) {
	case "So", "And", "But", "Or", "Then", "Yet", "Because":
		return true
	}
	return false
}
