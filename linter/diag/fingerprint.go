package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Fingerprint names a finding by what it is, not where: the rule, the flagged
// words and the words around them, all folded to letters and digits, and the
// occurrence number among equals (from 0). Inserting a paragraph or wrapping
// lines anew changes nothing. It is 16 hexadecimal digits of a SHA-256.
func Fingerprint(rule, text, context string, occurrence int) string {
	buf := make([]byte, 0, 512)
	buf = append(append(buf, rule...), 0)
	buf = append(appendNormal(buf, text), 0)
	buf = append(appendNormal(buf, context), 0)
	buf = append(strconv.AppendInt(buf, int64(occurrence), 10), 0)
	sum := sha256.Sum256(buf)
	return hex.EncodeToString(sum[:8])
}

// appendNormal appends the letters and digits of s, lower-cased, with single
// spaces between words.
func appendNormal(buf []byte, s string) []byte {
	first, gap := len(buf), false
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r < utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = true
			continue
		default:
			r = unicode.ToLower(r)
		}
		if gap && len(buf) > first {
			buf = append(buf, ' ')
		}
		buf, gap = utf8.AppendRune(buf, r), false
	}
	return buf
}
