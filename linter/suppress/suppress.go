// Package suppress lets people silence single findings, with a reason, and
// tells them when that is not needed any more.
//
// The invariant: nothing is silenced in silence. What a directive takes away is
// counted and kept with its reason, and a directive that is wrong, expired or
// of no use is a finding of its own, which no directive can take away.
package suppress

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Directive asks for silence about one or more rules.
type Directive struct {
	Span   span.Span // where it stands in its own text
	Rules  []string  // as written
	Words  string    // if not empty, only findings whose words hold these
	Record string    // if not empty, only the record of a corpus that has this ID
	Until  string    // YYYY-MM-DD, the last day it holds; empty for no end
	Reason string
	Broken string // what is wrong with it; it silences nothing then

	scope   span.Span // of the article; what it reaches
	comment bool      // it stands in a comment of the article
	used    map[string]bool
}

// Input is what directives are held against.
type Input struct {
	Document *prose.Document
	Record   string // the ID of the record that the document is, if it is one
	Findings []diag.Finding
	Today    string // YYYY-MM-DD
	// Runs reports whether a rule exists, and whether it ran on this article.
	Runs func(id string) (known, ran bool)
}

// Output is what remains, in source order.
type Output struct {
	Findings []diag.Finding
	Silenced []diag.Silenced
}

// Apply takes away the findings that directives silence.
func Apply(in Input, directives []*Directive) Output {
	var out Output
	for _, f := range in.Findings {
		d := silencer(in, directives, f)
		if d == nil {
			out.Findings = append(out.Findings, f)
			continue
		}
		d.use(f.Rule)
		out.Silenced = append(out.Silenced, diag.Silenced{Finding: f, By: diag.ByDirective, Reason: d.Reason})
	}
	return out
}

// silencer is the first directive that holds for a finding, nil for none.
func silencer(in Input, directives []*Directive, f diag.Finding) *Directive {
	if strings.HasPrefix(f.Rule, Own+"/") {
		return nil
	}
	for _, d := range directives {
		if d.Broken == "" && !d.expired(in.Today) && slices.Contains(d.Rules, f.Rule) &&
			(d.Record == "" || d.Record == in.Record) && d.scope.Overlaps(f.Span) && holds(f.Span.Of(in.Document.Source), d.Words) {
			return d
		}
	}
	return nil
}

func (d *Directive) use(rule string) {
	if d.used == nil {
		d.used = map[string]bool{}
	}
	d.used[rule] = true
}

func (d *Directive) expired(today string) bool { return d.Until != "" && d.Until < today }

// holds compares words without regard to case and white space.
func holds(text, words string) bool {
	fold := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
	return strings.Contains(fold(text), fold(words))
}

// Complaints are the findings about the directives themselves, to be asked for
// after Apply. source is the text that the directives stand in.
func Complaints(in Input, directives []*Directive, source string) []diag.Finding {
	var all []diag.Finding
	add := func(d *Directive, name, format string, args ...any) {
		id := Own + "/" + name
		message := fmt.Sprintf(format, args...)
		all = append(all, diag.Finding{
			Rule: id, Severity: severities[name], Message: message, Span: d.Span, Voice: diag.Author,
			Fingerprint: diag.Fingerprint(id, d.Span.Of(source), "", len(all)),
		})
	}
	for _, d := range directives {
		switch {
		case d.Broken != "":
			add(d, "broken-suppression", "this suppression silences nothing: %s", d.Broken)
			continue
		case d.expired(in.Today):
			add(d, "expired-suppression", "this suppression ended on %s: look at the place again", d.Until)
			continue
		}
		for _, id := range d.Rules {
			known, ran := in.Runs(id)
			switch {
			case !known:
				add(d, "unknown-rule", "no rule is named “%s”", id)
			case ran && !d.used[id]:
				add(d, "unused-suppression", "this suppression of %s silences nothing: take it away", id)
			}
		}
	}
	return all
}
