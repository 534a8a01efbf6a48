package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/baseline"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/internal/git"
)

// adoptFlags are the flags by which an archive with old findings, or a text
// that is not one's own, is linted.
type adoptFlags struct {
	noInline      bool
	baseline      string
	writeBaseline string // "", "shrink" or "all"
	since         string
	diff          string
}

// baselineName is the file that --write-baseline writes unless told otherwise.
const baselineName = ".rhetlint-baseline"

// The values of --write-baseline.
const (
	shrink   = "shrink"
	writeAll = "all"
)

func (f *adoptFlags) register(cmd *cobra.Command) {
	set := cmd.Flags()
	set.BoolVar(&f.noInline, "no-inline-suppressions", false, "pay no heed to suppressions inside the articles")
	set.StringVar(&f.baseline, "baseline", "", "do not report the findings that this `file` remembers")
	set.StringVar(&f.writeBaseline, "write-baseline", "", "write the baseline (default "+baselineName+"): all findings where there is none yet, otherwise without what is gone; =all adds new ones")
	set.Lookup("write-baseline").NoOptDefVal = shrink
	set.StringVar(&f.since, "since", "", "report only findings in lines that changed since this git `revision`")
	set.StringVar(&f.diff, "diff", "", "report only findings in lines that this diff `file` changes; - is standard input")
	cmd.MarkFlagsMutuallyExclusive("since", "diff")
}

// newSettler reads what the flags name. An error means that nothing is linted.
func (a *app) newSettler(ctx context.Context, r *run, p *plan, arguments []string) (*settler, error) {
	s := &settler{
		flags: &r.flags.adoptFlags, rules: r.rules, reader: a.reader(r), today: a.today(), language: r.read.Language,
		rule: p.rule, arguments: arguments, archive: archive{seen: map[string]func(string) bool{}, corpora: map[string]func(string) bool{}},
	}
	if w := s.flags.writeBaseline; w != "" && w != shrink && w != writeAll {
		return nil, fmt.Errorf("--write-baseline: unknown value %q; leave it away, or use all", w)
	}
	if s.flags.writeBaseline != "" && s.flags.baseline == "" {
		s.flags.baseline = baselineName
	}
	if p.isArticle(s.flags.baseline) {
		return nil, fmt.Errorf("--baseline %s is one of the articles", s.flags.baseline)
	}
	if err := s.readBaseline(); err != nil {
		return nil, err
	}
	return s, s.readChanges(ctx, a, p)
}

// today is the day on which suppressions are held against their dates:
// SOURCE_DATE_EPOCH if that is set, so that a run can be done again.
func (a *app) today() string {
	now := time.Now()
	if seconds, err := strconv.ParseInt(a.environment("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		now = time.Unix(seconds, 0).UTC()
	}
	return now.Format(time.DateOnly)
}

// maxBaseline is the size limit of a baseline.
const maxBaseline = 64 << 20

func (s *settler) readBaseline() error {
	name := s.flags.baseline
	if name == "" {
		return nil
	}
	_, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) && s.flags.writeBaseline != "" {
		s.flags.writeBaseline = writeAll // there is nothing to take away from
		s.baseline = baseline.New(s.gone)
		return nil
	}
	s.file = files.Named(name)
	s.text, err = files.Reader{MaxBytes: maxBaseline}.Read(s.file)
	if err == nil {
		s.baseline, err = baseline.Parse(s.file.Path, s.text, s.gone)
	}
	return err
}

func (s *settler) readChanges(ctx context.Context, a *app, p *plan) (err error) {
	switch {
	case s.flags.since != "":
		s.changes, err = git.Since(ctx, s.flags.since)
		if err != nil {
			err = fmt.Errorf("--since: %w", err)
		}
	case s.flags.diff == files.Stdin:
		if slices.ContainsFunc(p.articles, func(art article) bool { return art.target.IsStdin() }) {
			return fmt.Errorf("standard input cannot be both an article and the diff")
		}
		err = s.readDiff(a.streams.In)
	case s.flags.diff != "":
		var text string
		if text, err = (files.Reader{MaxBytes: maxBaseline}).Read(files.Named(s.flags.diff)); err == nil {
			err = s.readDiff(strings.NewReader(text))
		}
	}
	return err
}

// readDiff reads a diff whose paths are, as git has them, from the root of the
// repository, or else from the current folder.
func (s *settler) readDiff(diff io.Reader) (err error) {
	here, err := os.Getwd()
	if err != nil {
		return err
	}
	if s.changes, err = git.Parse(diff, repository(here), here); err == nil && !s.changes.There() {
		err = errors.New("--diff: no file that the diff names is here; run where its paths begin")
	}
	return err
}

// inBaseline is a path as the baseline has it: from its own folder.
func (s *settler) inBaseline(name string) string {
	full, err := filepath.Abs(name)
	if err != nil {
		return filepath.ToSlash(name)
	}
	folder, err := filepath.Abs(filepath.Dir(s.flags.baseline))
	if err != nil {
		return filepath.ToSlash(name)
	}
	inside, err := filepath.Rel(folder, full)
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(inside)
}

// gone reports whether a path of the baseline is no file any more. A record is
// there as long as its corpus is.
func (s *settler) gone(path string) bool {
	return !ofCorpus(path, func(path string) bool {
		info, err := os.Lstat(filepath.Join(filepath.Dir(s.flags.baseline), filepath.FromSlash(path)))
		return err == nil && !info.IsDir()
	})
}

// covers reports whether the call would have found a file at a path of the
// baseline: it was named, or one of its folders.
func (s *settler) covers(path string) bool {
	for _, argument := range s.arguments {
		folder := s.inBaseline(argument)
		if folder == "." || path == folder || strings.HasPrefix(path, folder+"/") {
			return true
		}
	}
	return false
}
