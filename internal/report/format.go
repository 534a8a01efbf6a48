// Package report turns results into what people and programs read: one file
// per format, and one ordered list of formats that help, documentation and
// validation all read.
//
// The invariant: whatever comes from outside (article text, file names, rule
// texts) passes through the sanitiser of the place it is printed to, so that
// nothing raw reaches a terminal, a CI log or a JSON reader's screen.
package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// Notice ends every report made for people and stands in every JSON report.
const Notice = "A finding is not a verdict. Correct statements can need a source, and untrue ones can be well sourced."

// Options are the same for every format; a format uses what it can.
type Options struct {
	Color   bool                     // escape sequences may be written
	Width   int                      // columns of the terminal; 0 where the report goes elsewhere
	Version string                   // version of rhetlint
	URL     func(rule string) string // where a rule's page is; nil or "" for none
	// Root is the absolute path, with slashes, of what Locate starts from; it may be
	// empty.
	Root string
	// Locate gives the path of a file from the root of the repository, and an
	// absolute one for a file outside of it; nil where no root is known.
	Locate func(path string) string
	Rule   func(id string) *rule.Rule // a rule by its ID; nil, or gives nil, where not known
}

// rule is a rule by its ID; one that is not known has its ID and nothing else.
func (o Options) rule(id string) *rule.Rule {
	if o.Rule != nil {
		if r := o.Rule(id); r != nil {
			return r
		}
	}
	return &rule.Rule{ID: id, Title: id}
}

// url is the page of a rule, empty where none is known.
func (o Options) url(rule string) string {
	if o.URL == nil {
		return ""
	}
	return o.URL(rule)
}

// Format is one way of writing a report.
type Format struct {
	Name string
	Help string // one line for help and documentation
	New  func(io.Writer, Options) Writer
}

// Writer writes one report. File is called once for each result, in order;
// Close writes what comes last and flushes. The first write error is returned
// by the call that meets it and by all later ones.
type Writer interface {
	File(*linter.Result) error
	Close(Summary) error
}

// Formats lists the formats in the order in which help shows them; the first
// is the default.
func Formats() []Format {
	return []Format{
		{"text", "for people: each finding with its line, the span underlined", newText},
		{"compact", "one line a finding, for editors and grep", newCompact},
		{"json", "one JSON document, version 1 of docs/rhetlint.schema.json", newJSON},
		{"jsonl", "one JSON object a file and line, as files finish", newJSONL},
		{"sarif", "SARIF 2.1.0, for code scanning on GitHub and others", newSARIF},
		{"github", "annotations in a workflow of GitHub Actions", newGitHub},
		{"gitlab", "the Code Quality report of GitLab", newGitLab},
		{"junit", "JUnit XML: a test case for every file and rule", newJUnit},
		{"checkstyle", "Checkstyle XML", newCheckstyle},
		{"rdjson", "one JSON document for reviewdog", newRDJSON},
		{"rdjsonl", "one JSON object a finding and line, for reviewdog", newRDJSONL},
		{"markdown", "a table for a step summary or a comment", newMarkdown},
		{"html", "one page: the articles as people read them, findings marked", newHTML},
	}
}

// FormatNames lists the names of all formats in order.
func FormatNames() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Find looks a format up by its name.
func Find(name string) (Format, bool) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// Summary counts what a report holds. Later uses of a term that was reported
// before (Finding.Repeat) are not counted.
type Summary struct {
	Files       int // inputs that were read
	Words       int
	Errors      int
	Warnings    int
	Suggestions int
	Suppressed  int // findings that a directive or baseline silenced
	Elsewhere   int // findings outside the lines that were asked about
	Faults      int // why the report is incomplete, if it is
}

// Add counts one result.
func (s *Summary) Add(r *linter.Result) {
	if r.Document != nil {
		s.Files++
	}
	s.Words += r.Words
	s.Suppressed += r.Suppressed
	s.Elsewhere += r.Elsewhere
	s.Faults += len(r.Faults)
	for _, f := range r.Findings {
		if f.Repeat {
			continue
		}
		switch f.Severity {
		case diag.Error:
			s.Errors++
		case diag.Warning:
			s.Warnings++
		case diag.Suggestion:
			s.Suggestions++
		}
	}
}

// String is the summary in one line for people.
func (s Summary) String() string {
	found := "No findings"
	if s.Errors+s.Warnings+s.Suggestions > 0 {
		found = strings.Join([]string{
			count(s.Errors, "error"), count(s.Warnings, "warning"), count(s.Suggestions, "suggestion"),
		}, ", ")
	}
	line := fmt.Sprintf("%s in %s (%s).", found, count(s.Files, "file"), count(s.Words, "word"))
	if s.Suppressed > 0 {
		line += fmt.Sprintf(" %s suppressed.", count(s.Suppressed, "finding"))
	}
	if s.Elsewhere > 0 {
		line += fmt.Sprintf(" %s in lines that did not change.", count(s.Elsewhere, "finding"))
	}
	if s.Faults > 0 {
		line += fmt.Sprintf(" Incomplete: %s.", count(s.Faults, "fault"))
	}
	return line
}

// count writes a number and its noun.
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return thousands(n) + " " + noun
}

// thousands writes a number with its thousands parted by commas.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
