package prose

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// plainWords counts words one character after the other.
func plainWords(text string) int {
	is := func(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	count, last, inside := 0, ' ', false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		switch {
		case is(r) && inside:
		case is(r):
			count++
			inside = true
		case strings.ContainsRune("'-’‑\u00AD", r):
			inside = inside && is(next)
		case r == '.' || r == ',':
			inside = inside && digit(last) && digit(next)
		default:
			inside = false
		}
		last = r
		i += size
	}
	return count
}

func TestWordsAreCountedInEightsAsOneByOne(t *testing.T) {
	parts := []string{
		"a", "b", "Z", "@", "[", "`", "{", "0", "9", "/", ":", "'", "-", ".", ",", "~", " ", "\n", "\x00", "\x7F", "&", "(", "+",
		"é", "’", "‑", "\u00AD", "—", "“", "“a", "war", "ж", "中", "\u0301", "٣", "\xE2", "\xFF", "word", "12", "3.5", "x", "\U0001F600",
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 200_000 {
		var b strings.Builder
		for range random.IntN(30) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		text := b.String()
		want := plainWords(text)
		if got := Words(text); got != want {
			t.Fatalf("Words(%q) = %d, want %d", text, got, want)
		}
		if most := random.IntN(12); Fewer(text, most) != (want < most) {
			t.Fatalf("Fewer(%q, %d) = %v, but there are %d", text, most, want >= most, want)
		}
	}
}
