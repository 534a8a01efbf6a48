package eval

import (
	"cmp"
	"maps"
	"slices"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// Kind is what became of a finding.
type Kind string

// The kinds of change.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed" // other words at the same place, another severity or message
)

// Change is one difference between the findings before and now.
type Change struct {
	Kind    Kind      `json:"kind"`
	Rule    string    `json:"rule"`
	Before  *Sighting `json:"before,omitempty"`
	Now     *Sighting `json:"now,omitempty"`
	Context Sample    `json:"context"` // around the finding now, or the one that is gone
}

// Sighting is one finding as a difference tells it.
type Sighting struct {
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Text     string `json:"text"`
	Repeat   bool   `json:"repeat"` // a later use of a term
	Line     int    `json:"line"`   // from 1
	Column   int    `json:"column"` // from 1, in code points
}

// FileDiff is the changes in one article, in its order.
type FileDiff struct {
	Path    string   `json:"path"`
	Changes []Change `json:"changes"`
}

// RuleDiff is how a rule fares.
type RuleDiff struct {
	Rule    string `json:"rule"`
	Before  int    `json:"before"` // findings
	Now     int    `json:"now"`
	Added   int    `json:"added"`
	Removed int    `json:"removed"`
	Changed int    `json:"changed"`
}

// Diff is what an edit of rules does to a folder of articles.
type Diff struct {
	Version  int        `json:"version"`
	Articles int        `json:"articles"`
	Words    int        `json:"words"`
	Packs    []string   `json:"packs"`        // compared
	Skipped  []string   `json:"not_compared"` // packs in force that the old folder does not hold
	Files    []FileDiff `json:"files"`        // those with changes
	Rules    []RuleDiff `json:"rules"`        // those with changes
	Total    RuleDiff   `json:"total"`

	rules map[string]*RuleDiff
}

// NewDiff makes a difference without articles.
func NewDiff(packs, skipped []string) *Diff {
	d := &Diff{Version: 1, Packs: packs, Skipped: skipped, Files: []FileDiff{}, Rules: []RuleDiff{}, rules: map[string]*RuleDiff{}}
	if d.Skipped == nil {
		d.Skipped = []string{}
	}
	d.Total.Rule = "all"
	return d
}

// Article is one article with its findings before and now, in source order.
type Article struct {
	Document    *prose.Document
	Words       int
	Before, Now []diag.Finding
}

// Add compares the findings of one article. It gives the highest severity of a
// first use that was added or became more severe, 0 where there is none.
func (d *Diff) Add(a Article) (worst diag.Severity) {
	d.Articles++
	d.Words += a.Words
	for _, f := range a.Before {
		d.rule(f.Rule).Before++
	}
	for _, f := range a.Now {
		d.rule(f.Rule).Now++
	}
	file := FileDiff{Path: a.Document.Path}
	for _, p := range pairs(a.Before, a.Now) {
		if c, ok := p.change(a.Document); ok {
			file.Changes = append(file.Changes, c)
			d.count(c)
			worst = max(worst, p.raised())
		}
	}
	if len(file.Changes) > 0 {
		d.Files = append(d.Files, file)
	}
	return worst
}

// Close sums up when all articles are added.
func (d *Diff) Close() {
	d.Rules = d.Rules[:0]
	for _, id := range slices.Sorted(maps.Keys(d.rules)) {
		r := *d.rules[id]
		d.Total.Before += r.Before
		d.Total.Now += r.Now
		d.Total.Added += r.Added
		d.Total.Removed += r.Removed
		d.Total.Changed += r.Changed
		if r.Added+r.Removed+r.Changed > 0 {
			d.Rules = append(d.Rules, r)
		}
	}
}

func (d *Diff) rule(id string) *RuleDiff {
	if d.rules[id] == nil {
		d.rules[id] = &RuleDiff{Rule: id}
	}
	return d.rules[id]
}

func (d *Diff) count(c Change) {
	r := d.rule(c.Rule)
	switch c.Kind {
	case Added:
		r.Added++
	case Removed:
		r.Removed++
	case Changed:
		r.Changed++
	}
}

// pair is a finding before and the one that stands for it now; either may be
// missing.
type pair struct{ before, now *diag.Finding }

func (p pair) rule() string { return p.one().Rule }

// raised is the severity of a first use that was not there before, or not as
// severe; 0 for all else.
func (p pair) raised() diag.Severity {
	if p.now == nil || p.now.Repeat || p.before != nil && !p.before.Repeat && p.now.Severity <= p.before.Severity {
		return 0
	}
	return p.now.Severity
}

// one is the finding now, or the one that is gone.
func (p pair) one() *diag.Finding {
	if p.now != nil {
		return p.now
	}
	return p.before
}

// pairs matches findings of one rule: first those at the same place, then those
// that overlap, in order.
func pairs(before, now []diag.Finding) []pair {
	var out []pair
	left := map[string][]*diag.Finding{} // of before, by rule, not matched yet
	for i := range before {
		left[before[i].Rule] = append(left[before[i].Rule], &before[i])
	}
	var rest []*diag.Finding
	for i := range now {
		f := &now[i]
		if b := take(left, f, func(b *diag.Finding) bool { return b.Span == f.Span }); b != nil {
			out = append(out, pair{b, f})
		} else {
			rest = append(rest, f)
		}
	}
	for _, f := range rest {
		out = append(out, pair{take(left, f, func(b *diag.Finding) bool { return b.Span.Overlaps(f.Span) }), f})
	}
	for _, list := range left {
		for _, b := range list {
			out = append(out, pair{b, nil})
		}
	}
	slices.SortFunc(out, func(a, b pair) int {
		x, y := a.one(), b.one()
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End),
			cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Message, y.Message))
	})
	return out
}

// take removes and gives the first finding before of the rule that fits.
func take(left map[string][]*diag.Finding, f *diag.Finding, fits func(*diag.Finding) bool) *diag.Finding {
	list := left[f.Rule]
	i := slices.IndexFunc(list, fits)
	if i < 0 {
		return nil
	}
	b := list[i]
	left[f.Rule] = slices.Delete(list, i, i+1)
	return b
}

// change tells what became of a finding; not ok where it is as it was.
func (p pair) change(doc *prose.Document) (Change, bool) {
	c := Change{Rule: p.rule(), Before: sighting(doc, p.before), Now: sighting(doc, p.now)}
	switch {
	case p.before == nil:
		c.Kind = Added
	case p.now == nil:
		c.Kind = Removed
	case *c.Before != *c.Now:
		c.Kind = Changed
	default:
		return c, false
	}
	c.Context = newSample(&Gold{ID: doc.Path, Text: doc.Source}, p.one().Span)
	return c, true
}

func sighting(doc *prose.Document, f *diag.Finding) *Sighting {
	if f == nil {
		return nil
	}
	at := doc.Position(f.Span.Start)
	return &Sighting{f.Severity.String(), f.Message, f.Span.Of(doc.Source), f.Repeat, at.Line, at.Column}
}
