// Package mail reads newsletters and other articles that come as e-mail: the
// subject and one body, as text or HTML, out of any nesting of parts, with
// their transfer and character encodings undone.
//
// The one invariant: Source is the decoded text, and a Position in it is the
// line, column and byte of the raw file, whatever the text was wrapped in.
package mail

import (
	"cmp"
	"strings"
	"time"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read/encoding"
	"github.com/rhetlint/rhetlint/linter/read/web"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Options say how to read a message.
type Options struct {
	Encoding string // forced on the body; empty takes what the message says
	Extract  web.Extract
}

// Read reads one message. Its error is a *diag.Fault.
func Read(path string, data []byte, o Options) (*prose.Document, error) {
	raw := string(data)
	top := parsePart(raw, span.Span{End: len(raw)})
	if len(top.header) == 0 {
		return nil, &diag.Fault{
			Path: path, Line: 1, Message: "is no e-mail message: it does not begin with header lines",
			Hint: "export the message in full, as an .eml file",
		}
	}
	b := bodies{raw: raw}
	b.gather(top, 0)
	var docs []*prose.Document
	for _, p := range []*part{b.plain, b.html} {
		if p == nil {
			continue
		}
		doc, err := build(path, raw, letter{top, p, o})
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	if len(docs) == 0 {
		return nil, &diag.Fault{
			Path: path, Message: "has no part with text: it is encrypted, or holds attachments only",
			Hint: "save the article out of the message",
		}
	}
	return fuller(docs), nil
}

// fuller is the first document, the plain one, unless the other has more than
// twice its words, as where the plain part only says "view in a browser".
func fuller(docs []*prose.Document) *prose.Document {
	if len(docs) == 2 && words(docs[1]) > 2*words(docs[0]) {
		return docs[1]
	}
	return docs[0]
}

func words(doc *prose.Document) int {
	n := 0
	for _, s := range doc.Segments {
		n += prose.Words(s.Text)
	}
	return n
}

// letter is a message with the body that is read.
type letter struct {
	top, body *part
	options   Options
}

// build makes a document of the subject and a body.
func build(path, raw string, l letter) (*prose.Document, error) {
	text, err := l.decode(path, raw)
	if err != nil {
		return nil, err
	}
	origin := prose.NewOrigin(span.NewIndex(raw))
	source := ""
	if subject, at := l.top.subject(raw); subject != "" {
		step := cmp.Or(len(subject), 1)
		if subject == at.Of(raw) {
			origin.Add(0, at.Start, 1, 1)
		} else {
			origin.Add(0, at.Start, step, at.Len())
		}
		source = subject + "\n\n"
		origin.Add(len(subject), at.End, 2, max(l.body.body.Start-at.End, 0))
	}
	start := len(source)
	text.copyTo(origin, start)
	doc := l.read(path, source+text.source, start)
	doc.Origin = origin
	for _, n := range text.notes {
		n.Offset += start
		doc.Notes = append(doc.Notes, n)
	}
	doc.Meta.Date = cmp.Or(l.top.date(raw), doc.Meta.Date)
	return doc, nil
}

// read cuts the source into segments; the subject, if there is one, ends two
// bytes before start.
func (l letter) read(path, source string, start int) *prose.Document {
	var subject *prose.Segment
	if start > 0 {
		subject = prose.NewSegment(prose.Headline, source, span.Span{End: start - len("\n\n")})
	}
	if l.body.kind == "text/html" {
		doc := prose.NewDocument(path, source)
		if subject != nil {
			doc.Segments = append(doc.Segments, subject)
		}
		extract := l.options.Extract
		if extract == web.Auto {
			extract = web.All // newsletters are built of tables, not of articles
		}
		web.Read(doc, web.Options{Extract: extract, Start: start})
		return doc
	}
	doc := prose.Plain(path, source, prose.Options{Markup: true, Guess: true})
	if subject != nil && len(doc.Segments) > 0 && doc.Segments[0].Source(span.Span{}).Start < start {
		doc.Segments[0] = subject
	}
	return doc
}

// dateLayouts are the forms of dates in mail, without the day of the week.
var dateLayouts = []string{"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04 -0700", "2 Jan 2006"}

// date is the day in the Date header, or empty.
func (p *part) date(raw string) string {
	text := strings.Join(strings.Fields(p.field(raw, "date")), " ")
	if _, rest, found := strings.Cut(text, ", "); found {
		text = rest
	}
	text, _, _ = strings.Cut(text, " (")
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// decoded is the text of a body with the ways back: from the text to the bytes
// after the transfer encoding, and from those to the file.
type decoded struct {
	source string
	inner  *prose.Origin // nil where source is those bytes
	outer  *prose.Origin
	notes  []prose.Note
}

// decode undoes the encodings of the body. What its declared character set
// cannot decode is replaced, with a note.
func (l letter) decode(path, raw string) (*decoded, error) {
	data, outer := l.body.transferred(raw)
	o := encoding.Options{Forced: l.options.Encoding, Declared: l.body.charset, Fallback: "windows-1252"}
	if o.Declared == "" && l.body.kind == "text/html" {
		o.Declared = web.Declared(data)
	}
	text, err := encoding.Decode(path, data, o)
	if err != nil && o.Forced == "" && encoding.Known(o.Declared) {
		text, err = encoding.Decode(path, data, encoding.Options{Forced: o.Declared})
	}
	if err != nil {
		return nil, err
	}
	return &decoded{text.Source, text.Origin, outer, text.Notes}, nil
}

// copyTo adds the ways back to an origin in which the text begins at byte
// start.
func (d *decoded) copyTo(origin *prose.Origin, start int) {
	back := func(i int) int {
		if d.inner != nil {
			i = d.inner.TextFile(i)
		}
		return d.outer.TextFile(i)
	}
	at := back(0)
	last := 0
	for i := range d.source {
		if i > 0 {
			next := back(i)
			origin.Add(start+last, at, i-last, next-at)
			last, at = i, next
		}
	}
	if last < len(d.source) {
		origin.Add(start+last, at, len(d.source)-last, back(len(d.source))-at)
	}
	origin.Add(start+len(d.source), back(len(d.source)), 1, 1)
}
