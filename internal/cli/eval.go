package cli

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/eval"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// evalFlags are the flags of eval as written.
type evalFlags struct {
	common
	selected    []string
	ignored     []string
	minSeverity string
	failOn      string
	level       string
	format      string
	mapping     string
	against     string
	language    string
	show        int
	jobs        int
}

// maxGoldBytes is the size limit of a file of labelled documents.
const maxGoldBytes = 1 << 30

const evalLong = `Measure rules on labelled documents, one JSON object a line:

  {"id": "a1", "text": "…", "label": "…", "spans": [{"start": 0, "end": 4, "label": "…"}]}

with places in code points, ends exclusive. Each rule and pack gets its findings,
precision, recall and F1 by any overlap and by the partial overlap of SemEval-2020
task 11, findings per 1,000 words, 95 % intervals (Wilson), and beside them the
score of flagging every line. A mapping says which labels are gold for which rules:

  [[task]]
  rules = ["loaded", "framing/rhetorical-question"]   # packs and rules; "*" is all
  spans = ["Loaded_Language"]                         # labels of places; "*" is all

  [[task]]
  rules     = ["conspiracy"]
  documents = ["conspiracy"]                          # these should have a finding
  silent    = ["critical"]                            # these none; else all others

Without a mapping every labelled place is gold for every rule.

With --against OLD it compares instead: OLD is a folder of packs as they were, or a git
revision with the folder (HEAD~1:house-rules) or without (the folders in the configuration).
PATH... are articles, and the report lists what the rules in force find now and did not find
before, what they find no longer, and what changed.

Exit codes: 0 measured, or nothing at or above --fail-on was added; 1 such findings
were added; 3 an input was left out; 2 nothing was measured.`

func (a *app) evalCommand() *cobra.Command {
	flags := &evalFlags{}
	cmd := &cobra.Command{
		Use:   "eval GOLD.jsonl... | eval --against OLD PATH...",
		Short: "Measure rules on labelled documents, or what an edit of rules changes",
		Long:  evalLong,
		RunE: func(cmd *cobra.Command, arguments []string) error {
			return a.eval(cmd.Context(), flags, arguments)
		},
	}
	flags.register(cmd)
	return cmd
}

