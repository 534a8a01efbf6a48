package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// overlap is two rules of a pack that flag the same words of an example.
type overlap struct{ rule, other string }

// notes tell what the examples of users' packs show beside success and failure:
// rules that fire on none of them when the pack runs together, since another
// rule of the pack takes the place, and words that two rules flag.
func notes(packs []*rule.Pack) (string, error) {
	var b strings.Builder
	for _, p := range packs {
		if p.Builtin {
			continue
		}
		if err := silences(&b, p); err != nil {
			return "", err
		}
		if err := overlaps(&b, p); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

func note(b *strings.Builder, r *rule.Rule, line int, message string) {
	b.WriteString("note: " + report.Line((&diag.Fault{Path: r.File, Line: line, Message: message}).Error()) + "\n")
}

// silences tells of rules that never fire, with the likely reason.
func silences(b *strings.Builder, p *rule.Pack) error {
	silent, err := silentRules(p.Rules)
	if err != nil {
		return err
	}
	for _, r := range silent {
		alone, err := silentRules([]*rule.Rule{r})
		if err != nil {
			return err
		}
		message := " fires on no example of its pack when all rules run; another may take its place"
		if len(alone) > 0 {
			message = " never fires on its examples, not even alone; a condition or its voices may silence every use"
		}
		note(b, r, 0, r.ID+message)
	}
	return nil
}

// silentRules are those of rules without a finding when all of them run.
func silentRules(rules []*rule.Rule) ([]*rule.Rule, error) {
	l, err := linter.New(linter.Options{Rules: rules})
	if err != nil {
		return nil, err
	}
	fired := map[string]bool{}
	for _, r := range rules {
		for _, e := range r.Examples {
			for _, f := range findings(l, e) {
				fired[f.Rule] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(rules), func(r *rule.Rule) bool { return fired[r.ID] }), nil
}

// overlaps tells of examples whose flagged words another rule of the pack flags
// as well: once for each two rules, with the first example.
func overlaps(b *strings.Builder, p *rule.Pack) error {
	alone := make([]*linter.Linter, len(p.Rules))
	for i, r := range p.Rules {
		l, err := linter.New(linter.Options{Rules: []*rule.Rule{r}})
		if err != nil {
			return err
		}
		alone[i] = l
	}
	told := map[overlap]bool{}
	for i, r := range p.Rules {
		for _, e := range r.Examples {
			own := findings(alone[i], e)
			for j, other := range p.Rules {
				if i == j || len(own) == 0 || told[overlap{r.ID, other.ID}] {
					continue
				}
				if words := shared(e, own, findings(alone[j], e)); words != "" {
					told[overlap{r.ID, other.ID}], told[overlap{other.ID, r.ID}] = true, true
					note(b, r, e.Line, fmt.Sprintf("%s flags “%s” in this example of %s as well", other.ID, words, r.ID))
				}
			}
		}
	}
	return nil
}

// shared is the words of the first of the other findings that overlaps one's
// own, or empty.
func shared(e rule.Example, own, others []diag.Finding) string {
	for _, o := range others {
		if slices.ContainsFunc(own, func(f diag.Finding) bool { return f.Span.Overlaps(o.Span) }) {
			return strings.Join(strings.Fields(o.Span.Of(e.Text)), " ")
		}
	}
	return ""
}

// findings runs rules over an example as the tests of rules do, rules that are
// off included.
func findings(l *linter.Linter, e rule.Example) []diag.Finding {
	doc := prose.Plain("example.txt", e.Text, prose.Options{Markup: true})
	on := &linter.Profile{Runs: func(*rule.Rule) bool { return true }}
	return l.Lint(context.Background(), doc, on).Findings
}
