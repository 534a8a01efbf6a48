package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// formatSchema is the schema of a format that others define; see the file's
// description.
func formatSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	return compileSchema(t, filepath.Join("testdata", "formats.schema.json"), "#/$defs/"+name)
}

func named(t testing.TB, name string, results []*linter.Result) []byte {
	t.Helper()
	f, ok := Find(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	return write(t, f, sampleOptions(false), results)
}

func TestToolFormatsFollowTheirSchemas(t *testing.T) {
	breaches := map[string][][2]string{
		"sarif": {
			{`"level": "error"`, `"level": "critical"`},
			{`"startLine": 1`, `"startLine": 0`},
			{`"2.1.0"`, `"2.2.0"`},
			{`"ruleId"`, `"rule"`},
			{"articles/mixed.txt", "articles/mixed é.txt"},
		},
		"gitlab": {{`"minor"`, `"warning"`}, {`"check_name"`, `"check"`}, {`"begin":1`, `"begin":0`}},
		"rdjson": {{`"WARNING"`, `"warning"`}, {`"column":8`, `"column":0`}},
	}
	for name, changes := range breaches {
		s := formatSchema(t, name)
		whole := named(t, name, sample(t))
		for _, report := range [][]byte{whole, named(t, name, nil), named(t, name, sample(t)[2:])} {
			if err := validate(t, s, report); err != nil {
				t.Errorf("%s: %v\n%s", name, err, report)
			}
		}
		for _, change := range changes {
			broken := bytes.Replace(whole, []byte(change[0]), []byte(change[1]), 1)
			if bytes.Equal(broken, whole) || validate(t, s, broken) == nil {
				t.Errorf("%s: the schema takes %s for %s", name, change[1], change[0])
			}
		}
	}
	s := formatSchema(t, "rdjsonl")
	lines := bytes.Split(bytes.TrimSpace(named(t, "rdjsonl", sample(t))), []byte("\n"))
	if len(lines) != 9 {
		t.Errorf("%d lines for seven findings and two faults", len(lines))
	}
	for _, line := range lines {
		if err := validate(t, s, line); err != nil {
			t.Error(err)
		}
	}
}

// Every column leads to the words, counted in the unit of the consumer.
func TestColumnsOfEveryConsumer(t *testing.T) {
	const source = "\uFEFFone 🙂 東京 é “plot” here\n🙂🙂 plot"
	doc := prose.Plain("a.txt", source, prose.Options{})
	r := &linter.Result{Path: "a.txt", Document: doc}
	for n := range 2 {
		r.Findings = append(r.Findings, finding(t, source, "house/plot", "plot", n))
	}
	lines := strings.Split(source, "\n")
	for _, i := range issues(r) {
		raw := lines[i.start.line-1]
		text := strings.TrimPrefix(raw, "\uFEFF")
		units := utf16.Encode([]rune(text))
		got := []string{
			string([]rune(text)[i.start.column-1 : i.end.column-1]),
			string(utf16.Decode(units[i.start.unit-1 : i.end.unit-1])), raw[i.start.byte-1 : i.end.byte-1],
		}
		for n, words := range got {
			if words != "plot" {
				t.Errorf("line %d, unit %d: %q", i.start.line, n, words)
			}
		}
	}
}

func TestSARIFCutsTheLeastSevereAndSaysSo(t *testing.T) {
	source := strings.Repeat("plot ", 7000)
	doc := prose.Plain("long.txt", source, prose.Options{})
	r := &linter.Result{Path: "long.txt", Document: doc}
	for i := range 7000 {
		severity := diag.Suggestion
		if i%2 == 1 {
			severity = diag.Error
		}
		r.Findings = append(r.Findings, diag.Finding{
			Rule: "house/plot", Severity: severity, Message: "m", Voice: diag.Author,
			Span: span.Span{Start: i * 5, End: i*5 + 4}, Fingerprint: fmt.Sprintf("%016x", i),
		})
	}
	var log sarifLog
	if err := json.Unmarshal(named(t, "sarif", []*linter.Result{r}), &log); err != nil {
		t.Fatal(err)
	}
	run, errs := log.Runs[0], 0
	for i, result := range run.Results {
		if result.Level == "error" {
			errs++
		}
		if at := result.Locations[0].Physical.Region; i > 0 && at.StartColumn <= run.Results[i-1].Locations[0].Physical.Region.StartColumn {
			t.Fatalf("result %d is out of order", i)
		}
	}
	notes := run.Invocations[0].Notifications
	if len(run.Results) != 5000 || errs != 3500 || len(notes) != 1 || !strings.HasPrefix(notes[0].Message.Text, "2,000 findings left out") {
		t.Errorf("%d results, %d errors, notes %v", len(run.Results), errs, notes)
	}
	if !run.Invocations[0].Successful {
		t.Error("a cut report is not a run that failed")
	}
}

func TestSARIFTellsOfSuppressionsAndFaults(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal(named(t, "sarif", sample(t)), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	var kinds []string
	for _, result := range run.Results {
		if run.Tool.Driver.Rules[result.RuleIndex].ID != result.RuleID {
			t.Errorf("%s has the number of another rule", result.RuleID)
		}
		for _, s := range result.Suppressions {
			kinds = append(kinds, s.Kind+": "+s.Justification)
		}
	}
	if got := strings.Join(kinds, "; "); got != "inSource: a quotation<U+000A>in <U+001B>full; external: in the baseline" {
		t.Errorf("suppressions: %s", got)
	}
	if inv := run.Invocations[0]; inv.Successful || len(inv.Notifications) != 2 || inv.Notifications[1].Rule.ID != "house/slow" {
		t.Errorf("invocation %+v", inv)
	}
}

func TestAnnotations(t *testing.T) {
	doc := prose.Plain("a,b:c%.txt", strings.Repeat("plot ", 30), prose.Options{})
	r := &linter.Result{Path: doc.Path, Document: doc}
	for n := range 30 {
		f := finding(t, doc.Source, "house/plot", "plot", n)
		f.Message = "100%\r\n::error::x"
		r.Findings = append(r.Findings, f)
	}
	commands := 0
	for line := range strings.Lines(string(named(t, "github", []*linter.Result{r}))) {
		if !strings.HasPrefix(line, "::") {
			continue
		}
		commands++
		command, message, _ := strings.Cut(line[2:], "::")
		if commands < annotationsShown && (command != fmt.Sprintf("warning file=a%%2Cb%%3Ac%%25.txt,line=1,endLine=1,col=%d,endColumn=%d,title=house/plot", 5*commands-4, 5*commands) ||
			message != "100%25<U+000D><U+000A>::error::x\n") {
			t.Errorf("annotation %q, %q", command, message)
		}
		if commands == annotationsShown && !strings.HasPrefix(message, "21 findings more of this severity") {
			t.Errorf("the last annotation says %q", message)
		}
	}
	if commands != annotationsShown {
		t.Errorf("%d annotations, GitHub shows %d", commands, annotationsShown)
	}
}

func TestGitLabFingerprintsAreUnique(t *testing.T) {
	results := sample(t)
	again := *results[0]
	again.Path = "copy.txt"
	results = append(results, &again, results[0])
	var all []gitlabIssue
	if err := json.Unmarshal(named(t, "gitlab", results), &all); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range all {
		if seen[i.Fingerprint] {
			t.Errorf("%s at %s has the fingerprint of another", i.CheckName, i.Location.Path)
		}
		seen[i.Fingerprint] = true
	}
	if len(all) != 19 {
		t.Errorf("%d issues", len(all))
	}
}

func TestXMLIsWellFormed(t *testing.T) {
	hostile := "\uFFFE\uFFFF\x00\x01]]>&<\"'"
	doc := prose.Plain(hostile, hostile, prose.Options{})
	f := finding(t, hostile, "house/plot", hostile, 0)
	f.Message = hostile
	odd := &linter.Result{Path: hostile, Document: doc, Findings: []diag.Finding{f}}
	for _, name := range []string{"junit", "checkstyle"} {
		for _, results := range [][]*linter.Result{nil, sample(t), {odd}} {
			d := xml.NewDecoder(bytes.NewReader(named(t, name, results)))
			for {
				if _, err := d.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			}
		}
	}
}

func TestMarkdownCellsHoldNoMarkup(t *testing.T) {
	doc := prose.Plain("a|b.md", "plot", prose.Options{})
	f := finding(t, "plot", "house/plot", "plot", 0)
	f.Message = "a | b `c` <img src=x onerror=y> ![i](http://x.example) @everyone #12 **bold** https://y.example"
	out := string(named(t, "markdown", []*linter.Result{{Path: doc.Path, Document: doc, Findings: []diag.Finding{f}}}))
	want := "| ▲ warning | a\\|b.md:1:1 | a \\| b \\`c\\` &lt;img src=x onerror=y\\> \\!\\[i\\]\\(http:&#47;&#47;x.example\\) @<!-- -->everyone \\#12 \\*\\*bold\\*\\* https:&#47;&#47;y.example | house/plot |\n"
	if !strings.Contains(out, want) {
		t.Errorf("got %s\nwant %s", out, want)
	}
}
