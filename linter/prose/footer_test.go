package prose

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// The openings are found as if each were compared with all of the folded text.
func TestOpeningsAreFound(t *testing.T) {
	parts := []string{
		"Leave a Reply", "leave", "Read more", "read", " more", "Read\nMore", "*", "[", "(", " ", "_", "|", ".", "…", "“", "’", "©", "s", "x", "1", "",
		"Since you’re here", "Since you're here", "Tagged", "tags:", "\u00A0", "\t", "Sign up", "é", "\xE2", "(c) 2031", "related:", "Related Posts",
	}
	random := rand.New(rand.NewPCG(5, 6))
	hits := 0
	for range 100_000 {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		text := b.String()
		for _, list := range []*openings{formOpenings, noticeOpenings} {
			want := false
			head := strings.TrimLeft(fold(text[:min(len(text), headBytes)]), "*[( _|….")
			for _, some := range list {
				for _, o := range some {
					want = want || strings.HasPrefix(head, o) && (len(head) == len(o) || !isAlpha(head[len(o)]) || !isAlpha(o[len(o)-1]))
				}
			}
			if got := opens(text, list); got != want {
				t.Fatalf("opens(%q) = %v", text, got)
			}
			if want {
				hits++
			}
		}
	}
	if hits < 1000 {
		t.Errorf("only %d texts open with anything", hits)
	}
}
