package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// lintFlags are the flags of lint as written.
type lintFlags struct {
	common
	placeFlags
	readFlags
	adoptFlags
	selected    []string
	ignored     []string
	failOn      string
	minSeverity string
	level       string
	color       string
	jobs        int
	maxBytes    files.Size
}

// placeFlags are where text comes from, and where reports and remarks go.
type placeFlags struct {
	watchFlags
	formats   []string
	output    string
	stdinPath string
}

func (a *app) lintCommand() *cobra.Command {
	flags := &lintFlags{maxBytes: files.DefaultMaxBytes}
	cmd := &cobra.Command{
		Use:   "lint PATH...",
		Short: "Lint files, folders and globs; - is standard input",
		Long: "Lint files, folders and globs; - is standard input. Folders are searched for\n" +
			strings.Join(files.Extensions(), ", ") + "; hidden files and those that .gitignore or .rhetlintignore\n" +
			"name are left out. A file that is named itself is always linted.",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			return a.lint(cmd.Context(), flags, arguments)
		},
	}
	flags.register(cmd)
	completeLint(a, cmd, flags)
	return cmd
}

func (f *lintFlags) register(cmd *cobra.Command) {
	set := cmd.Flags()
	f.common.register(cmd)
	set.StringSliceVar(&f.selected, "select", nil, "run only these `rules or packs`; a rule named here runs even if it is off")
	set.StringSliceVar(&f.ignored, "ignore", nil, "do not run these `rules or packs`")
	set.StringArrayVar(&f.formats, "format", nil, "the report's format by `name`, or name=file; may be repeated: "+strings.Join(report.FormatNames(), ", ")+" (default text)")
	set.StringVar(&f.output, "output", "", "write the report to this `file`, whole or not at all")
	set.StringVar(&f.failOn, "fail-on", "", "exit code 1 from this `severity` on: error, warning, suggestion or none (default error)")
	set.StringVar(&f.minSeverity, "min-severity", "", "report nothing below this `severity`")
	set.StringVar(&f.level, "level", "", "how far a source reaches, a `word`: relaxed, normal or strict (default normal)")
	set.StringVar(&f.stdinPath, "stdin-path", "", "the `path` that standard input is treated as")
	set.StringVar(&f.color, "color", "auto", "`when` to use colours: auto, always or never")
	set.IntVar(&f.jobs, "jobs", 0, "articles linted at the same time, a `number` (default the number of processors)")
	set.Var(&f.maxBytes, "max-file-size", "`size` limit of an article, such as 512kB")
	f.readFlags.register(set)
	f.registerCorpus(set)
	f.adoptFlags.register(cmd)
	f.watchFlags.register(cmd)
	set.SortFlags = false
}

// run is a call of lint with its flags understood.
type run struct {
	flags       *lintFlags
	rules       config.Flags
	failOn      diag.Severity // 0: as configured
	minSeverity diag.Severity // 0: as configured
	level       voice.Level   // 0: as configured
	formats     []wanted
	read        read.Options
	jobs        int
}

// understand reads the flags that are words, and tells of all that are wrong.
func (f *lintFlags) understand() (*run, error) {
	r := &run{flags: f, rules: config.NewFlags(f.selected, f.ignored), jobs: f.jobs}
	var faults diag.Faults
	word := func(flag, value string, known []string, ok bool) {
		if !ok {
			faults.Add(&diag.Fault{
				Message: fmt.Sprintf("--%s: unknown value “%s”", flag, value), Hint: hint(value, known),
			})
		}
	}
	var ok bool
	for _, text := range f.formatWords() {
		w, name, ok := parseFormat(text)
		if ok {
			r.formats = append(r.formats, w)
		} else if strings.HasSuffix(text, "=") {
			faults.Add(&diag.Fault{Message: "--format " + text + " names no file"})
		} else {
			word("format", name, report.FormatNames(), false)
		}
	}
	if f.failOn != "" {
		r.failOn, ok = config.ParseThreshold(f.failOn)
		word("fail-on", f.failOn, thresholds(), ok)
	}
	if f.minSeverity != "" {
		s, err := diag.ParseSeverity(f.minSeverity)
		r.minSeverity = s
		word("min-severity", f.minSeverity, thresholds()[:3], err == nil)
	}
	if f.level != "" {
		r.level, ok = voice.ParseLevel(f.level)
		word("level", f.level, levels(), ok)
	}
	var wrong diag.Faults
	r.read, wrong = f.readFlags.options()
	faults = append(faults, wrong...)
	word("color", f.color, colorModes(), hint(f.color, colorModes()) == "")
	if f.jobs < 0 {
		faults.Add(&diag.Fault{Message: "--jobs must be 1 or more"})
	} else if f.jobs == 0 {
		r.jobs = runtime.GOMAXPROCS(0)
	}
	return r, faults.Err()
}

// formatWords are the formats asked for; --output alone means the default.
func (f *lintFlags) formatWords() []string {
	if len(f.formats) == 0 {
		return report.FormatNames()[:1]
	}
	return f.formats
}

func thresholds() []string { return []string{"error", "warning", "suggestion", "none"} }
func levels() []string     { return []string{"relaxed", "normal", "strict"} }

// hint helps with a word outside a known set; it is empty for a known one.
func hint(word string, known []string) string {
	for _, k := range known {
		if k == word {
			return ""
		}
	}
	if near := tomlfile.Suggest(word, known); near != "" {
		return "did you mean “" + near + "”?"
	}
	return "use one of: " + strings.Join(known, ", ")
}

func (a *app) lint(ctx context.Context, flags *lintFlags, arguments []string) error {
	if len(arguments) == 0 {
		return fmt.Errorf("name files or folders to lint, or - for standard input; “rhetlint --help” says more")
	}
	r, err := flags.understand()
	if err != nil {
		return err
	}
	p, err := a.plan(r, arguments)
	if err != nil {
		return err
	}
	settler, err := a.newSettler(ctx, r, p, arguments)
	if err != nil {
		return err
	}
	out, err := a.openReports(r, p)
	if err != nil {
		return err
	}
	defer out.Drop()
	s := &session{run: r, writer: out, settler: settler, watcher: a.newWatcher(r, p), progress: a.newProgress(len(p.articles)), laid: a.laid}
	if err = s.leaveOut(p.leftOut); err == nil {
		err = s.lint(ctx, p.articles, a.reader(r))
	}
	s.progress.end()
	if err != nil {
		return err
	}
	if err := errors.Join(written(out.Keep()), settler.write()); err != nil {
		return err
	}
	s.watcher.tell(a.streams.Err)
	for _, f := range s.faults {
		a.say("incomplete: " + f.Error())
	}
	if more := s.summary.Faults - len(s.faults); more > 0 {
		a.say(fmt.Sprintf("incomplete: %d more faults are in the report", more))
	}
	return s.outcome()
}

func (a *app) reader(r *run) files.Reader {
	return files.Reader{MaxBytes: int64(r.flags.maxBytes), Stdin: a.streams.In}
}

// What the flags leave open is as configured.

func (r *run) failOnOf(c *config.Config) diag.Severity { return cmp.Or(r.failOn, c.FailOn) }

func (r *run) minSeverityOf(c *config.Config) diag.Severity {
	return cmp.Or(r.minSeverity, c.MinSeverity)
}
func (r *run) levelOf(c *config.Config) voice.Level { return cmp.Or(r.level, c.Level) }
