package office

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/rhetlint/rhetlint/linter/read/encoding"
)

// maxDepth is how deep the elements of a part may be nested.
const maxDepth = 1_000

// attributes are those of one element, by local name.
type attributes []xml.Attr

func (as attributes) get(name string) string {
	for _, a := range as {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// visitor is told what stands in a part. Names are local: the prefixes and
// versions of the name spaces differ from program to program. An element for
// which start says false is passed over with all it holds.
type visitor struct {
	start func(name string, attr attributes) bool
	end   func(name string)
	text  func(text string)
}

// walk goes over a part.
func walk(part string, data []byte, v *visitor) *trouble {
	if prefix := data[:min(len(data), 2)]; bytes.Equal(prefix, []byte("\xFF\xFE")) || bytes.Equal(prefix, []byte("\xFE\xFF")) {
		t, err := encoding.Decode(part, data, encoding.Options{})
		if err != nil {
			return damaged(part, err)
		}
		data = []byte(strings.TrimPrefix(t.Source, "\uFEFF"))
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charsetReader
	depth, passed := 0, 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged(part, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return &trouble{fmt.Sprintf("its part %q is nested deeper than %d elements", part, maxDepth), resave}
			}
			if passed > 0 || v.start != nil && !v.start(t.Name.Local, t.Attr) {
				passed++
			}
		case xml.EndElement:
			depth--
			if passed > 0 {
				passed--
			} else if v.end != nil {
				v.end(t.Name.Local)
			}
		case xml.CharData:
			if passed == 0 && v.text != nil {
				v.text(string(t))
			}
		case xml.Directive:
			return &trouble{fmt.Sprintf("its part %q declares a document type, which office documents do not have", part), resave}
		}
	}
}

// charsetReader decodes a part in the encoding its first line names. UTF-16
// has been decoded before.
func charsetReader(label string, input io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return input, nil
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("unknown encoding %q", label)
	}
	return e.NewDecoder().Reader(input), nil
}
