package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/linter/rule"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a commented " + config.FileName + " to the current folder",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			packs, faults := config.NewLibrary(a.files).Builtin()
			if err := faults.Err(); err != nil {
				return err
			}
			return a.writeConfig(starter(packs))
		},
	}
}

// writeConfig makes the file, and touches none that is there.
func (a *app) writeConfig(text string) error {
	f, err := os.OpenFile(config.FileName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; it was left as it is", config.FileName)
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(config.FileName)
		return &outputError{err}
	}
	_, err = fmt.Fprintf(a.streams.Out, "Wrote %s. “rhetlint config” shows what is in force.\n", config.FileName)
	return written(err)
}

const starterText = `# What rhetlint does in this folder and below. “rhetlint config PATH” shows what
# is in force for a file and why; “rhetlint explain RULE” says what a rule is for.

# Findings of this severity or above make the exit code 1:
# error (an editor would stop the text), warning (ask), suggestion (mention), none.
fail-on = "error"

# Report nothing below this severity.
# min-severity = "suggestion"

# How far a source may stand from the figure it vouches for: relaxed, normal, strict.
# level = "normal"

# The packs: "builtin", and folders of your own, from where this file stands.
packs = ["builtin"]

# Run nothing but these packs and rules. A rule named here runs even if it is
# off by default.
# select = [%s]

# Do not run these packs or rules.
# ignore = [%q]

# Leave these files out when a folder is linted.
# exclude = ["drafts/**"]

# Another severity for a rule or a pack.
# [severity]
# %q = "suggestion"

# What differs for some files. The genre is news unless the path, the heading or
# front matter say otherwise: news, opinion, satire, live.
# [[override]]
# files  = ["letters/**"]
# genre  = "opinion"
# ignore = [%q]
`

// starter is the file that init writes, with names that exist.
func starter(packs []*rule.Pack) string {
	var names []string
	for _, p := range packs {
		names = append(names, fmt.Sprintf("%q", p.Name))
	}
	rules := rule.In(packs)
	return fmt.Sprintf(starterText, strings.Join(names, ", "), rules[0].ID, rules[0].ID, packs[0].Name)
}
