package read_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/span"
)

func TestDetect(t *testing.T) {
	office := string(twins()["a.odt"])
	for _, c := range []struct{ name, head, asked, want string }{
		{"a.TXT", "<html>", "", "text"},
		{"a.md", "", "", "markdown"},
		{`c:\b\a.HTM`, "", "", "html"},
		{"a.ndjson", "", "", read.JSONL},
		{"a.txt", "", "html", "html"},
		{"-", "PK\x03\x04word", "", "docx"},
		{"-", office, "", "odt"},
		{"-", "\xD0\xCF\x11\xE0", "", "docx"},
		{"-", "\uFEFF \n<!DOCTYPE html>", "", "html"},
		{"-", "<!-- saved --><html lang=en>", "", "html"},
		{"-", "<?xml version='1.0'?><html xmlns='x'>", "", "html"},
		{"-", "<p>A fragment", "", "html"},
		{"-", "<pre>", "", "text"},
		{"-", utf16LE("<html>"), "", "html"},
		{"-", "From: a\nTo: b\nSubject: c\n\ntext", "", "mail"},
		{"-", "From a@b.example Mon\nReceived: x\n\ty\nDate: z\nSubject: w\n\n", "", "mail"},
		{"-", "From: here\nto there", "", "text"},
		{"-", "{\"text\": \"a\"}\n{", "", read.JSONL},
		{"-", "{ a }\n", "", "text"},
		{"-", "Plain words.", "", "text"},
		{"article", "", "", "text"},
		{"a.b/c", "", "", "text"},
	} {
		if got := read.Detect(c.name, []byte(c.head), c.asked); got != c.want {
			t.Errorf("%s, %q, asked for %q: %s, want %s", c.name, c.head[:min(len(c.head), 30)], c.asked, got, c.want)
		}
	}
}

func TestLanguagesAreWhole(t *testing.T) {
	var extensions []string
	for _, l := range read.Languages() {
		if l.Name == "" || l.Help == "" || len(l.Extensions) == 0 {
			t.Errorf("%+v lacks something", l)
		}
		for _, e := range l.Extensions {
			if slices.Contains(extensions, e) || e != strings.ToLower(e) || e[0] != '.' {
				t.Errorf("the extension %q is there twice or badly written", e)
			}
			extensions = append(extensions, e)
			if got := read.Detect("x"+e, nil, ""); got != l.Name {
				t.Errorf("x%s is %s, want %s", e, got, l.Name)
			}
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name, data string
		options    read.Options
		want       string
	}{
		{"a.txt", "%PDF-1.7", read.Options{}, "a.txt: is a PDF document, not text"},
		{"a.md", "PK\x03\x04", read.Options{}, "a.md: is a ZIP archive or an office document, not text"},
		{"a.html", "{\\rtf1", read.Options{}, "a.html: is an RTF document, not text"},
		{"a.txt", "one\ntwo \xE9\xE8\xE0\xE7\xF9", read.Options{}, "a.txt:2:5: is not UTF-8: 5 bytes are broken, the first is byte 8; it may be Windows-1252"},
		{"a.txt", "one\x00 two three", read.Options{}, "a.txt: is binary, not text"},
		{"a.txt", "a", read.Options{Encoding: "klingon"}, "a.txt: there is no encoding \"klingon\""},
		{"a.txt", "a", read.Options{Language: "klingon"}, "a.txt: there is no language \"klingon\""},
		{"a.docx", "text", read.Options{}, "a.docx: is no office document, or damaged: zip: not a valid zip file"},
		{"a.eml", "text", read.Options{}, "a.eml:1: is no e-mail message: it does not begin with header lines"},
		{"a.jsonl", "{}", read.Options{}, "a.jsonl: holds records, not one article"},
	} {
		doc, err := read.Document(c.name, []byte(c.data), c.options)
		faults := diag.AsFaults(err)
		if doc != nil || len(faults) != 1 || faults[0].Error() != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// Positions are those of the file on disk, whatever its encoding.
func TestPositionsPointIntoTheFile(t *testing.T) {
	latin := "<meta charset=iso-8859-1>\n<p>Na\xEFve caf\xE9, a vile plan of it.</p>"
	for _, c := range []struct {
		name, data         string
		options            read.Options
		offset, line, code int
	}{
		{"a.txt", "\uFEFFNaïve, a vile plan.", read.Options{}, 13, 1, 10},
		{"a.txt", utf16LE("Naïve,\na vile plan."), read.Options{}, 20, 2, 3},
		{"a.md", "# T\n\nNa&iuml;ve, a **vile** plan.", read.Options{}, 21, 3, 17},
		{"a.html", latin, read.Options{}, strings.Index(latin, "vile"), 2, 18},
		{"a.txt", "Na\xEFve, a vile plan.", read.Options{Encoding: "latin1"}, 9, 1, 10},
	} {
		doc, err := read.Document(c.name, []byte(c.data), c.options)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range doc.Segments {
			i := strings.Index(s.Text, "vile")
			if i < 0 {
				continue
			}
			p := doc.Position(s.Source(span.Span{Start: i, End: i + 4}).Start)
			if p.Offset != c.offset || p.Line != c.line || p.Column != c.code {
				t.Errorf("%s %q: %+v, want byte %d, %d:%d", c.name, c.data, p, c.offset, c.line, c.code)
			}
		}
	}
}

// A record of a corpus is text that was decoded before: nothing in it is
// binary.
func TestForcedUTF8ReadsAnyText(t *testing.T) {
	doc, err := read.Document("c.jsonl", []byte("One \x00 two."), read.Options{Language: "text", Encoding: "utf-8"})
	if err != nil || len(doc.Segments) != 1 {
		t.Errorf("%v", err)
	}
}

func FuzzDocument(f *testing.F) {
	for name, data := range twins() {
		f.Add(name, data, "")
	}
	f.Add("a.html", []byte("<p>\xE9&eacute;"), "windows-1252")
	f.Fuzz(func(t *testing.T, name string, data []byte, encoding string) {
		doc, err := read.Document(name, data, read.Options{Encoding: encoding})
		if err != nil {
			if diag.AsFaults(err) == nil {
				t.Fatalf("%v is no fault", err)
			}
			return
		}
		checkDocument(t, doc, data)
	})
}

// checkDocument states what holds for any bytes of any format.
func checkDocument(t *testing.T, doc *prose.Document, data []byte) {
	t.Helper()
	if doc.Origin == nil && !doc.Paragraphs && !bytes.Equal([]byte(doc.Source), data) {
		t.Fatal("the source is not the file, and there is no way back")
	}
	last := 0
	for _, s := range doc.Segments {
		at := s.Source(span.Span{Start: 0, End: len(s.Text)})
		if s.Text == "" || at.Start < last || at.Start > at.End || at.End > len(doc.Source) {
			t.Fatalf("segment %q at %v of %d, after %d", s.Text, at, len(doc.Source), last)
		}
		last = at.Start
		if p := doc.Position(at.Start); p.Line < 1 || p.Column < 1 || !doc.Paragraphs && p.Offset > len(data) {
			t.Fatalf("segment %q is at %+v", s.Text, p)
		}
	}
	for _, n := range doc.Notes {
		if n.Offset < 0 || n.Offset > len(doc.Source) || n.Message == "" {
			t.Fatalf("note %+v", n)
		}
	}
}
