// Package linter runs rules over articles. A Linter is made once from rules,
// never changes, and is safe for concurrent use; it opens no files and prints
// nothing.
//
// A document goes through one scan for all rules; what it finds are candidates.
// Each candidate is asked whose words it is made of and what stands near it,
// then the survivors of a rule are counted and become findings.
package linter

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// Options is what a Linter is made from.
type Options struct {
	Rules []*rule.Rule
	Level voice.Level // how far a source reaches; the zero value is normal
	// Prepared saves the work of reading rules that are among Rules.
	Prepared []*Prepared
	// Workers is how many goroutines may share the work on one long article;
	// below 2, one does it. The result is the same.
	Workers int
}

// Profile is what a configuration says about one document. The nil profile
// runs every rule that is enabled in its file, at its own severity.
type Profile struct {
	Runs     func(r *rule.Rule) bool                               // nil: r.Enabled
	Severity func(r *rule.Rule, found diag.Severity) diag.Severity // nil: as found
	// Spent, if not nil, is told how long a rule took beyond the one scan for
	// the words of all rules, and Phase how long each part of the work took.
	// Then one goroutine does the work on an article.
	Spent func(rule string, d time.Duration)
	Phase func(phase string, d time.Duration)
}

// Wants reports whether a rule runs.
func (p *Profile) Wants(r *rule.Rule) bool {
	if p == nil || p.Runs == nil {
		return r.Enabled
	}
	return p.Runs(r)
}

// Result is what was found in one document. A document that could not be read
// has faults and no Document.
type Result struct {
	Path     string
	Document *prose.Document // nil where the input could not be read
	Words    int
	Findings []diag.Finding // in source order
	Faults   diag.Faults    // why the result is incomplete, if it is
	// Suppressed counts findings that a directive or baseline silenced.
	Suppressed int
	// Silenced are those findings, as far as they are known one by one.
	Silenced []diag.Silenced
	// Elsewhere counts findings outside the lines that were asked about.
	Elsewhere int
	// Record is where the document stands, if it is one record of a file of
	// them; nil for a file of its own.
	Record *Record
}

// Record is the place of a document in a file of records.
type Record struct {
	Path string // of the file
	ID   string // what the record calls itself; empty where it does not
	Line int    // on which it stands, from 1
}

// Linter is a set of rules ready to run.
type Linter struct {
	rules     []compiled
	zones     []rule.ZoneSet // that each rule looks at
	enabled   []rule.ZoneSet // the same, none for rules that are off in their files
	level     voice.Level
	voiceless bool // every word is taken for the author's, to measure what voices cost
	workers   int
	groups    []group
	rooms     *sync.Pool  // of *workspace
	detectors []*detector // that look at sentences
	documents []*detector // that look at whole articles
}

// group is rules that are looked for in one scan.
type group struct {
	set   *match.Set
	owner []int32     // by the IDs handed to the set: the rule, or -1 minus the number of a detector
	used  []*detector // by the group's rules, that look at sentences
	first int         // the group's rules are those from first on
	rules int
	near  func() *match.Set // the words of conditions, by the number of their list
	list  int               // the group's lists are those from list on
	lists int
}

// compiled is a rule with its conditions ready to be evaluated.
type compiled struct {
	*rule.Rule
	unless   []*condition
	requires []*condition
	term     int  // ID of its first phrase in the set; the others follow, then the patterns
	sourced  bool // asks where a claim comes from, so unclear voices count
}

// instead is what a phrase suggests, by its ID.
func (c *compiled) instead(term int) []string {
	if n := term - c.term; term >= 0 && n < len(c.Words.Phrases) {
		return c.Words.Phrases[n].Instead
	}
	return nil
}

// detector is a building block together with the rules that use it.
type detector struct {
	detect.Detector
	uses   []use
	always bool // has no triggers
}

// use is one rule's use of a detector.
type use struct {
	rule    int
	options detect.Values
	like    int // the first use of the detector with the same options
}

// New makes a Linter. Its error holds diag.Faults: two rules of one name, a
// phrase or pattern that cannot run.
func New(o Options) (*Linter, error) {
	l := &Linter{level: o.Level, workers: o.Workers, rooms: &sync.Pool{New: func() any { return newWorkspace() }}}
	var faults diag.Faults
	rest := o.Rules
	for _, p := range o.Prepared {
		if others, ok := p.without(rest); ok {
			newGrouper(l, p).add(p.rules)
			rest = others
		}
	}
	if len(l.groups) != 1 || len(rest) > 0 {
		faults = twins(o.Rules) // rules prepared together have none
	}
	if len(rest) > 0 || len(l.groups) == 0 {
		g := newGrouper(l, nil)
		g.add(byID(rest))
		faults = append(faults, g.faults...)
	}
	for _, r := range l.rules {
		l.zones = append(l.zones, r.Where.Zones)
		if l.enabled = append(l.enabled, 0); r.Enabled {
			l.enabled[len(l.enabled)-1] = r.Where.Zones
		}
	}
	return l, faults.Err()
}

// rule is the rule of that ID, which is there.
func (l *Linter) rule(id string) *rule.Rule {
	for _, g := range l.groups {
		rules := l.rules[g.first : g.first+g.rules]
		if n, ok := slices.BinarySearchFunc(rules, id, func(c compiled, id string) int { return cmp.Compare(c.ID, id) }); ok {
			return rules[n].Rule
		}
	}
	return nil
}

// byID is the rules in the order of their IDs.
func byID(rules []*rule.Rule) []*rule.Rule {
	ordered := slices.Clone(rules)
	slices.SortStableFunc(ordered, func(a, b *rule.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return ordered
}

// twins tells of rules of one name.
func twins(rules []*rule.Rule) diag.Faults {
	var faults diag.Faults
	seen := make(map[string]*rule.Rule, len(rules))
	for _, r := range rules {
		if other := seen[r.ID]; other != nil {
			faults.Add(&diag.Fault{
				Path: r.File, Rule: r.ID, Message: "the rule " + r.ID + " is there twice; the other is in " + other.File,
				Hint: "rename one of the packs or rules",
			})
		}
		seen[r.ID] = r
	}
	return faults
}

// Rules lists the rules in the order of their IDs.
func (l *Linter) Rules() []*rule.Rule {
	out := make([]*rule.Rule, len(l.rules))
	for i, r := range l.rules {
		out[i] = r.Rule
	}
	return byID(out)
}
