package mail

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

const top = "From: Letter <letter@ombra.example>\nDate: Mon, 3 Jun 2031 10:00:00 +0200\nSubject: A vote in Varn\n"

// show gives one line for each segment: its zone and text.
func show(doc *prose.Document) string {
	var b strings.Builder
	for _, s := range doc.Segments {
		fmt.Fprintf(&b, "%s: %s\n", s.Zone, strings.NewReplacer("\r\n", "⏎", "\n", "⏎").Replace(s.Text))
	}
	return b.String()
}

func TestRead(t *testing.T) {
	const text = "The council met on Monday, and the vile plan was passed."
	const want = "headline: A vote in Varn\nbody: " + text + "\n"
	long := strings.Repeat("Many words of the letter stand here. ", 9)
	for _, c := range []struct{ name, mail, want string }{
		{"plain", top + "\n" + text, want},
		{"CRLF", strings.ReplaceAll(top+"\n"+text+"\n", "\n", "\r\n"), want},
		{"mbox", "From letter@ombra.example Mon Jun 3\n" + top + "\n" + text, want},
		{"quoted-printable", top + "Content-Transfer-Encoding: Quoted-Printable\n\nThe council met on Mond=61y, and=20the vile pl=\nan was passed.", want},
		{"bad quoted-printable", top + "Content-Transfer-Encoding: quoted-printable\n\nA = b =G1 ends in the middle=", "headline: A vote in Varn\nbody: A = b =G1 ends in the middle\n"},
		{"base64", top + "Content-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte(text)), want},
		{"base64 with rubbish", top + "Content-Transfer-Encoding: base64\n\n" + strings.Join(strings.Split(base64.RawStdEncoding.EncodeToString([]byte(text)), "T"), "!\nT"), want},
		{"charset", top + "Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: quoted-printable\n\nThe mayor of =A3=F3d=BC spoke at length on Monday.", "headline: A vote in Varn\nbody: The mayor of Łódź spoke at length on Monday.\n"},
		{"undeclared", top + "\nThe caf\xE9 at the harbour was full of voters on Monday.", "headline: A vote in Varn\nbody: The café at the harbour was full of voters on Monday.\n"},
		{"html", top + "Content-Type: text/html\n\n<html><head><title>Letter 12</title></head><h1>Vote</h1><p>The <b>vi</b>le plan was passed.</p>", "headline: A vote in Varn\nheading: Vote\nbody: The vile plan was passed.\n"},
		{"html with its own charset", top + "Content-Type: text/html\n\n<meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xE5\xF2</p>", "headline: A vote in Varn\nbody: Привет\n"},
		{"alternatives", top + "Content-Type: multipart/alternative; boundary=b\n\npreamble\n--b\n\n" + text + "\n--b\nContent-Type: text/html\n\n<p>" + text + "</p>\n--b--\nepilogue", want},
		{"a plain part that says nothing", top + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nSee the web.\n--b\nContent-Type: text/html\n\n<p>" + long + "</p>\n--b--", "headline: A vote in Varn\nbody: " + strings.TrimSpace(long) + "\n"},
		{"nested parts and attachments", top + "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Disposition: attachment\n\nno\n--a\nContent-Type: multipart/related; boundary=\"b c\"\n\n--b c\nContent-Type: image/png\n\nno\n--b c\n\n" + text + "\n--b c--\n--a--", want},
		{"a missing last boundary", top + "Content-Type: multipart/mixed; boundary=a\n\n--a\n\n" + text, want},
		{"encoded subject", "From: a\nTo: b\nSubject: =?utf-8?B?QSB2b3Rl?= =?iso-8859-1?Q?_in_V=E4rn?=\n\n" + text, "headline: A vote in Värn\nbody: " + text + "\n"},
		{"folded subject", "From: a\nSubject: A vote\n in Varn\nSubject: no\n more\n\n" + text, want},
		{"no subject", "From: a\nTo: b\n\n" + text, "body: " + text + "\n"},
		{"marks of plain text", top + "\n> said before\n\n" + text, "headline: A vote in Varn\nquotation: said before\nbody: " + text + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Read("a.eml", []byte(c.mail), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := show(doc); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			checkDocument(t, doc, len(c.mail))
		})
	}
}

// The word "vile" is found on its own line of the file, whatever it is wrapped
// in.
func TestPositionsAreThoseOfTheFile(t *testing.T) {
	const intro = "Naïve line of the letter.\nAnother line.\n\n"
	for name, c := range map[string]struct {
		mail         string
		line, column int
		raw          string // what begins at the offset
	}{
		"plain":            {top + "\n" + intro + "The vile plan.", 8, 5, "vile"},
		"quoted-printable": {top + "Content-Transfer-Encoding: quoted-printable\n\nNa=C3=AFve line=\n of it.\n\nThe v=69le plan.", 9, 5, "v=69le"},
		"html":             {top + "Content-Type: text/html\n\n<p>Na&iuml;ve</p>\n<p>The <b>vile plan", 7, 11, "vile"},
		"latin-1":          {top + "Content-Type: text/plain; charset=iso-8859-1\n\nNa\xEFve caf\xE9 vile", 6, 12, "vile"},
		"base64":           {top + "Content-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("The naive line is a ")) + "\ndmlsZSBwbGFuLg==", 7, 1, "dmls"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := Read("a.eml", []byte(c.mail), Options{})
			if err != nil {
				t.Fatal(err)
			}
			p := doc.Position(strings.Index(doc.Source, "vile"))
			if p.Line != c.line || p.Column != c.column || !strings.HasPrefix(c.mail[p.Offset:], c.raw) {
				t.Errorf("%+v at %q, want %d:%d", p, c.mail[p.Offset:], c.line, c.column)
			}
		})
	}
}

func TestMeta(t *testing.T) {
	for value, want := range map[string]string{
		"Mon, 3 Jun 2031 10:00:00 +0200":      "2031-06-03",
		"3 Jun 2031 23:30:00 GMT":             "2031-06-03",
		"Tue, 03 Jun 2031 10:00 -0500 (CEST)": "2031-06-03",
		"yesterday":                           "",
	} {
		doc, err := Read("a.eml", []byte("From: a\nDate: "+value+"\n\nText."), Options{})
		if err != nil || doc.Meta.Date != want {
			t.Errorf("%q: %q, %v", value, doc.Meta.Date, err)
		}
	}
}

func TestTroubles(t *testing.T) {
	for mail, want := range map[string]string{
		"Just a text.\n\nOf two lines.": "is no e-mail message",
		"":                              "is no e-mail message",
		top + "Content-Type: application/pkcs7-mime\n\nMIIB":               "has no part with text",
		top + "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nno": "has no part with text",
		top + "Content-Type: multipart/mixed; boundary=b\n\nno parts":      "has no part with text",
	} {
		_, err := Read("a.eml", []byte(mail), Options{})
		if f := diag.AsFaults(err); len(f) != 1 || !strings.Contains(f[0].Message, want) || f[0].Hint == "" {
			t.Errorf("%q: %v, want %q", mail, err, want)
		}
	}
}

func TestUndecodableBytesAreReplacedAndTold(t *testing.T) {
	doc, err := Read("a.eml", []byte(top+"Content-Type: text/plain; charset=windows-1251\n\nab\x98c"), Options{})
	if err != nil || len(doc.Notes) != 1 || !strings.Contains(doc.Source, "ab\uFFFDc") {
		t.Fatalf("%v", err)
	}
	if p := doc.Position(doc.Notes[0].Offset); p.Line != 6 || p.Column != 3 {
		t.Errorf("the note is at %+v", p)
	}
}

func TestDeepPartsEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString(top)
	for i := range 3000 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	if _, err := Read("a.eml", []byte(b.String()), Options{}); diag.AsFaults(err) == nil {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(top + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Transfer-Encoding: quoted-printable\n\na=20=\r\nb=C3=A9\n--b\nContent-Type: text/html; charset=big5\nContent-Transfer-Encoding: base64\n\nPGI+YTwvYj4=\n--b--"))
	f.Add([]byte("Subject: =?utf-8?B?QSB2b3Rl?=\n a\n\n<p>text"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read("a.eml", data, Options{})
		if err != nil {
			if diag.AsFaults(err) == nil {
				t.Fatalf("%v is no fault", err)
			}
			return
		}
		checkDocument(t, doc, len(data))
	})
}

// checkDocument states what holds for any bytes: segments lie in the source, in
// order, and every byte of the source leads to a byte of the file, in order.
func checkDocument(t *testing.T, doc *prose.Document, size int) {
	t.Helper()
	last := 0
	for _, s := range doc.Segments {
		at := s.Source(span.Span{Start: 0, End: len(s.Text)})
		if at.Start < last || at.End > len(doc.Source) {
			t.Fatalf("segment %q at %v of %d", s.Text, at, len(doc.Source))
		}
		last = at.End
	}
	before := 0
	for i := 0; i <= len(doc.Source); i++ {
		p := doc.Position(i)
		if p.Offset < before || p.Offset > size || p.Line < 1 || p.Column < 1 {
			t.Fatalf("byte %d of the text is %+v, after %d of %d", i, p, before, size)
		}
		before = p.Offset
	}
}
