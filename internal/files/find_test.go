package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree makes files in a new folder and moves there. A name that ends in a
// slash is a folder, a text that begins with "-> " a link.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		name = filepath.FromSlash(name)
		folder := filepath.Dir(name)
		if strings.HasSuffix(name, string(filepath.Separator)) {
			folder = name
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if target, ok := strings.CutPrefix(text, "-> "); ok {
			err = os.Symlink(target, name)
		} else if folder != name {
			err = os.WriteFile(name, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// found lists targets as "path" or "path: fault".
func found(f Finder, arguments ...string) []string {
	var list []string
	for target := range f.Find(arguments) {
		if target.Fault != nil {
			list = append(list, target.Fault.Error())
			continue
		}
		list = append(list, target.Path)
	}
	return list
}

func TestFind(t *testing.T) {
	tree(t, map[string]string{
		"a.txt": "a", "b.html": "b", ".hidden.txt": "h", "-odd.txt": "o", "[x].txt": "x",
		"news/b.txt": "b", "news/a.md": "a", "news/B.TXT": "b", "news/.git/x.txt": "x", "news/photo.jpg": "p",
		"mixed/a.HTML": "", "mixed/b.docx": "", "mixed/c.odt": "", "mixed/d.eml": "", "mixed/e.jsonl": "", "mixed/f.rst": "",
		"news/a/z.txt": "z", "news/folder.md/inside.text": "i", "empty/": "", "pictures/x.png": "x",
		"gone.txt": "-> nowhere.txt", "alias.txt": "-> a.txt",
		"links/inside.txt": "-> real.txt", "links/real.txt": "r", "links/outside.txt": "-> ../a.txt",
		"links/sub/c.txt": "c", "links/folder.txt": "-> sub", "links/loop.txt": "-> loop.txt",
	})
	none := "folders are searched"
	tests := []struct {
		name      string
		arguments []string
		want      []string
	}{
		{"a file", []string{"a.txt"}, []string{"a.txt"}},
		{"any ending when named", []string{"b.html", "./.hidden.txt"}, []string{"b.html", ".hidden.txt"}},
		{"standard input", []string{"-"}, []string{"-"}},
		{"as often as named", []string{"a.txt", "./a.txt"}, []string{"a.txt", "a.txt"}},
		{"a folder in byte order", []string{"news"}, []string{"news/B.TXT", "news/a/z.txt", "news/a.md", "news/b.txt", "news/folder.md/inside.text"}},
		{"every format in a folder", []string{"mixed"}, []string{"mixed/a.HTML", "mixed/b.docx", "mixed/c.odt", "mixed/d.eml", "mixed/e.jsonl"}},
		{"a folder named like a file", []string{"news/folder.md"}, []string{"news/folder.md/inside.text"}},
		{"missing", []string{"no.txt", "a.txt"}, []string{"no.txt: no such file or folder", "a.txt"}},
		{"empty name", []string{""}, []string{`"": no such file or folder`}},
		{"dangling link", []string{"gone.txt"}, []string{"gone.txt: is a link to something that does not exist"}},
		{"link that is named", []string{"alias.txt"}, []string{"alias.txt"}},
		{"no articles", []string{"empty", "pictures"}, []string{"empty: no articles in this folder", "pictures: no articles in this folder"}},
		{"a file as a folder", []string{"a.txt/b.txt"}, []string{"a.txt/b.txt: cannot be read: not a directory"}},
		{"links in a folder", []string{"links"}, []string{
			"links/loop.txt: is a link that leads nowhere or out of the folder",
			"links/outside.txt: is a link that leads nowhere or out of the folder", "links/real.txt", "links/sub/c.txt",
		}},
		{"a glob", []string{"*.txt"}, []string{"-odd.txt", "[x].txt", "a.txt", "alias.txt", "gone.txt"}},
		{"a deep glob", []string{"news/**/*.t*"}, []string{"news/a/z.txt", "news/b.txt", "news/folder.md/inside.text"}},
		{"a name like a glob", []string{"[x].txt"}, []string{"[x].txt"}},
		{"a glob without matches", []string{"*.rst"}, []string{"*.rst: no file matches"}},
		{"a broken glob", []string{"[a.txt"}, []string{"[a.txt: is not a path, and as a glob it is broken"}},
	}
	for _, test := range tests {
		got := found(Finder{}, test.arguments...)
		if test.name == "a glob" { // whether links count as files is up to the glob library
			got = slices.DeleteFunc(got, func(s string) bool { return s == "alias.txt" || s == "gone.txt" })
			test.want = test.want[:3]
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
	}
	for target := range (Finder{}).Find([]string{"empty"}) {
		if !strings.HasPrefix(target.Fault.Hint, none) {
			t.Errorf("hint for an empty folder: %q", target.Fault.Hint)
		}
	}
}

func TestFindExcludes(t *testing.T) {
	tree(t, map[string]string{"news/a.txt": "a", "news/drafts/b.txt": "b"})
	f := Finder{Exclude: func(path string) bool { return strings.Contains(path, "drafts") }}
	tests := []struct{ argument, want string }{
		{"news", "news/a.txt"},
		{"news/*", "news/a.txt"},
		{"news/drafts/b.txt", "news/drafts/b.txt"},
		{"news/drafts", "news/drafts: no articles in this folder that is not excluded"},
		{"news/*/*", "news/*/*: no file matches that is not excluded"},
	}
	for _, test := range tests {
		if got := found(f, test.argument); !slices.Equal(got, []string{test.want}) {
			t.Errorf("%s: got %q, want %q", test.argument, got, test.want)
		}
	}
}

func TestFindStopsWhenAsked(t *testing.T) {
	tree(t, map[string]string{"news/a.txt": "a", "news/b.txt": "b", "news/c/d.txt": "d"})
	for range (Finder{}).Find([]string{"news", "news/*", "news"}) {
		break
	}
	for target := range (Finder{}).Find([]string{"news"}) {
		if target.Path == "news/b.txt" {
			break
		}
	}
}
