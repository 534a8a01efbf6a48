//go:build unix

package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/rhetlint/rhetlint/internal/report"
)

// Standard input that never ends, and a user who has waited enough.
func TestSignalsEndTheRun(t *testing.T) {
	workspace(t)
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		for _, format := range report.FormatNames() {
			signalled(t, format, signal, want)
		}
	}
}

func signalled(t *testing.T, format string, signal syscall.Signal, want int) {
	t.Helper()
	never, hold := io.Pipe()
	started := make(chan struct{})
	in := readerFunc(func(p []byte) (int, error) { close(started); return never.Read(p) })
	var said bytes.Buffer
	done := make(chan int)
	go func() {
		done <- Main(Streams{In: in, Out: io.Discard, Err: &said}, []string{"--format", format, "--output", "report.txt", "article.txt", "-"})
	}()
	<-started
	if err := syscall.Kill(os.Getpid(), signal); err != nil {
		t.Fatal(err)
	}
	select {
	case code := <-done:
		if code != want || said.String() != "rhetlint: stopped by a signal; the report is incomplete\n" {
			t.Errorf("%v: code %d, said %q", signal, code, said.String())
		}
	case <-time.After(10 * time.Second):
		t.Fatalf("%v does not end the run", signal)
	}
	hold.Close()
	if left, _ := filepath.Glob("*report*"); len(left) > 0 {
		t.Errorf("%v leaves %v", signal, left)
	}
	if left, _ := filepath.Glob(".*report*"); len(left) > 0 {
		t.Errorf("%v leaves %v", signal, left)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
