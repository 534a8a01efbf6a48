package cli

import (
	"bytes"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A corpus without an end is linted as it comes: results are written while
// more is read, and the run ends when nobody wants them any more, even while
// it waits for the next record.
func TestCorporaAreStreamed(t *testing.T) {
	workspace(t)
	from, to := io.Pipe()
	defer from.Close()
	const records = 300
	go func() {
		for range records { // then nothing more comes, and no end
			if _, err := io.WriteString(to, `{"text": "`+strings.Repeat("A calm day. ", 1000)+"\"}\n"); err != nil {
				return
			}
		}
	}()
	lines := 0
	out := writer(func(p []byte) (int, error) {
		if lines += bytes.Count(p, []byte("\n")); lines >= records {
			return 0, syscall.EPIPE
		}
		return len(p), nil
	})
	done := make(chan int)
	go func() {
		done <- Main(Streams{In: from, Out: out, Err: io.Discard}, []string{"--format", "jsonl", "--language", "jsonl", "-"})
	}()
	select {
	case code := <-done:
		if code != ExitPipe || lines != records {
			t.Errorf("code %d after %d lines", code, lines)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the run does not end")
	}
}

// However many lines are broken, standard error stays readable.
func TestManyFaultsAreSaidInShort(t *testing.T) {
	workspace(t)
	var said bytes.Buffer
	in := strings.NewReader(strings.Repeat("no record\n", 250))
	if code := Main(Streams{In: in, Out: io.Discard, Err: &said}, []string{"--language", "jsonl", "-"}); code != ExitIncomplete {
		t.Errorf("code %d", code)
	}
	if got := strings.Count(said.String(), "\n"); got != maxSaid+1 || !strings.Contains(said.String(), "150 more faults are in the report") {
		t.Errorf("%d lines:\n%s", got, said.String())
	}
}
