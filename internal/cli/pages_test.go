package cli

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/rules"
)

var update = flag.Bool("update", false, "write the pages of the rules again")

const pagesFolder = "../../docs/rules"

// TestRulePagesAreFresh compares docs/rules with what the rules say now: a list
// of all, and a page for each, where findings point to.
func TestRulePagesAreFresh(t *testing.T) {
	want := rulePages(t)
	if *update {
		if err := os.RemoveAll(pagesFolder); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(pagesFolder, want); err != nil {
			t.Fatal(err)
		}
	}
	for name, page := range want {
		got, err := os.ReadFile(filepath.Join(pagesFolder, filepath.FromSlash(name)))
		if err != nil || !bytes.Equal(got, page.Data) {
			t.Errorf("docs/rules/%s is not fresh: go test ./internal/cli -update", name)
		}
	}
	err := fs.WalkDir(os.DirFS(pagesFolder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && want[name] == nil {
			t.Errorf("docs/rules/%s belongs to no rule: go test ./internal/cli -update", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func rulePages(t *testing.T) fstest.MapFS {
	t.Helper()
	packs, faults := config.NewLibrary(rules.FS()).Builtin()
	if len(faults) > 0 {
		t.Fatal(faults.Err())
	}
	pages := fstest.MapFS{}
	var listed []listPack
	settings := config.Default().For("", config.Flags{})
	for _, p := range packs {
		listed = append(listed, row(p, settings))
		for _, r := range p.Rules {
			pages[path.Clean(r.ID)+".md"] = &fstest.MapFile{Data: []byte(pageMarkdown(newPage(r))), Mode: 0o644}
		}
	}
	var list bytes.Buffer
	if err := listMarkdown(&list, listed); err != nil {
		t.Fatal(err)
	}
	pages["README.md"] = &fstest.MapFile{Data: list.Bytes(), Mode: 0o644}
	return pages
}
