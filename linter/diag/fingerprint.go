package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
)

// Fingerprint names a finding by what it is, not where: the rule, the flagged
// words and the words around them, all folded to letters and digits, and the
// occurrence number among equals (from 0). Inserting a paragraph or wrapping
// lines anew changes nothing. It is 16 hexadecimal digits of a SHA-256.
func Fingerprint(rule, text, context string, occurrence int) string {
	h := sha256.New()
	for _, part := range []string{rule, normal(text), normal(context), strconv.Itoa(occurrence)} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// normal keeps letters and digits, lower-cased, with single spaces between words.
func normal(s string) string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.ToLower(strings.Join(fields, " "))
}
