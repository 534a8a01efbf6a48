package voice

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestASurnameIsFoundAsAllAreCollected(t *testing.T) {
	parts := strings.Fields("Ann Orr Mr. Dr Vale Al-Nur O'Hara the who, 41, Åse Nora-Ann ’s' , mayor said J. Mc")
	r := rand.New(rand.NewPCG(9, 10))
	found := 0
	for range 5000 {
		var b strings.Builder
		for range 12 {
			b.WriteString(parts[r.IntN(len(parts))] + []string{" ", " ", " ", "", ". ", ", ", "  "}[r.IntN(7)])
		}
		text := b.String()
		all := map[string]bool{}
		collectNames(text, all)
		for _, name := range append(parts, "OrrVale", "Nur") {
			if namesPerson(text, name) != all[name] {
				t.Fatalf("%q: is %q a surname? alone %v, among all %v", text, name, !all[name], all[name])
			}
			if all[name] {
				found++
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d surnames met", found)
	}
}
