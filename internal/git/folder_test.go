package git

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFolderAtARevision(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	for _, pair := range []string{"HOME=" + root, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org"} {
		name, value, _ := strings.Cut(pair, "=")
		t.Setenv(name, value)
	}
	git := func(arguments ...string) {
		t.Helper()
		if _, err := run(context.Background(), arguments...); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git("init", "-q", "-b", "main", ".")
	write("deep/house/pack.toml", "title = \"Old\"\n")
	write("deep/house/café.toml", "one\n")
	write("deep/house/notes.txt", "no rule\n")
	git("add", ".")
	git("commit", "-q", "-m", "one")
	// Neither attributes nor filters may change what is read, or start anything.
	write(".git/info/attributes", "*.toml filter=evil export-subst\n")
	git("config", "filter.evil.smudge", "touch "+filepath.Join(root, "started")+"; cat")
	write("deep/house/pack.toml", "title = \"New\"\n")
	t.Chdir("deep")
	for _, folder := range []string{"house", filepath.Join(root, "deep", "house")} {
		files, err := Folder(context.Background(), "HEAD", folder)
		if err != nil {
			t.Fatal(err)
		}
		text, err := fs.ReadFile(files, "pack.toml")
		names, _ := fs.Glob(files, "*")
		if err != nil || string(text) != "title = \"Old\"\n" || strings.Join(names, " ") != "café.toml pack.toml" {
			t.Errorf("%s: %q, %q, %v", folder, text, names, err)
		}
	}
	if whole, err := Folder(context.Background(), "main", root); err != nil {
		t.Error(err)
	} else if _, err := fs.Stat(whole, "deep/house/pack.toml"); err != nil {
		t.Error(err)
	}
	for revision, folder := range map[string]string{"HEAD": "nowhere", "HEAD~7": "house", "--output=x": "house", "": "house", "main": "..", "HEAD:deep": "house"} {
		if folder == ".." {
			folder = filepath.Dir(root)
		}
		if _, err := Folder(context.Background(), revision, folder); err == nil {
			t.Errorf("%q %q is taken", revision, folder)
		}
	}
	if _, err := os.Stat(filepath.Join(root, "started")); err == nil {
		t.Error("a program of the repository was started")
	}
}
