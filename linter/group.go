package linter

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// grouper adds a group of rules to a linter. Where the group is prepared, its
// sets are taken from there and nothing is built.
type grouper struct {
	linter   *Linter
	prepared *Prepared // may be nil
	builder  match.Builder
	terms    []origin
	used     []*detector // by the group's rules, that look at sentences
	asked    int         // conditions so far
	faults   diag.Faults
}

func newGrouper(l *Linter, p *Prepared) *grouper { return &grouper{linter: l, prepared: p} }

// add takes rules in the order of their IDs.
func (g *grouper) add(rules []*rule.Rule) {
	made := group{first: len(g.linter.rules), rules: len(rules)}
	g.linter.rules = slices.Grow(g.linter.rules, len(rules))
	terms := 0
	for _, r := range rules {
		terms += len(r.Words.Phrases) + len(r.Words.Patterns)
	}
	g.terms = make([]origin, 0, terms+len(detect.All()))
	for _, r := range rules {
		c := compiled{Rule: r, unless: g.conditions(r.Near.Unless), requires: g.conditions(r.Near.Requires)}
		c.sourced = r.Words.Detector != "" || slices.ContainsFunc(slices.Concat(r.Near.Unless, r.Near.Requires),
			func(c rule.Condition) bool { return c.Within == rule.CarryOver })
		g.linter.rules = append(g.linter.rules, c)
		g.words(len(g.linter.rules) - 1)
	}
	g.triggers()
	made.terms = g.terms
	if g.prepared != nil {
		made.set = g.prepared.set
	} else {
		made.set = g.builder.Build()
	}
	g.linter.groups = append(g.linter.groups, made)
}

func (g *grouper) words(i int) {
	r := g.linter.rules[i].Rule
	check := func(what string, err error) {
		if err != nil {
			g.faults.Add(&diag.Fault{Path: r.File, Rule: r.ID, Message: what + ": " + err.Error()})
		}
	}
	for n, p := range r.Words.Phrases {
		g.terms = append(g.terms, origin{rule: i, entry: n, instead: p.Instead})
		if g.prepared == nil {
			check("phrase “"+p.Text+"”", g.builder.Phrase(len(g.terms)-1, p.Text))
		}
	}
	for n, p := range r.Words.Patterns {
		g.terms = append(g.terms, origin{rule: i, entry: len(r.Words.Phrases) + n})
		if g.prepared == nil {
			check("pattern", g.builder.Pattern(len(g.terms)-1, p.Regex, match.PatternOptions{Paragraph: p.Paragraph}))
		}
	}
	if r.Words.Detector != "" {
		g.detector(i)
	}
}

func (g *grouper) detector(i int) {
	l := g.linter
	d, ok := detect.Lookup(l.rules[i].Words.Detector)
	if !ok {
		return // refused when the rule was loaded
	}
	list := &l.detectors
	if d.FindDocument != nil {
		list = &l.documents
	}
	at := slices.IndexFunc(*list, func(have *detector) bool { return have.Name == d.Name })
	if at < 0 {
		at = len(*list)
		*list = append(*list, &detector{Detector: d, always: d.Triggers == nil})
	}
	have := (*list)[at]
	have.uses = append(have.uses, use{rule: i, options: l.rules[i].Words.Options})
	if d.FindDocument == nil && !slices.Contains(g.used, have) {
		g.used = append(g.used, have)
	}
}

// triggers makes the scan notice sentences worth a detector's time.
func (g *grouper) triggers() {
	for _, d := range g.used {
		if d.always {
			continue
		}
		g.terms = append(g.terms, origin{rule: -1, detector: d})
		if g.prepared == nil {
			g.builder.Sentences(len(g.terms)-1, d.Triggers()...)
		}
	}
}

func (g *grouper) conditions(list []rule.Condition) []*condition {
	out, index := make([]*condition, len(list)), len(g.linter.rules)
	for i, c := range list {
		if g.prepared != nil {
			out[i] = newCondition(c, index, g.prepared.condition(g.asked))
		} else {
			out[i] = newCondition(c, index, func() *match.Set { return wordsOf(c) })
		}
		g.asked++
	}
	return out
}
