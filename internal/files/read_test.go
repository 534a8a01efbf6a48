package files

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
)

func TestReadRefusesWhatIsNoText(t *testing.T) {
	wideText := func(order int, mark bool) string {
		units := utf16.Encode([]rune("The council met on Tuesday."))
		if mark {
			units = append([]uint16{0xFEFF}, units...)
		}
		var b strings.Builder
		for _, u := range units {
			pair := []byte{byte(u), byte(u >> 8)}
			b.Write([]byte{pair[order], pair[1-order]})
		}
		return b.String()
	}
	tests := []struct{ name, data, message, hint string }{
		{"text", "The council met.", "", ""},
		{"empty", "", "", ""},
		{"UTF-8", "“Tavésk” — 東京", "", ""},
		{"byte order mark", "\uFEFFtext", "", ""},
		{"a stray byte", "caf\xe9 and \xff", "", ""},
		{"damaged UTF-8", "“a” \xff\xff\xff “b” “c”", "", ""},
		{"NUL", "a\x00b", "is binary, not text", ""},
		{"NUL far in", strings.Repeat("a", 9000) + "\x00", "is binary, not text", ""},
		{"UTF-16LE", wideText(0, true), "is UTF-16 text; only UTF-8 can be read", "iconv -f UTF-16 -t UTF-8"},
		{"UTF-16BE", wideText(1, true), "is UTF-16 text; only UTF-8 can be read", "iconv -f UTF-16 -t UTF-8"},
		{"unmarked UTF-16", wideText(0, false), "looks like UTF-16 text", "iconv -f UTF-16LE"},
		{"Windows-1252", "\x93Caf\xe9\x94 \x96 na\xefve", "is not UTF-8: 5 bytes are broken; it may be Windows-1252", "iconv -f WINDOWS-1252"},
		{"PDF", "%PDF-1.7\n", "is a PDF document, not plain text", "export it"},
		{"DOCX", "PK\x03\x04rest", "is a ZIP archive or an office document, not plain text", "export it"},
	}
	for _, test := range tests {
		tree(t, map[string]string{"a.txt": test.data})
		got, err := Reader{}.Read(Target{Path: "a.txt", name: "a.txt"})
		checkFault(t, test.name, err, "a.txt", test.message, test.hint)
		if err == nil && got != test.data {
			t.Errorf("%s: %q was read as %q", test.name, test.data, got)
		}
	}
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
