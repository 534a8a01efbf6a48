package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// incomplete stands in for a rule where a format has no place for faults, so
// that no format can show a run as clean that was not whole.
const incomplete = "rhetlint/incomplete"

// issue is a finding or a fault in the form that the formats for tools share.
// Its strings are safe to print on one line, but not yet escaped.
type issue struct {
	path        string
	rule        string
	severity    diag.Severity
	message     string
	start, end  place
	fingerprint string
	finding     *diag.Finding // nil for a fault
}

// issues lists the first uses found in a document, then its faults.
func issues(r *linter.Result) []issue {
	var all []issue
	p := &places{doc: r.Document}
	for i := range r.Findings {
		if !r.Findings[i].Repeat {
			all = append(all, newIssue(r.Path, &r.Findings[i], p))
		}
	}
	for _, f := range r.Faults {
		at := place{line: max(f.Line, 1), column: 1, unit: 1, byte: 1}
		path := relative(cmp.Or(f.Path, r.Path))
		all = append(all, issue{
			path: path, rule: incomplete, severity: diag.Error, start: at, end: at,
			message: visible(faultMessage(f)), fingerprint: diag.Fingerprint(incomplete, path+" "+f.Message, "", f.Line),
		})
	}
	return all
}

func newIssue(path string, f *diag.Finding, p *places) issue {
	start, end := p.both(f.Span)
	return issue{
		path: relative(path), rule: f.Rule, severity: f.Severity, message: visible(f.Message) + uses(f),
		start: start, end: end, fingerprint: f.Fingerprint, finding: f,
	}
}

// faultMessage is a fault in one line, its hint at the end.
func faultMessage(f *diag.Fault) string {
	message := "incomplete: " + f.Message
	if f.Hint != "" {
		message += " (" + f.Hint + ")"
	}
	return message
}

// relative is a path as tools that know the files of a repository want it.
func relative(path string) string { return strings.TrimPrefix(path, "./") }

// mostSevere gives at most limit of the issues held by severity, the most
// severe of them, in the order in which they came.
func mostSevere(held map[diag.Severity][]numbered, limit int) []numbered {
	var kept []numbered
	for _, severity := range diag.Severities() {
		room := min(limit-len(kept), len(held[severity]))
		kept = append(kept, held[severity][:room]...)
	}
	slices.SortFunc(kept, func(a, b numbered) int { return cmp.Compare(a.number, b.number) })
	return kept
}

// advice is what stands beside a message: what a rule is there for, and how a
// writer repairs it, each in one paragraph.
func (o Options) advice(id string) (why, advice string) {
	page := o.rule(id).Page
	return oneLine(page.Why), oneLine(page.Advice)
}

// oneLine is a paragraph as one line, safe to print.
func oneLine(s string) string { return visible(strings.Join(strings.Fields(s), " ")) }
