package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// page is a rule's page, the same for every format.
type page struct {
	id, title, summary string
	sections           []section
}

// section is one heading with paragraphs and a list below.
type section struct {
	heading    string
	paragraphs []string
	items      []string
	quotes     []quote
}

// quote is a text with a remark before or after it, such as an example.
type quote struct{ before, text, after string }

// newPage lays out everything a rule says about itself. Fields that a rule
// leaves empty are left out.
func newPage(r *rule.Rule) page {
	p := page{id: r.ID, title: r.Title, summary: summary(r)}
	add := func(heading, text string) {
		if text != "" {
			p.sections = append(p.sections, section{heading: heading, paragraphs: strings.Split(text, "\n\n")})
		}
	}
	add("What it flags", r.Page.What)
	add("Why readers are let down", r.Page.Why)
	add("How to repair it", r.Page.Advice)
	p.quotes("Rewrites", rewrites(r))
	add("When the use is fine", r.Page.Fine)
	add("Known false alarms", r.Page.FalseAlarms)
	add("What it cannot see", r.Page.Limits)
	p.quotes("Flagged", examples(r, func(e rule.Example) bool { return e.Known == "" && len(e.Flags) > 0 }))
	p.quotes("Not flagged", examples(r, func(e rule.Example) bool { return e.Known == "" && len(e.Flags) == 0 }))
	p.quotes("Known weaknesses", examples(r, func(e rule.Example) bool { return e.Known != "" }))
	p.sections = append(p.sections, switches(r))
	if len(r.Page.References) > 0 {
		p.sections = append(p.sections, section{heading: "Sources", items: r.Page.References})
	}
	add("Looked after by", r.Page.Owner)
	add("Last reviewed", r.Page.Reviewed)
	p.sections = append(p.sections, section{paragraphs: []string{report.Notice}})
	return p
}

func (p *page) quotes(heading string, quotes []quote) {
	if len(quotes) > 0 {
		p.sections = append(p.sections, section{heading: heading, quotes: quotes})
	}
}

// summary is the rule's severity and where it looks, in one sentence.
func summary(r *rule.Rule) string {
	s := "Severity: " + r.Severity.String()
	if !r.Enabled {
		s += " (off unless selected)"
	}
	for _, v := range slices.Sorted(maps.Keys(r.Where.ByVoice)) {
		s += fmt.Sprintf(", %s in %s words", r.Where.ByVoice[v], v)
	}
	for _, z := range slices.Sorted(maps.Keys(r.Where.ByZone)) {
		s += fmt.Sprintf(", %s in the %s", r.Where.ByZone[z], z)
	}
	return s + ". Looks at " + voices(r) + " words in: " + zones(r) + "."
}

func voices(r *rule.Rule) string {
	var words []string
	for _, v := range []diag.Voice{diag.Author, diag.Attributed, diag.Quoted} {
		if r.Where.Voices.Has(v) {
			words = append(words, v.String())
		}
	}
	return strings.Join(words, ", ")
}

func zones(r *rule.Rule) string {
	var words []string
	for _, z := range prose.Zones() {
		if r.Where.Zones.Has(z) {
			words = append(words, z.String())
		}
	}
	return strings.Join(words, ", ")
}

func rewrites(r *rule.Rule) []quote {
	var quotes []quote
	for _, w := range r.Page.Rewrites {
		quotes = append(quotes, quote{before: "before", text: w.Before}, quote{before: "after", text: w.After})
	}
	return quotes
}

func examples(r *rule.Rule, wanted func(rule.Example) bool) []quote {
	var quotes []quote
	for _, e := range r.Examples {
		if !wanted(e) {
			continue
		}
		var remarks []string
		if e.Known != "" {
			remarks = append(remarks, "known: "+e.Known)
		}
		for _, flag := range e.Flags {
			remarks = append(remarks, "“"+strings.Join(strings.Fields(flag), " ")+"”")
		}
		quotes = append(quotes, quote{text: e.Text, after: strings.Join(remarks, ", ")})
	}
	return quotes
}

// switches says how to turn the rule off, lower it, or add to it.
func switches(r *rule.Rule) section {
	return section{
		heading:    "Switch off, lower, add",
		paragraphs: []string{"In .rhetlint.toml, one of these:"},
		quotes: []quote{
			{before: "off", text: fmt.Sprintf("ignore = [%q]", r.ID)},
			{before: "off for some files", text: fmt.Sprintf("[[override]]\nfiles = [\"opinion/**\"]\nignore = [%q]", r.ID)},
			{before: "another severity", text: fmt.Sprintf("[severity]\n%q = %q", r.ID, other(r.Severity))},
			{before: "more words, in a pack of your own", text: "packs = [\"builtin\", \"./house-rules\"]"},
		},
	}
}

// other is a severity to show as an example of a change.
func other(s diag.Severity) string {
	if s == diag.Suggestion {
		return diag.Warning.String()
	}
	return s.Lower().String()
}
