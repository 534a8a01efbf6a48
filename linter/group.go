package linter

import (
	"reflect"
	"slices"
	"sync"

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
	made     group
	asked    int   // conditions so far
	lists    lists // of their words
	faults   diag.Faults
}

func newGrouper(l *Linter, p *Prepared) *grouper { return &grouper{linter: l, prepared: p} }

// add takes rules in the order of their IDs.
func (g *grouper) add(rules []*rule.Rule) {
	made := &g.made
	made.first, made.rules = len(g.linter.rules), len(rules)
	made.owner = make([]int32, 0, terms(rules))
	g.linter.rules = slices.Grow(g.linter.rules, len(rules))
	for _, r := range rules {
		c := compiled{Rule: r, term: len(made.owner), unless: g.conditions(r.Near.Unless), requires: g.conditions(r.Near.Requires)}
		c.sourced = r.Words.Detector != "" || slices.ContainsFunc(slices.Concat(r.Near.Unless, r.Near.Requires),
			func(c rule.Condition) bool { return c.Within == rule.CarryOver })
		g.linter.rules = append(g.linter.rules, c)
		g.words(len(g.linter.rules) - 1)
	}
	g.triggers()
	if len(g.linter.groups) > 0 {
		made.list = g.linter.lists()
	}
	if g.prepared != nil {
		made.set, made.near, made.lists = g.prepared.set, sync.OnceValue(g.prepared.near), g.prepared.lists
	} else {
		made.set, made.near, made.lists = g.builder.Build(), sync.OnceValue(g.lists.build), len(g.lists.all)
	}
	g.linter.groups = append(g.linter.groups, *made)
}

// terms is how many IDs the words of rules take.
func terms(rules []*rule.Rule) int {
	n := 0
	for _, r := range rules {
		n += len(r.Words.Phrases) + len(r.Words.Patterns) + 1
	}
	return n
}

func (g *grouper) words(i int) {
	r := g.linter.rules[i].Rule
	check := func(what string, err error) {
		if err != nil {
			g.faults.Add(&diag.Fault{Path: r.File, Rule: r.ID, Message: what + ": " + err.Error()})
		}
	}
	for _, p := range r.Words.Phrases {
		if id := g.term(i); g.prepared == nil {
			check("phrase “"+p.Text+"”", g.builder.Phrase(id, p.Text))
		}
	}
	for _, p := range r.Words.Patterns {
		if id := g.term(i); g.prepared == nil {
			check("pattern", g.builder.Pattern(id, p.Regex, match.PatternOptions{Paragraph: p.Paragraph}))
		}
	}
	if r.Words.Detector != "" {
		g.detector(i)
	}
}

// term is the next ID for the set.
func (g *grouper) term(owner int) int {
	g.made.owner = append(g.made.owner, int32(owner)) //nolint:gosec // there are fewer
	return len(g.made.owner) - 1
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
	options := l.rules[i].Words.Options
	like := slices.IndexFunc(have.uses, func(u use) bool { return reflect.DeepEqual(u.options, options) })
	if like < 0 {
		like = len(have.uses)
	}
	have.uses = append(have.uses, use{rule: i, options: options, like: like})
	if d.FindDocument == nil && !slices.Contains(g.made.used, have) {
		g.made.used = append(g.made.used, have)
	}
}

// triggers makes the scan notice sentences worth a detector's time.
func (g *grouper) triggers() {
	for n, d := range g.made.used {
		if d.always {
			continue
		}
		if id := g.term(-1 - n); g.prepared == nil {
			g.builder.Sentences(id, d.Triggers()...)
		}
	}
}

// conditions makes conditions of the next rule.
func (g *grouper) conditions(from []rule.Condition) []*condition {
	out := make([]*condition, len(from))
	for i, c := range from {
		list := 0
		if g.prepared != nil {
			list = int(g.prepared.which[g.asked])
		} else {
			list = g.lists.add(c)
		}
		out[i] = &condition{Condition: c, rule: len(g.linter.rules), kind: kinds[c.Attribution], group: len(g.linter.groups), list: list}
		g.asked++
	}
	return out
}
