package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/linter/rule"
)

func (a *app) newCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "new PACK/RULE",
		Short: "Start a rule: a file with every key explained and examples to fill in",
		Long: "Start a rule: a file with every key explained and examples to fill in. PACK is a\n" +
			"folder, made where there is none, with its pack.toml; folders may stand before it.\n" +
			"No file that is there is touched. Until it is filled in, “rhetlint test” refuses the rule.",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, arguments []string) error { return a.newRule(arguments[0]) },
	}
}

// newRule writes the files of a new rule.
func (a *app) newRule(argument string) error {
	path := filepath.Clean(filepath.FromSlash(strings.TrimSuffix(argument, ".toml")))
	folder, name := filepath.Split(path)
	folder = filepath.Clean(folder)
	pack := filepath.Base(folder)
	if folder == "." || !rule.ValidName(pack) || !rule.ValidName(name) || name == "pack" {
		return fmt.Errorf("“%s” is no PACK/RULE\n  hint: both are lower-case letters, digits and hyphens: house-rules/empty-praise", argument)
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	var made []string
	packFile := filepath.Join(folder, "pack.toml")
	ruleFile := path + ".toml"
	if _, err := os.Lstat(ruleFile); err == nil {
		return fmt.Errorf("%s is there already; it was left as it is", filepath.ToSlash(ruleFile))
	}
	err := writeNew(packFile, fmt.Sprintf(packScaffold, pack))
	switch {
	case err == nil:
		made = append(made, packFile)
	case !errors.Is(err, fs.ErrExist):
		return err
	}
	if err := writeNew(ruleFile, ruleScaffold); err != nil {
		return err
	}
	made = append(made, ruleFile)
	for i, file := range made {
		made[i] = filepath.ToSlash(file)
	}
	shown := filepath.ToSlash(folder)
	if !filepath.IsAbs(folder) && !strings.HasPrefix(shown, "..") {
		shown = "./" + shown
	}
	_, err = fmt.Fprintf(a.streams.Out, "Wrote %s.\nFill it in until “rhetlint test %s” is content. To use the pack, name it in .rhetlint.toml:\n\n    packs = [\"builtin\", %q]\n",
		strings.Join(made, " and "), filepath.ToSlash(folder), shown)
	return written(err)
}

// writeNew makes a file, and touches none that is there.
func writeNew(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(name)
		return &outputError{err}
	}
	return nil
}

const packScaffold = `title   = "Rules of the pack %s"
version = "0.1.0"
licence = ""
purpose = """What these rules have in common."""

# Where terms come in pairs of like force, on either side, the loader can demand
# that the same rules flag both:
# symmetric = true
# pairs     = [["hard left", "hard right"]]

# What a genre does to all rules of the pack: lower, off, same.
# [genres]
# opinion = "lower"
`

// ruleScaffold is refused by the loader until its gaps are filled.
const ruleScaffold = `# A rule: what it looks for, why, how to repair it, and its tests. “rhetlint test”
# refuses this file until the empty strings are filled.

title    = ""                  # a noun: "Casualty figure without a source"
message  = ""                  # what the reader misses: "“{match}” names no one a reader can check"
severity = "suggestion"        # error (an editor would stop the text), warning (ask), suggestion (mention)

# What to look for: phrases, patterns or both.
#   "[pull|pulls|pulled] the strings"  one of several     "(very) shadowy"  may be absent
#   "cabal(s)"  with or without letters     "=US"  in these capitals     "_"  any one word
phrases = [""]
# patterns = ['''\b(?:the|a) \w+ behind it\b''']   # .NET regular expressions, a sentence at a time

# Whose words: author (the publication's own), attributed (reported), quoted.
# voice = ["author"]

# Where: headline, standfirst, body, heading, list, caption; also quotation, table, footer, byline.
# scope = ["headline", "standfirst", "body", "heading", "list", "caption"]

# Which uses: first (later ones are counted), every, once (at most one a document).
# report = "first"

# enabled = false                # off unless selected

# The page that “rhetlint explain” shows. why and advice are needed.
what         = """"""            # what it flags, in a sentence or two
why          = """"""            # why readers are let down
advice       = """"""            # how a writer repairs it
fine         = """"""            # when the use is fine
false-alarms = """"""            # known false alarms
limits       = """"""            # what it cannot see
references   = []                # a standard or study, with its year
owner        = ""
# reviewed   = 2026-01-31
# instead    = ["committee"]     # other wordings, where they fit every match
# yields     = ["conspiracy"]    # packs and rules that go first where they flag the same words

# Another severity for a voice or a place that the rule looks at.
# [severity-by-scope]
# headline = "warning"

# Only where the document has enough of them.
# [density]
# count    = 3
# per-1000 = 4

# Silent where this stands near: match, clause, sentence, next, previous, neighbours, paragraph, document.
# [[unless]]
# within  = "sentence"
# phrases = ["puppet(s)"]

# Silent where a source stands near: any, vague, anonymous, role, document, body, named.
# [[unless]]
# within      = "sentence"
# attribution = "named"

# Silent unless this stands near; the same keys.
# [[requires]]
# within  = "paragraph"
# phrases = ["harbour"]

# A good repair.
# [[rewrite]]
# before = "A shadowy clique runs the board."
# after  = "Three of the five members of the board work for the same firm."

# Two texts that must be flagged, with the exact words, in order …

[[example]]
text  = ""
flags = [""]

[[example]]
text  = ""
flags = [""]

# … and two that must stay silent: the same words in a harmless sense, with a named
# source, in a quotation. They matter more. known = "missed" or "false-alarm" keeps a
# weakness on record.

[[example]]
text  = ""
flags = []

[[example]]
text  = ""
flags = []
`
