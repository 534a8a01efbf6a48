package cli

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestPathsAreFoundFromTheRoot(t *testing.T) {
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{".git", "site/news"} {
		if err := os.MkdirAll(filepath.Join(top, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join(top, "site"))
	root, locate := locator()
	if root != filepath.ToSlash(top) {
		t.Errorf("the root is %s", root)
	}
	for path, want := range map[string]string{
		"news/a.txt": "site/news/a.txt", "./news/../b.txt": "site/b.txt", "../c.txt": "c.txt", "-": "-",
		filepath.ToSlash(filepath.Join(top, "site", "d.txt")): "site/d.txt",
		"../../e.txt": filepath.ToSlash(filepath.Join(filepath.Dir(top), "e.txt")),
		"..f.txt":     "site/..f.txt",
	} {
		if got := locate(path); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	if err := os.Remove(filepath.Join(top, ".git")); err != nil {
		t.Fatal(err)
	}
	_, locate = locator()
	if got := locate("news/a.txt"); got != "news/a.txt" {
		t.Errorf("without a repository: %s", got)
	}
}

// The words that stand for a command are those of the commands.
func TestCommandNames(t *testing.T) {
	root := Command()
	root.InitDefaultHelpCmd()
	var got []string
	for _, c := range root.Commands() {
		got = append(append(got, c.Name()), c.Aliases...)
	}
	want := commandNames()
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, word := range append(want, "-h", "--help", "--help=true", "__complete", "__completeNoDesc") {
		if !mayNameCommand(word) {
			t.Errorf("%s is not looked for", word)
		}
	}
	for _, path := range []string{"a.txt", "news/", "-", "--format", "jsonl", ""} {
		if mayNameCommand(path) {
			t.Errorf("%s is taken for a command", path)
		}
	}
}
