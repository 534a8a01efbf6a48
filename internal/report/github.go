package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// annotationsShown is how many annotations of one severity GitHub shows for a
// step; more are dropped there without a word.
const annotationsShown = 10

// github writes workflow commands. What is over the number that is shown goes
// to the log as plain lines, and a last annotation says how many those are.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
type github struct {
	out     *bufio.Writer
	options Options
	seen    map[diag.Severity]int
}

func newGitHub(w io.Writer, o Options) Writer {
	return &github{bufio.NewWriter(w), o, map[diag.Severity]int{}}
}

var githubCommands = map[diag.Severity]string{
	diag.Error: "error", diag.Warning: "warning", diag.Suggestion: "notice",
}

// File writes one annotation for each finding and fault, while there is room.
func (g *github) File(r *linter.Result) error {
	for _, i := range issues(r) {
		g.seen[i.severity]++
		if g.seen[i.severity] >= annotationsShown { // the last place is for Close
			fmt.Fprintf(g.out, "%s:%d:%d: %s: %s [%s]\n", Line(i.path), i.start.line, max(i.start.column, 1), i.severity, i.message, visible(i.rule))
			continue
		}
		where := fmt.Sprintf("file=%s,line=%d,endLine=%d", property(g.options.inRoot(i.path)), i.start.line, i.end.line)
		if i.start.line == i.end.line && !i.wholeLine() {
			where += fmt.Sprintf(",col=%d,endColumn=%d", i.start.unit, i.end.unit)
		}
		fmt.Fprintf(g.out, "::%s %s,title=%s::%s\n", githubCommands[i.severity], where, property(i.rule), data(i.message))
	}
	_, err := g.out.Write(nil)
	return err
}

// Close says what was left out and gives the totals.
func (g *github) Close(s Summary) error {
	for _, severity := range diag.Severities() {
		if left := g.seen[severity] - annotationsShown + 1; left > 0 {
			fmt.Fprintf(g.out, "::%s title=rhetlint::%s\n", githubCommands[severity],
				data(fmt.Sprintf("%s more of this severity: see the log or the summary of the job", count(left, "finding"))))
		}
	}
	fmt.Fprintf(g.out, "%s\n%s\n", s, Notice)
	return g.out.Flush()
}

// data escapes the message of a workflow command, as @actions/core does.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes a property of a workflow command.
func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(visible(s))
}
