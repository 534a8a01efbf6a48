package prose

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rhetlint/rhetlint/linter/span"
)

// outline writes the segments of a document one a line: zone and text, line
// breaks as "⏎".
func outline(doc *Document) string {
	var b strings.Builder
	for _, s := range doc.Segments {
		text := strings.NewReplacer("\r\n", "⏎", "\n", "⏎", "\r", "⏎", "\u00A0", `\nbsp`).Replace(s.Text)
		fmt.Fprintf(&b, "%s: %s\n", s.Zone, text)
	}
	return b.String()
}

// The articles of testdata/plain hold a source above a line "=> zones" and the
// outline expected below it; \r, \f, \nbsp and \bom stand for those characters.
func TestPlainZones(t *testing.T) {
	paths, err := filepath.Glob("testdata/plain/*.txt")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d articles, %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			file, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			source, want, ok := strings.Cut(string(file), "=> zones\n")
			if !ok {
				t.Fatal("no line \"=> zones\"")
			}
			source = strings.NewReplacer(`\r`, "\r", `\f`, "\f", `\nbsp`, "\u00A0", `\bom`, bom).Replace(source)
			got := outline(Plain("a.txt", source, Options{Markup: true, Guess: true}))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPlainWithoutGuess(t *testing.T) {
	source := "Council Closes Harbour\n\nBy ADA ORR\n\nThe mayor spoke.\n\n# Later\n\n> quoted\n"
	want := "body: Council Closes Harbour\nbody: By ADA ORR\nbody: The mayor spoke.\nheading: Later\nquotation: quoted\n"
	if diff := cmp.Diff(want, outline(Plain("", source, Options{Markup: true}))); diff != "" {
		t.Error(diff)
	}
	want = strings.NewReplacer("heading: ", "body: # ", "quotation: ", "body: > ").Replace(want)
	if diff := cmp.Diff(want, outline(Plain("", source, Options{}))); diff != "" {
		t.Error(diff)
	}
}

func TestPlainOfNothing(t *testing.T) {
	for _, source := range []string{"", "\n\n", bom, " \u00A0\r\f", "```\nx\n```\n", "---\ntitle: a\n---\n"} {
		if doc := Plain("", source, Options{Markup: true, Guess: true}); len(doc.Segments) != 0 {
			t.Errorf("%q: %q", source, outline(doc))
		}
	}
}

func TestMeta(t *testing.T) {
	cases := []struct {
		path, source string
		want         Meta
	}{
		{"news/a.txt", "Text.", Meta{Genre: "news"}},
		{"opinion/a.txt", "Text.", Meta{Genre: "opinion"}},
		{`C:\site\Letters\a.txt`, "Text.", Meta{Genre: "opinion"}},
		{"satire.txt", "Text.", Meta{Genre: "satire"}},
		{"live/2031/a.txt", "Text.", Meta{Genre: "live"}},
		{"a.txt", "---\ntitle: \"Harbour: closed\"\ndate: 2031-06-03T10:00:00Z\ngenre: Editorial\ntags:\n  - sea\n---\nText.", Meta{"opinion", "2031-06-03", "Harbour: closed"}},
		{"a.txt", "+++\r\ntitle = 'Harbour'\r\ntype = \"news\"\r\n+++\r\nText.", Meta{Genre: "news", Title: "Harbour"}},
		{"a.txt", "---\nThe mayor spoke at length.\n---\nText.", Meta{}},
		{"a.txt", "---\ntitle: never closed\n", Meta{}},
		{"opinion/a.txt", "---\ngenre: news\n---\nText.", Meta{Genre: "news"}},
		{"letters/news/a.txt", "Text.", Meta{Genre: "news"}},
		{"a.txt", "# Opinion: Let the Harbour Rest\n\nIt had its day.", Meta{Genre: "opinion"}},
		{"a.txt", "# Let the Harbour Rest | Comment\n\nIt had its day.", Meta{Genre: "opinion"}},
		{"a.txt", "LETTER | Let the Harbour Rest\n\nIt had its day.", Meta{Genre: "opinion"}},
		{"news/a.txt", "# Satire: Harbour to be moved inland\n\nIt had its day.", Meta{Genre: "satire"}},
		{"a.txt", "# Comment on the harbour was deleted\n\nIt had its day.", Meta{}},
		{"a.txt", "# Mayor: opinion counts\n\nIt had its day.", Meta{}},
		{"a.txt", "OPINION\n\nThe Harbour Must Stay Open\n\nIt feeds the town.", Meta{Genre: "opinion"}},
	}
	for _, c := range cases {
		if got := Plain(c.path, c.source, Options{Markup: true, Guess: true}).Meta; got != c.want {
			t.Errorf("%s %q: %+v", c.path, c.source, got)
		}
	}
}

func TestInvalidBytesAreNoted(t *testing.T) {
	doc := Plain("", "Caf\xE9 and \xFF\xFE.", Options{})
	want := []Note{{Offset: 3, Message: "3 bytes are not UTF-8", Hint: "save the article as UTF-8"}}
	if diff := cmp.Diff(want, doc.Notes); diff != "" || doc.Segments[0].Text != doc.Source {
		t.Error(diff, doc.Segments[0].Text)
	}
	if doc := Plain("", "Café.", Options{}); doc.Notes != nil {
		t.Error(doc.Notes)
	}
}

func TestQuotationLeadsBack(t *testing.T) {
	source := "> We saw\r\n> > it all,\r\n> she said."
	s := Plain("", source, Options{Markup: true}).Segments[0]
	if want := "We saw\r\nit all,\r\nshe said."; s.Text != want {
		t.Fatalf("%q", s.Text)
	}
	for _, w := range []string{"We", "saw", "it all,", "she said."} {
		i := strings.Index(s.Text, w)
		if got := s.Source(span.Span{Start: i, End: i + len(w)}).Of(source); got != w {
			t.Errorf("%q leads to %q", w, got)
		}
	}
}

// checkDocument fails unless the segments are in order, do not overlap and
// lead back to their bytes, and the sentences cover each.
func checkDocument(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, doc *Document,
) {
	t.Helper()
	at := 0
	for _, s := range doc.Segments {
		whole := s.Source(span.Span{Start: 0, End: len(s.Text)})
		if s.Text == "" || s.Zone < Headline || s.Zone > Footer || whole.Start < at || whole.End > len(doc.Source) {
			t.Fatalf("%q: %v segment %q at %v after %d", doc.Source, s.Zone, s.Text, whole, at)
		}
		for _, r := range s.runs {
			if r.Text.Of(s.Text) != r.Source.Of(doc.Source) {
				t.Fatalf("%q: run %v is not its source", doc.Source, r)
			}
		}
		at = whole.End
		checkCover(t, s.Text, s.Sentences())
	}
}

// checkPlain checks what holds for every source.
func checkPlain(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, source string,
) {
	t.Helper()
	for _, o := range []Options{{}, {Guess: true}, {Markup: true}, {Markup: true, Guess: true}} {
		doc := Plain("a.txt", source, o)
		checkDocument(t, doc)
		if again := Plain("a.txt", source, o); outline(doc) != outline(again) {
			t.Fatalf("%q: read differently the second time", source)
		}
		if o.Markup {
			continue
		}
		at := 0
		if strings.HasPrefix(source, bom) {
			at = len(bom)
		}
		for _, s := range append(doc.Segments, NewSegment(Body, source, span.Span{Start: len(source), End: len(source)})) {
			if between := source[at:s.runs[0].Source.Start]; strings.TrimFunc(between, unicode.IsSpace) != "" {
				t.Fatalf("%q: %q is in no segment", source, between)
			}
			at = s.runs[0].Source.End
		}
	}
}

func TestPlainInvariants(t *testing.T) {
	pieces := rapid.SampledFrom([]string{
		"\n", "\n\n", "\r\n", "\r", "\f", " ", "\t", "\u00A0", "# ", "## a ##", "> ", ">", "- ", "• x", "1. ", "```", "~~~\n", "---\n", "+++\n",
		"key: value\n", "The mayor spoke.", "By ADA ORR", "ORVANE, June 3 (Agency)", "Council Votes", "Photo: Orr", "(Photo by Orr)",
		"Leave a Reply", "Read more: this", "and then it went on for a while without any stop", "é", "\xFF", "\xE2\x80", bom, "…", "“", "OPINION",
	})
	rapid.Check(t, func(t *rapid.T) {
		checkPlain(t, strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), ""))
	})
	rapid.Check(t, func(t *rapid.T) {
		checkPlain(t, string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")))
	})
}

