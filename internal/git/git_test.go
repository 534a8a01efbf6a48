package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func diffOf(t *testing.T, text string) *Changes {
	t.Helper()
	c, err := Parse(strings.NewReader(text), "/r")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// touched lists which of the first ten lines changed.
func touched(l *Lines) string {
	var lines []string
	for n := 1; n <= 10; n++ {
		if l.Touch(n, n) {
			lines = append(lines, fmt.Sprint(n))
		}
	}
	return strings.Join(lines, " ")
}

func TestLinesOfDiffs(t *testing.T) {
	const head = "diff --git a/a.txt b/a.txt\nindex 1..2 100644\n--- a/a.txt\n+++ b/a.txt\n"
	tests := []struct{ name, diff, file, want string }{
		{"added", head + "@@ -2,0 +3,2 @@\n+x\n+y\n", "/r/a.txt", "3 4"},
		{"replaced", head + "@@ -2 +2 @@\n-x\n+y\n", "/r/a.txt", "2"},
		{"replaced by more", head + "@@ -2,2 +2,3 @@\n-x\n-z\n+y\n+y\n+y\n", "/r/a.txt", "2 3 4"},
		{"taken away", head + "@@ -4,2 +3,0 @@\n-x\n-y\n", "/r/a.txt", "3 4"},
		{"taken away at the start", head + "@@ -1 +0,0 @@\n-x\n", "/r/a.txt", "1"},
		{"with context", head + "@@ -1,4 +1,4 @@\n a\n-b\n+c\n d\n e\n", "/r/a.txt", "2"},
		{"taken away, with context", head + "@@ -1,3 +1,2 @@\n a\n-b\n c\n", "/r/a.txt", "1 2"},
		{"two places", head + "@@ -1 +1 @@\n-a\n+b\n@@ -8 +8 @@\n-a\n+b\n", "/r/a.txt", "1 8"},
		{"another file", head + "@@ -1 +1 @@\n-a\n+b\n", "/r/b.txt", ""},
		{"renamed, changed", "diff --git a/old.txt b/new.txt\nsimilarity index 90%\nrename from old.txt\nrename to new.txt\nindex 1..2 100644\n--- a/old.txt\n+++ b/new.txt\n@@ -3 +3 @@\n-a\n+b\n", "/r/new.txt", "3"},
		{"renamed", "diff --git a/old.txt b/new.txt\nsimilarity index 100%\nrename from old.txt\nrename to new.txt\n", "/r/new.txt", ""},
		{"quoted name", "diff --git \"a/caf\\303\\251 x.txt\" \"b/caf\\303\\251 x.txt\"\nindex 1..2 100644\n--- \"a/caf\\303\\251 x.txt\"\n+++ \"b/caf\\303\\251 x.txt\"\n@@ -1 +1 @@\n-a\n+b\n", "/r/café x.txt", "1"},
		{"binary", "diff --git a/a.docx b/a.docx\nindex 1..2 100644\nBinary files a/a.docx and b/a.docx differ\n", "/r/a.docx", "1 2 3 4 5 6 7 8 9 10"},
		{"deleted", "diff --git a/a.txt b/a.txt\ndeleted file mode 100644\nindex 1..0\n--- a/a.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "/r/a.txt", ""},
		{"nothing", "", "/r/a.txt", ""},
	}
	for _, test := range tests {
		if got := touched(diffOf(t, test.diff).Of(test.file)); got != test.want {
			t.Errorf("%s: lines %q, want %q", test.name, got, test.want)
		}
	}
}

func TestWhatIsNoDiff(t *testing.T) {
	for _, text := range []string{"hello\n", "--- a\n+++ b\n@@ -1 +1 @@\n"} {
		if _, err := Parse(strings.NewReader(text), ""); err == nil {
			t.Errorf("%q is taken for a diff", text)
		}
	}
}

// repository moves the test into a new folder with its own git settings, and
// gives the folder, a way to call git in it and a way to write files.
func repository(t *testing.T) (root string, git func(arguments ...string), write func(name, text string)) {
	t.Helper()
	root = t.TempDir()
	t.Chdir(root)
	for _, pair := range []string{"HOME=" + root, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org"} {
		name, value, _ := strings.Cut(pair, "=")
		t.Setenv(name, value)
	}
	git = func(arguments ...string) {
		t.Helper()
		if _, err := run(context.Background(), arguments...); err != nil {
			t.Fatal(err)
		}
	}
	write = func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root, git, write
}

// Paths of a diff are found with and without prefixes, from the root and from the
// folder; what the root says comes first.
func TestPathsOfDiffs(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	const diff = "--- a/x.txt\n+++ b/x.txt\n@@ -0,0 +1 @@\n+one\n" +
		"--- a/news/x.txt\n+++ b/news/x.txt\n@@ -1 +1,2 @@\n one\n+two\n" +
		"--- a/news/y.txt.orig\n+++ b/news/y.txt\n@@ -1,2 +1,3 @@\n one\n two\n+three\n"
	c, err := Parse(strings.NewReader(diff), root, filepath.Join(root, "news"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"x.txt": "1", "b/x.txt": "", "news/x.txt": "2", "news/news/x.txt": "2", "news/y.txt": "3", "z.txt": ""} {
		if got := touched(c.Of(name)); got != want {
			t.Errorf("%s: lines %q, want %q", name, got, want)
		}
	}
	if c.There() {
		t.Error("there is no such file")
	}
	if err := os.WriteFile("x.txt", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if !c.There() {
		t.Error("x.txt is there")
	}
	if err := errors.Join(os.Mkdir("b", 0o755), os.WriteFile("b/x.txt", nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	if c, err = Parse(strings.NewReader(diff), root); err != nil || touched(c.Of("b/x.txt")) != "1" || c.Of("x.txt").Any() {
		t.Errorf("b is a folder, and no prefix: %v", err)
	}
	gone, err := Parse(strings.NewReader("diff --git a/w.txt b/w.txt\ndeleted file mode 100644\n--- a/w.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-w\n"), "")
	if err != nil || !gone.There() {
		t.Errorf("a diff that only takes away leads nowhere: %v", err)
	}
}

func TestSince(t *testing.T) {
	root, git, write := repository(t)
	long := strings.Repeat("a line that stays\n", 6)
	git("init", "-q", "-b", "main", ".")
	write("kept.txt", long)
	write("news/café x.txt", long)
	git("add", ".")
	git("commit", "-q", "-m", "one")
	// A repository may not make us start anything: neither by an external diff,
	// nor by a text conversion, nor by prefixes that hide names.
	write(".gitattributes", "*.txt diff=evil\n")
	git("config", "diff.evil.textconv", "touch "+filepath.Join(root, "started")+"; cat")
	git("config", "diff.evil.command", "touch "+filepath.Join(root, "started"))
	git("config", "diff.external", "touch "+filepath.Join(root, "started"))
	git("config", "diff.noprefix", "true")
	git("config", "core.fsmonitor", "touch "+filepath.Join(root, "started"))
	git("mv", "news/café x.txt", "news/moved.txt")
	write("news/moved.txt", long+"new\n")
	write("untracked.txt", "new\n")
	t.Chdir("news")
	c, err := Since(context.Background(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"moved.txt": "7", "../kept.txt": "", "../untracked.txt": "1 2 3 4 5 6 7 8 9 10"} {
		if got := touched(c.Of(name)); got != want {
			t.Errorf("%s: lines %q, want %q", name, got, want)
		}
	}
	if _, err := os.Stat(filepath.Join(root, "started")); err == nil {
		t.Error("the repository made git start a program")
	}
	for _, revision := range []string{"nobody", "", "--output=x", "HEAD:kept.txt"} {
		if _, err := Since(context.Background(), revision); err == nil {
			t.Errorf("%q is taken for a revision", revision)
		}
	}
	t.Chdir(t.TempDir())
	t.Setenv("GIT_CEILING_DIRECTORIES", "/")
	if _, err := Since(context.Background(), "HEAD"); err == nil {
		t.Error("a folder that is no repository has changes")
	}
}
