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
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r < utf8.RuneSelf {
			r = rune(normal[r])
		} else {
			if r, size = utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(r) || unicode.IsDigit(r) {
				r = unicode.ToLower(r)
			} else {
				r = 0
			}
		}
		if i += size; r == 0 {
			gap = true
			continue
		}
		if gap && len(buf) > first {
			buf = append(buf, ' ')
		}
		buf, gap = utf8.AppendRune(buf, r), false
	}
	return buf
}

// normal is the small letter or digit that a character of ASCII is, or 0.
var normal = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		if unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) {
			t[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return t
}()
