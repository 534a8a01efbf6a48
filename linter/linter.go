// Package linter runs rules over articles. A Linter is made once from rules,
// never changes, and is safe for concurrent use; it opens no files and prints
// nothing.
package linter

import (
	"github.com/rhetlint/rhetlint/linter/diag"
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
