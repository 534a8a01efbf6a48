package tomlfile

import "strings"

// skipString moves behind a string of any of the four kinds.
func (s *scanner) skipString(quote byte) {
	start, one := s.pos, string(quote)
	three := strings.Repeat(one, 3)
	mark := one
	if strings.HasPrefix(s.text[s.pos:], three) {
		mark = three
	}
	s.pos += len(mark)
	for s.pos < len(s.text) {
		rest := s.text[s.pos:]
		switch {
		case strings.HasPrefix(rest, mark):
			s.pos += len(mark)
			// Up to two quotation marks may stand before the closing three.
			for range len(mark) - 1 {
				if strings.HasPrefix(s.text[s.pos:], one) {
					s.pos++
				}
			}
			return
		case rest[0] == '\n' && mark == one:
			return
		case rest[0] == '\\' && quote == '"':
			s.escape(rest)
		default:
			s.pos++
		}
	}
	if mark == three {
		s.notes.unclosed = start
	}
}

// escape moves behind a backslash and the character it concerns, but not
// behind a line end.
func (s *scanner) escape(rest string) {
	if len(rest) > 1 && (rest[1] == 'e' || rest[1] == 'x') {
		s.note(s.pos, s.pos+2, "the escape "+rest[:2])
	}
	s.pos++
	if len(rest) > 1 && rest[1] != '\n' {
		s.pos++
	}
}

// bare reports whether c may stand in a key without quotation marks.
func bare(c byte) bool {
	return c == '-' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
