package report

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

const schemaFile = "../../docs/rhetlint.schema.json"

func schema(t *testing.T, part string) *jsonschema.Schema {
	t.Helper()
	return compileSchema(t, schemaFile, part)
}

// compileSchema reads the part of a schema file that a JSON pointer names.
func compileSchema(t *testing.T, file, part string) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("file.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("file.json" + part)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("not JSON: %v\n%s", err, data)
	}
	return s.Validate(value)
}

func TestJSONFollowsTheSchema(t *testing.T) {
	f, _ := Find("json")
	s := schema(t, "")
	whole := write(t, f, sampleOptions(false), sample(t))
	for _, report := range [][]byte{whole, write(t, f, Options{Version: "0"}, nil), write(t, f, Options{Version: "0"}, sample(t)[2:])} {
		if err := validate(t, s, report); err != nil {
			t.Errorf("%v\n%s", err, report)
		}
	}
	for _, breach := range []struct{ old, new string }{
		{`"version": 1`, `"version": 2`},
		{`"severity": "error"`, `"severity": "fatal"`},
		{`"voice": "quoted"`, `"voice": "reader"`},
		{`"line": 1,`, `"line": 0,`},
		{`"notice"`, `"remark"`},
		{`"fingerprint"`, `"hash"`},
	} {
		broken := bytes.Replace(whole, []byte(breach.old), []byte(breach.new), 1)
		if bytes.Equal(broken, whole) || validate(t, s, broken) == nil {
			t.Errorf("the schema takes %s for %s", breach.new, breach.old)
		}
	}
}

func TestJSONLinesFollowTheSchema(t *testing.T) {
	f, _ := Find("jsonl")
	s := schema(t, "#/$defs/file")
	out := write(t, f, sampleOptions(false), sample(t))
	lines := bytes.Split(bytes.TrimSuffix(out, []byte("\n")), []byte("\n"))
	if len(lines) != 3 {
		t.Fatalf("%d lines for three files", len(lines))
	}
	for _, line := range lines {
		if err := validate(t, s, line); err != nil {
			t.Errorf("%v\n%s", err, line)
		}
	}
}

func TestJSONTextIsTheSource(t *testing.T) {
	f, _ := Find("json")
	var report struct{ Files []jsonFile }
	if err := json.Unmarshal(write(t, f, sampleOptions(false), sample(t)), &report); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, w := range report.Files[0].Findings {
		seen++
		if got := mixed[w.Start.Offset:w.End.Offset]; got != w.Text {
			t.Errorf("%s: text %q, source %q", w.Rule, w.Text, got)
		}
		lines := strings.Split(strings.TrimPrefix(mixed, "\uFEFF"), "\r\n")
		rest := []rune(lines[w.Start.Line-1])[w.Start.Column-1:]
		if first, _, _ := strings.Cut(w.Text, "\r\n"); !strings.HasPrefix(string(rest), first) {
			t.Errorf("%s: at %d:%d stands %q", w.Rule, w.Start.Line, w.Start.Column, string(rest))
		}
	}
	if seen != 6 {
		t.Errorf("%d findings, want all six uses", seen)
	}
}

// An office document has paragraphs instead of lines, and says so.
func TestParagraphsAreNamed(t *testing.T) {
	source := "Harbour fire\n\nNobody asked the regime.\n"
	doc := prose.Plain("fire.docx", source, prose.Options{})
	doc.Paragraphs = true
	results := []*linter.Result{{Path: doc.Path, Document: doc, Findings: []diag.Finding{finding(t, source, "loaded/regime", "regime", 0)}}}
	f, _ := Find("json")
	report := write(t, f, Options{Version: "0"}, results)
	if err := validate(t, schema(t, ""), report); err != nil {
		t.Error(err)
	}
	var got struct {
		Files []struct {
			Findings []struct {
				Start    struct{ Line, Column int }
				Location struct{ Paragraph, Column int }
			}
		}
	}
	if err := json.Unmarshal(report, &got); err != nil {
		t.Fatal(err)
	}
	if at := got.Files[0].Findings[0]; at.Location.Paragraph != 3 || at.Location.Column != 18 || at.Start.Line != 3 {
		t.Errorf("%+v", at)
	}
	text, _ := Find("text")
	if out := write(t, text, Options{}, results); !bytes.Contains(out, []byte("  paragraph 3:18  warning  loaded/regime")) {
		t.Errorf("%s", out)
	}
}
