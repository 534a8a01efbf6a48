package files

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/prose"
)

const (
	headBytes = 8 << 10 // looked at to tell text from other data
	// strayBytes is how many bytes may be broken in a file that otherwise holds
	// nothing but ASCII; with more it is taken to be in another encoding, where
	// quotation marks could not be told from letters.
	strayBytes = 3
)

// signatures are the first bytes of formats that hold articles but are no text.
var signatures = []struct{ head, name string }{
	{"%PDF-", "a PDF document"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"\xD0\xCF\x11\xE0", "an old office document"},
	{`{\rtf`, "an RTF document"},
}

// refuse says why data cannot be linted as text, and how to repair it. The
// message is empty for text.
func refuse(data []byte, name string) (message, hint string) {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.head)) {
			return "is " + s.name + ", not plain text", "export it as plain text in UTF-8"
		}
	}
	head := data[:min(len(data), headBytes)]
	switch encoding := prose.Encoding(head); {
	case encoding == "utf-16le", encoding == "utf-16be":
		return "is UTF-16 text; only UTF-8 can be read", convert("UTF-16", name)
	case wide(head):
		return "looks like UTF-16 text without a byte order mark; only UTF-8 can be read", convert("UTF-16LE", name)
	case prose.Binary(head) || bytes.IndexByte(data, 0) >= 0:
		return "is binary, not text", ""
	}
	if broken, whole := count(data); broken > strayBytes && broken > whole {
		return fmt.Sprintf("is not UTF-8: %d bytes are broken; it may be Windows-1252", broken), convert("WINDOWS-1252", name)
	}
	return "", ""
}

func convert(from, name string) string {
	return fmt.Sprintf("save it as UTF-8, or: iconv -f %s -t UTF-8 %q > utf8.txt", from, name)
}

// wide reports whether every other byte is nearly always zero.
func wide(head []byte) bool {
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	return half >= 4 && max(zeros[0], zeros[1]) > half*4/5 && min(zeros[0], zeros[1]) < half/5+1
}

// count tells how many bytes are broken UTF-8 and how many characters beyond
// ASCII are whole.
func count(data []byte) (broken, whole int) {
	if utf8.Valid(data) {
		return 0, 0
	}
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			broken++
		} else {
			whole++
		}
		i += size
	}
	return broken, whole
}
