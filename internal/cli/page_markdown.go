package cli

import (
	"fmt"
	"strings"

	"github.com/rhetlint/rhetlint/internal/report"
)

// pageMarkdown writes a page as Markdown.
func pageMarkdown(p page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n`%s`: %s\n", markdown(p.title), p.id, p.summary)
	for _, s := range p.sections {
		if s.heading != "" {
			fmt.Fprintf(&b, "\n## %s\n", s.heading)
		} else {
			b.WriteString("\n---\n")
		}
		for _, text := range s.paragraphs {
			fmt.Fprintf(&b, "\n%s\n", markdown(text))
		}
		if len(s.items) > 0 {
			b.WriteString("\n")
		}
		for _, item := range s.items {
			fmt.Fprintf(&b, "- %s\n", markdown(item))
		}
		for _, q := range s.quotes {
			b.WriteString(quoteMarkdown(q))
		}
	}
	return b.String()
}

// quoteMarkdown writes the remark, then the text as it is, indented.
func quoteMarkdown(q quote) string {
	var b strings.Builder
	b.WriteString("\n")
	if q.remark != "" {
		fmt.Fprintf(&b, "%s:\n\n", markdown(q.remark))
	} else {
		b.WriteString("<!-- -->\n\n") // parts this block from the one before
	}
	for line := range strings.Lines(report.Block(strings.TrimSpace(q.text))) {
		b.WriteString(strings.TrimRight("    "+strings.TrimRight(line, "\r\n"), " ") + "\n")
	}
	return b.String()
}

// markdown keeps prose from being read as markup.
func markdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`, "]", `\]`).Replace(report.Line(s))
}
