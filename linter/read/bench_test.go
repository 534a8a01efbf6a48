package read_test

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/bench"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/read/corpus"
	"github.com/rhetlint/rhetlint/linter/read/web"
)

// paragraphs are about size bytes of news copy.
func paragraphs(tb testing.TB, size int) []string {
	tb.Helper()
	c, err := bench.NewCorpus(os.DirFS("../../testdata"), 1, "articles", "clean")
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(c.Text(size)), "\n\n")
}

// marked is one article of many paragraphs in each format, by file name.
func marked(all []string) map[string][]byte {
	var md, page, docx strings.Builder
	page.WriteString("<!doctype html><html><head><title>A vote</title><meta charset=utf-8></head><body><nav><ul>" + strings.Repeat("<li><a href=/x>Harbour</a>", 20) + "</ul></nav><article>")
	docx.WriteString(`<w:document xmlns:w="w"><w:body>`)
	for i, p := range all {
		words := strings.SplitN(p, " ", 4)
		emphatic := func(before, after string) string {
			if len(words) < 4 {
				return p
			}
			return words[0] + " " + before + words[1] + after + " " + words[2] + " " + words[3]
		}
		if i%10 == 0 {
			md.WriteString("## Part\n\n")
			page.WriteString(`<h2 class="part article__heading">Part</h2>`)
		}
		md.WriteString(emphatic("**[", "](https://a.example/x)**") + "\n\n")
		page.WriteString("\n<p class=\"text css-1x2y\" data-n='4'>" + strings.ReplaceAll(html.EscapeString(emphatic("\x01", "\x02")), "\x01", `<a href="https://a.example/x" class=link>`) + "</p>")
		docx.WriteString(`<w:p><w:pPr><w:pStyle w:val="Text"/></w:pPr><w:r><w:rPr><w:lang w:val="en"/></w:rPr><w:t>` + html.EscapeString(p) + "</w:t></w:r></w:p>")
	}
	text := strings.Join(all, "\n\n")
	article := strings.ReplaceAll(page.String(), "\x02", "</a>") + "</article></body></html>"
	return map[string][]byte{
		"a.txt": []byte(text), "a.md": []byte(md.String()), "a.html": []byte(article),
		"a.docx": zipped("_rels/.rels", fmt.Sprintf(relations, `<Relationship Id="r1" Type="http://x/officeDocument" Target="text/main.xml"/>`), "text/main.xml", docx.String()+`</w:body></w:document>`),
		"a.odt":  zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<d xmlns:text="t"><text:p>`+strings.ReplaceAll(html.EscapeString(text), "\n\n", "</text:p><text:p>")+"</text:p></d>"),
		"a.eml":  []byte(strings.Replace(asMail(func(string) (string, string) { return quotedPrintable(text) }), "Ombra Letter", "Letter", 1)), "utf16.txt": []byte(utf16LE(text)),
	}
}

// BenchmarkDocument counts the bytes of text, not of the file, so that the
// formats can be compared; see -bench Document/a.html and so on.
func BenchmarkDocument(b *testing.B) {
	all := paragraphs(b, 1<<18)
	for _, name := range []string{"a.txt", "a.md", "a.html", "a.docx", "a.odt", "a.eml", "utf16.txt"} {
		data := marked(all)[name]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			if strings.HasSuffix(name, "docx") || strings.HasSuffix(name, "odt") {
				b.SetBytes(1 << 18)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := read.Document(name, data, read.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("a.html whole", func(b *testing.B) {
		data := marked(all)["a.html"]
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := read.Document("a.html", data, read.Options{Extract: web.All}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkRecords(b *testing.B) {
	var stream strings.Builder
	for i, p := range paragraphs(b, 1<<18) {
		line, err := json.Marshal(map[string]any{"id": i, "text": p, "meta": map[string]any{"source": "x", "tags": []string{"a", "b"}}})
		if err != nil {
			b.Fatal(err)
		}
		stream.Write(line)
		stream.WriteByte('\n')
	}
	b.SetBytes(int64(stream.Len()))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range corpus.Records(strings.NewReader(stream.String()), corpus.Options{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
