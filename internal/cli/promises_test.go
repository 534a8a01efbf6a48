package cli

import (
	"bytes"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/rules"
)

// callWith is one call with an app of the test's own.
func callWith(a *app, arguments ...string) (code int, out, said string) {
	var stdout, stderr bytes.Buffer
	a.streams = Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr}
	a.environment, a.files, a.prepared = os.Getenv, rules.FS(), rules.Prepared
	code = start(a, arguments)
	return code, stdout.String(), stderr.String()
}

const secret = "words that must not come out"

// A bug that one document brings to light: the others are linted, the document
// is named, its text is not, and the run is incomplete. So it is in every format.
func TestInternalErrorsNameTheDocumentNeverItsText(t *testing.T) {
	workspace(t)
	for _, name := range []string{"odd.txt", "second.txt"} {
		if err := os.WriteFile(name, []byte("A cabal, and "+secret+".\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range report.FormatNames() {
		a := &app{laid: func(path string) {
			if path == "odd.txt" {
				panic(secret)
			}
		}}
		code, out, said := callWith(a, "--format", format, "odd.txt", "article.txt")
		if code != ExitIncomplete || !strings.Contains(out, "odd.txt") || !strings.Contains(out, "internal error while the document was linted") ||
			!strings.Contains(out, "article.txt") || !strings.Contains(out, "cabal") {
			t.Errorf("%s: code %d\n%s", format, code, out)
		}
		if !strings.Contains(said, "rhetlint: incomplete: odd.txt: internal error") {
			t.Errorf("%s: said %q", format, said)
		}
		if strings.Contains(out+said, secret) || strings.Contains(out+said, "goroutine") {
			t.Errorf("%s: the text came out:\n%s%s", format, out, said)
		}
	}
}

// A bug while a document is reported ends the run; it is named all the same.
func TestInternalErrorsOfReportsNameTheDocument(t *testing.T) {
	workspace(t)
	for _, format := range report.FormatNames() {
		var said bytes.Buffer
		out := writer(func([]byte) (int, error) { panic(secret) })
		code := Main(Streams{In: strings.NewReader(""), Out: out, Err: &said}, []string{"--format", format, "article.txt"})
		if code != ExitIncomplete || !strings.HasPrefix(said.String(), "rhetlint: internal error") || strings.Contains(said.String(), secret) {
			t.Errorf("%s: code %d, said %q", format, code, said.String())
		}
		if streamed := slices.Contains([]string{"jsonl", "rdjsonl"}, format); streamed && !strings.Contains(said.String(), "while article.txt was reported") {
			t.Errorf("%s: said %q", format, said.String())
		}
	}
}

// Every byte of a report counts: whichever write fails, the code says so.
func TestEveryWriteThatFailsIsTold(t *testing.T) {
	workspace(t)
	for _, format := range report.FormatNames() {
		_, whole, _ := callWith(&app{}, "--format", format, "article.txt")
		for room := 0; room < len(whole); room += 1 + len(whole)/7 {
			left := room
			out := writer(func(p []byte) (int, error) {
				if left -= len(p); left < 0 {
					return 0, io.ErrShortWrite
				}
				return len(p), nil
			})
			var said bytes.Buffer
			code := Main(Streams{In: strings.NewReader(""), Out: out, Err: &said}, []string{"--format", format, "article.txt"})
			if code != ExitIncomplete || said.String() != "rhetlint: the report could not be written: short write\n" {
				t.Errorf("%s with room for %d: code %d, said %q", format, room, code, said.String())
			}
		}
	}
}
