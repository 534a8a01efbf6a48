package eval

import (
	"fmt"
	"io"
	"strings"
)

func diffText(w io.Writer, d *Diff) error { return asText(w, d.sections()) }

func diffMarkdown(w io.Writer, d *Diff) error { return asMarkdown(w, d.sections()) }

// marks lead the lines of a difference, as in any diff.
var marks = map[Kind]string{Added: "+", Removed: "-", Changed: "~"}

// sections lays out a difference: the articles, the rules, the sum.
func (d *Diff) sections() []section {
	var all []section
	for _, file := range d.Files {
		s := section{title: file.Path}
		for _, c := range file.Changes {
			around := strings.TrimSpace(c.Context.Before + "[[" + c.Context.Text + "]]" + c.Context.After)
			s.lines = append(s.lines, c.head()+"\n"+around)
		}
		all = append(all, s)
	}
	if len(d.Rules) > 0 {
		t := table{head: []string{"rule", "before", "now", "added", "removed", "changed"}}
		for _, r := range append(d.Rules, d.Total) {
			t.add(r.Rule, fmt.Sprint(r.Before), fmt.Sprint(r.Now), fmt.Sprint(r.Added), fmt.Sprint(r.Removed), fmt.Sprint(r.Changed))
		}
		all = append(all, section{title: "By rule", tables: []table{t}})
	}
	return append(all, section{title: "Summary", lines: d.summary()})
}

// head says what changed, and where.
func (c Change) head() string {
	one := c.Now
	if one == nil {
		one = c.Before
	}
	severity := one.Severity
	if c.Kind == Changed && c.Before.Severity != c.Now.Severity {
		severity = c.Before.Severity + " -> " + c.Now.Severity
	}
	line := fmt.Sprintf("%s %d:%d  %s  %s  %s", marks[c.Kind], one.Line, one.Column, severity, c.Rule, one.Message)
	if c.Kind == Changed && c.Before.Text != c.Now.Text {
		line += "; was “" + oneLine(c.Before.Text) + "”"
	}
	switch {
	case c.Kind == Changed && c.Before.Repeat != c.Now.Repeat && c.Now.Repeat:
		line += " (no longer the first use)"
	case c.Kind == Changed && c.Before.Repeat != c.Now.Repeat:
		line += " (now the first use)"
	case one.Repeat:
		line += " (again)"
	}
	return line
}

func (d *Diff) summary() []string {
	lines := []string{fmt.Sprintf("%s, %s: %d added, %d removed, %d changed; %s before, %d now",
		count(d.Articles, "article"), count(d.Words, "word"), d.Total.Added, d.Total.Removed, d.Total.Changed, count(d.Total.Before, "finding"), d.Total.Now)}
	lines = append(lines, "packs compared: "+strings.Join(d.Packs, ", "))
	if len(d.Skipped) > 0 {
		lines = append(lines, "not compared, since the old folder does not hold them: "+strings.Join(d.Skipped, ", "))
	}
	return lines
}