func (f *evalFlags) register(cmd *cobra.Command) {
	set := cmd.Flags()
	f.common.register(cmd)
	set.StringVar(&f.mapping, "map", "", "TOML `file` that says which labels are gold for which rules")
	set.StringVar(&f.against, "against", "", "compare with the packs in this `folder`, or at a revision, over articles")
	set.StringVar(&f.format, "format", "text", "the report's format by `name`: text, json or markdown")
	set.IntVar(&f.show, "show", 0, "show so many false alarms of each rule and misses of each label, a `number`")
	set.StringSliceVar(&f.selected, "select", nil, "run only these `rules or packs`; a rule named here runs even if it is off")
	set.StringSliceVar(&f.ignored, "ignore", nil, "do not run these `rules or packs`")
	set.StringVar(&f.minSeverity, "min-severity", "", "count nothing below this `severity`")
	set.StringVar(&f.failOn, "fail-on", "", "with --against: exit code 1 where findings of this `severity` are added (default as configured)")
	set.StringVar(&f.level, "level", "", "how far a source reaches, a `word`: relaxed, normal or strict (default normal)")
	set.StringVar(&f.language, "language", "text", "how labelled documents are read, by `name`: text, markdown, html or mail")
	set.IntVar(&f.jobs, "jobs", 0, "documents linted at the same time, a `number` (default the number of processors)")
	set.SortFlags = false
	offer := func(flag string, values []string) {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	offer("format", evalFormats())
	offer("fail-on", thresholds())
	offer("min-severity", thresholds()[:3])
	offer("level", levels())
	offer("language", evalLanguages())
}

func evalFormats() []string {
	var names []string
	for _, f := range eval.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// evalLanguages are the formats whose text in a labelled document is the text
// that places count in.
func evalLanguages() []string { return []string{"text", "markdown", "html", "mail"} }

// evalRun is a call of eval with its flags understood.
type evalRun struct {
	*run
	flags  *evalFlags
	format eval.Format
}

// understand reads the flags that eval shares with lint, and its own words.
func (f *evalFlags) understand() (*evalRun, error) {
	e := &evalRun{flags: f}
	shared := &lintFlags{maxBytes: files.DefaultMaxBytes}
	shared.register(&cobra.Command{}) // the defaults of the flags that eval does not have
	shared.common, shared.selected, shared.ignored = f.common, f.selected, f.ignored
	shared.failOn, shared.minSeverity, shared.level, shared.jobs = f.failOn, f.minSeverity, f.level, f.jobs
	r, err := shared.understand()
	e.run = r
	faults := diag.AsFaults(err)
	for _, known := range eval.Formats() {
		if known.Name == f.format {
			e.format = known
		}
	}
	if h := hint(f.format, evalFormats()); h != "" {
		faults.Add(&diag.Fault{Message: "--format: unknown value “" + f.format + "”", Hint: h})
	}
	if h := hint(f.language, evalLanguages()); h != "" {
		faults.Add(&diag.Fault{Message: "--language: unknown value “" + f.language + "”", Hint: h})
	}
	if f.show < 0 {
		faults.Add(&diag.Fault{Message: "--show must be 0 or more"})
	}
	return e, faults.Err()
}

func (a *app) eval(ctx context.Context, flags *evalFlags, arguments []string) error {
	if len(arguments) == 0 {
		return fmt.Errorf("name files of labelled documents, or --against OLD and articles; “rhetlint eval --help” says more")
	}
	r, err := flags.understand()
	if err != nil {
		return err
	}
	if flags.against != "" {
		if flags.mapping != "" || flags.show > 0 || flags.language != "text" {
			return fmt.Errorf("--against compares findings over articles; --map, --show and --language are for labelled documents")
		}
		return a.compare(ctx, r, arguments)
	}
	if flags.failOn != "" {
		return fmt.Errorf("--fail-on goes with --against")
	}
	e, err := a.newEvaluation(r)
	if err != nil {
		return err
	}
	golds, faults := a.golds(arguments)
	mapping, err := e.mapping(golds)
	if err != nil {
		return err
	}
	measure := eval.NewMeasure(mapping, flags.show)
	if err := e.measure(ctx, golds, measure); err != nil {
		return err
	}
	if err := r.format.Report(a.streams.Out, measure.Report()); err != nil {
		return written(err)
	}
	return a.incomplete(append(faults, e.faults...))
}

// incomplete tells what was left out, and is the exit code for it.
func (a *app) incomplete(faults diag.Faults) error {
	for _, f := range faults {
		a.say("incomplete: " + f.Detail())
	}
	if len(faults) > 0 {
		return outcome(ExitIncomplete)
	}
	return nil
}

// golds reads the files of labelled documents.
func (a *app) golds(arguments []string) ([]*eval.Gold, diag.Faults) {
	var all []*eval.Gold
	var faults diag.Faults
	reader := files.Reader{MaxBytes: maxGoldBytes, Stdin: a.streams.In}
	for _, name := range arguments {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			faults.Add(&diag.Fault{Path: name, Message: "is a folder, not a file of labelled documents"})
			continue
		}
		for target := range (files.Finder{}).Find([]string{name}) {
			text, err := reader.Read(target)
			if err != nil {
				faults = append(faults, diag.AsFaults(err)...)
				continue
			}
			more, wrong := eval.ReadGold(target.Path, strings.NewReader(text))
			all, faults = append(all, more...), append(faults, wrong...)
		}
	}
	return all, faults
}

// evaluation is a call of eval on labelled documents.
type evaluation struct {
	*evalRun
	linter  *linter.Linter
	profile *linter.Profile
	least   diag.Severity
	faults  diag.Faults
}

// newEvaluation takes the rules that are in force in the current folder.
func (a *app) newEvaluation(r *evalRun) (*evaluation, error) {
	h, err := a.here(&r.flags.common)
	if err != nil {
		return nil, err
	}
	if err := r.rules.Check(h.packs).Err(); err != nil {
		return nil, err
	}
	l, err := linter.New(linter.Options{Rules: rule.In(h.packs), Level: r.levelOf(h.config)})
	if err != nil {
		return nil, err
	}
	return &evaluation{
		evalRun: r, linter: l, profile: h.config.For("", r.rules).Profile(), least: r.minSeverityOf(h.config),
	}, nil
}

func (e *evaluation) mapping(golds []*eval.Gold) (*eval.Mapping, error) {
	if e.flags.mapping == "" {
		return eval.Plain(golds), nil
	}
	data, err := os.ReadFile(e.flags.mapping)
	if err != nil {
		return nil, fmt.Errorf("--map: %w", err)
	}
	m, faults := eval.ReadMapping(filepath.ToSlash(e.flags.mapping), data)
	if len(faults) == 0 {
		var ids []string
		for _, r := range e.linter.Rules() {
			ids = append(ids, r.ID)
		}
		faults = m.Check(ids, golds)
	}
	return m, faults.Err()
}

// measure lints the documents and counts what is found, in their order.
func (e *evaluation) measure(ctx context.Context, golds []*eval.Gold, m *eval.Measure) error {
	next := 0
	return e.linter.Run(ctx, e.inputs(golds), e.jobs, func(r *linter.Result) error {
		gold := golds[next]
		next++
		if r.Document == nil {
			e.faults = append(e.faults, r.Faults...)
			return nil
		}
		findings := slices.DeleteFunc(r.Findings, func(f diag.Finding) bool { return f.Severity < e.least })
		m.Add(&eval.Document{Gold: gold, Words: r.Words, Findings: findings})
		return nil
	})
}

func (e *evaluation) inputs(golds []*eval.Gold) iter.Seq[linter.Input] {
	return func(yield func(linter.Input) bool) {
		for _, g := range golds {
			read := func(context.Context) (*prose.Document, *linter.Profile, error) {
				doc, err := e.document(g)
				return doc, e.profile, err
			}
			if !yield(linter.Input{Path: g.ID, Read: read}) {
				return
			}
		}
	}
}

// document reads a labelled document; its source must be the labelled text, so
// that places fit.
func (e *evaluation) document(g *eval.Gold) (*prose.Document, error) {
	if e.flags.language == "text" {
		return prose.Plain(g.ID, g.Text, prose.Options{Markup: true, Guess: true}), nil
	}
	doc, err := read.Document(g.ID, []byte(g.Text), read.Options{Language: e.flags.language, Encoding: "utf-8"})
	if err == nil && doc.Source != g.Text {
		return nil, &diag.Fault{Path: g.ID, Message: "its source is not the labelled text, so places would not fit"}
	}
	return doc, err
}
