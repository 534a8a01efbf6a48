package prose

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf8"
)

const bom = "\uFEFF"

// Encoding names the encoding that the first bytes of a file announce:
// "utf-8", "utf-8-bom", "utf-16le" or "utf-16be". Without a byte order mark it
// is "utf-8".
func Encoding(head []byte) string {
	switch {
	case strings.HasPrefix(string(head[:min(len(head), len(bom))]), bom):
		return "utf-8-bom"
	case len(head) >= 2 && head[0] == 0xFF && head[1] == 0xFE:
		return "utf-16le"
	case len(head) >= 2 && head[0] == 0xFE && head[1] == 0xFF:
		return "utf-16be"
	}
	return "utf-8"
}

// Binary reports that the first bytes of a file, a few kilobytes, are no text:
// a NUL byte or more than one control byte in ten. Text in UTF-16 with a byte
// order mark is not binary.
func Binary(head []byte) bool {
	if strings.HasPrefix(Encoding(head), "utf-16") {
		return false
	}
	controls := 0
	for i := 0; i < len(head); i++ {
		if i+8 <= len(head) && noControls(binary.LittleEndian.Uint64(head[i:])) {
			i += 7
			continue
		}
		switch c := head[i]; {
		case c == 0:
			return true
		case c < ' ' && !isBlank(c) && c != 0x1B && c != '\b', c == 0x7F:
			controls++
		}
	}
	return controls > len(head)/10
}

// noControls reports that none of the eight bytes of x is a control byte.
func noControls(x uint64) bool {
	deleted := x ^ 0x7F*each // zero where the byte is 0x7F
	return ((x-' '*each)&^x|(deleted-each)&^deleted)&all == 0
}

// invalidNote tells of bytes that are not UTF-8, nil if there are none.
func invalidNote(source string) []Note {
	if utf8.ValidString(source) {
		return nil
	}
	first, count := 0, 0
	for i := 0; i < len(source); {
		r, size := utf8.DecodeRuneInString(source[i:])
		if r == utf8.RuneError && size == 1 {
			if count == 0 {
				first = i
			}
			count++
		}
		i += size
	}
	message := fmt.Sprintf("%d bytes are not UTF-8", count)
	if count == 1 {
		message = "1 byte is not UTF-8"
	}
	return []Note{{Offset: first, Message: message, Hint: "save the article as UTF-8"}}
}
