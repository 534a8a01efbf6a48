package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/suppress"
)

func (a *app) explainCommand() *cobra.Command {
	flags, format := &common{}, ""
	cmd := &cobra.Command{
		Use:               "explain RULE",
		Short:             "Show a rule's page: what, why, when the use is fine, examples, sources",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeRules(flags, false),
		RunE: func(_ *cobra.Command, arguments []string) error {
			if format != "text" && format != "markdown" {
				return fmt.Errorf("--format: unknown value %q; %s", format, hint(format, []string{"text", "markdown"}))
			}
			h, err := a.here(flags)
			if err != nil {
				return err
			}
			r, err := findRule(h.packs, arguments[0])
			if err != nil {
				return err
			}
			return a.explain(r, format)
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "`format` of the page: text or markdown")
	return cmd
}

func (a *app) explain(r *rule.Rule, format string) error {
	text := report.Block(pageText(newPage(r)))
	if format == "markdown" {
		text = pageMarkdown(newPage(r))
	}
	_, err := fmt.Fprint(a.streams.Out, text)
	return written(err)
}

// findRule finds a rule by its ID, or by its name alone where that is clear.
func findRule(packs []*rule.Pack, word string) (*rule.Rule, error) {
	var ids []string
	var named []*rule.Rule
	for _, r := range rule.In(append(slices.Clone(packs), suppress.Pack())) {
		if r.ID == word {
			return r, nil
		}
		ids = append(ids, r.ID)
		if strings.HasSuffix(r.ID, "/"+word) {
			named = append(named, r)
		}
	}
	if len(named) == 1 {
		return named[0], nil
	}
	hint := "“rhetlint rules” lists the rules"
	if near := tomlfile.Suggest(word, ids); near != "" {
		hint = "did you mean “" + near + "”?"
	}
	return nil, fmt.Errorf("no rule is named “%s”\n  hint: %s", word, hint)
}
