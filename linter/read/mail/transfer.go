package mail

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// transferred undoes the transfer encoding of a body, with the way back to the
// file. What is not well formed is taken as it stands.
func (p *part) transferred(raw string) ([]byte, *prose.Origin) {
	body := p.body.Of(raw)
	w := &wire{origin: prose.NewOrigin(nil), file: p.body.Start}
	switch p.transfer {
	case "quoted-printable":
		w.quotedPrintable(body)
	case "base64":
		w.base64(body)
	default:
		w.origin.Add(0, p.body.Start, 1, 1)
		return []byte(body), w.origin
	}
	w.origin.Add(len(w.data), p.body.End, 1, 1)
	return w.data, w.origin
}

// wire gathers decoded bytes.
type wire struct {
	data   []byte
	origin *prose.Origin
	file   int // byte of the file at which the body begins
}

// add appends bytes that stand for size bytes of the body from offset on.
func (w *wire) add(data string, offset, size int) {
	w.origin.Add(len(w.data), w.file+offset, len(data), size)
	w.data = append(w.data, data...)
}

func (w *wire) quotedPrintable(body string) {
	for i := 0; i < len(body); i++ {
		if body[i] != '=' {
			w.add(body[i:i+1], i, 1)
			continue
		}
		if size := softBreak(body[i:]); size > 0 {
			i += size - 1
			continue
		}
		if i+2 < len(body) {
			high, low := hex(body[i+1]), hex(body[i+2])
			if high >= 0 && low >= 0 {
				w.add(string([]byte{byte(high<<4 | low)}), i, 3)
				i += 2
				continue
			}
		}
		w.add("=", i, 1)
	}
}

// longestPadding is how much white space may stand between the mark of a soft
// line break and the end of its line.
const longestPadding = 80

// softBreak is the length of "=" with the line end after it, or 0.
func softBreak(text string) int {
	i := 1
	for i < len(text) && i < longestPadding && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	switch {
	case i == len(text):
		return i
	case text[i] == '\n':
		return i + 1
	case strings.HasPrefix(text[i:], "\r\n"):
		return i + 2
	}
	return 0
}

func hex(c byte) int { return strings.IndexByte("0123456789ABCDEF", upper(c)) }

func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// base64 decodes groups of four letters; anything else between them is passed
// over, and an "=" ends a group.
func (w *wire) base64(body string) {
	group, count, start := 0, 0, 0
	flush := func(end int) {
		group <<= 6 * (4 - count)
		if count > 1 {
			w.add(string([]byte{byte(group >> 16), byte(group >> 8), byte(group)}[:count-1]), start, end-start)
		}
		group, count = 0, 0
	}
	for i := 0; i < len(body); i++ {
		if body[i] == '=' {
			flush(i)
			continue
		}
		v := strings.IndexByte(base64Letters, body[i])
		if v < 0 {
			continue
		}
		if count == 0 {
			start = i
		}
		group, count = group<<6|v, count+1
		if count == 4 {
			flush(i + 1)
		}
	}
	flush(len(body))
}
