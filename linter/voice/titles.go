package voice

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// isTitleQuote reports whether the words in marks are the title of a work, a
// nickname or a word named as a word, rather than somebody's words.
func isTitleQuote(text string, q Quotation) bool {
	if q.Inner.Len() > 120 {
		return false
	}
	var first [10]string
	words := first[:0]
	for w := range strings.FieldsSeq(q.Inner.Of(text)) {
		if words = append(words, w); len(words) == len(first) {
			break
		}
	}
	if len(words) == 0 || len(words) > 9 || strings.ContainsAny(q.Inner.Of(text), "!?;") && len(words) > 5 {
		return false
	}
	before := lastWord(text[:q.Span.Start])
	w := find(before)
	if w != nil && w.is&isWork != 0 && len(words) <= 6 && !endsInPoint(words) {
		return !gives(before) || startsCapital(words[0])
	}
	if len(words) == 1 {
		return isNickname(text, q)
	}
	if w != nil && isSpeechCue(w) {
		return false
	}
	if !allCapital(words) {
		return false
	}
	return !endsInComma(words) || len(words) <= 5 && (strings.HasSuffix(before, "'s") || w != nil && w.is&isPreposition != 0)
}

// gives reports whether a word gives something a name, or passes on what
// somebody called it.
func gives(word string) bool {
	switch word {
	case "called", "named", "dubbed", "phrase", "nicknamed":
		return true
	}
	return false
}

func isSpeechCue(w *word) bool {
	for _, c := range w.cuesOf() {
		if u := &usages[c.usage]; u.takes&takesClause != 0 && (u.class == ClassNeutral || u.class == ClassTilted) {
			return true
		}
	}
	return false
}

// lastWord is the last word of a text, folded; empty after punctuation.
func lastWord(text string) string {
	text = strings.TrimRight(text, " \t\r\n\u00a0")
	start := strings.LastIndexAny(text, " \t\r\n\u00a0(“\"") + 1
	if last := text[start:]; len(last) <= 32 {
		return string(foldWord(nil, last))
	}
	return ""
}

func startsCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func endsInPoint(words []string) bool { return strings.HasSuffix(words[len(words)-1], ".") }

func endsInComma(words []string) bool {
	last := words[len(words)-1]
	return strings.HasSuffix(last, ".") || len(words) > 6 && strings.HasSuffix(last, ",")
}

// allCapital reports whether every main word of a title has a capital.
func allCapital(words []string) bool {
	capitals := 0
	for i, w := range words {
		w = strings.Trim(w, "(),.:'’-–")
		switch {
		case w == "":
		case startsCapital(w) || unicode.IsDigit(rune(w[0])):
			capitals++
		case i == 0 || len(w) > 4 || !isSmall(w):
			return false
		}
	}
	return capitals >= 2
}

// isSmall reports whether a word stays small in titles.
func isSmall(word string) bool {
	switch word {
	case "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "with", "from", "by", "as", "is", "vs":
		return true
	}
	return false
}

// isNickname reports whether one capital word in marks stands between the
// parts of a name.
func isNickname(text string, q Quotation) bool {
	if !startsCapital(q.Inner.Of(text)) {
		return false
	}
	before := strings.TrimRight(text[:q.Span.Start], " ")
	start := strings.LastIndexByte(before, ' ') + 1
	after := strings.TrimLeft(text[q.Span.End:], " ")
	return before != "" && startsCapital(before[start:]) && after != "" && startsCapital(after)
}

// spokenLine finds the words of a line in an interview or a transcript: what
// follows "Q:", "A." or a name in capitals with a colon.
func spokenLine(text string) (span.Span, bool) {
	colon := strings.IndexByte(text[:min(len(text), 40)], ':')
	if colon <= 0 {
		return span.Span{}, false
	}
	name := strings.Trim(text[:colon], " *_")
	if name == "" || strings.ContainsAny(name, ".?!,\"“") {
		return span.Span{}, false
	}
	if isLabel(name) {
		return span.Span{}, false
	}
	if name != "Q" && name != "A" && (len(strings.Fields(name)) > 3 || !shouts(name)) {
		return span.Span{}, false
	}
	rest := text[colon+1:]
	start := colon + 1 + len(rest) - len(strings.TrimLeft(rest, " *_\t\r\n"))
	end := len(strings.TrimRight(text, " \t\r\n"))
	return span.Span{Start: start, End: end}, end > start && strings.ContainsRune(text[start:end], ' ')
}

// isLabel reports whether a word before a colon is no speaker.
func isLabel(word string) bool { return slices.Contains(labels[:], strings.ToLower(word)) }

// shouts reports whether a name is written in capitals and has four of them.
func shouts(name string) bool {
	capitals := 0
	for _, r := range name {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 4
}
