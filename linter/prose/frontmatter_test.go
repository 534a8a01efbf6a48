package prose

import (
	"strings"
	"testing"
)

// Whatever stands at the start of a text, front matter ends behind a whole
// line of it, and reading on from there finds no less than the lines left.
func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{
		"---\ntitle: A vote\ndate: 2031-06-03\n---\ntext", "+++\ntitle = 'A'\n[x]\n+++\r\ntext", "---\r\n- a\r\n...\r\n", "---\n", "---", "+++\n+++",
		bom + "---\na: b\n---", "---\ntext that is no key\n---\n", "---\r\r---\r",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		var meta Meta
		end := FrontMatter(source, 0, &meta)
		switch {
		case end < 0 || end > len(source):
			t.Fatalf("ends at %d of %d", end, len(source))
		case end == 0 && meta != Meta{}:
			t.Fatalf("%+v from nothing", meta)
		case end > 0 && !strings.ContainsRune("\r\n", rune(source[end-1])) && end != len(source):
			t.Fatalf("ends at %d in the middle of a line", end)
		case meta.Date != "" && len(meta.Date) != 10:
			t.Fatalf("date %q", meta.Date)
		}
		if rest := strings.TrimSpace(source[end:]); end > 0 && rest != "" && Plain("a.txt", source, Options{Markup: true}).Source != source {
			t.Fatal("the source is changed")
		}
	})
}
