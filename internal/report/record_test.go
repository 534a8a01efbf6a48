package report

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// inCorpus is a finding in a record of a corpus, with a fault of the same one.
func inCorpus(t *testing.T) []*linter.Result {
	t.Helper()
	doc := prose.Plain("news/all.jsonl#a1", "Calm.\n\nThe plot.", prose.Options{})
	f := finding(t, doc.Source, "house/plot", "plot", 0)
	f.Suggestions = []string{"plan"}
	return []*linter.Result{{
		Path: doc.Path, Document: doc, Words: 3, Findings: []diag.Finding{f},
		Faults: diag.Faults{{Path: doc.Path, Message: "took too long"}},
		Record: &linter.Record{Path: "news/all.jsonl", ID: "a1", Line: 7},
	}}
}

// Tools know the file and its lines: there a finding in a record belongs, and
// no wording may be put in, for the columns are those of the record.
func TestToolsAreToldTheLineOfARecord(t *testing.T) {
	message := "“plot” names no one a reader can check (at 3:5 of record a1)"
	for name, want := range map[string][]string{
		"github": {
			"::error file=news/all.jsonl,line=7,endLine=7,col=1,endColumn=1,title=rhetlint/incomplete::incomplete: took too long",
			"::warning file=news/all.jsonl,line=7,endLine=7,title=house/plot::" + message,
		},
		"gitlab":     {`"path":"news/all.jsonl","lines":{"begin":7,"end":7}`, message},
		"rdjsonl":    {`{"path":"news/all.jsonl","range":{"start":{"line":7},"end":{"line":7}}}`, message},
		"checkstyle": {`<file name="news/all.jsonl">`, `line="7" column="1" severity="warning" message="` + message + `"`},
		"junit":      {`<testsuite name="news/all.jsonl#a1"`, "news/all.jsonl:7:1: warning: " + message},
		"markdown":   {"news/all.jsonl:7:1"},
		"sarif":      {`"uri": "news/all.jsonl"`, `"startLine": 7`, message},
		"compact":    {"news/all.jsonl#a1:3:5: warning: “plot” names"},
	} {
		out := string(named(t, name, inCorpus(t)))
		for _, line := range want {
			if !strings.Contains(out, line) {
				t.Errorf("%s does not say %q:\n%s", name, line, out)
			}
		}
		if strings.Contains(out, "%23a1") || strings.Contains(out, `"startColumn"`) || name != "compact" && strings.Contains(out, "plan") {
			t.Errorf("%s says too much:\n%s", name, out)
		}
	}
	for _, name := range []string{"sarif", "gitlab", "rdjson"} {
		if err := validate(t, formatSchema(t, name), named(t, name, inCorpus(t))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Wordings are offered only where their place in the file is known.
func TestWordingsArePutInOnlyWhereLinesAreThoseOfTheFile(t *testing.T) {
	result := sample(t)[:1]
	for _, name := range []string{"sarif", "rdjson"} {
		if out := string(named(t, name, result)); !strings.Contains(out, "administration") {
			t.Errorf("%s offers no wordings for a text", name)
		}
		office := *result[0]
		doc := *office.Document
		doc.Paragraphs, office.Document = true, &doc
		if out := string(named(t, name, []*linter.Result{&office})); strings.Contains(out, "administration") {
			t.Errorf("%s offers wordings for an office document", name)
		}
	}
}
