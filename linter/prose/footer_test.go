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

// No appeal is lost because none of its words is there in small letters.
func TestAppealsAreFoundWithoutFolding(t *testing.T) {
	parts := []string{
		"We ", "our ", "us ", "YOU ", "your ", "please ", "Clic\u212A ", "JO\u0130N ", "help ", "support ", "Support\u00A0us ", "join\nus ", "donate ",
		"readers, ", "Gift ", "the ", "town’s ", "a ", "(you) ", "you've ", "fund ", "\xFF", "é ", "harbour ", "young ",
	}
	random := rand.New(rand.NewPCG(7, 8))
	found := 0
	for range 50_000 {
		var b strings.Builder
		for range random.IntN(9) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		if text := b.String(); isAppeal(fold(text)) != isAppeal(text) {
			t.Fatalf("%q is an appeal in small letters: %v", text, isAppeal(fold(text)))
		} else if isAppeal(text) {
			found++
		}
	}
	if found < 100 {
		t.Errorf("only %d appeals", found)
	}
}
