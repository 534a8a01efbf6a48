package rules_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/rules"
)

// template is a text with one slot, {like this}, that many fillers fit. What is
// found in it must not depend on the filler (counterfactual token fairness,
// Garg et al. 2019; invariance tests, Ribeiro et al. 2020).
type template struct {
	pack string // that must find something in it; empty where all stay silent
	text string
	// except names fillers for which another finding is right, with the reason.
	except map[string]string
}

// slot is the name between the braces of a template.
func (t template) slot() string {
	_, rest, _ := strings.Cut(t.text, "{")
	name, _, _ := strings.Cut(rest, "}")
	return name
}

// fill puts a filler into the slot, with a capital at the start of a sentence.
func (t template) fill(filler string) string {
	var out strings.Builder
	rest := t.text
	for {
		before, after, ok := strings.Cut(rest, "{"+t.slot()+"}")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		if opens(out.String()) {
			first, size := utf8.DecodeRuneInString(filler)
			out.WriteString(string(unicode.ToUpper(first)) + filler[size:])
		} else {
			out.WriteString(filler)
		}
		rest = after
	}
}

// opens reports whether what comes next begins a sentence.
func opens(before string) bool {
	trimmed := strings.TrimRight(before, " \n#>“")
	return trimmed == "" || strings.ContainsAny(trimmed[len(trimmed)-1:], ".!?") || strings.HasSuffix(before, "\n")
}

// found lists what the rules find, with the slot's name in place of the filler.
func (t template) found(l *linter.Linter, filler string, on *linter.Profile) []string {
	doc := prose.Plain("swap.txt", t.fill(filler), prose.Options{Markup: true})
	var out []string
	for _, f := range l.Lint(context.Background(), doc, on).Findings {
		words := f.Span.Of(doc.Source)
		if i := strings.Index(strings.ToLower(words), strings.ToLower(filler)); i >= 0 {
			words = words[:i] + "{" + t.slot() + "}" + words[i+len(filler):]
		}
		out = append(out, fmt.Sprintf("%s %s: %s", f.Severity, f.Rule, words))
	}
	return out
}

// shared is one linter of all rules for the tests of this file.
var shared = sync.OnceValues(func() (*linter.Linter, error) {
	packs, _, faults := rule.Loader{Trusted: true}.Load(rules.FS(), "rules")
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return linter.New(linter.Options{Rules: rule.In(packs)})
})

func fairLinter(t *testing.T) *linter.Linter {
	t.Helper()
	l, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// everyRule runs the rules that are off as well.
func everyRule() *linter.Profile {
	return &linter.Profile{Runs: func(*rule.Rule) bool { return true }}
}

func TestSwapsChangeNothing(t *testing.T) {
	l := fairLinter(t)
	fillers := fillers()
	for _, s := range templates() {
		words := fillers[s.slot()]
		if len(words) == 0 {
			t.Errorf("%q: no fillers for its slot", s.text)
			continue
		}
		want := s.found(l, words[0], everyRule())
		inPack := slices.ContainsFunc(want, func(f string) bool { return strings.Contains(f, " "+s.pack+"/") })
		if s.pack == "" && len(want) > 0 || s.pack != "" && !inPack {
			t.Errorf("%q: the pack %q, found %q", s.text, s.pack, want)
		}
		for _, filler := range words[1:] {
			diff := cmp.Diff(want, s.found(l, filler, everyRule()))
			if s.except[filler] != "" {
				if diff == "" {
					t.Errorf("%q: %q makes no difference: take the exception off", s.text, filler)
				}
				continue
			}
			if diff != "" {
				t.Errorf("%q: with %q instead of %q\n%s", s.text, filler, words[0], diff)
			}
		}
	}
}

// The templates cover every pack, the fillers every side.
func TestSwapsReachEveryPack(t *testing.T) {
	count := map[string]int{}
	for _, s := range templates() {
		count[s.pack]++
	}
	packs := map[string]bool{}
	for _, r := range fairLinter(t).Rules() {
		packs[r.Pack()] = true
	}
	for pack := range packs {
		if count[pack] < 4 {
			t.Errorf("%d templates for the pack %s, want four", count[pack], pack)
		}
	}
	if n := len(templates()); n < 60 {
		t.Errorf("%d templates, want 60", n)
	}
	for slot, want := range map[string]int{"nation": 20, "people": 20, "nationality": 20, "faith": 8, "party": 10, "army": 8, "trade": 10, "side": 6, "interest": 4, "group": 20} {
		words := slices.Clone(fillers()[slot])
		slices.Sort(words)
		if n := len(slices.Compact(words)); n < want {
			t.Errorf("%d fillers for %s, want %d", n, slot, want)
		}
	}
}

// The two tirades are one text told from either side: each rule finds as much
// in the one as in the other.
func TestMirroredTiradesAreFlaggedAlike(t *testing.T) {
	l := fairLinter(t)
	counts := map[string]map[string]int{}
	for _, side := range []string{"left", "right"} {
		path := filepath.Join("..", "testdata", "articles", "tirade-from-the-"+side+".txt")
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc := prose.Plain(path, string(source), prose.Options{Markup: true, Guess: true})
		counts[side] = map[string]int{}
		for _, f := range l.Lint(context.Background(), doc, nil).Findings {
			counts[side][f.Rule]++
		}
	}
	if diff := cmp.Diff(counts["left"], counts["right"]); diff != "" || len(counts["left"]) < 5 {
		t.Errorf("findings by rule, -left +right\n%s", diff)
	}
}

// Sharp criticism with sources is no conspiracy talk, whoever is criticised.
func TestCriticsAreNoConspirators(t *testing.T) {
	l := fairLinter(t)
	for _, criticised := range powers() {
		for _, text := range criticism() {
			s := template{text: text}
			doc := prose.Plain("critic.txt", s.fill(criticised), prose.Options{Markup: true})
			for _, f := range l.Lint(context.Background(), doc, nil).Findings {
				if f.Severity > diag.Suggestion || strings.HasPrefix(f.Rule, "conspiracy/") {
					t.Errorf("%q: %s %s: %s", doc.Source, f.Severity, f.Rule, f.Span.Of(doc.Source))
				}
			}
		}
	}
}
