package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/rhetlint/rhetlint/internal/report"
)

// Format is one way of writing what was measured or compared.
type Format struct {
	Name   string
	Report func(io.Writer, *Report) error
	Diff   func(io.Writer, *Diff) error
}

// Formats lists the formats in the order of help.
func Formats() []Format {
	return []Format{
		{"text", writeText, diffText},
		{"json", writeJSON, func(w io.Writer, d *Diff) error { return encode(w, d) }},
		{"markdown", writeMarkdown, diffMarkdown},
	}
}

func writeJSON(w io.Writer, r *Report) error {
	return encode(w, struct {
		Version int `json:"version"`
		*Report
	}{1, r})
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// table is a head and its rows, the same for every format.
type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// section is a part of a report: a title, sentences, tables and lists.
type section struct {
	title  string
	lines  []string // a second line explains the first
	tables []table
	lists  []list
}

// list is a name with items below.
type list struct {
	name  string
	items []string
}

func writeText(w io.Writer, r *Report) error { return asText(w, sections(r)) }

func writeMarkdown(w io.Writer, r *Report) error { return asMarkdown(w, sections(r)) }

// asText writes sections for a terminal: columns by spaces, names first.
func asText(w io.Writer, all []section) error {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		if s.title != "" {
			b.WriteString(s.title + "\n")
		}
		for _, line := range s.lines {
			b.WriteString("  " + strings.ReplaceAll(line, "\n", "\n      ") + "\n")
		}
		for n, t := range s.tables {
			if n > 0 || len(s.lines) > 0 {
				b.WriteString("\n")
			}
			columns := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
			for _, row := range append([][]string{t.head}, t.rows...) {
				fmt.Fprintf(columns, "  %s\t%s\t\n", padded(row[0], t), strings.Join(row[1:], "\t"))
			}
			_ = columns.Flush() // a strings.Builder does not fail
		}
		for _, l := range s.lists {
			fmt.Fprintf(&b, "\n  %s\n", l.name)
			for _, item := range l.items {
				b.WriteString("    " + item + "\n")
			}
		}
	}
	_, err := io.WriteString(w, trimmedLines(report.Block(b.String())))
	return err
}

// padded makes a name as wide as the widest of its table, so that it stands
// left while figures stand right.
func padded(name string, t table) string {
	widest := len(t.head[0])
	for _, row := range t.rows {
		widest = max(widest, len([]rune(row[0])))
	}
	return name + strings.Repeat(" ", widest-len([]rune(name)))
}

// trimmedLines takes the white space off the end of every line.
func trimmedLines(s string) string {
	all := strings.Split(s, "\n")
	for i, line := range all {
		all[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(all, "\n")
}

// asMarkdown writes sections with headings and tables.
func asMarkdown(w io.Writer, all []section) error {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteString("\n")
		}
		if s.title != "" {
			b.WriteString("## " + cell(s.title) + "\n\n")
		}
		for _, line := range s.lines {
			b.WriteString("- " + cell(strings.ReplaceAll(line, "\n", ": ")) + "\n")
		}
		for n, t := range s.tables {
			if n > 0 || len(s.lines) > 0 {
				b.WriteString("\n")
			}
			row(&b, t.head)
			b.WriteString("|---" + strings.Repeat("|---:", len(t.head)-1) + "|\n")
			for _, cells := range t.rows {
				row(&b, cells)
			}
		}
		for _, l := range s.lists {
			fmt.Fprintf(&b, "\n%s\n\n", cell(l.name))
			for _, item := range l.items {
				b.WriteString("- " + cell(item) + "\n")
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func row(b *strings.Builder, cells []string) {
	for _, c := range cells {
		b.WriteString("| " + cell(c) + " ")
	}
	b.WriteString("|\n")
}

// cell makes outside text harmless in Markdown: one line, no markup.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`, "`", "\\`", "[", `\[`, "_", `\_`).Replace(report.Line(s))
}
