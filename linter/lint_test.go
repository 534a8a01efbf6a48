package linter

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/rules"
)

// ruleOf makes a rule from the parts of its file that a test is about.
func ruleOf(t *testing.T, id, parts string) *rule.Rule {
	t.Helper()
	text := "why = \"w\"\nadvice = \"a\"\n" + parts
	if !strings.Contains(parts, "title =") {
		text = "title = \"T\"\n" + text
	}
	if !strings.Contains(parts, "message =") {
		text = "message = \"“{match}”\"\n" + text
	}
	if !strings.Contains(parts, "severity =") {
		text = "severity = \"warning\"\n" + text
	}
	r, faults := rule.Loader{Trusted: true}.Rule(id, id+".toml", []byte(text))
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return r
}

func linterOf(t *testing.T, rules ...*rule.Rule) *Linter {
	t.Helper()
	l, err := New(Options{Rules: rules})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// found renders findings as “severity rule: text”.
func found(l *Linter, text string) []string {
	doc := prose.Plain("a.txt", text, prose.Options{Markup: true})
	var out []string
	for _, f := range l.Lint(context.Background(), doc, nil).Findings {
		s := fmt.Sprintf("%s %s: %s", f.Severity, f.Rule, f.Span.Of(text))
		if f.Repeat {
			s += " (again)"
		}
		out = append(out, s)
	}
	return out
}

func check(t *testing.T, l *Linter, text string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, found(l, text)); diff != "" {
		t.Errorf("%q: (-want +got)\n%s", text, diff)
	}
}

func TestFindingsPointAtTheSource(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/cabal", `phrases = ["shadowy cabal(s)"]`))
	check(t, l, "# A Shadowy  Cabal\r\n\r\nThe shadowy\r\ncabals met.", "warning p/cabal: Shadowy  Cabal", "warning p/cabal: shadowy\r\ncabals (again)")
}

