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
	named     map[string]*rule.Rule // by ID
	level     voice.Level
	voiceless bool // every word is taken for the author's, to measure what voices cost
	workers   int
	groups    []group
	detectors []*detector // that look at sentences
	documents []*detector // that look at whole articles
}

// group is rules that are looked for in one scan.
type group struct {
	set   *match.Set
	terms []origin // by the IDs handed to the set
	first int      // the group's rules are those from first on
	rules int
}

// compiled is a rule with its conditions ready to be evaluated.
type compiled struct {
	*rule.Rule
	unless   []*condition
	requires []*condition
	sourced  bool // asks where a claim comes from, so unclear voices count
}

// origin says what a hit of the set stands for.
type origin struct {
	rule     int // index into Linter.rules, -1 for a detector's trigger
	entry    int // number of the phrase, then of the pattern; of the detector for triggers
	instead  []string
	detector *detector
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
}

// New makes a Linter. Its error holds diag.Faults: two rules of one name, a
// phrase or pattern that cannot run.
func New(o Options) (*Linter, error) {
	l := &Linter{level: o.Level, workers: o.Workers}
	faults := twins(o.Rules)
	rest := o.Rules
	for _, p := range o.Prepared {
		if p.within(rest) {
			newGrouper(l, p).add(p.rules)
			rest = p.without(rest)
		}
	}
	if len(rest) > 0 || len(l.groups) == 0 {
		g := newGrouper(l, nil)
		g.add(byID(rest))
		faults = append(faults, g.faults...)
	}
	l.named = make(map[string]*rule.Rule, len(l.rules))
	for _, r := range l.rules {
		l.named[r.ID] = r.Rule
	}
	return l, faults.Err()
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
