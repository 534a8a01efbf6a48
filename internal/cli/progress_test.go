package cli

import (
	"os"
	"strings"
	"testing"
	"time"
)

// Progress goes to a terminal only; here there is none.
func TestProgressIsForTerminals(t *testing.T) {
	a := &app{streams: Streams{Out: os.Stdout, Err: &strings.Builder{}}, environment: os.Getenv}
	if p := a.newProgress(3); p.out != nil {
		t.Error("a stream that is no terminal gets progress")
	}
	file, err := os.Create(t.TempDir() + "/said")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	a.streams.Err = file
	if p := a.newProgress(3); p.out != nil {
		t.Error("a file gets progress")
	}
	p := &progress{out: file, all: 3, last: time.Now().Add(-patience)}
	p.step()
	p.open()
	p.last = time.Now().Add(-patience)
	p.step()
	p.end()
	said, err := os.ReadFile(file.Name())
	if err != nil || string(said) != "\rrhetlint: 1 of 3 articles\rrhetlint: 2 articles\r\x1b[K" {
		t.Errorf("said %q, %v", said, err)
	}
}
