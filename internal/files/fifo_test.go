//go:build unix

package files

import (
	"slices"
	"syscall"
	"testing"
)

// A named pipe has no end to read to: opening it would wait for ever.
func TestNamedPipesAreNotRead(t *testing.T) {
	tree(t, map[string]string{"news/a.txt": "a"})
	if err := syscall.Mkfifo("news/pipe.txt", 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	for target := range (Finder{}).Find([]string{"news", "news/pipe.txt"}) {
		if _, err := (Reader{}).Read(target); err != nil {
			got = append(got, err.Error())
		}
	}
	want := "news/pipe.txt: is a named pipe, not a regular file"
	if !slices.Equal(got, []string{want, want}) {
		t.Errorf("got %q", got)
	}
}
