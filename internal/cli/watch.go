package cli

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/cache"
	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/flat"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// watchFlags say what is told about a run beside its report, on standard error.
type watchFlags struct {
	statistics bool
	timing     bool
	cache      bool
}

func (f *watchFlags) register(cmd *cobra.Command) {
	set := cmd.Flags()
	set.BoolVar(&f.statistics, "statistics", false, "count findings by pack, rule and file, on standard error")
	set.BoolVar(&f.timing, "timing", false, "tell how long each part of the work took, and the slowest rules and files, on standard error")
	set.BoolVar(&f.cache, "cache", false, "remember what was found in files that do not change")
}

// watcher measures a run and remembers results. It is used by all workers.
type watcher struct {
	flags      watchFlags
	cache      *cache.Cache
	basis      map[*linter.Linter][]byte // of keys: program, rules, settings of the call
	statistics report.Statistics

	mu     sync.Mutex
	phases map[string]time.Duration
	rules  map[string]time.Duration
	files  map[string]time.Duration
}

// slowestShown is how many rules and files --timing lists.
const slowestShown = 10

func (a *app) newWatcher(r *run, p *plan) *watcher {
	w := &watcher{flags: r.flags.watchFlags, phases: map[string]time.Duration{}, rules: map[string]time.Duration{}, files: map[string]time.Duration{}}
	if w.flags.cache {
		if err := w.openCache(a, r, p); err != nil {
			a.say("the cache is not used: " + err.Error())
			w.cache = nil
		}
	}
	return w
}

func (w *watcher) openCache(a *app, r *run, p *plan) error {
	dir, err := a.cacheDir()
	if err != nil {
		return err
	}
	program, err := digestProgram()
	if err != nil {
		return err
	}
	w.basis = map[*linter.Linter][]byte{}
	for _, art := range p.articles {
		if art.linter == nil || w.basis[art.linter] != nil {
			continue
		}
		var rules flat.Writer
		rule.WritePacks(&rules, []*rule.Pack{{Rules: art.linter.Rules()}}, &rule.Shared{})
		level := fmt.Sprint(r.levelOf(art.config), r.read)
		w.basis[art.linter] = []byte(cache.NewKey([]byte(program), rules.Data(), []byte(level)))
	}
	w.cache, err = cache.Open(dir)
	return err
}

// digestProgram names the running program by its content, so that a cache
// never outlives a change of the code or of the built-in rules.
func digestProgram() (cache.Key, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(name)
	return cache.NewKey(data), err
}

// around stands in for linting an article: it answers from the cache where that
// can be, and measures otherwise. data is the content of the file.
func (w *watcher) around(art article, data *[]byte) func(*prose.Document, *linter.Profile, func() *linter.Result) *linter.Result {
	if w == nil || !w.flags.timing && w.cache == nil {
		return nil
	}
	return func(doc *prose.Document, p *linter.Profile, lint func() *linter.Result) *linter.Result {
		if w.flags.timing {
			p.Spent, p.Phase = w.spent, w.phase
			start := time.Now()
			defer func() { w.file(art.path, time.Since(start)) }()
		}
		if w.cache == nil {
			return lint()
		}
		key := w.key(art, doc, p, *data)
		if e, ok := w.cache.Get(key); ok && fits(e, doc) {
			return &linter.Result{Path: doc.Path, Document: doc, Words: e.Words, Findings: e.Findings}
		}
		r := lint()
		if len(r.Faults) == 0 {
			_ = w.cache.Put(key, cache.Entry{Words: r.Words, Findings: r.Findings}) // or it is a miss again
		}
		return r
	}
}

// key is made of everything that has a say in the findings of an article.
func (w *watcher) key(art article, doc *prose.Document, p *linter.Profile, data []byte) cache.Key {
	var profile []byte
	for _, r := range art.linter.Rules() {
		profile = fmt.Append(profile, p.Wants(r))
		for _, s := range diag.Severities() {
			profile = append(profile, byte(p.Severity(r, s)))
		}
	}
	return cache.NewKey(w.basis[art.linter], profile, []byte(art.path), []byte(doc.Meta.Genre), data)
}

// fits reports whether findings can be those of a document.
func fits(e cache.Entry, doc *prose.Document) bool {
	return !slices.ContainsFunc(e.Findings, func(f diag.Finding) bool {
		return f.Span.Start < 0 || f.Span.End > len(doc.Source) || f.Span.Start > f.Span.End || !f.Severity.Valid()
	})
}

func (w *watcher) spent(rule string, d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.rules[rule] += d
}

func (w *watcher) phase(name string, d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.phases[name] += d
}

func (w *watcher) file(path string, d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files[path] += d
}

// tell prints what was asked for when the run is over.
func (w *watcher) tell(out io.Writer) {
	if w.flags.statistics {
		_ = w.statistics.Write(out) // nowhere is left to say that this failed
	}
	if w.flags.timing {
		fmt.Fprintln(out, "Time by part of the work, reading and writing left out:")
		slowest(out, w.phases)
		fmt.Fprintln(out, "Time by rule, beyond the one scan for the words of all:")
		slowest(out, w.rules)
		fmt.Fprintln(out, "Time by file, reading left out:")
		slowest(out, w.files)
	}
}

func slowest(out io.Writer, spent map[string]time.Duration) {
	names := slices.SortedFunc(maps.Keys(spent), func(a, b string) int {
		return cmp.Or(cmp.Compare(spent[b], spent[a]), cmp.Compare(a, b))
	})
	for _, name := range names[:min(len(names), slowestShown)] {
		fmt.Fprintf(out, "%10s  %s\n", spent[name].Round(time.Microsecond), report.Line(name))
	}
}
