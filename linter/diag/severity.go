// Package diag holds what rhetlint has to say: findings about articles, and
// faults in rules, configuration, calls and files. The two are never mixed.
package diag

import "fmt"

// Severity says how much a reader is let down if a finding stays. It never
// speaks of truth. The zero value is invalid, so a forgotten one is noticed.
type Severity uint8

// The severities, weakest first.
const (
	Suggestion Severity = iota + 1 // an editor would mention it
	Warning                        // an editor would ask
	Error                          // an editor would stop the text
)

var severityNames = [...]string{Suggestion: "suggestion", Warning: "warning", Error: "error"}

// Severities lists the valid severities, strongest first.
func Severities() []Severity { return []Severity{Error, Warning, Suggestion} }

// Valid reports whether s is one of the named severities.
func (s Severity) Valid() bool { return s >= Suggestion && s <= Error }

// String is the word used in rules, configuration and reports.
func (s Severity) String() string {
	if !s.Valid() {
		return fmt.Sprintf("Severity(%d)", uint8(s))
	}
	return severityNames[s]
}

// Lower is one step weaker; a suggestion stays a suggestion.
func (s Severity) Lower() Severity { return max(s-1, Suggestion) }

// ParseSeverity reads one of the three words; any other word is an error.
func ParseSeverity(word string) (Severity, error) {
	for _, s := range Severities() {
		if s.String() == word {
			return s, nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: use error, warning or suggestion", word)
}
