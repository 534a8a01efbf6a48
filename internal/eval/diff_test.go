package eval

import (
	"slices"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// sightings makes findings from rule=words, with ! for an error and ~ for a
// repeat before them.
func sightings(t *testing.T, text string, list ...string) []diag.Finding {
	t.Helper()
	var out []diag.Finding
	for _, item := range list {
		f := diag.Finding{Severity: diag.Warning, Message: "m"}
		if rest, ok := strings.CutPrefix(item, "!"); ok {
			f.Severity, item = diag.Error, rest
		}
		if rest, ok := strings.CutPrefix(item, "~"); ok {
			f.Repeat, item = true, rest
		}
		rule, words, _ := strings.Cut(item, "=")
		i := strings.Index(text, words)
		if i < 0 {
			t.Fatalf("no %q", words)
		}
		f.Rule, f.Span = rule, span.Span{Start: i, End: i + len(words)}
		out = append(out, f)
	}
	diag.SortFindings(out)
	return out
}

func TestDiffOfFindings(t *testing.T) {
	text := "The shadowy cabal met a clique.\nA second plot and a third scheme followed."
	before := sightings(t, text, "p/a=cabal", "p/a=clique", "p/b=second", "p/b=third", "p/c=followed")
	now := sightings(t, text, "p/a=shadowy cabal", "!p/a=clique", "p/b=second", "~p/b=third", "!p/d=scheme")
	d := NewDiff([]string{"p"}, nil)
	doc := prose.Plain("a.txt", text, prose.Options{})
	worst := d.Add(Article{doc, 13, before, now})
	d.Add(Article{prose.Plain("b.txt", "Calm.", prose.Options{}), 1, nil, nil})
	d.Close()
	var got []string
	for _, c := range d.Files[0].Changes {
		got = append(got, c.head())
	}
	want := []string{
		"~ 1:5  warning  p/a  m; was “cabal”",
		"~ 1:25  warning -> error  p/a  m",
		"~ 2:21  warning  p/b  m (no longer the first use)",
		"+ 2:27  error  p/d  m",
		"- 2:34  warning  p/c  m",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if d.Articles != 2 || d.Words != 14 || len(d.Files) != 1 || worst != diag.Error {
		t.Errorf("got %+v", d)
	}
	if d.Total != (RuleDiff{"all", 5, 5, 1, 1, 3}) || len(d.Rules) != 4 || d.Rules[0] != (RuleDiff{"p/a", 2, 2, 0, 0, 2}) {
		t.Errorf("total %+v, rules %+v", d.Total, d.Rules)
	}
}

// Only what is new or worse counts: a finding that goes, or is a later use of a
// term, does not.
func TestWorstOfADiff(t *testing.T) {
	text := "The cabal met a clique."
	for _, test := range []struct {
		before, now string
		want        diag.Severity
	}{
		{"!p/a=cabal", "p/a=cabal", 0},
		{"p/a=cabal", "!p/a=cabal", diag.Error},
		{"!p/a=cabal", "", 0},
		{"", "p/a=cabal", diag.Warning},
		{"", "!~p/a=cabal", 0},
		{"!~p/a=cabal", "!p/a=cabal", diag.Error},
	} {
		d := NewDiff(nil, nil)
		lists := [2][]diag.Finding{}
		for i, item := range []string{test.before, test.now} {
			if item != "" {
				lists[i] = sightings(t, text, item)
			}
		}
		if got := d.Add(Article{prose.Plain("a.txt", text, prose.Options{}), 5, lists[0], lists[1]}); got != test.want {
			t.Errorf("%+v: %d", test, got)
		}
	}
}

func TestFormatsKeepOutsideTextHarmless(t *testing.T) {
	text := "A \x1b[31mcabal\u202e | `met` <b>here</b>."
	d := NewDiff([]string{"p"}, nil)
	d.Add(Article{prose.Plain("a.txt", text, prose.Options{}), 4, nil, sightings(t, text, "p/a=cabal")})
	d.Close()
	m := NewMeasure(&Mapping{Tasks: []Task{{Rules: []string{Any}, Spans: []string{Any}}}}, 2)
	m.Add(&Document{&Gold{ID: "x\x1b", Text: text}, 4, sightings(t, text, "p/a=cabal")})
	for _, f := range Formats() {
		var b strings.Builder
		if err := f.Diff(&b, d); err != nil {
			t.Fatal(err)
		}
		if err := f.Report(&b, m.Report()); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(b.String(), "\x1b") || f.Name != "json" && strings.Contains(b.String(), "\u202e") {
			t.Errorf("%s lets commands through: %q", f.Name, b.String())
		}
		if f.Name == "markdown" && strings.Contains(b.String(), "<b>") {
			t.Error("markdown lets markup through")
		}
		if !strings.Contains(b.String(), "p/a") {
			t.Errorf("%s: %s", f.Name, b.String())
		}
	}
}
