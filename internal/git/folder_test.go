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
	root, git, write := repository(t)
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
