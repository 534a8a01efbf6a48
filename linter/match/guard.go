package match

import "strings"

// guardShort keeps short words of a pattern from matching abbreviations, and
// the reverse, though patterns ignore case: the pronoun “us” is written
// (?-i:[Uu]s), and two or three capitals, as in US or WHO, (?-i:US). A word
// that is glued to a group, set or repeat is left as it is.
func guardShort(pattern string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); {
		start := i
		switch c := pattern[i]; {
		case c == '\\':
			i = afterEscape(pattern, i)
		case c == '[':
			i = afterSet(pattern, i)
		case strings.HasPrefix(pattern[i:], "(?<") || strings.HasPrefix(pattern[i:], "(?'"):
			if end := strings.IndexAny(pattern[i+3:], ">'=!"); end >= 0 {
				i += 3 + end + 1
			} else {
				i += 3
			}
		case c == '(' && strings.HasPrefix(pattern[i:], "(?"):
			i += 2
			for i < len(pattern) && (isLetter(pattern[i]) || pattern[i] == '-') {
				i++ // options
			}
		case isLetter(c):
			for i < len(pattern) && isLetter(pattern[i]) {
				i++
			}
			if word := pattern[start:i]; abbreviates(word) && !glued(pattern, start, i) {
				if word == "us" {
					word = "[Uu]s"
				}
				b.WriteString("(?-i:" + word + ")")
				continue
			}
		default:
			i++
		}
		b.WriteString(pattern[start:i])
	}
	return b.String()
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func abbreviates(word string) bool {
	return word == "us" || len(word) >= 2 && len(word) <= 3 && strings.ToUpper(word) == word
}

// glued reports whether pattern[start:end] may be part of a longer word.
func glued(pattern string, start, end int) bool {
	if end < len(pattern) && strings.IndexByte("([{?*+\\", pattern[end]) >= 0 && !strings.HasPrefix(pattern[end:], `\b`) &&
		!strings.HasPrefix(pattern[end:], `\s`) && !strings.HasPrefix(pattern[end:], `\W`) && !strings.HasPrefix(pattern[end:], `(?=`) &&
		!strings.HasPrefix(pattern[end:], `(?!`) && !strings.HasPrefix(pattern[end:], `(?: `) {
		return true
	}
	if start == 0 || strings.IndexByte(")]}?*+", pattern[start-1]) < 0 {
		return start > 1 && pattern[start-2] == '\\' && strings.IndexByte("wdpSDP", pattern[start-1]) >= 0
	}
	return true
}

// afterEscape is the place after the escape at i.
func afterEscape(pattern string, i int) int {
	i++
	if i >= len(pattern) {
		return len(pattern)
	}
	c := pattern[i]
	i++
	if (c == 'p' || c == 'P' || c == 'k' || c == 'x' || c == 'u') && i < len(pattern) && (pattern[i] == '{' || pattern[i] == '<') {
		if end := strings.IndexAny(pattern[i:], "}>"); end >= 0 {
			i += end + 1
		}
	}
	return i
}

// afterSet is the place after the character set at i.
func afterSet(pattern string, i int) int {
	i++
	if i < len(pattern) && pattern[i] == '^' {
		i++
	}
	if i < len(pattern) && pattern[i] == ']' {
		i++
	}
	for i < len(pattern) && pattern[i] != ']' {
		if pattern[i] == '\\' {
			i++
		}
		i++
	}
	return min(i+1, len(pattern))
}
