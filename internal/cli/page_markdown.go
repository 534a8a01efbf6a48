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

// quoteMarkdown writes the text as it is, fenced, with the remarks around it.
func quoteMarkdown(q quote) string {
	text := report.Block(strings.TrimSpace(q.text))
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	s := "\n"
	if q.before != "" {
		s += markdown(q.before) + ":\n\n"
	}
	s += fence + "text\n" + text + "\n" + fence + "\n"
	if q.after != "" {
		s += "\nFlagged: " + markdown(q.after) + "\n"
	}
	return s
}

// markdown keeps prose from being read as markup.
func markdown(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`, "]", `\]`).Replace(report.Line(s))
}
