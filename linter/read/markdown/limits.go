package markdown

import (
	"fmt"
	"strings"
)

// The parser needs quadratic time or memory for what lies beyond these.
const (
	maxNesting = 100     // quotations and lists inside each other
	maxCells   = 100_000 // cells of tables, the ones filled up included
	maxOpeners = 10_000  // marks that open something which is never closed, and link definitions
	maxWork    = 1 << 28 // bytes searched for the end of code spans
)

// scan gathers what the limits bound, in one pass over the lines.
type scan struct {
	columns  int // of the table whose rows are being read
	cells    int
	opened   [128]int    // marks of the current block that are still open, by mark
	open     int         // their sum
	peak     int         // the most that were open at once
	unclosed int         // marks of earlier blocks, and closing ones that closed nothing
	ticks    map[int]int // lengths of backquote runs of the current block
	work     int
}

// beyond says which limit the text breaks, or nothing.
func beyond(text string) string {
	s := &scan{ticks: map[int]int{}}
	for line := range strings.Lines(text) {
		if nesting(line) > maxNesting {
			return fmt.Sprintf("it is nested deeper than %d levels", maxNesting)
		}
		s.line(line)
		switch {
		case s.cells > maxCells:
			return fmt.Sprintf("its tables have more than %d cells", maxCells)
		case max(s.unclosed+s.open, s.peak) > maxOpeners:
			return fmt.Sprintf("more than %d marks are open, or never closed", maxOpeners)
		case s.work > maxWork:
			return "too many backquotes are never closed"
		}
	}
	return ""
}

// nesting is the number of quotations and lists that a line can be inside of.
func nesting(line string) int {
	depth, columns, marked := 0, 0, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			columns++
		case c == '\t':
			columns += 4
		case c == '>':
			depth++
		case strings.IndexByte("-+*", c) >= 0 && i+1 < len(line) && strings.IndexByte(" \t\r\n", line[i+1]) >= 0:
			depth, marked = depth+1, true
		case c >= '0' && c <= '9' || c == '.' || c == ')':
			marked = marked || c == '.' || c == ')'
		default:
			i = len(line)
		}
	}
	if marked {
		depth += columns / 2
	}
	return depth
}

// line counts one line.
func (s *scan) line(line string) {
	bare := strings.TrimLeft(line, " \t>")
	if strings.TrimSpace(bare) == "" {
		s.endBlock()
		return
	}
	switch {
	case s.columns > 0:
		s.cells += s.columns
	case isDelimiterRow(bare):
		s.columns = strings.Count(bare, "|") + 1
		s.cells += 2 * s.columns
	}
	if strings.HasPrefix(bare, "[") && strings.Contains(bare, "]:") {
		s.unclosed++
	}
	s.marks(line)
	if n := len(s.ticks); n > 1 {
		s.work += n * len(line)
	}
}

// endBlock closes the paragraph or table.
func (s *scan) endBlock() {
	s.unclosed += s.open
	s.opened, s.open, s.columns = [128]int{}, 0, 0
	clear(s.ticks)
}

// isDelimiterRow reports the line |---|:-:| under the head of a table.
func isDelimiterRow(line string) bool {
	return strings.Contains(line, "|") && strings.Contains(line, "-") && strings.Trim(line, "|-: \t\r\n") == ""
}

// isMark marks the bytes that open or close something.
var isMark = [256]bool{'\\': true, '[': true, ']': true, ')': true, '<': true, '>': true, '*': true, '_': true, '~': true, '`': true}

// marks counts what a line opens and closes.
func (s *scan) marks(line string) {
	for i := 0; i < len(line); i++ {
		if !isMark[line[i]] {
			continue
		}
		switch c := line[i]; c {
		case '\\':
			i++
		case '[':
			s.opens('[')
			if strings.HasPrefix(line[i:], "[^") {
				s.unclosed++ // notes are looked up one by one
			}
		case ']':
			s.closes('[')
			if strings.HasPrefix(line[i:], "](") {
				s.opens('(')
			}
		case ')':
			if s.opened['('] > 0 {
				s.closes('(')
			}
		case '<':
			if strings.HasPrefix(line[i:], "<!") || strings.HasPrefix(line[i:], "<?") {
				s.opens('<')
			}
		case '>':
			if i > 0 && strings.IndexByte("-?]", line[i-1]) >= 0 && s.opened['<'] > 0 {
				s.closes('<')
			}
		case '*', '_', '~', '`':
			i = s.run(line, i)
		}
	}
}

// run counts a run of the mark at offset i and gives its last byte.
func (s *scan) run(line string, i int) int {
	end := i
	for end < len(line) && line[end] == line[i] {
		end++
	}
	if line[i] == '`' {
		s.ticks[end-i]++
		return end - 1
	}
	before := i > 0 && strings.IndexByte(" \t\r\n", line[i-1]) < 0
	after := end < len(line) && strings.IndexByte(" \t\r\n", line[end]) < 0
	switch {
	case after && (!before || s.opened[line[i]] == 0):
		s.opens(line[i])
	case before:
		s.closes(line[i])
	}
	return end - 1
}

func (s *scan) opens(mark byte) {
	s.opened[mark]++
	s.open++
	s.peak = max(s.peak, s.open)
}

// closes closes a mark; one that closes nothing is searched for in vain.
func (s *scan) closes(mark byte) {
	if s.opened[mark] == 0 {
		s.unclosed++
		return
	}
	s.opened[mark]--
	s.open--
}
