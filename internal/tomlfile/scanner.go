package tomlfile

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/span"
)

// notes are what the scanner sees on its way and the parser does not tell.
type notes struct {
	newer    []newer // syntax of TOML 1.1
	unclosed int     // start of a multi-line string without an end, or -1
}

// newer is one use of TOML 1.1 syntax.
type newer struct {
	at   span.Span
	what string
}

// scanner walks over TOML text once, byte by byte. It tells strings, comments,
// keys and brackets apart and nothing more. On valid text its depths are
// exact; of the rest it makes something, and the parser speaks later.
type scanner struct {
	text   string
	pos    int
	outer  measure // of the table header and all open brackets
	key    measure // of the key being read
	open   []bracket
	value  bool // behind an equals sign or inside an array
	header bool // inside a table header
	comma  int  // one past a comma with nothing but space behind it, or 0
	over   excess
	notes  notes
}

// bracket is an open array or inline table of a value.
type bracket struct {
	kind   byte    // [ or {
	at     int     // its offset
	before measure // outer before it was opened
	broken bool    // a line end inside it was noted
}

// run scans to the end, or to the place where a limit is passed.
func (s *scanner) run() {
	for s.pos < len(s.text) && s.over == within {
		start := s.pos
		s.step(s.text[start])
		if s.over != within {
			s.pos = start
		}
	}
}

// step handles the token that starts with c.
func (s *scanner) step(c byte) {
	switch c {
	case ' ', '\t', '\r':
		s.pos++
		return
	case '#':
		if end := strings.IndexByte(s.text[s.pos:], '\n'); end >= 0 {
			s.pos += end
		} else {
			s.pos = len(s.text)
		}
		return
	case '\n':
		s.lineEnd()
		return
	case ',':
		s.pos++
		s.comma = s.pos
		if s.inside('{') {
			s.value, s.key = false, measure{}
		}
		return
	}
	s.token(c)
	s.comma = 0
}

// token handles what is neither space nor comma.
func (s *scanner) token(c byte) {
	start := s.pos
	switch {
	case c == '"' || c == '\'':
		s.skipString(c)
		s.countKey(s.pos - start)
	case !s.value && bare(c):
		for s.pos < len(s.text) && bare(s.text[s.pos]) {
			s.pos++
		}
		s.countKey(s.pos - start)
	default:
		s.pos++
		s.punctuation(c)
	}
}

func (s *scanner) punctuation(c byte) {
	switch c {
	case '=':
		s.value = true
	case '[':
		if !s.value && len(s.open) == 0 {
			s.startHeader()
			return
		}
		s.push(c)
	case '{':
		s.push(c)
	case ']', '}':
		s.close(c)
	}
}

// startHeader begins a table header; its second bracket, that of an array of
// tables, adds an item number to the way.
func (s *scanner) startHeader() {
	if s.header {
		s.key.steps++
		return
	}
	s.header, s.outer, s.key = true, measure{}, measure{}
}

// lineEnd ends a key and its value, unless a bracket is open.
func (s *scanner) lineEnd() {
	if s.inside('{') {
		if b := &s.open[len(s.open)-1]; !b.broken {
			b.broken = true
			s.note(b.at, b.at+1, "an inline table over several lines")
		}
	}
	s.pos++
	if len(s.open) == 0 {
		s.value, s.header, s.key = false, false, measure{}
	}
}

func (s *scanner) push(kind byte) {
	s.open = append(s.open, bracket{kind: kind, at: s.pos - 1, before: s.outer})
	s.outer = s.outer.plus(s.key)
	s.key, s.value = measure{}, kind == '['
	if kind == '[' {
		s.outer.steps++
	}
	s.over = s.outer.excess()
}

// close ends a table header, an array or an inline table.
func (s *scanner) close(kind byte) {
	if s.header {
		if s.key.steps > 0 {
			s.outer, s.key = s.key, measure{}
		}
		return
	}
	if len(s.open) == 0 {
		return
	}
	if kind == '}' && s.comma > 0 {
		s.note(s.comma-1, s.comma, "a comma before the closing brace")
	}
	last := len(s.open) - 1
	s.outer, s.value = s.open[last].before, true
	s.open = s.open[:last]
}

func (s *scanner) inside(kind byte) bool {
	return len(s.open) > 0 && s.open[len(s.open)-1].kind == kind
}

// countKey adds a part to the key being read; values are not counted.
func (s *scanner) countKey(size int) {
	if s.value {
		return
	}
	s.key = s.key.plus(measure{1, size})
	if s.header {
		s.over = s.key.excess()
		return
	}
	s.over = s.outer.plus(s.key).excess()
}

func (s *scanner) note(start, end int, what string) {
	if len(s.notes.newer) <= maxFaults {
		s.notes.newer = append(s.notes.newer, newer{span.Span{Start: start, End: end}, what})
	}
}
