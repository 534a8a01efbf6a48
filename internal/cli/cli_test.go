package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// workspace moves to a new folder with one small pack, a configuration that
// names it and an article with one error.
func workspace(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("RHETLINT_CACHE_DIR", cacheOff)
	rule := `title = "Cabal"
message = "“{match}” names no one a reader can check"
severity = "error"
why = "w"
advice = "a"
phrases = ["cabal"]
` + strings.Repeat("[[example]]\ntext = \"A cabal.\"\nflags = [\"cabal\"]\n[[example]]\ntext = \"Calm.\"\nflags = []\n", 2)
	for name, text := range map[string]string{
		".rhetlint.toml": "packs = [\"packs\"]\n", "packs/house/pack.toml": "title = \"House\"\n",
		"packs/house/cabal.toml": rule, "article.txt": "A cabal.\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// writer is an output that does something of its own.
type writer func([]byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

func TestFailingOutputs(t *testing.T) {
	workspace(t)
	tests := []struct {
		name string
		out  writer
		code int
		said string
	}{
		{"full disk", func([]byte) (int, error) { return 0, syscall.ENOSPC }, ExitIncomplete, "rhetlint: the report could not be written: no space left on device\n"},
		{"reader gone", func([]byte) (int, error) { return 0, syscall.EPIPE }, ExitPipe, ""},
		{"a bug", func([]byte) (int, error) { panic("the text of the article") }, ExitIncomplete, "rhetlint: internal error (string); this is a bug in rhetlint, please report it\n"},
	}
	for _, test := range tests {
		for _, arguments := range [][]string{{"article.txt"}, {"--format", "jsonl", "article.txt"}, {"rules"}, {"explain", "cabal"}, {"config"}, {"version"}, {"test"}} {
			var said bytes.Buffer
			code := Main(Streams{In: strings.NewReader(""), Out: test.out, Err: &said}, arguments)
			if arguments[0] == "--format" { // as results come in, so that the document is known
				said := strings.Replace(said.String(), " while article.txt was reported", "", 1)
				if code != test.code || said != test.said {
					t.Errorf("%s, %v: code %d, want %d; said %q", test.name, arguments, code, test.code, said)
				}
				continue
			}
			if code != test.code || said.String() != test.said {
				t.Errorf("%s, %v: code %d, want %d; said %q", test.name, arguments, code, test.code, said.String())
			}
		}
	}
}

func TestColorPrecedence(t *testing.T) {
	tests := []struct {
		mode string
		env  string
		want bool
	}{
		{"always", "NO_COLOR=1", true},
		{"never", "FORCE_COLOR=1", false},
		{"auto", "", false}, // a buffer is no terminal
		{"auto", "NO_COLOR=1 FORCE_COLOR=1", false},
		{"auto", "NO_COLOR= FORCE_COLOR=1", true},
		{"auto", "FORCE_COLOR=0", false},
		{"auto", "FORCE_COLOR=1 CLICOLOR=0", true},
		{"auto", "CLICOLOR_FORCE=1 TERM=dumb", true},
		{"auto", "CLICOLOR_FORCE=0", false},
	}
	for _, test := range tests {
		env := map[string]string{}
		for pair := range strings.FieldsSeq(test.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		a := &app{environment: func(name string) string { return env[name] }}
		got, err := a.color(test.mode, io.Discard)
		if err != nil || got != test.want {
			t.Errorf("--color=%s with %q: %v, %v", test.mode, test.env, got, err)
		}
	}
	if _, err := (&app{}).color("blue", io.Discard); err == nil {
		t.Error("--color=blue is taken")
	}
}

func TestOutputIsWholeOrNot(t *testing.T) {
	t.Chdir(t.TempDir())
	list := func() string {
		names, err := filepath.Glob("*")
		hidden, _ := filepath.Glob(".*.tmp")
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(append(names, hidden...), " ")
	}
	write := func(text string, end func(*output) error) error {
		o, err := openOutput("report.txt", nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(o, text); err != nil {
			t.Fatal(err)
		}
		err = end(o)
		o.Drop()
		return err
	}
	drop := func(o *output) error { o.Drop(); return o.Close() }
	if err := write("lost", drop); err != nil || list() != "" {
		t.Errorf("a dropped report leaves %q, %v", list(), err)
	}
	if err := write("first", (*output).Close); err != nil || list() != "report.txt" {
		t.Errorf("a report leaves %q, %v", list(), err)
	}
	if err := os.Chmod("report.txt", 0o600); err != nil {
		t.Fatal(err)
	}
	if err := write("torn", drop); err != nil {
		t.Error(err)
	}
	if text, _ := os.ReadFile("report.txt"); string(text) != "first" {
		t.Errorf("a dropped report replaced the old one by %q", text)
	}
	if err := write("second", (*output).Close); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat("report.txt"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the new report has mode %v, %v", info.Mode(), err)
	}
	blocked := func(o *output) error {
		if err := errors.Join(os.Remove("report.txt"), os.MkdirAll("report.txt/x", 0o755)); err != nil {
			t.Fatal(err)
		}
		return o.Close()
	}
	if err := write("third", blocked); err == nil || list() != "report.txt" {
		t.Errorf("a report whose place is taken leaves %q, %v", list(), err)
	}
}

func TestWrap(t *testing.T) {
	text := strings.Repeat("word ", 40)
	for line := range strings.Lines(wrap(text, "  ")) {
		if line = strings.TrimSuffix(line, "\n"); len(line) > pageColumns || !strings.HasPrefix(line, "  word") {
			t.Errorf("line %q", line)
		}
	}
	long := strings.Repeat("x", 200)
	if got := wrap("a "+long+" b", "> "); got != "> a\n> "+long+"\n> b" {
		t.Errorf("got %q", got)
	}
	if got := wrap("", "> "); got != "" {
		t.Errorf("nothing wraps to %q", got)
	}
}
