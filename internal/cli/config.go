package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter/rule"
)

func (a *app) configCommand() *cobra.Command {
	flags := &common{}
	cmd := &cobra.Command{
		Use:   "config [PATH]",
		Short: "Show what is in force for a path, and where each value came from",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, arguments []string) error {
			name := ""
			if len(arguments) == 1 {
				name = arguments[0]
			}
			h, err := a.at(flags, name)
			if err != nil {
				return err
			}
			_, err = io.WriteString(a.streams.Out, report.Block(showConfig(h, name)))
			return written(err)
		},
	}
	flags.register(cmd)
	return cmd
}

// showConfig writes the settings as a configuration would say them, with the
// origin of each behind it.
func showConfig(h *here, name string) string {
	var b strings.Builder
	file := "no " + config.FileName + ", so the defaults"
	if h.config.Path != "" {
		file = h.config.Path
	}
	fmt.Fprintf(&b, "# in force here: %s\n", file)
	if name != "" {
		fmt.Fprintf(&b, "# for the article %s\n", name)
	}
	settings := h.config.For(name, config.Flags{})
	for _, v := range settings.Values() {
		fmt.Fprintf(&b, "%-40s # %s\n", v.Name+" = "+value(v.Value), v.Origin)
	}
	b.WriteString("\n# rules: whether they run, and how severe they are before voice and place\n")
	for _, v := range settings.Rules(rule.In(h.packs)) {
		word, origin := v.Severity.String(), v.SeverityOrigin
		if !v.On {
			word, origin = "off", v.Origin
		} else if origin == "default" {
			origin = v.Origin
		}
		fmt.Fprintf(&b, "%-40s # %s\n", fmt.Sprintf("%q = %q", v.Rule.ID, word), origin)
	}
	return b.String()
}

// value writes a string or a list of strings as TOML.
func value(v any) string {
	list, ok := v.([]string)
	if !ok {
		return fmt.Sprintf("%q", v)
	}
	quoted := make([]string, len(list))
	for i, item := range list {
		quoted[i] = fmt.Sprintf("%q", item)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
