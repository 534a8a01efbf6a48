package cli

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// pageColumns is where lines of a page in text are wrapped.
const pageColumns = 80

// pageText writes a page for a terminal.
func pageText(p page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n%s\n", p.id, p.title, wrap(p.summary, ""))
	for _, s := range p.sections {
		b.WriteString("\n")
		margin := ""
		if s.heading != "" {
			b.WriteString(s.heading + "\n")
			margin = "  "
		}
		for i, text := range s.paragraphs {
			if i > 0 {
				b.WriteString("\n")
			}
			b.WriteString(wrap(text, margin) + "\n")
		}
		for _, item := range s.items {
			b.WriteString("  - " + strings.TrimLeft(wrap(item, "    "), " ") + "\n")
		}
		for _, q := range s.quotes {
			b.WriteString(quoteText(q))
		}
	}
	return b.String()
}

// quoteText writes the text behind a bar, with the remarks around it.
func quoteText(q quote) string {
	var b strings.Builder
	if q.before != "" {
		b.WriteString(wrap(q.before+":", "  ") + "\n")
	}
	for line := range strings.Lines(strings.TrimSpace(q.text)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			b.WriteString("  |\n")
			continue
		}
		b.WriteString(wrap(line, "  | ") + "\n")
	}
	if q.after != "" {
		b.WriteString(wrap("^ "+q.after, "    ") + "\n")
	}
	return b.String()
}

// wrap breaks a text into lines of at most pageColumns characters, each after
// the margin; a longer word keeps its own line.
func wrap(text, margin string) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(text) {
		width := utf8.RuneCountInString(word)
		switch {
		case column == 0:
			b.WriteString(margin)
			column = len(margin)
		case column+1+width > pageColumns:
			b.WriteString("\n" + margin)
			column = len(margin)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += width
	}
	return b.String()
}
