// Package office reads articles in DOCX and ODT. Both are ZIP archives of XML,
// and both are untrusted: what they unfold to is bounded before it is read,
// nothing outside the archive is looked at, and document type declarations are
// refused.
//
// The one invariant: line N of a document's Source is its paragraph N. Every
// paragraph counts, empty ones and those in tables and text boxes too; those of
// notes come after the last one of the text.
package office

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Read reads a DOCX or ODT file, told apart by what is in it. Its error is a
// *diag.Fault that says which limit is broken or what is damaged.
func Read(path string, data []byte) (*prose.Document, error) {
	t, err := read(data)
	if err != nil {
		return nil, &diag.Fault{Path: path, Message: err.message, Hint: err.hint}
	}
	return t.document(path), nil
}

// trouble is why a file cannot be read.
type trouble struct{ message, hint string }

const resave = "open it in a word processor and save it again, or export it as plain text"

func read(data []byte) (*text, *trouble) {
	if bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
		return nil, &trouble{"is encrypted, or an old office document", "save it without a password, as DOCX or ODT"}
	}
	a, err := open(data)
	if err != nil {
		return nil, err
	}
	if a.has("content.xml") && !a.has("[Content_Types].xml") {
		return readODT(a)
	}
	return readDOCX(a)
}

// paragraph is one paragraph of a document on the way to a segment.
type paragraph struct {
	zone  prose.Zone // 0 for running text
	level int        // of a heading, from 1; 0 for none
	title bool       // it has the style of a title
	text  []byte
	links []span.Span
}

// text gathers the paragraphs of a document. Paragraphs can stand inside
// others, in text boxes and notes.
type text struct {
	body  []*paragraph
	notes []*paragraph
	open  []*paragraph
}

func (t *text) top() *paragraph {
	if len(t.open) == 0 {
		return nil
	}
	return t.open[len(t.open)-1]
}

func (t *text) begin(zone prose.Zone) *paragraph {
	p := &paragraph{zone: zone}
	t.open = append(t.open, p)
	return p
}

// end closes the innermost paragraph; one of a note goes behind the text.
func (t *text) end(note bool) {
	p := t.top()
	if p == nil {
		return
	}
	t.open = t.open[:len(t.open)-1]
	if note {
		t.notes = append(t.notes, p)
	} else {
		t.body = append(t.body, p)
	}
}

// add appends words to the innermost paragraph. Line ends become spaces, so
// that a paragraph stays one line.
func (t *text) add(words string) {
	if p := t.top(); p != nil {
		p.text = append(p.text, oneLine(words)...)
	}
}

// oneLine is words with spaces for line ends.
func oneLine(words string) string {
	for i := range len(words) {
		switch words[i] {
		case '\r', '\n':
			return lineEnds.Replace(words)
		case 0xC2, 0xE2:
			if rest := words[i:]; strings.HasPrefix(rest, "\u0085") || strings.HasPrefix(rest, "\u2028") || strings.HasPrefix(rest, "\u2029") {
				return lineEnds.Replace(words)
			}
		}
	}
	return words
}

var lineEnds = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")

// document lays the paragraphs out, one a line.
func (t *text) document(path string) *prose.Document {
	var source strings.Builder
	all := append(t.body, t.notes...)
	starts := make([]int, len(all))
	for i, p := range all {
		starts[i] = source.Len()
		source.Write(p.text)
		source.WriteByte('\n')
	}
	doc := prose.NewDocument(path, source.String())
	doc.Paragraphs = true
	titled := hasTitle(all)
	for i, p := range all {
		at := trimmed(doc.Source, span.Span{Start: starts[i], End: starts[i] + len(p.text)})
		if at.Empty() {
			continue
		}
		s := prose.NewSegment(p.zoneIn(doc, titled), doc.Source, at)
		for _, l := range p.links {
			l = l.Shift(starts[i] - at.Start)
			s.Links = append(s.Links, span.Span{Start: min(max(l.Start, 0), at.Len()), End: min(max(l.End, 0), at.Len())})
		}
		doc.Segments = append(doc.Segments, s)
	}
	prose.GuessZones(doc.Segments, &doc.Meta)
	return doc
}

func hasTitle(all []*paragraph) bool {
	for _, p := range all {
		if p.title && len(bytes.TrimSpace(p.text)) > 0 {
			return true
		}
	}
	return false
}

// zoneIn is the zone of a paragraph: the headline is the first title, or
// without one the first heading of level 1 with no text before it.
func (p *paragraph) zoneIn(doc *prose.Document, titled bool) prose.Zone {
	switch {
	case p.title || !titled && p.level == 1 && len(doc.Segments) == 0:
		for _, s := range doc.Segments {
			if s.Zone == prose.Headline {
				return prose.Heading
			}
		}
		return prose.Headline
	case p.level > 0:
		return prose.Heading
	}
	return cmp.Or(p.zone, prose.Body)
}

func trimmed(source string, at span.Span) span.Span {
	text := at.Of(source)
	at.Start += len(text) - len(strings.TrimLeft(text, " \t\u00A0"))
	at.End -= len(text) - len(strings.TrimRight(text, " \t\u00A0"))
	return at
}
