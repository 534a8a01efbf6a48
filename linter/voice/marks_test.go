package voice

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestNextMarkPassesNoMark(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 20000 {
		b := make([]byte, r.IntN(30))
		for i := range b {
			b[i] = "abc !#&(/_a\x00\x7f\"'`\xe2\x80\xff"[r.IntN(18)]
		}
		text := string(b)
		at := r.IntN(len(text) + 1)
		want := at + strings.IndexFunc(text[at:], func(c rune) bool { return c > 0x7f || strings.ContainsRune("\"'`", c) })
		if want < at {
			want = len(text)
		}
		if got := nextMark(text, at); got != want {
			t.Fatalf("%q from %d: the next mark may stand at %d, want %d", text, at, got, want)
		}
	}
}
