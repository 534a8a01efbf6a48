// Command gendocs writes what a release carries beside the program: a manual
// page for every command and completions for every shell, both taken from the
// commands themselves.
//
//	go run ./internal/tools/gendocs FOLDER
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rhetlint/rhetlint/internal/cli"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gendocs FOLDER")
		os.Exit(2)
	}
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "gendocs:", err)
		os.Exit(1)
	}
}

// generate writes man/*.1 and completions/* below a folder.
func generate(folder string) error {
	man, completions := filepath.Join(folder, "man"), filepath.Join(folder, "completions")
	for _, dir := range []string{man, completions} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	root := cli.Command()
	root.InitDefaultHelpCmd()
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		if c.Hidden || c.Name() == "help" {
			continue
		}
		name := strings.ReplaceAll(c.CommandPath(), " ", "-")
		if err := os.WriteFile(filepath.Join(man, name+".1"), []byte(page(c)), 0o644); err != nil {
			return err
		}
	}
	return complete(root, completions)
}

func complete(root *cobra.Command, folder string) error {
	at := func(name string) string { return filepath.Join(folder, name) }
	if err := root.GenBashCompletionFileV2(at("rhetlint.bash"), true); err != nil {
		return err
	}
	if err := root.GenZshCompletionFile(at("_rhetlint")); err != nil {
		return err
	}
	if err := root.GenFishCompletionFile(at("rhetlint.fish"), true); err != nil {
		return err
	}
	return root.GenPowerShellCompletionFileWithDesc(at("rhetlint.ps1"))
}

// page is the manual page of a command in the language of man(7).
func page(c *cobra.Command) string {
	var b strings.Builder
	name := strings.ReplaceAll(c.CommandPath(), " ", "-")
	fmt.Fprintf(&b, ".TH \"%s\" \"1\" \"\" \"rhetlint\" \"rhetlint manual\"\n", strings.ToUpper(name))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n", roff(name), roff(c.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B %s\n[flags]\n", roff(strings.TrimSuffix(c.UseLine(), " [flags]")))
	if text := c.Long; text != "" {
		fmt.Fprintf(&b, ".SH DESCRIPTION\n.nf\n%s\n.fi\n", roff(text))
	}
	if c.HasAvailableFlags() {
		b.WriteString(".SH OPTIONS\n")
		c.LocalFlags().VisitAll(func(f *pflag.Flag) { option(&b, f) })
	}
	if !c.HasParent() {
		b.WriteString(".SH COMMANDS\n")
		for _, sub := range c.Commands() {
			fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(sub.CommandPath()), roff(sub.Short))
		}
	}
	fmt.Fprintf(&b, ".SH EXIT STATUS\n")
	for _, code := range [][2]string{
		{"0", "everything was read, nothing stands at or above \\-\\-fail\\-on"},
		{"1", "the same, and something does"},
		{"3", "incomplete: an input or a rule was left out, or a report could not be written whole"},
		{"2", "nothing was linted"},
	} {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", code[0], code[1])
	}
	return b.String()
}

func option(b *strings.Builder, f *pflag.Flag) {
	if f.Hidden {
		return
	}
	word, usage := pflag.UnquoteUsage(f)
	flag := "--" + f.Name
	if f.Shorthand != "" {
		flag = "-" + f.Shorthand + ", " + flag
	}
	fmt.Fprintf(b, ".TP\n.B %s\n", strings.TrimSpace(roff(flag)+" "+roff(word)))
	fmt.Fprintf(b, "%s\n", roff(usage))
}

// roff keeps text from being read as requests of roff.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
