package cli

import (
	"context"
	"errors"
	"iter"
	"slices"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// session lints a plan and writes the report as results come in.
type session struct {
	run     *run
	writer  report.Writer
	settler *settler
	summary report.Summary
	failed  bool // a finding stands at or above the threshold
	faults  diag.Faults
}

// lint runs neighbours with the same linter together, so that results keep the
// order of the plan.
func (s *session) lint(ctx context.Context, articles []article, reader files.Reader) error {
	for len(articles) > 0 {
		same := 1
		for same < len(articles) && articles[same].linter == articles[0].linter {
			same++
		}
		if err := s.group(ctx, articles[:same], reader); err != nil {
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
	return articles[0].linter.Run(ctx, s.inputs(articles, reader), s.run.jobs, func(r *linter.Result) error {
		next++
		return s.emit(r, articles[next-1])
	})
}

func (s *session) inputs(articles []article, reader files.Reader) iter.Seq[linter.Input] {
	return func(yield func(linter.Input) bool) {
		for _, art := range articles {
			read := func(ctx context.Context) (*prose.Document, *linter.Profile, error) {
				return s.read(ctx, art, reader)
			}
			if !yield(linter.Input{Path: art.path, Read: read}) {
				return
			}
		}
	}
}

// read reads and understands one article.
func (s *session) read(ctx context.Context, art article, reader files.Reader) (*prose.Document, *linter.Profile, error) {
	text, err := readWith(ctx, reader, art.target)
	if err != nil {
		return nil, nil, err
	}
	doc := prose.Plain(art.path, text, prose.Options{Markup: true, Guess: true})
	settings := art.config.For(art.disk(), s.run.rules)
	if genre := settings.Genre(); genre != "" {
		doc.Meta.Genre = genre
	}
	return doc, settings.Profile(), nil
}

// readWith reads a target; standard input, which may never end, only as long
// as ctx does.
func readWith(ctx context.Context, reader files.Reader, target files.Target) (string, error) {
	if !target.IsStdin() {
		return reader.Read(target)
	}
	type read struct {
		text string
		err  error
	}
	done := make(chan read, 1)
	go func() {
		text, err := reader.Read(target)
		done <- read{text, err}
	}()
	select {
	case r := <-done:
		return r.text, r.err
	case <-ctx.Done():
		return "", errors.New("stopped")
	}
}

// emit settles what is reported of one result, and reports it.
func (s *session) emit(r *linter.Result, art article) error {
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
	s.faults = append(s.faults, r.Faults...)
	s.summary.Add(r)
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
