package suppress

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

func TestParse(t *testing.T) {
	tests := []struct{ body, want string }{
		{"loaded/regime -- a quotation", "[loaded/regime] “” until “”: a quotation"},
		{"  loaded/regime, fear/doom   --  two \t words ", "[loaded/regime fear/doom] “” until “”: two words"},
		{"loaded/regime — a dash", "[loaded/regime] “” until “”: a dash"},
		{"loaded/regime until 2031-12-31 -- later", "[loaded/regime] “” until “2031-12-31”: later"},
		{`loaded/regime "the regime" -- w`, "[loaded/regime] “the regime” until “”: w"},
		{"loaded/regime “the regime” until 2031-12-31 -- w", "[loaded/regime] “the regime” until “2031-12-31”: w"},
		{"loaded/regime -- a -- b", "[loaded/regime] “” until “”: a -- b"},
		{"loaded/regime record a1 -- w", "[loaded/regime] “” until “” in a1: w"},
		{`loaded/regime "a record high" record "a 1, b" until 2031-12-31 -- w`, "[loaded/regime] “a record high” until “2031-12-31” in a 1, b: w"},
		{"loaded/regime record “a1” -- w", "[loaded/regime] “” until “” in a1: w"},
		{"loaded/regime record -- w", "broken: “record” is not PACK/RULE, nor until with a date"},
		{`loaded/regime "a" "b" -- w`, "broken: “b” is not PACK/RULE, nor until with a date"},
		{"", "broken: it names no rule: PACK/RULE -- reason"},
		{"-- why", "broken: it names no rule: PACK/RULE -- reason"},
		{"loaded/regime", "broken: it gives no reason: PACK/RULE -- reason"},
		{"loaded/regime -- ", "broken: it gives no reason: PACK/RULE -- reason"},
		{"loaded/regime--why", "broken: it gives no reason: PACK/RULE -- reason"},
		{"regime -- why", "broken: “regime” is not PACK/RULE, nor until with a date"},
		{"loaded/ -- why", "broken: “loaded/” is not PACK/RULE, nor until with a date"},
		{"loaded/regime until -- why", "broken: “until” is not PACK/RULE, nor until with a date"},
		{"loaded/regime until 2031-02-30 -- why", "broken: “2031-02-30” is not a date like 2031-12-31"},
		{`loaded/regime "open -- why`, "broken: words in quotation marks are not closed, or there are none"},
		{`loaded/regime "" -- why`, "broken: words in quotation marks are not closed, or there are none"},
	}
	for _, test := range tests {
		d := parse(test.body)
		record := ""
		if d.Record != "" {
			record = " in " + d.Record
		}
		got := fmt.Sprintf("%v “%s” until “%s”%s: %s", d.Rules, d.Words, d.Until, record, d.Reason)
		if d.Broken != "" {
			got = "broken: " + d.Broken
		}
		if got != test.want {
			t.Errorf("%q\n got %s\nwant %s", test.body, got, test.want)
		}
	}
}

// apply runs the directives of an article on findings of loaded/plot at every
// “plot”, and renders what is left, silenced and complained of.
func apply(source string, comments Comments) (left, silenced, said []string) {
	doc := prose.Plain("a.md", source, prose.Options{Markup: true})
	in := Input{Document: doc, Today: "2031-05-05", Runs: func(id string) (known, ran bool) {
		return id == "loaded/plot" || id == "fear/doom", id == "loaded/plot"
	}}
	for at := 0; ; {
		i := strings.Index(source[at:], "the plot")
		if i < 0 {
			break
		}
		at += i + len("the plot")
		in.Findings = append(in.Findings, diag.Finding{Rule: "loaded/plot", Span: span.Span{Start: at - 4, End: at}})
	}
	directives := InText(doc, comments)
	out := Apply(in, directives)
	line := func(f diag.Finding) string { return fmt.Sprint(doc.Index.OffsetPosition(f.Span.Start).Line) }
	for _, f := range out.Findings {
		left = append(left, line(f))
	}
	for _, s := range out.Silenced {
		silenced = append(silenced, line(s.Finding)+" "+s.Reason)
	}
	for _, f := range Complaints(in, directives, source) {
		said = append(said, line(f)+" "+strings.TrimPrefix(f.Rule, "rhetlint/"))
	}
	return left, silenced, said
}

