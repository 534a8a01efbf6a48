package files

import (
	"os"
	"strings"
	"testing"
	"time"
)

// Some regular files of the system have no end to wait for, like /proc/kmsg.
func TestFilesThatNeverAnswerAreGivenUp(t *testing.T) {
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	defer from.Close()
	_, message, _ := Reader{}.limited(patient{from, 20 * time.Millisecond}, 0)
	if message != "cannot be read: nothing came for 20ms" {
		t.Errorf("%q", message)
	}
	const kernel = "/proc/kmsg"
	f, err := os.Open(kernel)
	if err != nil {
		return // there is none, or it is not for this user
	}
	f.Close()
	if _, err := (Reader{}).Bytes(Named(kernel)); err == nil || !strings.Contains(err.Error(), "nothing came for 2s") {
		t.Errorf("%s: %v", kernel, err)
	}
}
