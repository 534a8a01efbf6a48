package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// listFormat is one way of writing the list of rules.
type listFormat struct {
	name  string
	write func(io.Writer, []listPack) error
}

func listFormats() []listFormat {
	return []listFormat{{"text", listText}, {"json", listJSON}, {"markdown", listMarkdown}}
}

// listPack and listRule are a row of the list; they are also its JSON.
type listPack struct {
	Name    string     `json:"pack"`
	Title   string     `json:"title"`
	Version string     `json:"version"`
	Licence string     `json:"licence"`
	Purpose string     `json:"purpose"`
	Builtin bool       `json:"builtin"`
	Rules   []listRule `json:"rules"`
}

type listRule struct {
	ID       string `json:"rule"`
	Title    string `json:"title"`
	Severity string `json:"severity"`
	On       bool   `json:"on"` // in the current folder
	What     string `json:"what"`
	Why      string `json:"why"`
	Reviewed string `json:"reviewed"`
}

func (a *app) rulesCommand() *cobra.Command {
	flags, format := &common{}, ""
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules in force in the current folder",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			var names []string
			for _, f := range listFormats() {
				names = append(names, f.name)
				if f.name == format {
					return a.listRules(flags, f)
				}
			}
			return fmt.Errorf("--format: unknown value %q; %s", format, hint(format, names))
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "`format` of the list: text, json or markdown")
	return cmd
}

func (a *app) listRules(flags *common, f listFormat) error {
	h, err := a.here(flags)
	if err != nil {
		return err
	}
	settings := h.config.For("", config.Flags{})
	packs := make([]listPack, 0, len(h.packs))
	for _, p := range h.packs {
		packs = append(packs, row(p, settings))
	}
	return written(f.write(a.streams.Out, packs))
}

func row(p *rule.Pack, settings config.Settings) listPack {
	l := listPack{p.Name, p.Title, p.Version, p.Licence, p.Purpose, p.Builtin, []listRule{}}
	for _, v := range settings.Rules(p.Rules) {
		r := v.Rule
		l.Rules = append(l.Rules, listRule{
			r.ID, r.Title, v.Severity.String(), v.On, r.Page.What, r.Page.Why, r.Page.Reviewed,
		})
	}
	return l
}

func listText(w io.Writer, packs []listPack) error {
	var b strings.Builder
	for i, p := range packs {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s: %s\n", report.Line(p.Name), report.Line(p.Title))
		for _, r := range p.Rules {
			off := ""
			if !r.On {
				off = " (off)"
			}
			fmt.Fprintf(&b, "  %-38s %-10s  %s%s\n", report.Line(r.ID), r.Severity, report.Line(r.Title), off)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func listJSON(w io.Writer, packs []listPack) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(packs)
}

func listMarkdown(w io.Writer, packs []listPack) error {
	var b strings.Builder
	b.WriteString("# Rules\n")
	for _, p := range packs {
		fmt.Fprintf(&b, "\n## %s: %s\n\n%s\n\n| rule | severity | title |\n|---|---|---|\n", p.Name, p.Title, p.Purpose)
		for _, r := range p.Rules {
			severity := r.Severity
			if !r.On {
				severity += ", off"
			}
			id := fmt.Sprintf("`%s`", r.ID)
			if p.Builtin {
				id = fmt.Sprintf("[%s](%s.md)", id, r.ID)
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", id, severity, cell(r.Title))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cell makes a text fit for a Markdown table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(report.Line(s))
}
