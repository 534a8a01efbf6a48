package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// The bounds of the report in Markdown: GitHub takes a comment of 65,536
// characters and a step summary of 1 MiB.
const (
	markdownRows   = 300
	markdownColumn = 160
)

// markdownReport writes a table for a step summary or a comment. The most
// severe findings are kept where there are too many, and the rest is counted.
type markdownReport struct {
	out     *bufio.Writer
	options Options
	held    map[diag.Severity][]numbered // at most markdownRows each
	seen    int
}

// numbered is an issue with its place among all.
type numbered struct {
	issue
	number int
}

func newMarkdown(w io.Writer, o Options) Writer {
	return &markdownReport{out: bufio.NewWriter(w), options: o, held: map[diag.Severity][]numbered{}}
}

// File keeps what will be shown.
func (m *markdownReport) File(r *linter.Result) error {
	for _, i := range issues(r) {
		m.seen++
		if len(m.held[i.severity]) < markdownRows {
			i.finding = nil // lets go of the document
			m.held[i.severity] = append(m.held[i.severity], numbered{i, m.seen})
		}
	}
	return nil
}

// Close writes the report.
func (m *markdownReport) Close(s Summary) error {
	fmt.Fprintf(m.out, "## rhetlint\n\n%s\n", s)
	rows := mostSevere(m.held, markdownRows)
	if len(rows) > 0 {
		m.out.WriteString("\n| | where | finding | rule |\n|---|---|---|---|\n")
	}
	for _, row := range rows {
		message, _ := shorten(row.message, markdownColumn, false)
		fmt.Fprintf(m.out, "| %s %s | %s:%d:%d | %s | %s |\n", icons[row.severity], row.severity,
			cell(Line(row.path)), row.start.line, max(row.start.column, 1), cell(message), m.rule(row.rule))
	}
	if left := m.seen - len(rows); left > 0 {
		fmt.Fprintf(m.out, "\n%s more, less severe or later, are not in this table.\n", count(left, "finding"))
	}
	fmt.Fprintf(m.out, "\n_%s_\n", Notice)
	return m.out.Flush()
}

// rule is a rule's name, with a link where it has a page.
func (m *markdownReport) rule(id string) string {
	url := m.options.url(id)
	if url == "" {
		return cell(visible(id))
	}
	return fmt.Sprintf("[%s](<%s>)", cell(visible(id)), url)
}

// icons tell severities apart without colour.
var icons = map[diag.Severity]string{diag.Error: "✖", diag.Warning: "▲", diag.Suggestion: "●"}

// cell is text as it stands in a cell of a table: nothing in it is markup, a
// mention or a link.
func cell(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune("\\`*_{}[]()#+!|~>$", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '<':
			b.WriteString("&lt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '@':
			b.WriteString("@\u2060")
		default:
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("://", ":&#47;&#47;", "www.", "www&#46;", "\u2060", "<!-- -->").Replace(b.String())
}
