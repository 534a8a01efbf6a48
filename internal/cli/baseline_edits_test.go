package cli

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// edit is one way in which an article changes without saying anything new. It
// gets the paragraphs and gives them back.
type edit func(r *rand.Rand, paragraphs []string) []string

func edits() map[string]edit {
	return map[string]edit{
		"put a paragraph in": func(r *rand.Rand, p []string) []string {
			at := r.IntN(len(p) + 1)
			more := fmt.Sprintf("It rained on day %d, and the ferry was late.", r.IntN(1000))
			return append(append(append([]string{}, p[:at]...), more), p[at:]...)
		},
		"break the lines anew": func(r *rand.Rand, p []string) []string {
			words := strings.Fields(p[0])
			at := 1 + r.IntN(len(words)-1)
			if first := words[at][0]; first >= '0' && first <= '9' {
				at-- // a line that begins with a number would make a heading of the one above
			}
			return append(p[1:], strings.TrimSpace(strings.Join(words[:at], " ")+"\n"+strings.Join(words[at:], " ")))
		},
		"move a paragraph": func(r *rand.Rand, p []string) []string {
			i, j := r.IntN(len(p)), r.IntN(len(p))
			p[i], p[j] = p[j], p[i]
			return p
		},
		"set spaces": func(r *rand.Rand, p []string) []string {
			i := r.IntN(len(p))
			p[i] = strings.ReplaceAll(p[i], " ", []string{"  ", " ", "\u00a0"}[r.IntN(3)])
			return p
		},
		"change quotation marks": func(_ *rand.Rand, p []string) []string {
			for i := range p {
				p[i] = strings.ReplaceAll(p[i], "'", "’")
			}
			return p
		},
	}
}

// However an article is edited, what the baseline remembers stays hidden, and
// what is new is told: one edit after the other, with renames and line ends.
func TestBaselinesOutliveEdits(t *testing.T) {
	const seed = 2
	workspace(t)
	var paragraphs []string
	for n := range 9 {
		paragraphs = append(paragraphs, fmt.Sprintf("On day %d the mayor's cabal met at pier %d, and nobody was told why.", n, n))
	}
	write := func(name, ending string) {
		text := strings.Join(paragraphs, "\n\n") + "\n"
		if err := os.WriteFile(name, []byte(strings.ReplaceAll(text, "\n", ending)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	count := func(arguments ...string) (code int, out string) {
		var stdout, stderr bytes.Buffer
		code = Main(Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr}, append([]string{"--format", "compact"}, arguments...))
		return code, stdout.String() + stderr.String()
	}
	if err := os.Mkdir("news", 0o755); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join("news", "a.txt")
	write(name, "\n")
	if code, out := count("--write-baseline", "news"); code != ExitClean {
		t.Fatalf("code %d\n%s", code, out)
	}
	r := rand.New(rand.NewPCG(1, uint64(seed)))
	all := edits()
	for round := range 12 {
		for _, what := range slices.Sorted(maps.Keys(all)) {
			paragraphs = all[what](r, paragraphs)
			if r.IntN(6) == 0 {
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
				name = filepath.Join("news", fmt.Sprintf("renamed-%d.txt", r.IntN(1000)))
			}
			write(name, []string{"\n", "\r\n"}[r.IntN(2)])
			if code, out := count("--baseline", baselineName, "news"); code != ExitClean || out != "" {
				t.Fatalf("round %d, %s: code %d\n%s", round, what, code, out)
			}
		}
		kept := paragraphs
		paragraphs = append([]string{"A new cabal came by night."}, paragraphs...)
		write(name, "\n")
		if code, out := count("--baseline", baselineName, "news"); code != ExitFindings || strings.Count(out, "\n") != 1 || !strings.Contains(out, ":1:7: error") {
			t.Fatalf("round %d: code %d for what is new\n%s", round, code, out)
		}
		paragraphs = kept
		write(name, "\n")
		if code, out := count("--baseline", baselineName, "--write-baseline", "news"); code != ExitClean || out != "" {
			t.Fatalf("round %d: code %d\n%s", round, code, out)
		}
	}
	stored, err := os.ReadFile(baselineName)
	if err != nil || strings.Count(string(stored), filepath.Base(name)) != 9 {
		t.Errorf("the baseline holds\n%s", stored)
	}
}
