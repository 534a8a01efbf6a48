package office

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// pack makes an archive of parts, given as name and content by turns.
func pack(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			panic(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const (
	rels = `<Relationships xmlns="r"><Relationship Id="a" Type="http://x/officeDocument" Target="/word/document.xml"/></Relationships>`
	head = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>`
	tail = `</w:body></w:document>`
)

// packDOCX packs the body of a text, with more parts by turns.
func packDOCX(body string, more ...string) []byte {
	return pack(append([]string{"[Content_Types].xml", "<Types/>", "_rels/.rels", rels, "word/document.xml", head + body + tail}, more...)...)
}

// packODT packs the body of a text.
func packODT(body string, more ...string) []byte {
	return pack(append([]string{
		"mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:draw="d" xmlns:svg="s"><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`,
	}, more...)...)
}

// show gives one line for each segment: paragraph number, zone and text, links
// in brackets.
func show(t *testing.T, data []byte) string {
	t.Helper()
	doc, err := Read("a", data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range doc.Segments {
		text := s.Text
		for i := len(s.Links) - 1; i >= 0; i-- {
			l := s.Links[i]
			text = text[:l.Start] + "[" + l.Of(text) + "]" + text[l.End:]
		}
		fmt.Fprintf(&b, "%d %s: %s\n", doc.Position(s.Source(span.Span{}).Start).Line, s.Zone, text)
	}
	return b.String()
}

// p is a paragraph of one run.
func p(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

func TestReadDOCX(t *testing.T) {
	heading := `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>H</w:t></w:r></w:p>`
	for _, c := range []struct {
		name, body, want string
		more             []string
	}{
		{"empty paragraphs count", heading + `<w:p/>` + p("One.") + p(" ") + p("Two."), "1 heading: H\n3 body: One.\n5 body: Two.\n", nil},
		{"runs join", heading + `<w:p><w:r><w:t xml:space="preserve">The vi</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>le</w:t><w:tab/><w:t>plan</w:t><w:br/><w:t>of it</w:t><w:noBreakHyphen/></w:r></w:p>`, "1 heading: H\n2 body: The vile plan of it‑\n", nil},
		{"tracked changes", heading + `<w:p><w:r><w:t>The </w:t></w:r><w:del><w:r><w:delText>vile </w:delText></w:r></w:del><w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>old </w:t></w:r></w:moveFrom><w:r><w:t>plan</w:t></w:r></w:p>`, "1 heading: H\n2 body: The new plan\n", nil},
		{"hidden text and field codes", heading + `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>vile </w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> too</w:t></w:r></w:p>`, "1 heading: H\n2 body: seen too\n", nil},
		{"tables", heading + `<w:tbl><w:tr><w:tc>` + p("a") + `</w:tc><w:tc>` + p("b") + `</w:tc></w:tr></w:tbl>` + p("After."), "1 heading: H\n2 table: a\n3 table: b\n4 body: After.\n", nil},
		{"lists", heading + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>`, "1 heading: H\n2 list: item\n", nil},
		{"headline by place", `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A vote</w:t></w:r></w:p>` + p("Text of the vote."), "1 headline: A vote\n2 body: Text of the vote.\n", nil},
		{"headline by style", heading + `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>A vote</w:t></w:r></w:p>` + `<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>Said.</w:t></w:r></w:p>`, "1 heading: H\n2 headline: A vote\n3 quotation: Said.\n", nil},
		{"outline level", `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>H</w:t></w:r></w:p>`, "1 heading: H\n", nil},
		{"links and notes", heading + `<w:p><w:r><w:t>A </w:t></w:r><w:hyperlink><w:r><w:t>report</w:t></w:r></w:hyperlink><w:r><w:t> says.</w:t><w:footnoteReference w:id="1"/></w:r></w:p>` + p("End of it."), "1 heading: H\n2 body: A [report] says.[]\n3 body: End of it.\n4 body: The note.\n", []string{
			"word/_rels/document.xml.rels", `<Relationships><Relationship Id="n" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>`,
			"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:type="separator">` + p("no") + `</w:footnote><w:footnote w:id="1">` + p("The note.") + `</w:footnote></w:footnotes>`,
		}},
		{"styles are known by their names", `<w:p><w:pPr><w:pStyle w:val="Meins"/></w:pPr><w:r><w:t>Said.</w:t></w:r></w:p>`, "1 quotation: Said.\n", []string{
			"word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
			"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="Meins"><w:name w:val="Mein Zitat"/><w:basedOn w:val="Z"/></w:style><w:style w:type="paragraph" w:styleId="Z"><w:name w:val="Intense Quote"/></w:style><w:style w:type="character" w:styleId="Z"><w:name w:val="title"/></w:style></w:styles>`,
		}},
		{"a text box once", heading + `<w:p><w:r><mc:AlternateContent><mc:Choice>` + p("boxed") + `</mc:Choice><mc:Fallback>` + p("boxed") + `</mc:Fallback></mc:AlternateContent><w:t>around</w:t></w:r></w:p>`, "1 heading: H\n2 body: boxed\n3 body: around\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(t, packDOCX(c.body, c.more...)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestReadODT(t *testing.T) {
	const heading = `<text:h text:outline-level="2">H</text:h>`
	for _, c := range []struct{ name, body, want string }{
		{"white space", heading + "<text:p/><text:p>One\n  two<text:s text:c=\"3\"/>three<text:tab/>four<text:line-break/>five</text:p>", "1 heading: H\n3 body: One two   three four five\n"},
		{"tracked changes and comments", heading + `<text:tracked-changes><text:p>vile</text:p></text:tracked-changes><text:p>seen<office:annotation><text:p>vile</text:p></office:annotation></text:p>`, "1 heading: H\n2 body: seen\n"},
		{"links and notes", heading + `<text:p>A <text:a>report</text:a> says.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> More.</text:p><text:p>End of it.</text:p>`, "1 heading: H\n2 body: A [report] says.[] More.\n3 body: End of it.\n4 body: The note.\n"},
		{"tables and lists", heading + `<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table><text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>`, "1 heading: H\n2 table: a\n3 list: item\n"},
		{"headline by place", `<text:h text:outline-level="1">A vote</text:h><text:p>Text of the vote.</text:p>`, "1 headline: A vote\n2 body: Text of the vote.\n"},
		{"pictures", heading + `<text:p><draw:frame><svg:title>no</svg:title><svg:desc>no</svg:desc></draw:frame>seen</text:p>`, "1 heading: H\n2 body: seen\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(t, packODT(c.body)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestAnyEncodingOfXML(t *testing.T) {
	text := strings.Replace(head, "UTF-8", "UTF-16", 1) + p("Naïve.") + tail
	units := utf16.Encode([]rune("\uFEFF" + text))
	wide := make([]byte, 2*len(units))
	for i, u := range units {
		binary.LittleEndian.PutUint16(wide[2*i:], u)
	}
	latin := strings.Replace(head, "UTF-8", "ISO-8859-1", 1) + p("Na\xEFve.") + tail
	for _, part := range []string{string(wide), latin} {
		if got := show(t, pack("_rels/.rels", rels, "word/document.xml", part)); got != "1 body: Naïve.\n" {
			t.Errorf("got %q", got)
		}
	}
}

func TestTroubles(t *testing.T) {
	many := make([]string, 0, 2*maxEntries+2)
	for i := range maxEntries + 1 {
		many = append(many, fmt.Sprint(i), "")
	}
	encrypted := packDOCX(p("a"))
	entry := bytes.Index(encrypted, []byte("PK\x01\x02"))
	for i := entry; i >= 0 && i < len(encrypted)-10; {
		encrypted[i+8] |= flagEncrypt
		next := bytes.Index(encrypted[i+4:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		i += 4 + next
	}
	flipped := packDOCX(p(strings.Repeat("Some text of a document. ", 40)))
	flipped[bytes.Index(flipped, []byte("word/document.xml"))+40] ^= 0xFF
	for _, c := range []struct {
		name    string
		data    []byte
		message string
	}{
		{"no archive", []byte("plain text"), "is no office document, or damaged"},
		{"empty", nil, "is no office document, or damaged"},
		{"cut off", packDOCX(p("a"))[:200], "is no office document, or damaged"},
		{"old or encrypted", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "is encrypted, or an old office document"},
		{"encrypted entries", encrypted, "is encrypted"},
		{"encrypted ODT", packODT("", "META-INF/manifest.xml", "<m><encryption-data/></m>"), "is encrypted"},
		{"damaged", flipped, "is damaged: the part \"word/document.xml\""},
		{"another archive", pack("a.txt", "text"), "is no DOCX or ODT document"},
		{"main part missing", pack("_rels/.rels", rels), "is damaged: the part \"word/document.xml\" is missing"},
		{"main part twice", packDOCX(p("a"), "Word/Document.xml", "x"), "holds the part \"word/document.xml\" twice"},
		{"main part outside", pack("_rels/.rels", strings.Replace(rels, "/word/document.xml", "../../etc/passwd", 1)), "\"etc/passwd\" is missing"},
		{"main part elsewhere", pack("_rels/.rels", strings.Replace(rels, "Target=", `TargetMode="External" Target=`, 1)), "does not say which part"},
		{"too many parts", pack(many...), "holds 2001 parts, the limit is 2000"},
		{"bomb", packDOCX(p(strings.Repeat(" ", 4<<20))), "unpacks to more than 100 times its size"},
		{"nested", packDOCX(strings.Repeat("<w:sdt>", maxDepth) + strings.Repeat("</w:sdt>", maxDepth)), "nested deeper than 1000"},
		{"document type", pack("_rels/.rels", rels, "word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]>`+head+tail), "declares a document type"},
		{"unknown entity", packDOCX(p("&bogus;")), "is damaged"},
		{"unknown encoding", pack("_rels/.rels", rels, "word/document.xml", strings.Replace(head, "UTF-8", "EBCDIC-FR", 1)+tail), "unknown encoding"},
		{"broken XML", packDOCX("<w:p>"), "is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Read("a.docx", c.data)
			faults := diag.AsFaults(err)
			if doc != nil || len(faults) != 1 || !strings.Contains(faults[0].Message, c.message) {
				t.Fatalf("%v, want %q", err, c.message)
			}
			if faults[0].Path != "a.docx" || faults[0].Hint == "" {
				t.Errorf("no path or hint: %+v", faults[0])
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(head+p("a")+`<w:tbl><w:p><w:hyperlink><w:r><w:t>b</w:t></w:r></w:tbl>`+tail), true)
	f.Add([]byte(`<a xmlns:t="t"><t:list><t:p>a<t:note><t:p>b</t:p></t:note><t:a>c</t:a></t:p></t:list></a>`), false)
	f.Fuzz(func(t *testing.T, part []byte, word bool) {
		data := pack("mimetype", "x", "content.xml", string(part), "styles.xml", string(part))
		if word {
			data = pack("_rels/.rels", rels, "word/document.xml", string(part))
		}
		for _, file := range [][]byte{data, part} {
			doc, err := Read("a", file)
			if err != nil {
				if diag.AsFaults(err) == nil {
					t.Fatalf("%v is no fault", err)
				}
				continue
			}
			checkDocument(t, doc)
		}
	})
}

// checkDocument states what holds for any bytes: each segment is a copy of one
// line of the source, in order.
func checkDocument(t *testing.T, doc *prose.Document) {
	t.Helper()
	last := 0
	for _, s := range doc.Segments {
		at := s.Source(span.Span{Start: 0, End: len(s.Text)})
		line := doc.Position(at.Start).Line
		if at.Of(doc.Source) != s.Text || doc.Position(at.End).Line != line || line <= last {
			t.Fatalf("segment %q at %v, line %d after %d", s.Text, at, line, last)
		}
		for _, l := range s.Links {
			if l.Start < 0 || l.End > len(s.Text) || l.Start > l.End {
				t.Fatalf("link %v of %q", l, s.Text)
			}
		}
		last = line
	}
}
