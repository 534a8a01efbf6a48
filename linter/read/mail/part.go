package mail

import (
	"io"
	"mime"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Limits of a message; parts beyond them are not looked for.
const (
	maxDepth  = 20
	maxParts  = 1_000
	maxHeader = 1_000 // lines
)

// part is a message or one of its parts.
type part struct {
	header   map[string]span.Span // the first value of each field, by name in lower case
	body     span.Span
	kind     string // media type in lower case
	charset  string
	boundary string
	transfer string
	attached bool
}

// parsePart reads the header of a part.
func parsePart(raw string, at span.Span) *part {
	p := &part{header: map[string]span.Span{}}
	last := ""
	i := at.Start
	for range maxHeader {
		end, next := lineEnd(raw, i, at.End)
		line := raw[i:end]
		switch {
		case line == "":
			i = next
		case last != "" && (line[0] == ' ' || line[0] == '\t'):
			if v, known := p.header[last]; known {
				p.header[last] = span.Span{Start: v.Start, End: end}
			}
			i = next
			continue
		case strings.HasPrefix(line, "From ") && i == 0: // the first line of an mbox
			i = next
			continue
		default:
			name, value, found := strings.Cut(line, ":")
			if !found || name == "" || strings.ContainsAny(name, " \t") {
				break
			}
			last = strings.ToLower(name)
			if _, twice := p.header[last]; twice {
				last = "\x00" // the lines that continue a second one belong to no field
			} else {
				start := end - len(strings.TrimLeft(value, " \t"))
				p.header[last] = span.Span{Start: start, End: end}
			}
			i = next
			continue
		}
		break
	}
	p.body = span.Span{Start: min(i, at.End), End: at.End}
	p.contents(raw)
	return p
}

// lineEnd gives the end of the line at i without its line end, and the start of
// the next.
func lineEnd(raw string, i, limit int) (end, next int) {
	n := strings.IndexByte(raw[i:limit], '\n')
	if n < 0 {
		return limit, limit
	}
	end, next = i+n, i+n+1
	if end > i && raw[end-1] == '\r' {
		end--
	}
	return end, next
}

// field is the value of a header field on one line, or empty.
func (p *part) field(raw, name string) string {
	value := p.header[name].Of(raw)
	return strings.TrimSpace(strings.NewReplacer("\r\n", "", "\n", "").Replace(value))
}

// contents reads what the header says about the body.
func (p *part) contents(raw string) {
	kind, parameters, err := mime.ParseMediaType(p.field(raw, "content-type"))
	if kind == "" || err != nil && !strings.Contains(kind, "/") {
		kind = "text/plain"
	}
	p.kind, p.charset, p.boundary = kind, parameters["charset"], parameters["boundary"]
	p.transfer = strings.ToLower(p.field(raw, "content-transfer-encoding"))
	p.attached = strings.HasPrefix(strings.ToLower(p.field(raw, "content-disposition")), "attachment")
}

// parts cuts the body at its boundary lines.
func (p *part) parts(raw string) []*part {
	var found []*part
	start := -1
	mark := "--" + p.boundary
	for i := p.body.Start; i < p.body.End && len(found) < maxParts; {
		end, next := lineEnd(raw, i, p.body.End)
		if line := strings.TrimRight(raw[i:end], " \t"); line == mark || line == mark+"--" {
			if start >= 0 {
				found = append(found, parsePart(raw, span.Span{Start: start, End: beforeLineEnd(raw, start, i)}))
			}
			start = next
			if line != mark {
				return found
			}
		}
		i = next
	}
	if start >= 0 { // the last boundary is missing
		found = append(found, parsePart(raw, span.Span{Start: start, End: p.body.End}))
	}
	return found
}

// beforeLineEnd is the end of a part without the line end that belongs to the
// boundary after it.
func beforeLineEnd(raw string, start, end int) int {
	if end > start && raw[end-1] == '\n' {
		end--
	}
	if end > start && raw[end-1] == '\r' {
		end--
	}
	return end
}

// bodies are the first texts of each kind in a message.
type bodies struct {
	raw         string
	plain, html *part
	seen        int
}

// gather looks for texts in a part. Attachments and forwarded messages are
// passed over.
func (b *bodies) gather(p *part, depth int) {
	if b.seen++; b.seen > maxParts || depth > maxDepth || p.attached {
		return
	}
	switch {
	case strings.HasPrefix(p.kind, "multipart/") && p.kind != "multipart/encrypted" && p.boundary != "":
		for _, inner := range p.parts(b.raw) {
			b.gather(inner, depth+1)
		}
	case p.kind == "text/plain" && b.plain == nil:
		b.plain = p
	case p.kind == "text/html" && b.html == nil:
		b.html = p
	}
}

// subject is the decoded subject and the range it stands in.
func (p *part) subject(raw string) (string, span.Span) {
	at := p.header["subject"]
	decoder := mime.WordDecoder{CharsetReader: func(label string, input io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(input), nil
	}}
	value := p.field(raw, "subject")
	if text, err := decoder.DecodeHeader(value); err == nil {
		value = text
	}
	return strings.TrimSpace(strings.NewReplacer("\r", " ", "\n", " ").Replace(value)), at
}
