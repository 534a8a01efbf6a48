package baseline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rhetlint/rhetlint/linter/diag"
)

func here(string) bool { return false }

func found(n int) diag.Finding {
	return diag.Finding{Rule: "a/b", Fingerprint: fmt.Sprintf("%016x", n)}
}

func text(t testing.TB, b *Baseline) string {
	t.Helper()
	var s strings.Builder
	if err := b.Write(&s); err != nil {
		t.Fatal(err)
	}
	return s.String()
}

func TestBaselineIsSortedAndReadsTheSame(t *testing.T) {
	b := New(here)
	b.Add("z.txt", "last", found(3))
	b.Add("a \"b\".txt", "odd\n\x1b[2J "+strings.Repeat("word ", 40), found(9))
	b.Add("a \"b\".txt", "again", found(9))
	b.Add("a \"b\".txt", "first", found(1))
	written := text(t, b)
	lines := strings.Split(strings.TrimSpace(written), "\n")[3:]
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "0000000000000001 a/b \"a \\\"b\\\".txt\" \"first\"") || !strings.HasPrefix(lines[2], "0000000000000003") {
		t.Errorf("got\n%s", written)
	}
	if strings.ContainsRune(written, '\x1b') {
		t.Error("an escape sequence is in the file")
	}
	for _, changed := range []string{written, strings.ReplaceAll(written, "\n", "\r\n"), written + lines[1] + "\n" + lines[0] + "\n"} {
		back, err := Parse("b", changed, here)
		if err != nil {
			t.Fatal(err)
		}
		if got := text(t, back); got != written {
			t.Errorf("read and written again:\n%s\nwas\n%s", got, written)
		}
	}
}

func TestOneEntryHidesOneFinding(t *testing.T) {
	gone := map[string]bool{"old.txt": true}
	b, err := Parse("b", header+"\n0000000000000001 a/b \"old.txt\" \"w\"\n0000000000000002 a/b \"kept.txt\" \"w\"\n",
		func(path string) bool { return gone[path] })
	if err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		path string
		n    int
		want bool
	}{
		{"kept.txt", 2, true},
		{"copy.txt", 2, false}, // the original is there: a copy is new
		{"new.txt", 1, true},   // renamed
		{"other.txt", 1, false},
		{"kept.txt", 1, false},
	}
	for _, step := range steps {
		if got := b.Match(step.path, "", found(step.n)); got != step.want {
			t.Errorf("%s, %d: %v", step.path, step.n, got)
		}
	}
	if out := text(t, b); !strings.Contains(out, "1 a/b \"new.txt\"") || strings.Contains(out, "old.txt") {
		t.Errorf("the new name is not kept:\n%s", out)
	}
}

func TestStaleEntries(t *testing.T) {
	b := New(here)
	for n := range 4 {
		b.Add("a.txt", "w", found(n))
	}
	b, err := Parse("b", text(t, b), here)
	if err != nil {
		t.Fatal(err)
	}
	b.Match("a.txt", "", found(2))
	stale := b.Stale(func(e *Entry) bool { return e.Fingerprint != found(3).Fingerprint })
	if len(stale) != 2 {
		t.Fatalf("%d stale", len(stale))
	}
	b.Remove(stale)
	if b.Len() != 2 {
		t.Errorf("%d left", b.Len())
	}
}

func TestBrokenBaselines(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "b: is empty, which is no baseline"},
		{"hello\n", "b:1: is not a baseline of version 1: it begins with “# rhetlint baseline, version 1”"},
		{"# rhetlint baseline, version 2\n", "b:1: is not a baseline of version 1: it begins with “# rhetlint baseline, version 1”"},
		{header + "\n<<<<<<< HEAD\n", "b:2: is not FINGERPRINT RULE \"PATH\" \"WORDS\""},
		{header + "\n\n0000000000000001 a/b \"p\"\n", "b:3: is not FINGERPRINT RULE \"PATH\" \"WORDS\""},
		{header + "\n0000000000000001 a/b \"p\" \"w\" more\n", "b:2: is not FINGERPRINT RULE \"PATH\" \"WORDS\""},
		{header + "\n000000000000000g a/b \"p\" \"w\"\n", "b:2: is not FINGERPRINT RULE \"PATH\" \"WORDS\""},
		{header + "\n" + strings.Repeat("x\n", 50), "b:2: is not FINGERPRINT RULE \"PATH\" \"WORDS\""},
	} {
		_, err := Parse("b", test.text, here)
		faults := diag.AsFaults(err)
		if len(faults) == 0 || len(faults) > maxFaults || faults[0].Error() != test.want {
			t.Errorf("%.40q gives %v, want %s", test.text, err, test.want)
		}
	}
}

// Lines of two branches in any order, some of them in both, are one baseline.
func TestMerges(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		one, two, both := New(here), New(here), New(here)
		for n := range rapid.IntRange(0, 12).Draw(rt, "entries") {
			side := rapid.IntRange(1, 3).Draw(rt, "side")
			path := rapid.SampledFrom([]string{"a.txt", "b/c.txt"}).Draw(rt, "path")
			if side&1 > 0 {
				one.Add(path, "w", found(n))
			}
			if side&2 > 0 {
				two.Add(path, "w", found(n))
			}
			both.Add(path, "w", found(n))
		}
		var lines []string
		for _, b := range []*Baseline{one, two} {
			lines = append(lines, strings.Split(strings.TrimSpace(text(t, b)), "\n")[3:]...)
		}
		lines = rapid.Permutation(slices.DeleteFunc(lines, func(s string) bool { return s == "" })).Draw(rt, "merged")
		merged, err := Parse("b", header+"\n"+strings.Join(lines, "\n")+"\n", here)
		if err != nil {
			rt.Fatal(err)
		}
		if got, want := text(t, merged), text(t, both); got != want {
			rt.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(header + "\n0123456789abcdef a/b \"p\" \"w\"\n")
	f.Fuzz(func(t *testing.T, s string) {
		b, err := Parse("b", s, here)
		if err != nil {
			return
		}
		again, err := Parse("b", text(t, b), here)
		if err != nil || text(t, again) != text(t, b) {
			t.Errorf("%q does not read the same again: %v", s, err)
		}
	})
}
