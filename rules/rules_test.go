package rules_test

import (
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/rules"
)

// builtin is the built-in packs, read as strictly as a user's.
var builtin = sync.OnceValues(func() ([]*rule.Pack, diag.Faults) {
	packs, _, faults := rule.Loader{}.Load(rules.FS(), "rules")
	return packs, faults
})

func load(t *testing.T) []*rule.Rule {
	t.Helper()
	packs, faults := builtin()
	for _, f := range faults {
		t.Error(f.Detail())
	}
	for _, p := range packs {
		if p.Title == "" || p.Purpose == "" || p.Version == "" || p.Licence != "Apache-2.0" {
			t.Errorf("pack %s lacks a title, purpose, version or the licence", p.Name)
		}
	}
	return rule.In(packs)
}

func TestExamplesHold(t *testing.T) {
	results, err := linter.Examples(load(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if !r.OK {
			t.Errorf("%s:%d: %q\n got  %q\n want %q %s", r.Rule.File, r.Example.Line, r.Example.Text, r.Got, r.Example.Flags, r.Example.Known)
		}
	}
}

func TestPagesAreComplete(t *testing.T) {
	year := regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	for _, r := range load(t) {
		p := r.Page
		for name, field := range map[string]string{
			"what": p.What, "why": p.Why, "advice": p.Advice, "fine": p.Fine, "false-alarms": p.FalseAlarms,
			"limits": p.Limits, "owner": p.Owner, "reviewed": p.Reviewed,
		} {
			if field == "" {
				t.Errorf("%s has no %s", r.ID, name)
			}
		}
		if len(p.References) == 0 || !year.MatchString(strings.Join(p.References, " ")) {
			t.Errorf("%s has no reference with a year", r.ID)
		}
		if len(p.Rewrites) < 2 {
			t.Errorf("%s has %d rewrites, want two for different directions", r.ID, len(p.Rewrites))
		}
		flagging, silent := 0, 0
		for _, e := range r.Examples {
			if len(e.Flags) > 0 {
				flagging++
			} else {
				silent++
			}
		}
		if flagging < 4 || silent < 4 {
			t.Errorf("%s has %d flagging and %d silent examples, want four of each", r.ID, flagging, silent)
		}
	}
}

// A message says what the reader misses, never what is true or who is bad.
func TestMessagesGiveNoVerdict(t *testing.T) {
	banned := regexp.MustCompile(`(?i)\b(?:false|fake|lie|lies|lying|debunked|misleading|propaganda|biased|hateful|dangerous|` +
		`extremist|left|right|pro-\w+|anti-\w+|safe|trustworthy|verified|you|your|should have)\b|!`)
	slots := regexp.MustCompile(`\{[^}]*\}`)
	for _, r := range load(t) {
		for _, text := range []string{r.Message, r.Title} {
			plain := slots.ReplaceAllString(text, "")
			if word := banned.FindString(plain); word != "" {
				t.Errorf("%s: %q has %q", r.ID, text, word)
			}
			if n := utf8.RuneCountInString(plain); n > 90 {
				t.Errorf("%s: %q has %d code points without the match, more than 90", r.ID, text, n)
			}
		}
	}
}

// A pattern without a word to choose sentences by runs on every sentence.
func TestPatternsHaveTriggers(t *testing.T) {
	for _, r := range load(t) {
		for _, p := range r.Words.Patterns {
			if !match.Triggered(p.Regex) {
				t.Errorf("%s: no word to choose sentences by: %s", r.ID, p.Regex)
			}
		}
	}
}
