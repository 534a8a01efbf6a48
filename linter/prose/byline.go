package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const longestByline = 120 // bytes

// isByline reports a line that names the author: "By ADA ORR", "by Ada Orr in
// Varn", "Written by Ada Orr | 3 June 2031".
func isByline(text string) bool {
	rest, ok := cutBy(text)
	if !ok || len(text) > longestByline || finalStop(text) != 0 && !strings.HasSuffix(text, ")") {
		return false
	}
	names := 0
	for w := range strings.FieldsSeq(rest) {
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(first):
			names++
		case unicode.IsDigit(first) || unicode.IsPunct(first) || unicode.IsSymbol(first):
		case !nameLink(w):
			return false
		}
	}
	return names > 0
}

// cutBy cuts "By" or "Written by" off the start of text.
func cutBy(text string) (string, bool) {
	if len(text) < 4 || text[0]|0x20 != 'b' && text[0]|0x20 != 'w' {
		return "", false
	}
	for _, start := range []string{"by ", "by: ", "by\u00A0", "written by "} {
		if len(text) > len(start) && strings.EqualFold(text[:len(start)], start) {
			return text[len(start):], true
		}
	}
	return "", false
}

// nameLink reports the small words of bylines.
func nameLink(w string) bool {
	switch strings.TrimRight(w, ",") {
	case "and", "in", "at", "for", "of", "the", "de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "al", "el",
		"bin", "ibn", "on", "to", "special", "staff", "writer", "reporter", "correspondent", "contributor", "editor", "with",
		"political", "senior", "chief", "min", "read", "updated", "published", "am", "pm":
		return true
	}
	return false
}

// isDateline reports a line that only gives place, date or agency: "ORVANE,
// June 3 (Agency)", "Published 3 June 2031, 10:15".
func isDateline(text string) bool {
	if len(text) > longestByline || strings.IndexFunc(text, unicode.IsDigit) < 0 || finalStop(text) == '.' || finalStop(text) == '?' {
		return false
	}
	dated, places := false, 0
	for w := range strings.FieldsSeq(text) {
		w = strings.Trim(w, ",.:;()|•·–—-")
		switch {
		case w == "" || isDigit(w[0]):
		case dateWord(w):
			dated = true
		case dateLink(w) || parenthesised(text, w):
		case len(w) > 1 && w == strings.ToUpper(w):
			places++
		default:
			return false
		}
	}
	return dated && places <= longestPlace
}

// longestPlace is the number of words in capitals that a dateline may have:
// "NEW ORVANE, VARNIA". Lines with more are headlines in capitals.
const longestPlace = 3

// parenthesised reports a word of text inside its closing bracket.
func parenthesised(text, w string) bool {
	open := strings.LastIndexByte(text, '(')
	return open >= 0 && strings.HasSuffix(text, ")") && strings.Contains(text[open:], w)
}

// dateWord reports the name of a month or day in English, short or long.
func dateWord(w string) bool {
	if !isUpper(w[0]) || len(w) < 3 {
		return false
	}
	switch strings.ToLower(w) {
	case "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug",
		"august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december", "mon", "monday", "tue",
		"tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday", "sat", "saturday", "sun",
		"sunday":
		return true
	}
	return false
}

// dateLink reports the other words of a line with a date.
func dateLink(w string) bool {
	switch strings.ToLower(w) {
	case "published", "updated", "posted", "last", "on", "at", "am", "pm", "a.m", "p.m", "ago", "hours", "minutes", "min",
		"read", "modified", "date", "first", "of", "the", "and":
		return true
	}
	return false
}

// startsWithPlace reports a paragraph that opens with a dateline: "ORVANE,
// Varnia (Agency) — ".
func startsWithPlace(text string) bool {
	head := text[:min(len(text), 80)]
	end := -1
	for _, dash := range []string{" — ", " – ", " - ", " -- "} {
		if i := strings.Index(head, dash); i > 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 0 {
		return false
	}
	capitals := false
	for w := range strings.FieldsSeq(head[:end]) {
		w = strings.Trim(w, "(),.")
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return false
		}
		capitals = capitals || len(w) > 1 && isUpper(w[0]) && w == strings.ToUpper(w)
	}
	return capitals
}