func FuzzPlain(f *testing.F) {
	paths, _ := filepath.Glob("testdata/plain/*.txt")
	for _, path := range paths {
		if file, err := os.ReadFile(path); err == nil {
			f.Add(string(file))
		}
	}
	f.Fuzz(func(t *testing.T, source string) { checkPlain(t, source) })
}

func TestEncoding(t *testing.T) {
	for head, want := range map[string]string{
		"": "utf-8", "a": "utf-8", "\xEF\xBB\xBFa": "utf-8-bom", "\xFF\xFEa\x00": "utf-16le", "\xFE\xFF\x00a": "utf-16be", "\xFF": "utf-8",
	} {
		if got := Encoding([]byte(head)); got != want {
			t.Errorf("Encoding(%q) = %q, want %q", head, got, want)
		}
	}
}

func TestBinary(t *testing.T) {
	for head, want := range map[string]bool{
		"": false, "The mayor\r\n\tspoke.\f": false, "caf\xE9": false, "a\x00b": true, "\x01\x02\x03abc": true, "\xFF\xFEa\x00": false,
		"\x1B[31mred\x1B[0m": false, "PK\x03\x04\x14\x06": true,
	} {
		if got := Binary([]byte(head)); got != want {
			t.Errorf("Binary(%q) = %v", head, got)
		}
	}
}

