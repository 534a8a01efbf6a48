package report

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// shape is the elements of a page with the names of their attributes.
func shape(t *testing.T, page []byte) []string {
	t.Helper()
	var tags []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			return tags
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if token.Data == "wbr" {
				continue // behind every slash of a path
			}
			tag := token.Data
			for _, a := range token.Attr {
				tag += " " + a.Key
			}
			tags = append(tags, tag)
		}
	}
}

// hostilePage is a report in which everything that comes from outside is word.
func hostilePage(t *testing.T, word string) []byte {
	t.Helper()
	source := word + " and\n\n" + word
	doc := prose.Plain(word, source, prose.Options{})
	at := doc.Segments[0].Source(span.Span{Start: 0, End: len(doc.Segments[0].Text)})
	f := diag.Finding{
		Rule: "loaded/" + word, Severity: diag.Error, Message: word, Span: at, Voice: diag.Quoted,
		Source: &diag.Source{Text: word, Kind: "x"}, Suggestions: []string{word},
	}
	fault := &diag.Fault{Path: word, Message: word, Hint: word}
	return named(t, "html", []*linter.Result{
		{Path: word, Document: doc, Findings: []diag.Finding{f}, Faults: diag.Faults{fault}},
		{Path: word, Document: prose.Plain(word, word, prose.Options{})},
	})
}

func TestHostileTextStaysText(t *testing.T) {
	want := shape(t, hostilePage(t, "harmless"))
	for _, word := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='x`, `</style><script>x</script>`,
		`javascript:alert(1)`, `<!-- `, `]]>`, `<svg/onload=x>`, `&lt;script&gt;`, "</p></article></main>", `<iframe srcdoc="x">`,
		"\u202e\u200b\x00\x1b[2J", "<base href=//x.example>", `"style="position:fixed`, "\xff\xfe<b>", "<a href=\"data:text/html,x\">", "``{{.}}",
	} {
		if got := shape(t, hostilePage(t, word)); !slices.Equal(got, want) {
			t.Errorf("%q gives %v\nwant %v", word, got, want)
		}
	}
}

func TestPageAsksForNothing(t *testing.T) {
	page := string(named(t, "html", sample(t)))
	if !strings.Contains(page, "default-src 'none'; style-src 'sha256-"+styleHash()+"'") {
		t.Error("the content policy does not name the style alone")
	}
	for _, tag := range shape(t, []byte(page)) {
		name, attributes, _ := strings.Cut(tag, " ")
		if slices.Contains([]string{"script", "link", "img", "iframe", "form", "base", "object"}, name) ||
			strings.Contains(" "+attributes, " on") || strings.Contains(" "+attributes+" ", " style ") {
			t.Errorf("the page has %s", tag)
		}
	}
	if strings.Contains(pageStyle, "url(") || strings.Contains(pageStyle, "@import") {
		t.Error("the style asks for something from outside")
	}
}

func TestPageLinksLead(t *testing.T) {
	page := string(named(t, "html", sample(t)))
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("the name %s is there twice", m[1])
		}
		ids[m[1]] = true
	}
	links := regexp.MustCompile(`(?:href="#|aria-describedby="|aria-labelledby=")([^"]*)"`).FindAllStringSubmatch(page, -1)
	for _, m := range links {
		if !ids[m[1]] {
			t.Errorf("%s leads nowhere", m[0])
		}
	}
	if len(links) < 20 {
		t.Errorf("only %d links", len(links))
	}
}

// The articles are listed with their counts, and all bars have one scale.
func TestContentsAndChart(t *testing.T) {
	const source = "plot plot plot plot"
	doc := prose.Plain("a.txt", source, prose.Options{})
	r := &linter.Result{Path: "a/b.txt", Document: doc, Words: 4}
	for n := range 4 {
		f := finding(t, source, "house/plot", "plot", n)
		if n > 0 {
			f.Severity = diag.Suggestion
		}
		if n == 3 {
			f.Rule = "other/plot"
		}
		r.Findings = append(r.Findings, f)
	}
	calm := prose.Plain("calm.txt", "Calm.", prose.Options{})
	page := string(named(t, "html", []*linter.Result{r, {Path: calm.Path, Document: calm, Words: 2000}}))
	for _, want := range []string{
		`<a href="#a1">a/<wbr>b.txt</a></th><td class="n"><span class="none">0</span></td><td class="n">1</td><td class="n">3</td><td class="n">4</td><td class="n wide">1000.0</td>`,
		`<a href="#a2">calm.txt</a>`, `<td class="n">2,000</td><td class="n wide">0.0</td>`,
		`<rect class="warning" x="0" width="80" height="12"/><rect class="suggestion" x="80" width="160" height="12"/></svg>3`,
		`<rect class="suggestion" x="0" width="80" height="12"/></svg>1`,
		`4 words: ▲ 1 warning, ● 3 suggestions`, `2,000 words: no findings`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	if one := string(named(t, "html", []*linter.Result{r})); strings.Contains(one, "id=\"articles\"") {
		t.Error("one article has a table of contents")
	}
}

// Severity is told by a word and a sign, not by colour alone.
func TestMarksHaveWordsAndSigns(t *testing.T) {
	page := string(named(t, "html", sample(t)))
	for _, severity := range diag.Severities() {
		if want := fmt.Sprintf("%s</span><span class=\"hide\">%s: </span>", icons[severity], severity); !strings.Contains(page, want) {
			t.Errorf("no mark says %s", severity)
		}
	}
}

func TestOverlappingFindingsShareAMark(t *testing.T) {
	const source = "A shadowy cabal runs the harbour."
	doc := prose.Plain("a.txt", source, prose.Options{})
	r := &linter.Result{Path: "a.txt", Document: doc, Findings: []diag.Finding{
		finding(t, source, "house/one", "shadowy cabal", 0), finding(t, source, "house/two", "cabal runs", 0),
	}}
	page := string(named(t, "html", []*linter.Result{r}))
	if got := strings.Count(page, "<a class=\"find"); got != 1 {
		t.Errorf("%d marks", got)
	}
	if got := strings.Count(page, "<li id="); got != 2 {
		t.Errorf("%d entries", got)
	}
	if !strings.Contains(page, "</span>shadowy</span> cabal runs<span class=\"note\"") {
		t.Error("the mark does not cover both")
	}
}
