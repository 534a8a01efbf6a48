package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
)

func (a *app) testCommand() *cobra.Command {
	flags := &common{}
	cmd := &cobra.Command{
		Use:   "test [FOLDER...]",
		Short: "Run the examples inside rules: in folders of packs, or in the packs configured here",
		Long: "Run the examples inside rules: in folders of packs, or in the packs configured here.\n" +
			"For packs of your own, notes tell of rules that fire on no example of their pack,\n" +
			"and of words in an example that another rule of the pack flags as well.\n" +
			"Exit codes: 0 all is as the examples say, 1 an example failed, 2 a pack is at fault.",
		RunE: func(_ *cobra.Command, folders []string) error {
			packs, err := a.testedPacks(flags, folders)
			if err != nil {
				return err
			}
			return a.testPacks(packs)
		},
	}
	flags.register(cmd)
	return cmd
}

func (a *app) testedPacks(flags *common, folders []string) ([]*rule.Pack, error) {
	library := config.NewCheckingLibrary(a.files)
	if len(folders) == 0 {
		h, err := load(flags, "", library)
		if err != nil {
			return nil, err
		}
		return h.packs, nil
	}
	var packs []*rule.Pack
	var faults diag.Faults
	for _, folder := range folders {
		more, wrong := library.Folder(folder)
		packs = append(packs, more...)
		faults = append(faults, wrong...)
	}
	return packs, faults.Err()
}

func (a *app) testPacks(packs []*rule.Pack) error {
	rules := rule.In(packs)
	if len(rules) == 0 {
		return errors.New("these packs hold no rules, so nothing was tested")
	}
	results, err := linter.Examples(rules)
	if err != nil {
		return err
	}
	var b strings.Builder
	failed, known := 0, 0
	for _, r := range results {
		if r.Example.Known != "" {
			known++
		}
		if !r.OK {
			failed++
			b.WriteString(failure(r))
		}
	}
	more, err := notes(packs)
	if err != nil {
		return err
	}
	b.WriteString(more)
	fmt.Fprintf(&b, "rules: %d, examples: %d, failed: %d, known weaknesses on record: %d\n", len(rules), len(results), failed, known)
	if _, err := io.WriteString(a.streams.Out, b.String()); err != nil {
		return written(err)
	}
	if failed > 0 {
		return outcome(ExitFindings)
	}
	return nil
}

// failure says what an example expects and what it got.
func failure(r linter.ExampleResult) string {
	at := (&diag.Fault{Path: r.Rule.File, Line: r.Example.Line, Message: "an example of " + r.Rule.ID + " failed"}).Error()
	if r.Example.Known != "" {
		at += fmt.Sprintf("; it is marked known = %q and does as it ought to: take the mark off", r.Example.Known)
	}
	return fmt.Sprintf("%s\n    text  %s\n    want  %s\n    got   %s\n", report.Line(at),
		report.Line(strings.TrimSpace(r.Example.Text)), flagged(r.Example.Flags), flagged(r.Got))
}

func flagged(texts []string) string {
	if len(texts) == 0 {
		return "silence"
	}
	shown := make([]string, len(texts))
	for i, t := range texts {
		shown[i] = "“" + report.Line(t) + "”"
	}
	return strings.Join(shown, ", ")
}
