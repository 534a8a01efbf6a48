package diag

import (
	"cmp"
	"slices"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Voice says whose words a span is made of. The zero value is invalid.
type Voice uint8

// The voices. Unknown is for spans whose owner cannot be told: wording rules
// stay silent there and sourcing rules drop one severity.
const (
	Author     Voice = iota + 1 // the publication's own words
	Attributed                  // reported speech, or a claim credited to someone
	Quoted                      // inside quotation marks or a block quotation
	Unknown
)

var voiceNames = [...]string{Author: "author", Attributed: "attributed", Quoted: "quoted", Unknown: "unknown"}

// String is the word used in rules and reports.
func (v Voice) String() string {
	if v < Author || v > Unknown {
		return "invalid"
	}
	return voiceNames[v]
}

// ParseVoice reads author, attributed or quoted.
func ParseVoice(word string) (Voice, bool) {
	for v := Author; v <= Quoted; v++ {
		if voiceNames[v] == word {
			return v, true
		}
	}
	return 0, false
}

// Source is the credited owner of a statement, as far as the text shows it.
type Source struct {
	Text string    // the words that name the source, as the reader sees them
	Kind string    // named-person, named-body, document, role, anonymous, vague, self
	Span span.Span // where they stand, in bytes of the source text
}

// Finding is one place in an article that a rule points at. Its text is
// exactly the source between Span.Start and Span.End.
type Finding struct {
	Rule        string // PACK/RULE
	Severity    Severity
	Message     string
	Span        span.Span // bytes of the source text
	Words       string    // the same as the reader sees it: without markup, entities decoded
	Voice       Voice
	Source      *Source  // the credited source, nil where none is known
	Suggestions []string // other wordings, best first
	Repeat      bool     // a later use of a term already reported in this document
	Uses        int      // how often the term is used in the document; 0 where not counted
	Fingerprint string   // stable across edits elsewhere in the document
}

// Silenced is a finding that somebody has decided not to have reported.
type Silenced struct {
	Finding Finding
	By      string // ByDirective or ByBaseline
	Reason  string // as given; empty for a baseline
}

// Who silences findings.
const (
	ByDirective = "directive" // a comment, a side-car file, front matter
	ByBaseline  = "baseline"
)

// SortFindings orders findings by start, then end, then rule, then message, so
// that output never depends on the order of work.
func SortFindings(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message),
		)
	})
}