// Eight bytes at once are no other answer than one by one.
func TestNoControls(t *testing.T) {
	for c := range 256 {
		for at := range 8 {
			text := []byte("abc\x80 ~xy")
			text[at] = byte(c)
			want := c >= ' ' && c != 0x7F
			if got := noControls(binary.LittleEndian.Uint64(text)); got != want {
				t.Errorf("%q: %v", text, got)
			}
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, " — … ": 0, "The mayor spoke.": 3, "don’t don't": 2, "Iran-backed": 1, "10,000 people": 2, "3.5 percent": 2, "'quoted'": 1,
		"U.S. troops": 3, "café Élan": 2, "война мир": 2, "a--b": 2, "end-": 1, "-start": 1, "e\u0301t\u0301": 1, "\xFFab\xFE": 1, "1, 2": 2,
	} {
		if got := Words(text); got != want {
			t.Errorf("Words(%q) = %d, want %d", text, got, want)
		}
	}
}

// ordinary is news copy of about size bytes in paragraphs of a few sentences.
func ordinary(size int) string {
	const paragraph = "The council of Orvane voted on Monday to keep the harbour open, Mayor Ada Orr said. “We have listened,” she told " +
		"reporters outside the town hall, where some 200 people had waited since 9 a.m. in the rain. The port’s owner, Lind & Co., did not comment.\n\n"
	return "Council Votes to Keep Harbour Open\n\nBy TOM VALE\n\n" + strings.Repeat(paragraph, size/len(paragraph)+1)
}

func BenchmarkPlain(b *testing.B) {
	source := ordinary(1 << 16)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		Plain("a.txt", source, Options{Markup: true, Guess: true})
	}
}

// The cost of hostile layouts grows with their length, not its square: with
// sixteen times the text, as many megabytes are read in a second.
func BenchmarkHostileLayouts(b *testing.B) {
	for name, unit := range map[string]string{
		"lone returns": "a\r", "fences": "```\n", "quotes": ">", "spaces": " ", "items": "- a\n", "stops": ". ", "openers": "(",
		"returns": "\r\r\ra", "marks": "\"", "initials": "a. ", "headings": "# ", "footnotes": "[1]", "captions": "Photo ",
		"quoted lines": "> a\n", "stops and space": ".   ", "short lines": "A b\n\n", "bytes": "\xE2",
	} {
		for _, units := range []int{1 << 13, 1 << 17} {
			source := strings.Repeat(unit, units)
			b.Run(fmt.Sprintf("%s/%d", name, units), func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					for _, s := range Plain("", source, Options{Markup: true, Guess: true}).Segments {
						Sentences(s.Text)
					}
				}
			})
		}
	}
}

func BenchmarkWords(b *testing.B) {
	source := ordinary(1 << 16)
	if !utf8.ValidString(source) {
		b.Fatal("not UTF-8")
	}
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		Words(source)
	}
}
