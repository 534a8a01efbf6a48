package cli

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
)

// session lints a plan and writes the report as results come in.
type session struct {
	run      *run
	writer   report.Writer
	settler  *settler
	watcher  *watcher
	progress *progress
	laid     func(path string) // called when an article was read; nil but in tests
	summary  report.Summary
	failed   bool // a finding stands at or above the threshold
	faults   diag.Faults
}

// maxSaid is how many faults are kept to be told on standard error; all of
// them are in the report.
const maxSaid = 100

// leaveOut reports the rules that do not run, by file.
func (s *session) leaveOut(faults diag.Faults) error {
	for len(faults) > 0 {
		same := 1
		for same < len(faults) && faults[same].Path == faults[0].Path {
			same++
		}
		if err := s.report(&linter.Result{Path: faults[0].Path, Faults: faults[:same]}, nil); err != nil {
			return err
		}
		faults = faults[same:]
	}
	return nil
}

// lint runs neighbours with the same linter together, so that results keep the
// order of the plan.
func (s *session) lint(ctx context.Context, articles []article, reader files.Reader) error {
	reader.Stdin = bufio.NewReaderSize(reader.Stdin, headBytes)
	for len(articles) > 0 {
		same, do := 1, s.group
		if s.isCorpus(articles[0], reader) {
			do = s.corpus
		} else {
			for same < len(articles) && articles[same].linter == articles[0].linter && !s.isCorpus(articles[same], reader) {
				same++
			}
		}
		if err := do(ctx, articles[:same], reader); err != nil {
			return err
		}
		articles = articles[same:]
	}
	if last := s.settler.finish(len(s.faults) == 0); last != nil {
		if err := s.report(last, nil); err != nil {
			return err
		}
	}
	return written(s.writer.Close(s.summary))
}

func (s *session) group(ctx context.Context, articles []article, reader files.Reader) error {
	if articles[0].linter == nil { // inputs that could not be found
		for _, art := range articles {
			r := &linter.Result{Path: art.path, Faults: diag.Faults{art.target.Fault}}
			if err := s.emit(r, art); err != nil {
				return err
			}
		}
		return ctx.Err()
	}
	next := 0
	return articles[0].linter.Run(ctx, s.inputs(articles, reader), min(s.run.jobs, len(articles)), func(r *linter.Result) error {
		next++
		return s.emit(r, articles[next-1])
	})
}

func (s *session) inputs(articles []article, reader files.Reader) iter.Seq[linter.Input] {
	return func(yield func(linter.Input) bool) {
		for _, art := range articles {
			var data []byte
			understand := func(context.Context) (doc *prose.Document, p *linter.Profile, err error) {
				if data, err = reader.Bytes(art.target); err != nil {
					return nil, nil, err
				}
				return s.understand(art, data)
			}
			if !yield(linter.Input{Path: art.path, Read: understand, Around: s.watcher.around(art, &data)}) {
				return
			}
		}
	}
}

// read reads and understands one article.
func (s *session) read(_ context.Context, art article, reader files.Reader) (*prose.Document, *linter.Profile, error) {
	data, err := reader.Bytes(art.target)
	if err != nil {
		return nil, nil, err
	}
	return s.understand(art, data)
}

func (s *session) understand(art article, data []byte) (*prose.Document, *linter.Profile, error) {
	doc, err := read.Document(art.path, data, s.run.read)
	return s.configured(doc, art, err)
}

// configured adds to a document what the configuration of its path says.
func (s *session) configured(doc *prose.Document, art article, err error) (*prose.Document, *linter.Profile, error) {
	if err != nil {
		return nil, nil, err
	}
	if s.laid != nil {
		s.laid(doc.Path)
	}
	settings := art.config.For(art.disk(), s.run.rules)
	if genre := settings.Genre(); genre != "" {
		doc.Meta.Genre = genre
	}
	return doc, settings.Profile(), nil
}

// emit settles what is reported of one result, and reports it.
func (s *session) emit(r *linter.Result, art article) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &internalError{r.Path, fmt.Sprintf("%T", p)}
		}
	}()
	s.progress.step()
	beside := s.settler.settle(r, art)
	for _, one := range append([]*linter.Result{r}, beside...) {
		if err := s.report(one, art.config); err != nil {
			return err
		}
	}
	return nil
}

// report writes one result and counts it. The configuration is nil for what
// belongs to no article.
func (s *session) report(r *linter.Result, c *config.Config) error {
	if c == nil {
		c = config.Default()
	}
	least, failOn := s.run.minSeverityOf(c), s.run.failOnOf(c)
	r.Findings = slices.DeleteFunc(r.Findings, func(f diag.Finding) bool { return f.Severity < least })
	s.failed = s.failed || slices.ContainsFunc(r.Findings, func(f diag.Finding) bool {
		return !f.Repeat && f.Severity >= failOn
	})
	s.faults = append(s.faults, r.Faults[:min(len(r.Faults), maxSaid-len(s.faults))]...)
	s.summary.Add(r)
	if s.watcher.flags.statistics {
		s.watcher.statistics.Add(r)
	}
	return written(s.writer.File(r))
}

// written marks an error as one of the output.
func written(err error) error {
	if err == nil {
		return nil
	}
	return &outputError{err}
}

// outcome is the exit code of a run that came to its end.
func (s *session) outcome() error {
	switch {
	case len(s.faults) > 0:
		return outcome(ExitIncomplete)
	case s.failed:
		return outcome(ExitFindings)
	}
	return nil
}
