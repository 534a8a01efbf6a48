package cli

import (
	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/report"
)

// The command "completion SHELL" itself is made by cobra; here stand the words
// that it offers for flags and arguments.

// completeLint offers the values of lint's flags.
func completeLint(a *app, cmd *cobra.Command, flags *lintFlags) {
	offer := func(flag string, values []string) {
		// The only error is a flag that does not exist.
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	offer("format", report.FormatNames())
	offer("fail-on", thresholds())
	offer("min-severity", thresholds()[:3])
	offer("level", levels())
	offer("color", colorModes())
	flags.readFlags.complete(cmd)
	for _, flag := range []string{"select", "ignore"} {
		_ = cmd.RegisterFlagCompletionFunc(flag, a.completeRules(&flags.common, true))
	}
}

// completeRules offers the IDs of the rules in force here, and the packs.
func (a *app) completeRules(flags *common, packs bool) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		here, err := a.here(flags)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var words []string
		for _, p := range here.packs {
			if packs {
				words = append(words, cobra.CompletionWithDesc(p.Name, p.Title))
			}
			for _, r := range p.Rules {
				words = append(words, cobra.CompletionWithDesc(r.ID, r.Title))
			}
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}
