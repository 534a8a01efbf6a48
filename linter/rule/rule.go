// Package rule holds what a rule is, reads rules from TOML files and refuses
// those that are not fit to run, with the place of every fault.
//
// A rule is a value: there is no registry and no Go per rule. Its path in the
// pack folder is its ID, its page and its examples are inside the file.
package rule

import (
	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// Rule is one rule as loaded. It does not change after loading.
type Rule struct {
	ID       string        // PACK/NAME, from its path
	File     string        // where it was read, for faults
	Title    string        // a noun phrase
	Message  string        // a template: {match}, {uses}, {source}, named groups
	Severity diag.Severity // before voice, scope and genre change it
	Enabled  bool          // runs unless configuration says otherwise
	Where    Where
	Words    Words
	Report   Report
	Near     Near // what must, or must not, stand near a match
	Page     Page
	Examples []Example
}

// Pack is the part of the ID before the slash.
func (r *Rule) Pack() string {
	for i := range len(r.ID) {
		if r.ID[i] == '/' {
			return r.ID[:i]
		}
	}
	return r.ID
}

// Where limits a rule to voices and zones, and changes its severity there.
type Where struct {
	Voices  VoiceSet
	Zones   ZoneSet
	ByVoice map[diag.Voice]diag.Severity
	ByZone  map[prose.Zone]diag.Severity
	ByGenre map[string]Shift // opinion, satire …
}

// Shift is what a genre does to a rule.
type Shift uint8

// The shifts.
const (
	Same  Shift = iota // nothing
	Lower              // one severity down
	Off                // silent
)

// VoiceSet is a set of voices.
type VoiceSet uint8

// With adds v.
func (s VoiceSet) With(v diag.Voice) VoiceSet { return s | 1<<v }

// Has reports whether v is in the set.
func (s VoiceSet) Has(v diag.Voice) bool { return s&(1<<v) != 0 }

// ZoneSet is a set of zones.
type ZoneSet uint16

// With adds z.
func (s ZoneSet) With(z prose.Zone) ZoneSet { return s | 1<<z }

// Has reports whether z is in the set.
func (s ZoneSet) Has(z prose.Zone) bool { return s&(1<<z) != 0 }

// Words is what a rule looks for: phrases, patterns, a detector, or several of
// them. A match of any one is a candidate.
type Words struct {
	Phrases  []Phrase
	Patterns []Pattern
	Detector string        // name of a building block in linter/detect; empty for none
	Options  detect.Values // the detector's options
}

// Phrase is one phrase in the phrase notation of package match.
type Phrase struct {
	Text    string
	Note    string   // why it is listed, where provenance matters
	Instead []string // other wordings
}

// Pattern is one regular expression, fragments already filled in.
type Pattern struct {
	Regex     string
	Note      string
	Paragraph bool // runs on the whole paragraph, not sentence by sentence
}

// Mode says which matches of a rule are reported.
type Mode uint8

// The modes. Later uses under First are kept and marked as repeats.
const (
	First Mode = iota + 1 // the first use of each term, with the number of uses
	Every                 // every match
	Once                  // at most one finding a document
)

// Report says which matches become findings.
type Report struct {
	Mode    Mode
	Count   int      // density: at least so many matches in the document; 0 for no limit
	PerMill float64  // density: at least so many matches per 1,000 words
	Instead []string // other wordings that fit every match
	Block   bool     // one finding stands for those of the pack in a block of paragraphs
}

// Near are the conditions on a match's surroundings.
type Near struct {
	Unless   []Condition // any one holding silences the match
	Requires []Condition // all must hold
	Yields   []string    // packs and rules whose findings on the same words are reported instead
}

// Within is how far a condition looks.
type Within uint8

// The windows of a condition, narrow to wide.
const (
	Match      Within = iota + 1 // overlapping the match itself
	Clause                       // the clause of the match
	Sentence                     // the sentence
	Next                         // the sentence after
	Previous                     // the sentence before
	Neighbours                   // the sentence and the ones beside it
	Paragraph                    // the segment
	Document                     // the whole article
	CarryOver                    // sourcing rules: as far as an attribution reaches
)

var withinNames = [...]string{
	Match: "match", Clause: "clause", Sentence: "sentence", Next: "next", Previous: "previous",
	Neighbours: "neighbours", Paragraph: "paragraph", Document: "document", CarryOver: "carry-over",
}

// String is the word used in rules.
func (w Within) String() string { return withinNames[w] }

// Condition is something that stands, or does not stand, near a match.
type Condition struct {
	Within      Within
	Side        string   // "", before, after
	Distance    int      // within so many words of the match; 0 for no limit
	Phrases     []string // a named list's entries are already here
	Patterns    []string // fragments already filled in
	Attribution string   // minimum kind of source: any, vague, anonymous, role, document, body, named; empty for none
}

// Page is what `rhetlint explain` shows.
type Page struct {
	What        string
	Why         string
	Advice      string
	Fine        string
	FalseAlarms string
	Limits      string
	References  []string
	Owner       string
	Reviewed    string // YYYY-MM-DD
	Rewrites    []Rewrite
}

// Rewrite is a sentence that is flagged and one that says the same soundly.
type Rewrite struct {
	Before string
	After  string
}

// Example is a text with the exact words that must be flagged in it.
type Example struct {
	Text  string
	Flags []string // in order; empty means the text must stay silent
	Known string   // "", missed or false-alarm: a weakness on record
	Line  int      // where it stands in the rule file
}

// Pack is a folder of rules.
type Pack struct {
	Name      string
	Title     string
	Version   string
	Licence   string
	Purpose   string
	Symmetric bool // every term in Pairs has a partner of like force
	Rules     []*Rule
	Builtin   bool
	Bare      bool // its rules came without pages and examples
}

// In lists the rules of packs, pack by pack.
func In(packs []*Pack) []*Rule {
	var all []*Rule
	for _, p := range packs {
		all = append(all, p.Rules...)
	}
	return all
}
