package rules_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
)

var update = flag.Bool("update", false, "write the .want files anew")

// lint runs the built-in rules, as a user gets them, over one sample.
func lint(t *testing.T, l *linter.Linter, path string) (*prose.Document, []diag.Finding) {
	t.Helper()
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := read.Document(path, source, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	res := l.Lint(context.Background(), doc, nil)
	if err := res.Faults.Err(); err != nil {
		t.Error(err)
	}
	return doc, res.Findings
}

func samples(t *testing.T, folder string) []string {
	t.Helper()
	var out []string
	for _, ext := range []string{"*.txt", "*.md"} {
		found, err := filepath.Glob(filepath.Join("..", "testdata", folder, ext))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, found...)
	}
	if len(out) < 8 {
		t.Fatalf("%d samples in %s", len(out), folder)
	}
	return out
}

// Each sample article has a twin that lists what is found in it: line,
// columns, severity, rule, voice, message. Read the difference before -update.
func TestArticlesAreFlaggedAsWanted(t *testing.T) {
	l, err := linter.New(linter.Options{Rules: load(t)})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range samples(t, "articles") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			doc, findings := lint(t, l, path)
			var got strings.Builder
			for _, f := range findings {
				start, end := doc.Index.OffsetPosition(f.Span.Start), doc.Index.OffsetPosition(f.Span.End)
				to := fmt.Sprint(end.Column)
				if end.Line != start.Line {
					to = fmt.Sprintf("%d:%d", end.Line, end.Column)
				}
				again := ""
				if f.Repeat {
					again = " (again)"
				}
				fmt.Fprintf(&got, "%d:%d-%s %s %s %s %s%s\n", start.Line, start.Column, to, f.Severity, f.Rule, f.Voice, f.Message, again)
			}
			twin := strings.TrimSuffix(path, filepath.Ext(path)) + ".want"
			if *update {
				if err := os.WriteFile(twin, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(twin)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// Sober copy stays silent at warning and error.
func TestCleanArticlesStaySilent(t *testing.T) {
	l, err := linter.New(linter.Options{Rules: load(t)})
	if err != nil {
		t.Fatal(err)
	}
	words, suggestions := 0, 0
	for _, path := range samples(t, "clean") {
		doc, findings := lint(t, l, path)
		for _, s := range doc.Segments {
			words += prose.Words(s.Text)
		}
		for _, f := range findings {
			if f.Severity > diag.Suggestion {
				at := doc.Index.OffsetPosition(f.Span.Start)
				t.Errorf("%s:%d:%d: %s: %s [%s]", path, at.Line, at.Column, f.Severity, f.Message, f.Rule)
			}
			suggestions++
		}
	}
	if float64(suggestions)*1000 > 6*float64(words) {
		t.Errorf("%d suggestions in %d words, more than 6 per 1,000", suggestions, words)
	}
}
