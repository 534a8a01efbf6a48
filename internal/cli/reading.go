package cli

import (
	"context"
	"errors"
	"io"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/read/corpus"
	"github.com/rhetlint/rhetlint/linter/read/encoding"
	"github.com/rhetlint/rhetlint/linter/read/web"
)

// readFlags are the flags that say in which format articles come.
type readFlags struct {
	language  string
	encoding  string
	extract   string
	textField string
	idField   string
}

// register adds the flags of every command that reads articles.
func (f *readFlags) register(set *pflag.FlagSet) {
	set.StringVar(&f.language, "language", "", "the format of the articles by `name`, instead of the one that their names and contents say: text, markdown, html, docx, odt, mail or jsonl")
	set.StringVar(&f.encoding, "encoding", "", "the character `set` of the articles, instead of the one that they say; what it cannot decode is replaced and told")
	set.StringVar(&f.extract, "extract", web.Auto.String(), "how `much` of an HTML page is read: auto, main (the article alone) or all")
}

// registerCorpus adds the flags for JSON Lines.
func (f *readFlags) registerCorpus(set *pflag.FlagSet) {
	set.StringVar(&f.textField, "text-field", "text", "the `field` of a JSON Lines record that holds the article")
	set.StringVar(&f.idField, "id-field", "id", "the `field` of a JSON Lines record that names it")
}

// complete offers the values of the flags.
func (f *readFlags) complete(cmd *cobra.Command) {
	for flag, values := range map[string][]string{"language": languages(), "extract": extracts()} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
}

func languages() []string {
	var names []string
	for _, l := range read.Languages() {
		names = append(names, l.Name)
	}
	return names
}

func extracts() []string {
	return []string{web.Auto.String(), web.Main.String(), web.All.String()}
}

// options reads the flags that are words, and tells of all that are wrong.
func (f *readFlags) options() (o read.Options, faults diag.Faults) {
	o = read.Options{Language: f.language, Encoding: f.encoding}
	if h := hint(f.language, languages()); f.language != "" && h != "" {
		faults.Add(&diag.Fault{Message: "--language: unknown value “" + f.language + "”", Hint: h})
	}
	if f.encoding != "" && !encoding.Known(f.encoding) {
		faults.Add(&diag.Fault{
			Message: "--encoding: unknown value “" + f.encoding + "”",
			Hint:    "use a name such as utf-8, utf-16le, windows-1252, iso-8859-2 or shift_jis",
		})
	}
	var err error
	if o.Extract, err = web.ParseExtract(f.extract); err != nil {
		faults.Add(&diag.Fault{Message: "--extract: unknown value “" + f.extract + "”", Hint: hint(f.extract, extracts())})
	}
	return o, faults
}

// corpus is how the records of a stream are read.
func (f *readFlags) corpus(path string, maxBytes int64) corpus.Options {
	return corpus.Options{Path: path, TextField: f.textField, IDField: f.idField, MaxRecord: int(maxBytes)}
}

// untilDone reads from a stream that may never end, only as long as ctx does.
// Nothing is read before it is asked for.
func untilDone(ctx context.Context, in io.Reader) io.Reader {
	from, to := io.Pipe()
	return &patient{Reader: from, start: sync.OnceFunc(func() {
		context.AfterFunc(ctx, func() { to.CloseWithError(errors.New("stopped")) })
		go func() {
			_, err := io.Copy(to, in)
			to.CloseWithError(err)
		}()
	})}
}

// patient starts to read when it is first asked.
type patient struct {
	io.Reader
	start func()
}

// Read waits for the stream or the end of the context.
func (p *patient) Read(into []byte) (int, error) {
	p.start()
	return p.Reader.Read(into)
}
