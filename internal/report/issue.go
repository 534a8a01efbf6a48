package report

import (
	"cmp"
	"fmt"
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
	path        string // of the file
	document    string // the same, or the record of the file
	rule        string
	severity    diag.Severity
	message     string
	start, end  place
	fingerprint string
	finding     *diag.Finding // nil for a fault
	mendable    bool          // other wordings can be put in at its place
}

// issues lists the first uses found in a document, then its faults.
func issues(r *linter.Result) []issue {
	var all []issue
	p := &places{doc: r.Document}
	for i := range r.Findings {
		if !r.Findings[i].Repeat {
			all = append(all, newIssue(r, &r.Findings[i], p))
		}
	}
	for _, f := range r.Faults {
		path, line, _ := faultPlace(r, f)
		at := place{line: max(line, 1), column: 1, unit: 1, byte: 1}
		all = append(all, issue{
			path: path, document: path, rule: incomplete, severity: diag.Error, start: at, end: at,
			message: visible(faultMessage(f)), fingerprint: diag.Fingerprint(incomplete, path+" "+f.Message, "", f.Line),
		})
	}
	return all
}

// faultPlace is the file that a fault is about, and where in it; 0 where that
// is not known.
func faultPlace(r *linter.Result, f *diag.Fault) (path string, line, column int) {
	if path = cmp.Or(f.Path, r.Path); r.Record != nil && path == r.Path {
		return relative(r.Record.Path), r.Record.Line, 0
	}
	return relative(path), f.Line, f.Column
}

func newIssue(r *linter.Result, f *diag.Finding, p *places) issue {
	start, end := p.both(f.Span)
	path := relative(r.Path)
	i := issue{
		path: path, document: path, rule: f.Rule, severity: f.Severity, message: visible(f.Message) + uses(f),
		start: start, end: end, fingerprint: f.Fingerprint, finding: f,
		mendable: r.Record == nil && r.Document.Origin == nil && !r.Document.Paragraphs && start.line == end.line,
	}
	if r.Record != nil {
		i.inRecord(r.Record)
	}
	return i
}

// inRecord moves an issue from the text of a record to the line of the file
// that holds it, which is all that a tool can show. There are no columns: they
// would count the characters of JSON.
func (i *issue) inRecord(r *linter.Record) {
	where := fmt.Sprintf(" (at %d:%d of the record)", i.start.line, i.start.column)
	if r.ID != "" {
		where = fmt.Sprintf(" (at %d:%d of record %s)", i.start.line, i.start.column, visible(r.ID))
	}
	i.path, i.message = relative(r.Path), i.message+where
	i.start, i.end = place{line: r.Line}, place{line: r.Line}
}

// wholeLine reports an issue that has no columns.
func (i *issue) wholeLine() bool { return i.start.column == 0 }

// faultMessage is a fault in one line, its hint at the end.
func faultMessage(f *diag.Fault) string {
	message := "incomplete: " + f.Message
	if f.Hint != "" {
		message += " (" + f.Hint + ")"
	}
	return message
}

// fromRoot is a path from the root of the repository; an absolute one where the
// file is not in it.
func (o Options) fromRoot(path string) string {
	if o.Locate == nil {
		return path
	}
	return o.Locate(path)
}

// inRoot is fromRoot, for tools that know nothing outside of a repository: what
// is there keeps the name that it was called by.
func (o Options) inRoot(path string) string {
	if found := o.fromRoot(path); !absolute(found) {
		return found
	}
	return path
}

// absolute reports a path that says all of it, with slashes.
func absolute(path string) bool {
	return strings.HasPrefix(path, "/") || len(path) > 2 && path[1] == ':' && path[2] == '/'
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