func TestScopes(t *testing.T) {
	tests := []struct {
		name, source         string
		left, silenced, said string
	}{
		{"the next block", "the plot\n\n<!-- rhetlint:ignore loaded/plot -- r -->\n\nthe plot and the plot\n\nthe plot\n", "1 7", "5 r, 5 r", ""},
		{"on the line before", "<!-- rhetlint:ignore loaded/plot -- r -->\nthe plot\n\nthe plot\n", "4", "2 r", ""},
		{"two in a row", "<!-- rhetlint:ignore loaded/plot -- r -->\n<!-- rhetlint:ignore fear/doom -- r -->\n\nthe plot\n", "", "4 r", ""},
		{"over several lines", "<!--\n rhetlint:ignore\n loaded/plot\n -- r\n-->\n\nthe plot\n", "", "7 r", ""},
		{"within a paragraph, for what follows", "the plot here <!-- rhetlint:ignore loaded/plot -- r --> and the plot\n", "1", "1 r", ""},
		{"at the end", "the plot\n\n<!-- rhetlint:ignore loaded/plot -- r -->\n", "1", "", "3 unused-suppression"},
		{"expired", "<!-- rhetlint:ignore loaded/plot until 2031-05-04 -- r -->\n\nthe plot\n", "3", "", "1 expired-suppression"},
		{"on its last day", "<!-- rhetlint:ignore loaded/plot until 2031-05-05 -- r -->\n\nthe plot\n", "", "3 r", ""},
		{"a rule that did not run", "<!-- rhetlint:ignore fear/doom -- r -->\n\nCalm.\n", "", "", ""},
		{"nobody's rule", "<!-- rhetlint:ignore loaded/plod -- r -->\n\nthe plot\n", "3", "", "1 unknown-rule"},
		{"one of two", "<!-- rhetlint:ignore loaded/plot, loaded/plod -- r -->\n\nthe plot\n", "", "3 r", "1 unknown-rule"},
		{"front matter", "---\ntitle: x\nrhetlint-ignore: loaded/plot -- r\n---\n\nthe plot\n\nthe plot\n", "", "6 r, 8 r", ""},
		{"a list in front matter", "---\nrhetlint-ignore:\n  - loaded/plot -- r\n  - \"loaded/plod -- s\"\ntags:\n  - loaded/plod\n---\n\nthe plot\n", "", "9 r", "4 unknown-rule"},
		{"TOML front matter", "+++\nrhetlint-ignore = \"loaded/plot -- r\"\n+++\n\nthe plot\n", "", "5 r", ""},
		{"other words", "---\nrhetlint-ignore: loaded/plot \"scheme\" -- r\n---\n\nthe plot\n", "5", "", "2 unused-suppression"},
		{"an open comment", "<!-- rhetlint:ignore loaded/plot -- r\n\nthe plot\n", "3", "", ""},
		{"shown in a fence", "the plot\n\n```md\n<!-- rhetlint:ignore loaded/plod -- r -->\n```\n\n<!-- rhetlint:ignore loaded/plot -- r -->\nthe plot\n", "1", "8 r", ""},
		{"shown as code", "the plot\n\n    <!-- rhetlint:ignore loaded/plod -- r -->\n\nWrite `<!-- rhetlint:ignore loaded/plod -- r -->` for the plot\n", "1 5", "", ""},
		{"another tool's comment", "<!-- vale off -->\n\nthe plot\n", "3", "", ""},
	}
	for _, test := range tests {
		left, silenced, said := apply(test.source, MarkdownComments)
		got := [3]string{strings.Join(left, " "), strings.Join(silenced, ", "), strings.Join(said, ", ")}
		if want := [3]string{test.left, test.silenced, test.said}; got != want {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, want)
		}
	}
}

func TestCommentsOfPlainTextSilenceNothing(t *testing.T) {
	left, silenced, said := apply("<!-- rhetlint:ignore loaded/plot -- r -->\n\nthe plot\n", NoComments)
	if len(left) != 1 || len(silenced) != 0 || !slices.Equal(said, []string{"1 broken-suppression"}) {
		t.Errorf("left %v, silenced %v, said %v", left, silenced, said)
	}
}

