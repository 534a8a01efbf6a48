package corpus

import (
	"bytes"
	"encoding/json"
	"strings"
)

// escapes are the characters that JSON writes with one letter.
var escapes = [256]byte{'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f', '"': '"', '\\': '\\', '/': '/'}

// unquote is the text of a string in JSON and UTF-8 that has been found valid,
// which saves looking through long texts twice more. Texts with numbered
// characters are left to package json.
func unquote(raw []byte) (string, error) {
	if bytes.Contains(raw, []byte(`\u`)) {
		var text string
		err := json.Unmarshal(raw, &text)
		return text, err
	}
	rest := raw[1 : len(raw)-1]
	var b strings.Builder
	b.Grow(len(rest))
	for {
		i := bytes.IndexByte(rest, '\\')
		if i < 0 {
			b.Write(rest)
			return b.String(), nil
		}
		b.Write(rest[:i])
		b.WriteByte(escapes[rest[i+1]])
		rest = rest[i+2:]
	}
}
