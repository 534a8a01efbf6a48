package report

import (
	"encoding/json"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// Whatever a file is called, its URI is legal, and leads back to its name.
func TestSARIFURIs(t *testing.T) {
	for path, want := range map[string]string{
		"news/a.txt":           "news/a.txt",
		"./news/a.txt":         "news/a.txt",
		"news/two words.txt":   "news/two%20words.txt",
		"news/Ærø 東京.txt":      "news/%C3%86r%C3%B8%20%E6%9D%B1%E4%BA%AC.txt",
		`news/back\slash.txt`:  "news/back%5Cslash.txt",
		"news/#1?.txt":         "news/%231%3F.txt",
		"news/100%.txt":        "news/100%25.txt",
		"a:b.txt":              "./a:b.txt",
		"news/\x1b[2J\xff.txt": "news/%1B%5B2J%FF.txt",
		"/srv/news/a b.txt":    "file:///srv/news/a%20b.txt",
		"C:/news/a b.txt":      "file:///C:/news/a%20b.txt",
	} {
		doc := prose.Plain(path, "plot", prose.Options{})
		report := named(t, "sarif", []*linter.Result{{Path: path, Document: doc, Findings: []diag.Finding{finding(t, "plot", "house/plot", "plot", 0)}}})
		if err := validate(t, formatSchema(t, "sarif"), report); err != nil {
			t.Errorf("%q: %v", path, err)
		}
		var log sarifLog
		if err := json.Unmarshal(report, &log); err != nil {
			t.Fatal(err)
		}
		at := log.Runs[0].Results[0].Locations[0].Physical.Artifact
		if at.URI != want || (at.Base == "SRCROOT") == strings.HasPrefix(want, "file:") {
			t.Errorf("%q has the URI %q from %q, want %q", path, at.URI, at.Base, want)
		}
		back, err := url.Parse(at.URI)
		if err != nil || !strings.HasSuffix(back.Path, strings.TrimPrefix(path, "./")) {
			t.Errorf("%q leads to %q, %v", at.URI, back.Path, err)
		}
	}
}

// GitHub and GitLab know paths from the root of the repository, whatever the
// folder of the run; reviewdog asks for those of the folder.
func TestPathsFromTheRootOfTheRepository(t *testing.T) {
	doc := prose.Plain("a b.txt", "plot", prose.Options{})
	far := prose.Plain("../../far.txt", "plot", prose.Options{})
	o := sampleOptions(false)
	o.Root = "/srv/the site"
	o.Locate = func(path string) string {
		if path == far.Path {
			return "/srv/far.txt"
		}
		return "site/news/" + path
	}
	var results []*linter.Result
	for _, d := range []*prose.Document{doc, far} {
		results = append(results, &linter.Result{Path: d.Path, Document: d, Findings: []diag.Finding{finding(t, "plot", "house/plot", "plot", 0)}})
	}
	for name, want := range map[string][2]string{
		"sarif":  {`"uri": "site/news/a%20b.txt"`, `"uri": "file:///srv/far.txt"`},
		"github": {"file=site/news/a b.txt,", "file=../../far.txt,"},
		"gitlab": {`"path":"site/news/a b.txt"`, `"path":"../../far.txt"`},
		"rdjson": {`"path":"a b.txt"`, `"path":"../../far.txt"`},
	} {
		f, _ := Find(name)
		out := string(write(t, f, o, results))
		for _, path := range want {
			if !strings.Contains(out, path) {
				t.Errorf("%s does not say %s:\n%s", name, path, out)
			}
		}
		if name != "sarif" {
			continue
		}
		if err := validate(t, formatSchema(t, name), []byte(out)); err != nil || !strings.Contains(out, `"uri": "file:///srv/the%20site/"`) {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

// The schema of OASIS is not part of this repository, for the file names no
// licence. Where RHETLINT_SARIF_SCHEMA says where it is, reports are held to it;
// .ci/run does so.
func TestSARIFFollowsTheOfficialSchema(t *testing.T) {
	file := os.Getenv("RHETLINT_SARIF_SCHEMA")
	if file == "" {
		return
	}
	official := compileSchema(t, file, "")
	for name, results := range map[string][]*linter.Result{"sample": sample(t), "none": nil, "corpus": inCorpus(t)} {
		report := named(t, "sarif", results)
		if err := validate(t, official, report); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if broken := strings.Replace(string(report), `"2.1.0"`, `"2.2.0"`, 1); validate(t, official, []byte(broken)) == nil {
			t.Error("the schema takes another version: is it the right one?")
		}
	}
}
