// Package cli is the command line of rhetlint: one file for each command.
//
// The invariant: exit codes are decided here and nowhere else, and they mean
// the same whatever the format of the report. See the constants Exit….
package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/rules"
)

// Streams are where a command reads and writes.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// Main runs one call and gives its exit code. arguments do not hold the name
// of the program.
func Main(streams Streams, arguments []string) int {
	return start(&app{streams: streams, environment: os.Getenv, files: rules.FS(), prepared: rules.Prepared}, arguments)
}

// start runs one call of an app. A panic is a fault that names no text.
func start(a *app, arguments []string) (code int) {
	ctx, stop := withSignals(context.Background())
	defer stop()
	defer func() {
		if p := recover(); p != nil {
			code = a.exit(ctx, &internalError{"", fmt.Sprintf("%T", p)})
		}
	}()
	a.streams.In = untilDone(ctx, a.streams.In)
	return a.exit(ctx, a.run(ctx, arguments))
}

// Command is rhetlint with all its commands, for tools that write manual pages
// and completions from it.
func Command() *cobra.Command {
	a := &app{environment: os.Getenv, files: rules.FS()}
	root := a.rootCommand(true)
	root.InitDefaultCompletionCmd()
	return root
}

// app is one call.
type app struct {
	streams     Streams
	environment func(string) string
	files       fs.FS                            // the built-in packs
	prepared    func() (flat string, fresh bool) // the same for linting; may be nil
	laid        func(path string)                // called when an article was read; for tests, else nil
}

func (a *app) run(ctx context.Context, arguments []string) error {
	root := a.rootCommand(slices.ContainsFunc(arguments, mayNameCommand))
	root.SetArgs(arguments)
	root.SetIn(a.streams.In)
	root.SetOut(a.streams.Out)
	root.SetErr(a.streams.Err)
	return root.ExecuteContext(ctx)
}

const rootLong = `rhetlint points at places where an article asks for trust it has not earned yet:
figures without a source, claims by nobody, loaded words, appeals for money.
It never says that a statement is true or false.

  rhetlint article.txt news/      lint files and folders
  rhetlint -                      lint standard input
  rhetlint explain RULE           why a rule exists, when its use is fine
  rhetlint rules                  all rules

Exit codes: 0 nothing at or above --fail-on, 1 findings, 3 incomplete (an input
could not be linted or the report not be written), 2 nothing was linted.`

// commandNames are the words that stand for a command.
func commandNames() []string {
	return []string{"lint", "rules", "explain", "test", "new", "eval", "voice", "init", "config", "version", "completion", "help"}
}

// mayNameCommand reports an argument for which the commands have to be there: a
// name, a call for help, or for completions. All others are paths and flags.
func mayNameCommand(argument string) bool {
	return slices.Contains(commandNames(), argument) || strings.HasPrefix(argument, "-h") || strings.HasPrefix(argument, "--h") ||
		strings.HasPrefix(argument, "__")
}

// rootCommand is rhetlint itself: lint, unless a command is named. Without the
// commands it is lint and nothing else.
func (a *app) rootCommand(commands bool) *cobra.Command {
	root := a.lintCommand()
	root.Use = "rhetlint PATH..."
	root.Short = "A linter for rhetoric and sourcing"
	root.Long = rootLong
	root.SilenceUsage, root.SilenceErrors = true, true
	if !commands {
		return root
	}
	root.AddCommand(
		a.lintCommand(), a.rulesCommand(), a.explainCommand(), a.testCommand(), a.newCommand(), a.evalCommand(),
		a.voiceCommand(), a.initCommand(), a.configCommand(), a.versionCommand(),
	)
	return root
}

// common are the flags of every command that reads a configuration.
type common struct {
	config   string
	noConfig bool
}

func (c *common) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.config, "config", "", "configuration `file` for every article, instead of the nearest "+config.FileName)
	cmd.Flags().BoolVar(&c.noConfig, "no-config", false, "read no configuration")
	cmd.MarkFlagsMutuallyExclusive("config", "no-config")
}

// store finds configurations as the flags say.
func (c *common) store() (*config.Store, error) {
	if c.config != "" || c.noConfig {
		return config.NewStoreWith(c.config)
	}
	return config.NewStore(), nil
}
