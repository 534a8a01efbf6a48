package report

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
)

var update = flag.Bool("update", false, "write the goldens again")

// write puts the sample through a format.
func write(t testing.TB, f Format, o Options, results []*linter.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	w := f.New(&b, o)
	var s Summary
	for _, r := range results {
		s.Add(r)
		if err := w.File(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sampleOptions(color bool) Options {
	return Options{Color: color, Version: "1.2.3", URL: func(rule string) string {
		if strings.HasPrefix(rule, "house/") {
			return ""
		}
		return "https://example.org/" + rule
	}, Rule: func(id string) *rule.Rule {
		if strings.HasPrefix(id, "house/") {
			return nil
		}
		page := rule.Page{Why: "Readers cannot\ncheck <b>it</b>.", Advice: "Name | who\x1b says so.", Fine: "In `titles`."}
		return &rule.Rule{ID: id, Title: "Title of " + id, Severity: diag.Warning, Page: page}
	}}
}

func TestFormatsWriteTheSample(t *testing.T) {
	for _, f := range Formats() {
		golden(t, f.Name, write(t, f, sampleOptions(false), sample(t)))
		golden(t, f.Name+"-none", write(t, f, sampleOptions(false), nil))
	}
	golden(t, "text-color", write(t, Formats()[0], sampleOptions(true), sample(t)))
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestReportsHoldNothingRaw(t *testing.T) {
	for _, f := range Formats() {
		out := write(t, f, sampleOptions(false), sample(t))
		if !utf8.Valid(out) {
			t.Errorf("%s is not UTF-8", f.Name)
		}
		for _, r := range string(out) {
			if r != '\n' && hidden(r) {
				t.Errorf("%s writes %U raw", f.Name, r)
			}
		}
		for line := range strings.Lines(string(out)) {
			if f.Name == "github" && (strings.HasPrefix(line, "::error ") || strings.HasPrefix(line, "::warning ") || strings.HasPrefix(line, "::notice ")) {
				continue // its own; TestAnnotations looks at what stands in them
			}
			if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##vso[") || strings.Contains(line, "##[") {
				t.Errorf("%s writes a command: %q", f.Name, line)
			}
		}
	}
}

func TestFormatsAreFoundByName(t *testing.T) {
	for _, f := range Formats() {
		if got, ok := Find(f.Name); !ok || got.Name != f.Name || f.Help == "" {
			t.Errorf("Find(%q) = %q, %v", f.Name, got.Name, ok)
		}
	}
	if _, ok := Find("Text"); ok {
		t.Error("a name in other case is found")
	}
	if got := strings.Join(FormatNames(), " "); got != "text compact json jsonl sarif github gitlab junit checkstyle rdjson rdjsonl markdown html" {
		t.Errorf("formats in order: %s", got)
	}
}

// full takes so many bytes and then fails, as a full disk does.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return 0, errFull
	}
	f.room -= len(p)
	return len(p), nil
}

func TestWriteErrorsAreReturned(t *testing.T) {
	for _, f := range Formats() {
		whole := len(write(t, f, sampleOptions(false), sample(t)))
		for room := 0; room < whole; room += 97 {
			w := f.New(&full{room}, sampleOptions(false))
			var err error
			var s Summary
			for _, r := range sample(t) {
				s.Add(r)
				err = errors.Join(err, w.File(r))
			}
			if err = errors.Join(err, w.Close(s)); !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d bytes: %v", f.Name, room, err)
			}
		}
	}
}

func TestSummaryCountsFirstUses(t *testing.T) {
	var s Summary
	for _, r := range sample(t) {
		s.Add(r)
	}
	want := Summary{Files: 2, Words: 1275, Errors: 1, Warnings: 4, Suggestions: 2, Suppressed: 2, Faults: 2}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	line := "1 error, 4 warnings, 2 suggestions in 2 files (1,275 words). 2 findings suppressed. Incomplete: 2 faults."
	if s.String() != line {
		t.Errorf("got  %s\nwant %s", s, line)
	}
}
