// Package baseline remembers the findings that an archive already has, so that
// only new ones are reported.
//
// The invariant: an entry names a finding by its fingerprint, which is made of
// the rule, the words and their surroundings. There is no line number in the
// file, and one entry hides one finding.
package baseline

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

const header = "# rhetlint baseline, version 1"

const headerNote = header + `: findings that were there before, one a line, sorted; lines of two
# branches can be merged in any order. Written by --write-baseline, which takes
# away what is gone and adds nothing; --write-baseline=all adds what is new.
`

// maxFaults is how many lines at fault are told of.
const maxFaults = 10

// Entry is one finding that was there before. Words are there for people.
type Entry struct {
	Fingerprint string
	Rule        string
	Path        string // from the folder of the baseline, with slashes
	Words       string
	Span        span.Span // where it stands in the file; empty for a new one
	used        bool
}

// Baseline is a file of entries, and which of them have been met.
type Baseline struct {
	entries []*Entry
	at      map[key]*Entry
	prints  map[string][]*Entry
	// Gone reports whether a path of an entry is no longer there. Its entries
	// then hold for a file that was renamed.
	Gone func(path string) bool
}

type key struct{ path, print string }

// New is an empty baseline.
func New(gone func(path string) bool) *Baseline {
	return &Baseline{at: map[key]*Entry{}, prints: map[string][]*Entry{}, Gone: gone}
}

// Parse reads the text of a baseline; name is its path for faults. An entry
// that stands there twice counts once. The error holds diag.Faults.
func Parse(name, text string, gone func(path string) bool) (*Baseline, error) {
	b := New(gone)
	var faults diag.Faults
	number, at := 0, 0
	for line := range strings.Lines(text) {
		number++
		body, message := strings.TrimSpace(line), ""
		switch {
		case number == 1 && !strings.HasPrefix(strings.TrimPrefix(body, "\uFEFF"), header):
			message = "is not a baseline of version 1: it begins with “" + header + "”"
		case number == 1, body == "", body[0] == '#':
		default:
			message = b.parse(body, span.Span{Start: at, End: at + len(body)})
		}
		if message != "" && len(faults) < maxFaults {
			faults.Add(&diag.Fault{Path: name, Line: number, Message: message, Hint: "take the line away, or write the baseline again"})
		}
		at += len(line)
	}
	if number == 0 {
		faults.Add(&diag.Fault{Path: name, Message: "is empty, which is no baseline", Hint: "write one with --write-baseline"})
	}
	return b, faults.Err()
}

func (b *Baseline) parse(line string, at span.Span) (message string) {
	print, rest, _ := strings.Cut(line, " ")
	rule, rest, _ := strings.Cut(rest, " ")
	path, rest, err := unquote(rest)
	words, rest, more := unquote(rest)
	if _, notHex := strconv.ParseUint(print, 16, 64); notHex != nil || len(print) != 16 || rule == "" || err != nil || more != nil || rest != "" {
		return "is not FINGERPRINT RULE \"PATH\" \"WORDS\""
	}
	b.add(&Entry{Fingerprint: print, Rule: rule, Path: path, Words: words, Span: at})
	return ""
}

func unquote(s string) (value, rest string, err error) {
	quoted, err := strconv.QuotedPrefix(s)
	if err != nil {
		return "", s, err
	}
	value, err = strconv.Unquote(quoted)
	return value, strings.TrimSpace(s[len(quoted):]), err
}

func (b *Baseline) add(e *Entry) {
	k := key{e.Path, e.Fingerprint}
	if b.at[k] != nil {
		return
	}
	b.at[k] = e
	b.prints[e.Fingerprint] = append(b.prints[e.Fingerprint], e)
	b.entries = append(b.entries, e)
}

// Match reports whether a finding was there before, and uses up the entry.
// record is what path ends in for a record of a corpus, else empty: a corpus
// that was renamed has the same records.
func (b *Baseline) Match(path, record string, f diag.Finding) bool {
	if e := b.at[key{path, f.Fingerprint}]; e != nil {
		e.used = true
		return true
	}
	for _, e := range b.prints[f.Fingerprint] {
		if !e.used && e.Path != path && strings.HasSuffix(e.Path, record) && b.Gone(e.Path) {
			e.used = true
			delete(b.at, key{e.Path, e.Fingerprint})
			e.Path = path // the file was renamed
			b.at[key{path, e.Fingerprint}] = e
			return true
		}
	}
	return false
}

// Add takes a finding of the file at path in.
func (b *Baseline) Add(path, words string, f diag.Finding) {
	b.add(&Entry{Fingerprint: f.Fingerprint, Rule: f.Rule, Path: path, Words: words, used: true})
}

// Stale lists the entries that could have been met in this run, as seen says,
// and were not.
func (b *Baseline) Stale(seen func(*Entry) bool) []*Entry {
	var stale []*Entry
	for _, e := range b.entries {
		if !e.used && seen(e) {
			stale = append(stale, e)
		}
	}
	return stale
}

// Remove takes entries away.
func (b *Baseline) Remove(gone []*Entry) {
	b.entries = slices.DeleteFunc(b.entries, func(e *Entry) bool { return slices.Contains(gone, e) })
}

// Write writes the baseline, sorted by path, rule and fingerprint.
func (b *Baseline) Write(w io.Writer) error {
	sorted := slices.SortedFunc(slices.Values(b.entries), func(x, y *Entry) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
	if _, err := io.WriteString(w, headerNote); err != nil {
		return err
	}
	for _, e := range sorted {
		if _, err := fmt.Fprintf(w, "%s %s %q %q\n", e.Fingerprint, e.Rule, e.Path, brief(e.Words)); err != nil {
			return err
		}
	}
	return nil
}

// wordsShown is how much of the words stands in the file, in code points.
const wordsShown = 60

func brief(words string) string {
	runes := []rune(strings.Join(strings.Fields(words), " "))
	if len(runes) > wordsShown {
		return string(runes[:wordsShown-1]) + "…"
	}
	return string(runes)
}

// Len is the number of entries.
func (b *Baseline) Len() int { return len(b.entries) }
