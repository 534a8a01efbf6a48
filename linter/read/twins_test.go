package read_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"html"
	"mime/quotedprintable"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/read/web"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/span"
)

// block is one paragraph of the article that all twins tell.
type block struct {
	zone prose.Zone
	text string
}

// article is told in every format. People and places are invented.
var article = []block{
	{prose.Headline, "Council of Ombra passes the harbour plan"},
	{prose.Byline, "By Ada Orr"},
	{prose.Body, "The council of Ombra passed the harbour plan on Monday. “This is a shameful giveaway,” said Nora Vale, who leads the Fishers’ Union & speaks for 300 crews."},
	{prose.Body, "The mayor called the vote a “fair result”. Critics on both sides disagree: the Orchard Party says the plan is too dear, and the Lantern Party says it is too small. The naïve hope that a café at the pier pays for the works is a shameful dream, and the budget shows why."},
	{prose.Heading, "What the plan says"},
	{prose.List, "A shameful clause about fees for small boats stays in the plan"},
	{prose.List, "The pier is closed in winter"},
	{prose.Quotation, "Nobody asked the fishers, and that is shameful. We will remember it."},
	{prose.Body, "Work begins in May. It is undeniably the largest building site that Ombra has seen since the flood of 1962, and the council has set aside 4 million crowns for it."},
}

// pieces is the article, one mark of the format before and after each block.
func pieces(marks map[prose.Zone][2]string, encode func(string) string) string {
	var b strings.Builder
	for _, p := range article {
		m, ok := marks[p.zone]
		if !ok {
			m = marks[prose.Body]
		}
		b.WriteString(m[0] + encode(p.text) + m[1])
	}
	return b.String()
}

func plain(s string) string { return s }

func asText() string {
	return pieces(map[prose.Zone][2]string{
		prose.Body: {"", "\n\n"}, prose.List: {"- ", "\n"}, prose.Quotation: {"\n> ", "\n\n"}, prose.Heading: {"## ", "\n\n"}, prose.Headline: {"# ", "\n\n"},
	}, plain)
}

func asMarkdown() string {
	return "---\ntitle: Harbour\n---\n" + pieces(map[prose.Zone][2]string{
		prose.Body: {"", "\n\n"}, prose.List: {"* ", "\n"}, prose.Quotation: {"\n> ", "\n\n"}, prose.Heading: {"## ", " ##\n\n"}, prose.Headline: {"# ", "\n\n"},
	}, func(s string) string {
		return strings.NewReplacer("&", "&amp;", "shameful", "**shame**ful", "says the plan is", "says\nthe [plan](https://ombra.example/plan) is", "“", "&ldquo;", "-", `\-`).Replace(s)
	})
}

func asHTML() string {
	return "<!doctype html><html><head><meta charset=utf-8><title>Council of Ombra passes the harbour plan</title>" +
		"<style>p { color: red }</style></head><body><nav><a href=/>Home</a> <a href=/shameful>Shameful things</a></nav><article>" +
		pieces(map[prose.Zone][2]string{
			prose.Body: {"<p>", "\n"}, prose.List: {"\n<ul><li>", "</ul>"}, prose.Quotation: {"<blockquote><p>", "</p></blockquote>"},
			prose.Heading: {"<h2>", "</h2>"}, prose.Headline: {"<h1>", "</h1>"},
		}, func(s string) string {
			return strings.NewReplacer("shameful", "<b>shame</b>ful", "“", "&ldquo;", "ï", "&iuml;", " council", "\n   council").Replace(html.EscapeString(s))
		}) + "</article><aside><p>A shameful advertisement.</p></aside></body></html>"
}

func asMail(encode func(string) (string, string)) string {
	name, body := encode(strings.ReplaceAll(strings.SplitN(asText(), "\n\n", 2)[1], "\n", "\r\n"))
	return "From: Ombra Letter <letter@ombra.example>\r\nTo: you@ombra.example\r\nDate: Mon, 3 Jun 2031 10:00:00 +0200\r\n" +
		"Subject: =?utf-8?Q?Council_of_Ombra?=\r\n passes the harbour plan\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/alternative; boundary=\"cut\"\r\n\r\nFor old programs.\r\n--cut\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + name + "\r\n\r\n" + body +
		"\r\n--cut\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>See the text.</p>\r\n--cut--\r\n"
}

