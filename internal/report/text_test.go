package report

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// On a terminal no line is wider than it, words stay whole, and the mark stands
// under the words; elsewhere lines are as long as they are.
func TestTextKeepsToTheTerminal(t *testing.T) {
	source := strings.Repeat("東京 and on, ", 30) + "the plot" + strings.Repeat(" and so on", 30)
	doc := prose.Plain("a.txt", source, prose.Options{})
	f := finding(t, source, "house/plot", "plot", 0)
	f.Message = strings.Repeat("it says a lot about 東京 ", 12)
	f.Suggestions = strings.Fields(strings.Repeat("plan scheme ", 12))
	results := []*linter.Result{{Path: "a.txt", Document: doc, Findings: []diag.Finding{f}}}
	format, _ := Find("text")
	var long string
	for _, width := range []int{0, 40, 80, 120, 200} {
		o := sampleOptions(false)
		o.Width = width
		out := string(write(t, format, o, results))
		lines := strings.Split(out, "\n")
		for n, line := range lines {
			if width > 0 && columns(line) > width {
				t.Errorf("width %d: a line of %d: %q", width, columns(line), line)
			}
			if mark := strings.Index(line, "^"); mark >= 0 {
				before, _, found := strings.Cut(lines[n-1], "plot")
				if !found || columns(before) != mark {
					t.Errorf("width %d: the mark is at %d:\n%s\n%s", width, mark, lines[n-1], line)
				}
			}
		}
		if flat := strings.Join(strings.Fields(out[:strings.Index(out, "|")]), " "); width == 0 {
			long = flat
		} else if flat != long {
			t.Errorf("width %d changes words: %s", width, flat)
		}
	}
}
