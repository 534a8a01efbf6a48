package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGenerate(t *testing.T) {
	folder := t.TempDir()
	if err := generate(folder); err != nil {
		t.Fatal(err)
	}
	for name, words := range map[string][]string{
		"man/rhetlint.1":            {".TH \"RHETLINT\"", `\-\-write\-baseline`, ".SH COMMANDS", "rhetlint explain", ".SH EXIT STATUS"},
		"man/rhetlint-explain.1":    {`rhetlint\-explain \- `},
		"completions/rhetlint.bash": {"__start_rhetlint"},
		"completions/_rhetlint":     {"#compdef rhetlint"},
		"completions/rhetlint.fish": {"complete"},
		"completions/rhetlint.ps1":  {"Register-ArgumentCompleter"},
		"man/rhetlint-version.1":    {".SH NAME"},
		"man/rhetlint-completion.1": {".SH NAME"},
	} {
		text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
		}
		for _, w := range words {
			if !strings.Contains(string(text), w) {
				t.Errorf("%s does not say %s", name, w)
			}
		}
	}
	if got := roff(".TH a\\b\n'x -y"); got != "\\&.TH a\\eb\n\\&'x \\-y" {
		t.Errorf("roff gives %q", got)
	}
}
