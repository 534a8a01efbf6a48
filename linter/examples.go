package linter

import (
	"context"
	"slices"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// ExampleResult is what became of one example of a rule.
type ExampleResult struct {
	Rule    *rule.Rule
	Example rule.Example
	Got     []string // the texts the rule flagged, in order
	OK      bool     // as the example says; for a known weakness, that it is still there
}

// Examples runs the examples inside rules, each with its own rule alone.
func Examples(rules []*rule.Rule) ([]ExampleResult, error) {
	var out []ExampleResult
	for _, r := range rules {
		l, err := New(Options{Rules: []*rule.Rule{r}})
		if err != nil {
			return nil, err
		}
		for _, e := range r.Examples {
			out = append(out, l.example(r, e))
		}
	}
	return out, nil
}

func (l *Linter) example(r *rule.Rule, e rule.Example) ExampleResult {
	doc := prose.Plain("example.txt", e.Text, prose.Options{Markup: true})
	on := &Profile{Runs: func(*rule.Rule) bool { return true }}
	got := ExampleResult{Rule: r, Example: e}
	for _, f := range l.Lint(context.Background(), doc, on).Findings {
		got.Got = append(got.Got, f.Span.Of(doc.Source))
	}
	same := slices.Equal(got.Got, e.Flags)
	got.OK = same == (e.Known == "")
	return got
}