func TestIndentedCommentsOfPagesCount(t *testing.T) {
	left, silenced, _ := apply("<div>\n    <!-- rhetlint:ignore loaded/plot -- r -->\n    the plot\n</div>\n", HTMLComments)
	if len(left) != 0 || len(silenced) != 1 {
		t.Errorf("left %v, silenced %v", left, silenced)
	}
}

func TestSidecar(t *testing.T) {
	const text = "\uFEFF# why\n\nloaded/plot -- r\n  fear/doom \"x\" -- s\nodd\n"
	all := Sidecar(text, 100)
	var got []string
	for _, d := range all {
		got = append(got, d.Span.Of(text)+" | "+d.Broken)
	}
	want := []string{"loaded/plot -- r | ", "fear/doom \"x\" -- s | ", "odd | “odd” is not PACK/RULE, nor until with a date"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if all[0].scope != (span.Span{Start: 0, End: 100}) {
		t.Errorf("it reaches %v", all[0].scope)
	}
}

// A record is named only beside a corpus, and there a directive reaches that
// record alone.
func TestRecords(t *testing.T) {
	const line = "loaded/plot record a1 -- r"
	if d := Sidecar(line, 9)[0]; d.Broken == "" {
		t.Error("an article has no records")
	}
	if _, _, said := apply("---\nrhetlint-ignore: "+line+"\n---\n\n<!-- rhetlint:ignore "+line+" -->\nthe plot\n", MarkdownComments); len(said) != 2 {
		t.Errorf("said %v of two", said)
	}
	doc := prose.Plain("all.jsonl#a1", "the plot", prose.Options{})
	for record, left := range map[string]int{"a1": 0, "a2": 1, "": 1} {
		in := Input{Document: doc, Record: record, Findings: []diag.Finding{{Rule: "loaded/plot", Span: span.Span{Start: 4, End: 8}}}}
		if out := Apply(in, CorpusSidecar(line)); len(out.Findings) != left {
			t.Errorf("record %q: %d findings are left", record, len(out.Findings))
		}
	}
}

// A directive cannot silence what is said about directives.
func TestComplaintsCannotBeSilenced(t *testing.T) {
	doc := prose.Plain("a.md", "Calm.", prose.Options{})
	d := parse("rhetlint/unused-suppression -- be quiet")
	d.scope = span.Span{Start: 0, End: 5}
	in := Input{Document: doc, Findings: []diag.Finding{{Rule: "rhetlint/unused-suppression", Span: span.Span{Start: 0, End: 4}}}}
	if out := Apply(in, []*Directive{d}); len(out.Findings) != 1 {
		t.Error("it was silenced")
	}
}

func TestPackIsComplete(t *testing.T) {
	p := Pack()
	for _, r := range p.Rules {
		if r.Title == "" || r.Page.Why == "" || r.Page.Advice == "" || !r.Severity.Valid() || r.Pack() != Own {
			t.Errorf("%s lacks something", r.ID)
		}
	}
	if len(p.Rules) != len(severities) {
		t.Errorf("%d rules for %d severities", len(p.Rules), len(severities))
	}
}

func FuzzDirectives(f *testing.F) {
	f.Add("---\nrhetlint-ignore: a/b -- c\n---\n<!-- rhetlint:ignore a/b \"x\" until 2031-01-01 -- r -->\ntext")
	f.Add(strings.Repeat("<!-- rhetlint:ignore", 50) + strings.Repeat("-->", 50))
	f.Fuzz(func(t *testing.T, source string) {
		doc := prose.Plain("a.md", source, prose.Options{Markup: true})
		directives := append(InText(doc, MarkdownComments), Sidecar(source, len(source))...)
		in := Input{Document: doc, Today: "2031-01-01", Runs: func(string) (known, ran bool) { return true, true }}
		Apply(in, directives)
		for _, c := range Complaints(in, directives, source) {
			if c.Span.Start < 0 || c.Span.End > len(source) || c.Span.Empty() {
				t.Errorf("%s at %v of %d bytes", c.Rule, c.Span, len(source))
			}
		}
		if len(directives) > 3*maxDirectives {
			t.Errorf("%d directives", len(directives))
		}
	})
}
