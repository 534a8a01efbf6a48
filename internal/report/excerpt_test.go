package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

func TestExcerpts(t *testing.T) {
	far := strings.Repeat("word ", 60)
	tests := []struct{ name, line, words, shown, mark string }{
		{"short line", "the old regime fell", "regime", "the old regime fell", "        ^^^^^^"},
		{"wide characters", "東京 regime", "regime", "東京 regime", "     ^^^^^^"},
		{"tab", "a\tregime", "regime", "a regime", "  ^^^^^^"},
		{"indented", "    regime", "regime", "regime", "^^^^^^"},
		{"combining", "co\u0301te regime", "regime", "co\u0301te regime", "     ^^^^^^"},
		{
			"far into a long line", far + "regime " + far, "regime",
			"…" + strings.Repeat("word ", 7) + "regime " + strings.Repeat("word ", 15) + "w…",
			strings.Repeat(" ", 36) + "^^^^^^",
		},
		{
			"at the end of a long line", far + "regime", "regime",
			"…" + strings.Repeat("word ", 22) + "regime", strings.Repeat(" ", 111) + "^^^^^^",
		},
		{
			"long span", "regime" + strings.Repeat("e", 300), "regime" + strings.Repeat("e", 300),
			"regime" + strings.Repeat("e", 113) + "…", strings.Repeat("^", 120),
		},
	}
	for _, test := range tests {
		at := where(t, test.line, test.words, 0)
		e := newExcerpt(test.line, span.Span{Start: 0, End: len(test.line)}, at, excerptColumns)
		if got := e.before + e.marked + e.after; got != test.shown || e.mark() != test.mark {
			t.Errorf("%s:\n got %s\n     %s\nwant %s\n     %s", test.name, got, e.mark(), test.shown, test.mark)
		}
	}
}

func TestExcerptsAreBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := string(rapid.SliceOfN(rapid.SampledFrom([]byte("ab \t\x1b\xcc\x81\xe6\x9d\xb1\xff#:")), 0, 4000).Draw(t, "line"))
		start := rapid.IntRange(0, len(line)).Draw(t, "start")
		end := rapid.IntRange(start, len(line)).Draw(t, "end")
		e := newExcerpt(line, span.Span{Start: 0, End: len(line)}, span.Span{Start: start, End: end}, excerptColumns)
		if w := columns(e.before + e.marked + e.after); w > 200 {
			t.Fatalf("%d columns", w)
		}
		if n := len(e.before + e.marked + e.after); n > 8*2*excerptBytes {
			t.Fatalf("%d bytes", n)
		}
	})
}

// One line of 131 kB with ten thousand findings: the report stays in
// proportion to the findings, not to findings times the line.
func TestOutputIsBoundedOnOneLongLine(t *testing.T) {
	const n = 10_082
	source := strings.Repeat("the regime — ", n)
	doc := prose.Plain("long.txt", source, prose.Options{})
	r := &linter.Result{Path: "long.txt", Document: doc, Words: 2 * n}
	for i := range n {
		at := i*len("the regime — ") + 4
		r.Findings = append(r.Findings, diag.Finding{
			Rule: "loaded/regime", Severity: diag.Warning, Message: "“regime” is a judgement",
			Span: span.Span{Start: at, End: at + 6}, Voice: diag.Author, Fingerprint: "0123456789abcdef",
		})
	}
	for _, f := range Formats() {
		if got := len(write(t, f, Options{Version: "1"}, []*linter.Result{r})); got > n*1200 {
			t.Errorf("%s writes %d bytes for %d findings", f.Name, got, n)
		}
	}
}

func TestPositionsOnOneLineAreThoseOfTheIndex(t *testing.T) {
	doc := prose.Plain("a.txt", mixed, prose.Options{})
	p := &places{doc: doc}
	for offset := range mixed { // a finding begins and ends on whole characters
		if got, want := p.at(offset), doc.Index.OffsetPosition(offset); got != want {
			t.Fatalf("at(%d) = %v, want %v", offset, got, want)
		}
	}
	for _, offset := range []int{len(mixed), 5, 40, 39, 3, 0} {
		if got, want := p.at(offset), doc.Index.OffsetPosition(offset); got != want {
			t.Errorf("at(%d) = %v, want %v", offset, got, want)
		}
	}
}

// A text decoded from UTF-16 has its positions in the file, and its excerpts in
// the text.
func TestPositionsOfDecodedTexts(t *testing.T) {
	doc := prose.NewDocument("a.txt", "ab\ncd")
	doc.Origin = prose.NewOrigin(nil)
	for i := range len("ab\ncd") {
		doc.Origin.Add(i, 2+2*i, 1, 2)
	}
	p := &places{doc: doc}
	if got, want := p.at(4), (span.Position{Offset: 10, Line: 2, Column: 2}); got != want {
		t.Errorf("at(4) = %v, want %v", got, want)
	}
	if got := p.line.Of(doc.Source); got != "cd" {
		t.Errorf("the line is %q", got)
	}
}