func quotedPrintable(text string) (string, string) {
	var b strings.Builder
	w := quotedprintable.NewWriter(&b)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	return "quoted-printable", b.String()
}

func inBase64(text string) (string, string) {
	all := base64.StdEncoding.EncodeToString([]byte(text))
	var b strings.Builder
	for len(all) > 76 {
		b.WriteString(all[:76] + "\r\n")
		all = all[76:]
	}
	return "base64", b.String() + all
}

// zipped packs parts, given as name and content by turns.
func zipped(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		method := zip.Deflate
		if parts[i] == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		if err != nil {
			panic(err)
		}
		_, _ = w.Write([]byte(parts[i+1]))
	}
	_ = z.Close()
	return b.Bytes()
}

const relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`

func asDOCX() []byte {
	run := func(s string) string {
		s = html.EscapeString(s)
		return `<w:r><w:t xml:space="preserve">` + strings.NewReplacer("shameful", "shame</w:t></w:r><w:del><w:r><w:delText>less</w:delText></w:r></w:del><w:r><w:t>ful").Replace(s) + `</w:t></w:r></w:p>`
	}
	style := func(id string) [2]string { return [2]string{`<w:p><w:pPr><w:pStyle w:val="` + id + `"/></w:pPr>`, ""} }
	body := pieces(map[prose.Zone][2]string{
		prose.Body: {"<w:p>", ""}, prose.List: style("Listenabsatz1"), prose.Quotation: style("Zitat"), prose.Heading: style("berschrift2"), prose.Headline: style("Titel"),
	}, run)
	styles := ""
	for _, s := range [][2]string{{"Titel", "Title"}, {"berschrift2", "heading 2"}, {"Zitat", "Quote"}, {"Listenabsatz1", "List Bullet"}} {
		styles += `<w:style w:type="paragraph" w:styleId="` + s[0] + `"><w:name w:val="` + s[1] + `"/></w:style>`
	}
	space := ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	return zipped("[Content_Types].xml", "<Types/>",
		"_rels/.rels", fmt.Sprintf(relations, `<Relationship Id="r1" Type="http://x/officeDocument" Target="text/main.xml"/>`),
		"text/_rels/main.xml.rels", fmt.Sprintf(relations, `<Relationship Id="r1" Type="http://x/styles" Target="styles.xml"/>`),
		"text/styles.xml", "<w:styles"+space+">"+styles+"</w:styles>",
		"text/main.xml", `<w:document`+space+`><w:body>`+body+`</w:body></w:document>`)
}

func asODT() []byte {
	named := func(tag, style string) [2]string {
		return [2]string{"<" + tag + ` text:style-name="` + style + `" text:outline-level="2">`, "</" + strings.Fields(tag)[0] + ">"}
	}
	body := pieces(map[prose.Zone][2]string{
		prose.Body: named("text:p", "Standard"), prose.List: {"<text:list><text:list-item><text:p>", "</text:p></text:list-item></text:list>"},
		prose.Quotation: named("text:p", "P1"), prose.Heading: named("text:h", "Heading_20_2"), prose.Headline: named("text:p", "Title"),
	}, func(s string) string {
		return strings.ReplaceAll(html.EscapeString(s), "shameful", "<text:span>shame</text:span>ful")
	})
	return zipped("mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s"><office:automatic-styles>`+
			`<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/></office:automatic-styles><office:body><office:text>`+
			`<text:tracked-changes><text:changed-region><text:deletion><text:p>A shameful old text.</text:p></text:deletion></text:changed-region></text:tracked-changes>`+
			body+"</office:text></office:body></office:document-content>")
}

func utf16LE(text string) string {
	var b strings.Builder
	b.WriteString("\xFF\xFE")
	for _, r := range text {
		b.WriteString(string([]byte{byte(r), byte(r >> 8)}))
	}
	return b.String()
}

func twins() map[string][]byte {
	return map[string][]byte{
		"a.txt": []byte(asText()), "a.md": []byte(asMarkdown()), "a.html": []byte(asHTML()), "a.docx": asDOCX(), "a.odt": asODT(),
		"qp.eml": []byte(asMail(quotedPrintable)), "b64.eml": []byte(asMail(inBase64)),
		"8bit.eml":  []byte(asMail(func(s string) (string, string) { return "8bit", s })),
		"utf16.txt": []byte(utf16LE(asText())), "bom.md": []byte("\uFEFF" + asMarkdown()), "crlf.md": []byte(strings.ReplaceAll(asMarkdown(), "\n", "\r\n")),
	}
}

