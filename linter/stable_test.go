package linter

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// prints are the fingerprints of an article's findings, sorted.
func prints(t *testing.T, l *Linter, path, source string) []string {
	t.Helper()
	var all []string
	for _, f := range l.Lint(context.Background(), prose.Plain(path, source, prose.Options{}), nil).Findings {
		all = append(all, f.Fingerprint)
	}
	slices.Sort(all)
	return all
}

// reflow breaks the lines of every paragraph anew after at least width bytes.
func reflow(source string, width int, end string) string {
	var paragraphs []string
	for _, p := range strings.Split(source, "\n\n") {
		var b strings.Builder
		column := 0
		for i, word := range strings.Fields(p) {
			if i > 0 && column+len(word) > width {
				b.WriteString(end)
				column = 0
			} else if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word)
			column += len(word) + 1
		}
		paragraphs = append(paragraphs, b.String())
	}
	return strings.Join(paragraphs, end+end)
}

// A finding keeps its fingerprint when paragraphs are put before it, lines are
// broken elsewhere, or the file is renamed.
func TestFingerprintsSurviveEdits(t *testing.T) {
	l := linterOf(t, ruleOf(t, "loaded/plot", "phrases = [\"regime\", \"shadowy cabal\"]\nreport = \"every\"\n"))
	long := strings.Repeat("the quiet town of Orvane held its market on the square by the river, and ", 6)
	source := "The regime fell.\n\n" + long + "the regime watched a shadowy cabal, " + long + "as it was told.\n\nThe regime fell.\n\nA shadowy cabal met in Tavesk."
	want := prints(t, l, "a.txt", source)
	if len(want) != 5 || len(slices.Compact(slices.Clone(want))) != 5 {
		t.Fatalf("fingerprints %v", want)
	}
	rapid.Check(t, func(rt *rapid.T) {
		edited := source
		for n := range rapid.IntRange(0, 4).Draw(rt, "inserted") {
			at := rapid.SampledFrom([]string{"The regime", "A shadowy", "the quiet"}).Draw(rt, "before")
			if at == "the quiet" {
				continue // inside a paragraph a new line would not be a new paragraph
			}
			edited = strings.Replace(edited, at, fmt.Sprintf("Rain fell for %d days.\n\n%s", n+2, at), 1)
		}
		edited = reflow(edited, rapid.IntRange(20, 90).Draw(rt, "width"), rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(rt, "end"))
		path := rapid.StringMatching(`[a-z]{1,8}\.txt`).Draw(rt, "path")
		if got := prints(t, l, path, edited); !slices.Equal(got, want) {
			rt.Fatalf("fingerprints of\n%s\n%v, want %v", edited, got, want)
		}
	})
}

func TestRecount(t *testing.T) {
	findings := []diag.Finding{
		{Rule: "a/b", Words: "plot", Uses: 4, Repeat: true},
		{Rule: "a/b", Words: "Plot’s", Uses: 4, Repeat: true},
		{Rule: "a/b", Words: "plots", Uses: 4, Repeat: true},
		{Rule: "a/b", Words: "scheme", Uses: 2, Repeat: true},
		{Rule: "a/c", Words: "scheme"},
	}
	Recount(findings)
	var got []string
	for _, f := range findings {
		got = append(got, fmt.Sprint(f.Uses, f.Repeat))
	}
	if strings.Join(got, ", ") != "3 false, 3 true, 3 true, 1 false, 0 false" {
		t.Errorf("got %v", got)
	}
}

// Many candidates in one sentence cost one search for the words of a condition.
func TestConditionsAreLookedForOnceInASentence(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/x", "phrases = [\"plot\"]\n[[unless]]\nwithin = \"sentence\"\nside = \"before\"\npatterns = [\"court \\\\d\"]"))
	doc := prose.Plain("a.txt", strings.Repeat("the plot and ", 50)+"court 5 met.", prose.Options{})
	a := &article{linter: l, doc: doc, runs: l.running(nil)}
	a.meter.Counts = true
	a.scan(0)
	if found := len(a.findings(nil)); found != 50 {
		t.Errorf("%d findings, want 50", found)
	}
	for _, cost := range a.meter.Costs() {
		if cost.Runs != 1 {
			t.Errorf("a pattern of the condition ran %d times", cost.Runs)
		}
	}
	if len(a.meter.Costs()) == 0 {
		t.Error("the condition was not asked")
	}
}
