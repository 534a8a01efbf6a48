package files

import (
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
)

// What bytes mean is for the readers of formats to say.
func TestReadHandsOverRawBytes(t *testing.T) {
	for _, data := range []string{"", "\uFEFF“Tavésk”", "a\x00b", "\xff\xfeT\x00", "caf\xe9", "%PDF-1.7\n", "PK\x03\x04rest"} {
		tree(t, map[string]string{"a.txt": data})
		target := Target{Path: "a.txt", name: "a.txt"}
		got, err := Reader{}.Read(target)
		raw, rawErr := Reader{}.Bytes(target)
		if got != data || string(raw) != data || err != nil || rawErr != nil {
			t.Errorf("%q was read as %q, %v, and %q, %v", data, got, err, raw, rawErr)
		}
	}
}

func TestOpenHasNoLimit(t *testing.T) {
	tree(t, map[string]string{"a.jsonl": strings.Repeat("a", 2048)})
	r := Reader{MaxBytes: 1024, Stdin: strings.NewReader(strings.Repeat("b", 2048))}
	for _, target := range []Target{{Path: "a.jsonl", name: "a.jsonl"}, {Path: Stdin}} {
		stream, err := r.Open(target)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(stream); len(data) != 2048 || err != nil {
			t.Errorf("%s: %d bytes, %v", target.Path, len(data), err)
		}
		if err := stream.Close(); err != nil {
			t.Error(err)
		}
	}
	_, err := r.Open(Target{Path: "null", name: os.DevNull})
	checkFault(t, "a device", err, "null", "is a device, not a regular file", "")
}

func TestReadKeepsTheLimit(t *testing.T) {
	tree(t, map[string]string{"at.txt": strings.Repeat("a", 1024), "over.txt": strings.Repeat("a", 1025)})
	r := Reader{MaxBytes: 1024}
	_, err := r.Read(Target{Path: "at.txt", name: "at.txt"})
	checkFault(t, "at the limit", err, "at.txt", "", "")
	_, err = r.Read(Target{Path: "over.txt", name: "over.txt"})
	checkFault(t, "over the limit", err, "over.txt", "is too large: 1 kB, the limit is 1 kB", "--max-file-size")
	r.Stdin = strings.NewReader(strings.Repeat("a", 1025))
	_, err = r.Read(Target{Path: Stdin})
	checkFault(t, "standard input over the limit", err, "-", "is too large: more, the limit is 1 kB", "--max-file-size")
	r.Stdin = strings.NewReader(strings.Repeat("a", 1024))
	if text, err := r.Read(Target{Path: Stdin}); err != nil || len(text) != 1024 {
		t.Errorf("standard input at the limit: %d bytes, %v", len(text), err)
	}
}

func TestReadErrorsAreFaults(t *testing.T) {
	tree(t, map[string]string{"folder/a.txt": "a", "outside.txt": "o", "folder/out.txt": "-> ../outside.txt"})
	tests := []struct {
		name    string
		reader  Reader
		target  Target
		message string
	}{
		{"gone since it was found", Reader{}, Target{Path: "b.txt", name: "b.txt"}, "cannot be read: no such file or directory"},
		{"a folder", Reader{}, Target{Path: "folder", name: "folder"}, "is a folder, not a regular file"},
		{"a device", Reader{}, Target{Path: "null", name: os.DevNull}, "is a device, not a regular file"},
		{"out of the folder", Reader{}, Target{Path: "folder/out.txt", root: "folder", name: "out.txt"}, "cannot be read: path escapes from parent"},
		{"folder gone", Reader{}, Target{Path: "x/a.txt", root: "x", name: "a.txt"}, "cannot be read: no such file or directory"},
		{"failing input", Reader{Stdin: io.MultiReader(strings.NewReader("a"), iotest.ErrReader(errors.New("torn cable")))}, Target{Path: "-"}, "cannot be read: torn cable"},
	}
	for _, test := range tests {
		_, err := test.reader.Read(test.target)
		checkFault(t, test.name, err, test.target.Path, test.message, "")
	}
	inside := Target{Path: "folder/a.txt", root: "folder", name: "a.txt"}
	if text, err := (Reader{}).Read(inside); text != "a" || err != nil {
		t.Errorf("a file in a folder: %q, %v", text, err)
	}
}

func checkFault(t *testing.T, name string, err error, path, message, hint string) {
	t.Helper()
	if message == "" {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return
	}
	if err == nil || !strings.HasPrefix(err.Error(), path+": "+message) {
		t.Errorf("%s: got %v, want %s: %s", name, err, path, message)
		return
	}
	if got := faultHint(err); !strings.Contains(got, hint) {
		t.Errorf("%s: hint %q lacks %q", name, got, hint)
	}
}

// A walk and the reading of what it found are two moments.
func TestWhatChangesAfterItWasFoundIsNotTrusted(t *testing.T) {
	tree(t, map[string]string{"outside.txt": "o", "news/a.txt": "a", "news/b.txt": "b", "news/c.txt": "c", "news/d.txt": "d", "news/e.txt": "e"})
	var targets []Target
	for target := range (Finder{}).Find([]string{"news"}) {
		targets = append(targets, target)
	}
	for _, name := range []string{"news/a.txt", "news/b.txt", "news/c.txt", "news/d.txt"} {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
	steps := []error{
		os.Symlink("../outside.txt", "news/b.txt"), os.Mkdir("news/c.txt", 0o755),
		os.WriteFile("news/d.txt", []byte("another"), 0o644), os.WriteFile("news/e.txt", []byte("longer than it was"), 0o644),
	}
	if err := errors.Join(steps...); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, target := range targets {
		text, err := Reader{}.Read(target)
		if err != nil {
			text = err.Error()
		}
		got = append(got, text)
	}
	want := []string{
		"news/a.txt: cannot be read: no such file or directory", "news/b.txt: cannot be read: path escapes from parent",
		"news/c.txt: is a folder, not a regular file", "another", "longer than it was",
	}
	if !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
}

// Only so many folders stay open at once; the rest are read all the same.
func TestManyFoldersAreRead(t *testing.T) {
	files, folders := map[string]string{}, []string{}
	for i := range keptFolders + 3 {
		folder := "folder" + strconv.Itoa(i)
		files[folder+"/a.txt"] = folder
		folders = append(folders, folder)
	}
	tree(t, files)
	for target := range (Finder{}).Find(folders) {
		if text, err := (Reader{}).Read(target); err != nil || text+"/a.txt" != target.Path {
			t.Errorf("%s: %q, %v", target.Path, text, err)
		}
	}
}
