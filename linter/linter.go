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
}

// Profile is what a configuration says about one document. The nil profile
// runs every rule that is enabled in its file, at its own severity.
type Profile struct {
	Runs     func(r *rule.Rule) bool                               // nil: r.Enabled
	Severity func(r *rule.Rule, found diag.Severity) diag.Severity // nil: as found
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
}

// Linter is a set of rules ready to run.
type Linter struct {
	rules     []compiled
	level     voice.Level
	set       *match.Set
	terms     []origin    // by the IDs handed to the set
	detectors []*detector // that look at sentences
	documents []*detector // that look at whole articles
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
	l := &Linter{level: o.Level}
	ordered := slices.Clone(o.Rules)
	slices.SortStableFunc(ordered, func(a, b *rule.Rule) int { return cmp.Compare(a.ID, b.ID) })
	var faults diag.Faults
	var b match.Builder
	for i, r := range ordered {
		if i > 0 && ordered[i-1].ID == r.ID {
			faults.Add(&diag.Fault{
				Path: r.File, Rule: r.ID, Message: "the rule " + r.ID + " is there twice; the other is in " + ordered[i-1].File,
				Hint: "rename one of the packs or rules",
			})
		}
		c := compiled{
			Rule: r, unless: conditions(r.Near.Unless), requires: conditions(r.Near.Requires),
		}
		c.sourced = r.Words.Detector != "" || slices.ContainsFunc(slices.Concat(r.Near.Unless, r.Near.Requires),
			func(c rule.Condition) bool { return c.Within == rule.CarryOver })
		l.rules = append(l.rules, c)
		l.addWords(&b, i, &faults)
	}
	l.addTriggers(&b)
	l.set = b.Build()
	return l, faults.Err()
}

func (l *Linter) addWords(b *match.Builder, i int, faults *diag.Faults) {
	r := l.rules[i].Rule
	refused := func(what string, err error) {
		faults.Add(&diag.Fault{Path: r.File, Rule: r.ID, Message: what + ": " + err.Error()})
	}
	for n, p := range r.Words.Phrases {
		l.terms = append(l.terms, origin{rule: i, entry: n, instead: p.Instead})
		if err := b.Phrase(len(l.terms)-1, p.Text); err != nil {
			refused("phrase “"+p.Text+"”", err)
		}
	}
	for n, p := range r.Words.Patterns {
		l.terms = append(l.terms, origin{rule: i, entry: len(r.Words.Phrases) + n})
		if err := b.Pattern(len(l.terms)-1, p.Regex, match.PatternOptions{Paragraph: p.Paragraph}); err != nil {
			refused("pattern", err)
		}
	}
	if r.Words.Detector != "" {
		l.addDetector(i)
	}
}

func (l *Linter) addDetector(i int) {
	d, ok := detect.Lookup(l.rules[i].Words.Detector)
	if !ok {
		return // refused when the rule was loaded
	}
	list := &l.detectors
	if d.FindDocument != nil {
		list = &l.documents
	}
	u := use{rule: i, options: l.rules[i].Words.Options}
	for _, have := range *list {
		if have.Name == d.Name {
			have.uses = append(have.uses, u)
			return
		}
	}
	*list = append(*list, &detector{Detector: d, uses: []use{u}, always: len(d.Triggers) == 0})
}

// addTriggers makes the scan notice sentences worth a detector's time.
func (l *Linter) addTriggers(b *match.Builder) {
	for _, d := range l.detectors {
		for _, word := range d.Triggers {
			l.terms = append(l.terms, origin{rule: -1, detector: d})
			_ = b.Phrase(len(l.terms)-1, word) // triggers are plain words, as a test makes sure
		}
	}
}

// Rules lists the rules in the order of their IDs.
func (l *Linter) Rules() []*rule.Rule {
	out := make([]*rule.Rule, len(l.rules))
	for i, r := range l.rules {
		out[i] = r.Rule
	}
	return out
}