func document(t *testing.T, name string, data []byte) *prose.Document {
	t.Helper()
	doc, err := read.Document(name, data, read.Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return doc
}

// words is a text with single spaces.
func words(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestTwinsHaveTheSameSegments(t *testing.T) {
	var want []string
	for _, b := range article {
		want = append(want, b.zone.String()+": "+b.text)
	}
	for name, data := range twins() {
		var got []string
		for _, s := range document(t, name, data).Segments {
			got = append(got, s.Zone.String()+": "+words(s.Text))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

// rules are three that look at words, voice and zone.
func rules(t *testing.T) *linter.Linter {
	t.Helper()
	var all []*rule.Rule
	for id, parts := range map[string]string{
		"p/shameful": `phrases = ["shameful"]`, "p/certain": `phrases = ["undeniably"]`, "p/plan": "patterns = ['the (?:harbour )?plan']\nscope = [\"headline\", \"heading\", \"body\"]",
	} {
		r, faults := rule.Loader{Trusted: true}.Rule(id, id+".toml", []byte("title=\"T\"\nwhy=\"w\"\nadvice=\"a\"\nmessage=\"m\"\nseverity=\"warning\"\n"+parts))
		if err := faults.Err(); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	l, err := linter.New(linter.Options{Rules: all})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// segmentText is the text, in its segment, of a range of the source.
func segmentText(doc *prose.Document, at span.Span) string {
	for _, s := range doc.Segments {
		for i := range s.Text {
			if s.Source(span.Span{Start: i, End: i + 1}).Start < at.Start {
				continue
			}
			j := i
			for j < len(s.Text) && s.Source(span.Span{Start: j, End: j + 1}).End <= at.End {
				j++
			}
			if j > i {
				return words(s.Text[i:j])
			}
			break
		}
	}
	return ""
}

func TestTwinsHaveTheSameFindings(t *testing.T) {
	l := rules(t)
	findings := func(name string, data []byte) []string {
		doc := document(t, name, data)
		var out []string
		for _, f := range l.Lint(context.Background(), doc, nil).Findings {
			out = append(out, fmt.Sprintf("%s %s: %s", f.Rule, f.Voice, segmentText(doc, f.Span)))
		}
		return out
	}
	all := twins()
	want := findings("a.txt", all["a.txt"])
	if len(want) < 5 {
		t.Fatalf("the article is too clean to tell: %q", want)
	}
	for name, data := range all {
		if diff := cmp.Diff(want, findings(name, data)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

// What a browser shows of rendered Markdown is what is read of the Markdown.
func TestRenderedMarkdownReadsTheSame(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	for _, source := range []string{
		asMarkdown()[len("---\ntitle: Harbour\n---\n"):],
		"A *vile **plan*** of `code` the \\*board\\*\nand &copy; 2031, ~~gone~~ said[a](b)[c][d].\n\n[d]: e\n",
		"1. one\n2. two\n   - inner\n\n     para\n\n> quoted *text\n> here*\n> - item\nlazy\n",
		"| a | b\\|c |\n|---|--:|\n| *d* | e |\n| f |\n\n    code\n\n***\n\nSetext *head*\n===\n\n#### Four ####\n",
		"hard  \nbreak\\\nagain, snake_case_word, 2 * 3 * 4, **not closed, &#8220;so&#x201d; &bogus; <3\n",
		"tabs\t- here\n\n-\ttab item\n\n\tcontinued\n\nlast line without end",
	} {
		var rendered bytes.Buffer
		if err := md.Convert([]byte(source), &rendered); err != nil {
			t.Fatal(err)
		}
		page, err := read.Document("a.html", rendered.Bytes(), read.Options{Extract: web.All})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(texts(page), texts(document(t, "a.md", []byte(source)))); diff != "" {
			t.Errorf("%q: (-html +markdown)\n%s", source, diff)
		}
	}
}

func texts(doc *prose.Document) []string {
	var all []string
	for _, s := range doc.Segments {
		all = append(all, words(s.Text))
	}
	return all
}
