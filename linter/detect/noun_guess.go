package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func (s *sentence) endsIn(i int, suffix string) bool {
	t := s.at(i)
	return t.kind == word && t.end-t.start > 4 && t.class == 0 && strings.HasSuffix(s.text[t.start:t.end], suffix)
}

// adverb reports whether token i is an adverb, by list or by its ending.
func (s *sentence) adverb(i int) bool {
	t := s.at(i)
	if t.kind != word || t.class&plain != 0 {
		return false
	}
	return t.class&adverb != 0 || t.end-t.start > 4 && !t.upper && t.class&people == 0 && strings.HasSuffix(s.text[t.start:t.end], "ly")
}

// plural guesses whether a people noun is in the plural.
func plural(w string) bool {
	lower := strings.ToLower(w)
	return strings.HasSuffix(lower, "s") && !strings.HasSuffix(lower, "ss") || strings.HasSuffix(lower, "men") ||
		strings.HasSuffix(lower, "people") || strings.HasSuffix(lower, "children") || strings.HasSuffix(lower, "folk") ||
		lower == "personnel" || lower == "clergy" || lower == "taliban"
}

// personSuffix reports whether a plural word ends like a noun for people:
// -ers, -ists, -men; a capitalised word like the name of a people: -ans, -ites.
func personSuffix(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	if len(w) < 6 || unicode.IsUpper(r) {
		return len(w) > 5 && (strings.HasSuffix(w, "ans") || strings.HasSuffix(w, "ites") || strings.HasSuffix(w, "ards"))
	}
	for _, suffix := range [...]string{"ers", "ors", "ists", "ians", "eers", "men", "women", "ees", "folk"} {
		if strings.HasSuffix(w, suffix) {
			return true
		}
	}
	return false
}
