// Package encoding turns the bytes of a file into UTF-8 text with a way back:
// UTF-8 with and without a byte order mark, UTF-16 with one, and the legacy
// code pages of the WHATWG encoding standard where a file or the caller names
// one.
//
// The one invariant: nothing is replaced in silence. Bytes that cannot be
// decoded are a fault with their place, or a note where the caller forced the
// encoding; bytes of UTF-8 files stay as they are.
package encoding

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Options say what is known of a file's encoding besides its bytes. All names
// are labels of the WHATWG encoding standard, in any case.
type Options struct {
	Forced   string // by the caller; wins over everything, undecodable bytes are replaced
	Declared string // by the file, such as <meta charset>; a byte order mark and valid UTF-8 win over it
	Fallback string // for bytes that are not UTF-8 where no known name is declared; empty refuses them
}

// Text is a decoded file.
type Text struct {
	Source string        // UTF-8; single bytes may be broken
	Origin *prose.Origin // nil where Source is the file byte for byte
	Notes  []prose.Note  // what was replaced
}

// Document is a document of the text without segments.
func (t *Text) Document(path string) *prose.Document {
	doc := prose.NewDocument(path, t.Source)
	t.Attach(doc)
	return doc
}

// Attach gives a document made from Source the way back to the file.
func (t *Text) Attach(doc *prose.Document) {
	doc.Origin = t.Origin
	doc.Notes = append(doc.Notes, t.Notes...)
}

const (
	headBytes = 8 << 10 // looked at to tell text from other data
	// strayBytes is how many places may be broken in a file that otherwise holds
	// nothing but ASCII; with more it is taken to be in another encoding.
	strayBytes = 3
)

// Known reports whether label names an encoding that can be decoded.
func Known(label string) bool {
	name := canonical(label)
	return name != "" && name != "replacement"
}

// Decode turns the bytes of a file into text. Its error is a *diag.Fault with
// the place of the first byte that cannot be decoded.
func Decode(path string, data []byte, o Options) (*Text, error) {
	if o.Forced != "" {
		return forced(path, data, o.Forced)
	}
	head := data[:min(len(data), headBytes)]
	if bytes.HasPrefix(head, []byte("\xFF\xFE\x00\x00")) || bytes.HasPrefix(head, []byte("\x00\x00\xFE\xFF")) {
		return nil, &diag.Fault{Path: path, Message: "is UTF-32 text, which is not read", Hint: "save it as UTF-8"}
	}
	switch prose.Encoding(head) {
	case "utf-16le":
		return decode(path, data, "utf-16le")
	case "utf-16be":
		return decode(path, data, "utf-16be")
	case "utf-8-bom":
		return &Text{Source: string(data)}, nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return nil, zeros(path, head)
	}
	if prose.Binary(head) {
		return nil, notText(path)
	}
	return undeclared(path, data, o)
}

// zeros says what a file with zero bytes is, as far as its head tells.
func zeros(path string, head []byte) *diag.Fault {
	wide := wideOrder(head)
	if wide == "" {
		return notText(path)
	}
	return &diag.Fault{
		Path: path, Message: "looks like UTF-16 text without a byte order mark",
		Hint: "name its encoding with --encoding " + wide,
	}
}

func notText(path string) *diag.Fault {
	return &diag.Fault{Path: path, Message: "is binary, not text"}
}

// undeclared decodes text without a byte order mark.
func undeclared(path string, data []byte, o Options) (*Text, error) {
	broken, whole := count(data)
	foreign := broken.places > strayBytes && broken.places > whole
	switch {
	case broken.bytes > 0 && Known(o.Declared) && !isUTF8(o.Declared):
		return decode(path, data, o.Declared)
	case broken.bytes > 0 && !Known(o.Declared) && Known(o.Fallback):
		return decode(path, data, o.Fallback)
	case broken.bytes == 0 && stateful(o.Declared):
		return decode(path, data, o.Declared)
	case !foreign:
		return &Text{Source: string(data)}, nil
	}
	at := span.NewIndex(string(data)).OffsetPosition(broken.first)
	return nil, &diag.Fault{
		Path: path, Line: at.Line, Column: at.Column,
		Message: fmt.Sprintf("is not UTF-8: %d bytes are broken, the first is byte %d; it may be Windows-1252", broken.bytes, broken.first),
		Hint:    "save it as UTF-8, or name its encoding: --encoding windows-1252",
	}
}

// forced decodes with the encoding the caller named and replaces what it
// cannot decode. A byte order mark of the same family is taken off by it.
func forced(path string, data []byte, label string) (*Text, error) {
	if !Known(label) {
		return nil, &diag.Fault{
			Path: path, Message: fmt.Sprintf("there is no encoding %q", label),
			Hint: "use a name such as utf-8, utf-16le, windows-1252, iso-8859-2 or shift_jis",
		}
	}
	if isUTF8(label) {
		return &Text{Source: string(data)}, nil
	}
	t, bad := convert(data, label)
	if bad.count > 0 {
		t.Notes = []prose.Note{{
			Offset: bad.text, Message: fmt.Sprintf("%s cannot be decoded as %s and are replaced; the first is byte %d", characters(bad.count), label, bad.file),
			Hint: "check the name given with --encoding",
		}}
	}
	return t, nil
}

// decode decodes with an encoding that the file names itself.
func decode(path string, data []byte, label string) (*Text, error) {
	t, bad := convert(data, label)
	if bad.count == 0 {
		return t, nil
	}
	at := span.NewIndex(t.Source).OffsetPosition(bad.text)
	return nil, &diag.Fault{
		Path: path, Line: at.Line, Column: at.Column,
		Message: fmt.Sprintf("byte %d cannot be decoded as %s", bad.file, label),
		Hint:    "repair the file, or name its encoding with --encoding; what it cannot decode is then replaced",
	}
}

func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return fmt.Sprintf("%d characters", n)
}

// canonical is the standard name of an encoding, or empty.
func canonical(label string) string {
	e, err := htmlindex.Get(label)
	if err != nil {
		return ""
	}
	name, _ := htmlindex.Name(e)
	return name
}

func isUTF8(label string) bool { return canonical(label) == "utf-8" }

// stateful reports an encoding whose text is valid ASCII, so that only its
// name gives it away.
func stateful(label string) bool { return canonical(label) == "iso-2022-jp" }

// wideOrder names the UTF-16 encoding of text in which every other byte is
// nearly always zero, or is empty.
func wideOrder(head []byte) string {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case half == 0 || max(zeros[0], zeros[1]) <= half*4/5 || min(zeros[0], zeros[1]) >= half/5+1:
		return ""
	case zeros[0] > zeros[1]:
		return "utf-16be"
	}
	return "utf-16le"
}

// breakage is what is not UTF-8 in a text. A sequence with the shape of UTF-8
// that stands for nothing, such as half a surrogate pair, is one place.
type breakage struct{ first, bytes, places int }

// count tells what is broken and how many characters beyond ASCII are whole.
func count(data []byte) (broken breakage, whole int) {
	if utf8.Valid(data) {
		return breakage{}, 0
	}
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r != utf8.RuneError || size > 1 {
			whole++
			i += size
			continue
		}
		for data[i] >= 0xC0 && i+size < len(data) && size < utf8.UTFMax && data[i+size]&0xC0 == 0x80 {
			size++
		}
		if broken.bytes == 0 {
			broken.first = i
		}
		broken.bytes += size
		broken.places++
		i += size
	}
	return broken, whole
}
