package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/internal/voiceview"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// voiceFlags are the flags of voice as written.
type voiceFlags struct {
	common
	readFlags
	format string
	level  string
	color  string
}

func (a *app) voiceCommand() *cobra.Command {
	flags := &voiceFlags{}
	cmd := &cobra.Command{
		Use:   "voice FILE",
		Short: "Show an article as the linter reads it: whose words, which sources",
		Long: "Show one article as the linter reads it: quotations, reported speech with its\n" +
			"sources, and where the source of each casualty figure is. It says why a place\n" +
			"was flagged or not. - is standard input.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, arguments []string) error {
			return a.voice(cmd.Context(), flags, arguments[0])
		},
	}
	flags.common.register(cmd)
	set := cmd.Flags()
	flags.readFlags.register(set)
	flags.complete(cmd)
	set.StringVar(&flags.format, "format", "text", "`format` of the view: text or json")
	set.StringVar(&flags.level, "level", "", "how far a source reaches, a `word`: relaxed, normal or strict (default normal)")
	set.StringVar(&flags.color, "color", "auto", "`when` to use colours: auto, always or never")
	return cmd
}

func (a *app) voice(ctx context.Context, flags *voiceFlags, name string) error {
	if flags.format != "text" && flags.format != "json" {
		return fmt.Errorf("--format: unknown value %q; %s", flags.format, hint(flags.format, []string{"text", "json"}))
	}
	colored, err := a.color(flags.color, a.streams.Out)
	if err != nil {
		return err
	}
	art, level, err := a.listened(flags, name)
	if err != nil {
		return err
	}
	options, faults := flags.options()
	if err := faults.Err(); err != nil {
		return err
	}
	s := &session{run: &run{flags: &lintFlags{maxBytes: files.DefaultMaxBytes}, rules: config.NewFlags(nil, nil), read: options}}
	doc, _, err := s.read(ctx, art, a.reader(s.run))
	if err != nil {
		a.say("incomplete: " + err.Error())
		return outcome(ExitIncomplete)
	}
	view := voiceview.New(doc, level)
	if flags.format == "json" {
		return written(report.JSON(a.streams.Out, view))
	}
	return written(view.Text(a.streams.Out, colored))
}

// listened is the one article that a name stands for, and the level that holds
// for it.
func (a *app) listened(flags *voiceFlags, name string) (article, voice.Level, error) {
	level, ok := voice.ParseLevel(flags.level)
	if flags.level != "" && !ok {
		return article{}, 0, &diag.Fault{
			Message: fmt.Sprintf("--level: unknown value “%s”", flags.level), Hint: hint(flags.level, levels()),
		}
	}
	store, err := flags.store()
	if err != nil {
		return article{}, 0, err
	}
	var found []article
	for target := range new(files.Finder).Find([]string{name}) {
		found = append(found, article{target: target, path: target.Path})
	}
	if len(found) != 1 {
		return article{}, 0, fmt.Errorf("%s: name one article; %d were found", name, len(found))
	}
	art := found[0]
	if art.config, err = store.For(art.disk()); err != nil {
		return article{}, 0, err
	}
	if flags.level == "" {
		level = art.config.Level
	}
	return art, level, nil
}