func TestVoiceDecides(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/vile", `phrases = ["vile"]
voice = ["author", "quoted"]
severity-by-voice = { quoted = "suggestion" }`))
	check(t, l, "The vile plan passed.", "warning p/vile: vile")
	check(t, l, `"It is a vile plan," said Nora Vale.`, "suggestion p/vile: vile")
	check(t, l, "Nora Vale said that the plan was vile.")
}

func TestScopeAndSeverityByScope(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/x", `phrases = ["bombshell"]
scope = ["headline", "body"]
severity-by-scope = { headline = "error" }`))
	check(t, l, "# Bombshell report\n\nA bombshell report.\n\n- bombshell\n", "error p/x: Bombshell", "warning p/x: bombshell (again)")
}

func TestGenresShiftSeverity(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/x", "phrases = [\"bombshell\"]\ngenres = { opinion = \"lower\", satire = \"off\" }"))
	check(t, l, "A bombshell report.", "warning p/x: bombshell")
	check(t, l, "---\ngenre: opinion\n---\nA bombshell report.", "suggestion p/x: bombshell")
	check(t, l, "---\ngenre: satire\n---\nA bombshell report.")
}

func TestConditions(t *testing.T) {
	for _, c := range []struct {
		name, condition, text string
		silent                bool
	}{
		{"sentence", `within = "sentence"
phrases = ["court"]`, "The plot failed, the court found.", true},
		{"other sentence", `within = "sentence"
phrases = ["court"]`, "The plot failed. The court met.", false},
		{"next", `within = "next"
phrases = ["court"]`, "The plot failed. The court met.", true},
		{"previous", `within = "previous"
phrases = ["court"]`, "The court met. The plot failed.", true},
		{"neighbours", `within = "neighbours"
phrases = ["court"]`, "The court met. The plot failed.", true},
		{"paragraph", `within = "paragraph"
patterns = ['\bcourts?\b']`, "A court met. It rained. The plot failed.", true},
		{"document", `within = "document"
phrases = ["court"]`, "The plot failed.\n\nThe court met.", true},
		{"before, on the wrong side", `side = "before"
phrases = ["court"]`, "The plot failed in court.", false},
		{"after", `side = "after"
phrases = ["court"]`, "The plot failed in court.", true},
		{"near enough", `words = 4
phrases = ["court"]`, "The plot failed in court.", true},
		{"too far", `words = 2
phrases = ["court"]`, "The plot failed in court.", false},
		{"clause", `within = "clause"
phrases = ["court"]`, "The plot failed; the court met.", false},
		{"match", `within = "match"
phrases = ["plot"]`, "The plot failed.", true},
		{"the match is not near itself", `within = "sentence"
phrases = ["plot"]`, "The plot failed.", false},
		{"attribution", `attribution = "body"`, "The plot failed, the Alden Police Department said.", true},
		{"no attribution", `attribution = "body"`, "The plot failed.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := linterOf(t, ruleOf(t, "p/plot", "phrases = [\"plot\"]\nvoice = [\"author\", \"attributed\"]\n[[unless]]\n"+c.condition))
			if got := found(l, c.text); (len(got) == 0) != c.silent {
				t.Errorf("unless: got %q", got)
			}
			l = linterOf(t, ruleOf(t, "p/plot", "phrases = [\"plot\"]\nvoice = [\"author\", \"attributed\"]\n[[requires]]\n"+c.condition))
			if got := found(l, c.text); (len(got) == 0) == c.silent {
				t.Errorf("requires: got %q", got)
			}
		})
	}
}

func TestDensityCountsTheDocument(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/vile", `phrases = ["vile", "evil"]
report = "every"
density = { count = 3, per-1000 = 4 }`))
	check(t, l, "A vile and evil plan.")
	check(t, l, "A vile, vile and evil plan.", "warning p/vile: vile", "warning p/vile: vile", "warning p/vile: evil")
	check(t, l, strings.Repeat("A calm word stands here. ", 300)+"A vile, vile and evil plan.")
}

func TestReportModes(t *testing.T) {
	once := linterOf(t, ruleOf(t, "p/x", "phrases = [\"regime\"]\nreport = \"once\""))
	check(t, once, "The regime fell. A regime rose.", "warning p/x: regime")
	first := linterOf(t, ruleOf(t, "p/x", "phrases = [\"regime(s)\"]\nmessage = \"“{match}”, used {uses} times\""))
	doc := prose.Plain("a.txt", "The regime fell. The regime’s men. Regimes fall.", prose.Options{})
	got := first.Lint(context.Background(), doc, nil).Findings
	if len(got) != 3 || got[0].Repeat || !got[1].Repeat || !got[2].Repeat || got[0].Uses != 3 ||
		got[0].Message != "“regime”, used 3 times" {
		t.Errorf("got %+v", got)
	}
}

func TestArticlesCannotFillTheSlotsOfMessages(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/x", "patterns = ['\\bregime [^.]+']\nmessage = \"“{match}” ({uses})\""))
	doc := prose.Plain("a.txt", "A regime {uses} {source}.", prose.Options{})
	if got := l.Lint(context.Background(), doc, nil).Findings; len(got) != 1 || got[0].Message != "“regime {uses} {source}” (1)" {
		t.Errorf("got %+v", got)
	}
}

func TestOverlapsKeepTheWorstOfAPack(t *testing.T) {
	l := linterOf(
		t, ruleOf(t, "p/long", `phrases = ["shadowy elite circle"]`), ruleOf(t, "p/short", `phrases = ["elite"]`),
		ruleOf(t, "p/worse", "phrases = [\"circle\"]\nseverity = \"error\""), ruleOf(t, "q/other", `phrases = ["elite"]`))
	check(t, l, "A shadowy elite circle.", "warning q/other: elite", "error p/worse: circle")
	check(t, l, "A shadowy elite.", "warning p/short: elite", "warning q/other: elite")
}

func TestSourcesAreNamed(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/vile", "phrases = [\"vile\"]\nvoice = [\"quoted\"]\nmessage = \"“{match}” by {source}\""))
	text := `"It is a vile plan," said Nora Vale.`
	doc := prose.Plain("a.txt", text, prose.Options{})
	got := l.Lint(context.Background(), doc, nil).Findings
	if len(got) != 1 || got[0].Voice != diag.Quoted || got[0].Source == nil || got[0].Source.Text != "Nora Vale" ||
		got[0].Source.Kind != "named-person" || got[0].Source.Span.Of(text) != "Nora Vale" || got[0].Message != "“vile” by Nora Vale" {
		t.Errorf("got %+v", got)
	}
}

func TestFingerprintsSurviveEditsElsewhere(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/x", "phrases = [\"regime\"]\nreport = \"every\""))
	prints := func(text string) []string {
		var out []string
		for _, f := range l.Lint(context.Background(), prose.Plain("a.txt", text, prose.Options{}), nil).Findings {
			out = append(out, f.Fingerprint)
		}
		return out
	}
	before := prints("The regime fell. The regime fell. A regime rose.")
	after := prints("A new paragraph.\n\nThe regime\nfell. The  regime fell. Some words. A regime rose.")
	if len(before) != 3 || before[0] == before[1] || !slices.Equal(before, after) {
		t.Errorf("before %q, after %q", before, after)
	}
}

func TestProfileChangesWhatRuns(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/a", `phrases = ["alpha"]`), ruleOf(t, "p/b", "phrases = [\"beta\"]\nenabled = false"))
	doc := prose.Plain("a.txt", "Alpha and beta.", prose.Options{})
	res := l.Lint(context.Background(), doc, &Profile{
		Runs:     func(r *rule.Rule) bool { return r.ID == "p/b" },
		Severity: func(*rule.Rule, diag.Severity) diag.Severity { return diag.Error },
	})
	if len(res.Findings) != 1 || res.Findings[0].Rule != "p/b" || res.Findings[0].Severity != diag.Error || res.Words != 3 {
		t.Errorf("got %+v", res)
	}
}

func TestTwoRulesOfOneName(t *testing.T) {
	r := ruleOf(t, "p/a", `phrases = ["alpha"]`)
	if _, err := New(Options{Rules: []*rule.Rule{r, r}}); len(diag.AsFaults(err)) != 1 {
		t.Errorf("got %v", err)
	}
}

func TestTooManyFindingsAreCutAndSaid(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/a", "phrases = [\"alpha\"]\nreport = \"every\""))
	res := l.Lint(context.Background(), prose.Plain("a.txt", strings.Repeat("alpha ", 3000), prose.Options{}), nil)
	if len(res.Findings) != maxPerRule || len(res.Faults) != 1 || !strings.Contains(res.Faults[0].Message, "more than 1000 findings") {
		t.Errorf("%d findings, faults %v", len(res.Findings), res.Faults.Err())
	}
}

// inputs makes n inputs of which the one numbered bad cannot be read and the
// one numbered panics panics.
func inputs(n, bad, panics int) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for i := range n {
			ok := yield(Input{Path: fmt.Sprint(i), Read: func(context.Context) (*prose.Document, *Profile, error) {
				switch i {
				case bad:
					return nil, nil, errors.New("no such thing")
				case panics:
					panic("the text of the article")
				}
				return prose.Plain(fmt.Sprint(i), "Alpha.", prose.Options{}), nil, nil
			}})
			if !ok {
				return
			}
		}
	}
}

func TestRunKeepsTheOrderAndLosesNothing(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/a", `phrases = ["alpha"]`))
	for _, jobs := range []int{1, 3, 16} {
		n := 0
		err := l.Run(context.Background(), inputs(100, 7, 9), jobs, func(r *Result) error {
			if r.Path != fmt.Sprint(n) {
				t.Errorf("result %d is of %s", n, r.Path)
			}
			if failed := n == 7 || n == 9; failed != (len(r.Faults) == 1) || failed == (len(r.Findings) == 1) {
				t.Errorf("result %d: %d findings, faults %v", n, len(r.Findings), r.Faults.Err())
			}
			if strings.Contains(fmt.Sprint(r.Faults.Err()), "text of the article") {
				t.Error("a fault carries the text of the article")
			}
			n++
			return nil
		})
		if err != nil || n != 100 {
			t.Errorf("%d jobs: %d results, %v", jobs, n, err)
		}
	}
}

func TestRunStopsWhenAsked(t *testing.T) {
	l := linterOf(t, ruleOf(t, "p/a", `phrases = ["alpha"]`))
	full := errors.New("disk full")
	n := 0
	err := l.Run(context.Background(), inputs(1000, -1, -1), 4, func(*Result) error {
		if n++; n == 5 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || n != 5 {
		t.Errorf("%d results, %v", n, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := l.Run(ctx, inputs(1000, -1, -1), 4, func(*Result) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzLint(f *testing.F) {
	f.Add("# Head\n\nThe “shadowy cabal” met, Orr said. 40 people died!!")
	f.Add("\xff\xfe 'a' \u00ad\u200b cab\u0301al\r\n\r- x")
	f.Fuzz(func(t *testing.T, text string) {
		l := linterOf(t, ruleOf(t, "p/a", `phrases = ["[shadowy|=] cabal(s)", "us", "people"]
patterns = ['\b\w+ cabal\b', '!{2,}']
voice = ["author", "attributed", "quoted"]`), ruleOf(t, "c/f", `detector = "casualty-figure"
[[unless]]
within = "carry-over"
attribution = "any"`))
		doc := prose.Plain("a.txt", text, prose.Options{Markup: true, Guess: true})
		one := l.Lint(context.Background(), doc, nil)
		two := l.Lint(context.Background(), doc, nil)
		if diff := cmp.Diff(one.Findings, two.Findings); diff != "" {
			t.Error(diff)
		}
		for _, f := range one.Findings {
			if f.Span.Start < 0 || f.Span.End > len(text) || f.Span.Empty() {
				t.Errorf("finding at %v of %d bytes", f.Span, len(text))
			}
		}
	})
}

// A long article is read in stretches, by one worker or several, with the same
// result. What is read when it is first needed is read by several as well.
func TestWorkersShareALongArticle(t *testing.T) {
	text := corpus(t, "articles", "clean").Text(3 * stretchBytes)
	flat, _ := rules.Prepared()
	var want *Result
	for _, workers := range []int{1, 4} {
		prepared, err := ReadPrepared(flat)
		if err != nil {
			t.Fatal(err)
		}
		l, err := New(Options{Rules: rule.In(prepared.Packs()), Prepared: []*Prepared{prepared}, Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		got := lintText(l, text)
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want.Findings, got.Findings); diff != "" || got.Words != want.Words || len(got.Findings) == 0 {
			t.Errorf("%d workers: %d words, (-one +several)\n%s", workers, got.Words, diff)
		}
	}
	if n := len(stretches(prose.Plain("a.txt", text, prose.Options{}))); n < 3 {
		t.Errorf("%d stretches", n)
	}
}

// Linting again gives what linting afresh gives, whatever was edited.
func TestAgainFindsTheSame(t *testing.T) {
	l := builtinLinter(t)
	text := corpus(t, "articles", "clean").Text(20 << 10)
	var m Memory
	for round, edit := range []func(string) string{
		func(s string) string { return s },
		func(s string) string { return s[:len(s)/2] + " The sheeple must wake up! " + s[len(s)/2:] },
		func(s string) string { return s[len(s)/3:] },
		func(s string) string { return "A new headline\n\n" + s + "\n\n" + s },
		func(s string) string {
			return "---\ndate: 1999-05-01\n---\n\nAt least 40 miners were killed in 1994.\n\n" + s
		},
		func(string) string { return "" },
		func(string) string { return text },
	} {
		text = edit(text)
		doc := func() *prose.Document { return prose.Plain("a.txt", text, prose.Options{}) }
		want, got := l.Lint(context.Background(), doc(), nil), l.Again(context.Background(), doc(), nil, &m)
		if diff := cmp.Diff(want.Findings, got.Findings); diff != "" || want.Words != got.Words {
			t.Errorf("round %d: %d and %d words, (-afresh +again)\n%s", round, want.Words, got.Words, diff)
		}
	}
}
