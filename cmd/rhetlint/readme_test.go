package main

import (
	"os"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/internal/cli"
)

// The picture in the README is what the program prints.
func TestReadmeShowsRealOutput(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	const command = "    $ rhetlint "
	_, after, ok := strings.Cut(string(readme), command)
	if !ok {
		t.Fatal("the README shows no command with its output")
	}
	args, after, _ := strings.Cut(after, "\n")
	var want strings.Builder
	for line := range strings.Lines(after) {
		if text, indented := strings.CutPrefix(line, "    "); indented {
			want.WriteString(text)
		} else if line == "\n" {
			want.WriteString(line)
		} else {
			break
		}
	}
	var out, errs strings.Builder
	cli.Main(cli.Streams{In: strings.NewReader(""), Out: &out, Err: &errs}, append(strings.Fields(args), "--no-config"))
	if got := strings.TrimRight(out.String(), "\n"); got != strings.TrimRight(want.String(), "\n") {
		t.Errorf("the README shows\n%s\nthe program prints\n%s%s", want.String(), got, errs.String())
	}
}
