package cli

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/eval"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/internal/git"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// comparison is a call of eval --against.
type comparison struct {
	session *session // reads articles as lint does
	old     *linter.Linter
	packs   map[string]bool // compared, by name
	before  [][]diag.Finding
	diff    *eval.Diff
	faults  diag.Faults
	failed  bool
}

// compare lints articles with the rules in force and with those of the old
// folder. Packs are compared by their names.
func (a *app) compare(ctx context.Context, r *evalRun, arguments []string) error {
	old, err := a.oldPacks(ctx, r.flags)
	if err != nil {
		return err
	}
	p, err := a.plan(r.run, arguments)
	if err != nil {
		return err
	}
	c, err := newComparison(r.run, p, old)
	if err != nil {
		return err
	}
	if err := c.lint(ctx, p.articles, a.reader(r.run)); err != nil {
		return err
	}
	c.diff.Close()
	if err := r.format.Diff(a.streams.Out, c.diff); err != nil {
		return written(err)
	}
	if err := a.incomplete(c.faults); err != nil {
		return err
	}
	if c.failed {
		return outcome(ExitFindings)
	}
	return nil
}

// oldPacks loads the packs to compare with: a folder, REVISION:FOLDER, or the
// folders that the configuration names as they were at a revision.
func (a *app) oldPacks(ctx context.Context, flags *evalFlags) ([]*rule.Pack, error) {
	library := config.NewLibrary(a.files)
	if info, err := os.Stat(flags.against); err == nil && info.IsDir() {
		packs, faults := library.Folder(flags.against)
		return packs, faults.Err()
	}
	revision, folder, named := strings.Cut(flags.against, ":")
	folders := []string{folder}
	if !named {
		h, err := a.here(&flags.common)
		if err != nil {
			return nil, err
		}
		folders = h.config.PackFolders()
	}
	if len(folders) == 0 {
		return nil, &diag.Fault{
			Message: "--against " + flags.against + " is no folder, and the configuration names no folder of packs to look up at a revision",
			Hint:    "name the folder as well: --against " + flags.against + ":FOLDER",
		}
	}
	var packs []*rule.Pack
	var faults diag.Faults
	for _, folder := range folders {
		files, err := git.Folder(ctx, revision, folder)
		if err != nil {
			return nil, fmt.Errorf("--against %s: %w", flags.against, err)
		}
		if !filepath.IsAbs(folder) {
			folder = "./" + folder // as git writes it
		}
		more, wrong := library.Files(files, revision+":"+filepath.ToSlash(folder))
		packs, faults = append(packs, more...), append(faults, wrong...)
	}
	return packs, faults.Err()
}

func newComparison(r *run, p *plan, old []*rule.Pack) (*comparison, error) {
	c := &comparison{session: &session{run: r}, packs: map[string]bool{}, before: make([][]diag.Finding, len(p.articles))}
	var names []string
	for _, pack := range old {
		c.packs[pack.Name] = true
		names = append(names, pack.Name)
	}
	var skipped []string
	level := r.level
	for _, art := range p.articles {
		if art.linter == nil {
			continue
		}
		level = cmp.Or(level, art.config.Level)
		for _, r := range art.linter.Rules() {
			if !c.packs[r.Pack()] && !slices.Contains(skipped, r.Pack()) {
				skipped = append(skipped, r.Pack())
			}
		}
	}
	slices.Sort(names)
	slices.Sort(skipped)
	c.diff = eval.NewDiff(names, skipped)
	var err error
	c.old, err = linter.New(linter.Options{Rules: rule.In(old), Level: level})
	return c, err
}

// lint goes over the articles, neighbours with the same rules together.
func (c *comparison) lint(ctx context.Context, articles []article, reader files.Reader) error {
	for first := 0; first < len(articles); {
		last := first + 1
		for last < len(articles) && articles[last].linter == articles[first].linter {
			last++
		}
		if articles[first].linter == nil {
			for _, art := range articles[first:last] {
				c.faults.Add(art.target.Fault)
			}
		} else if err := c.group(ctx, articles[first:last], first, reader); err != nil {
			return err
		}
		first = last
	}
	return ctx.Err()
}

func (c *comparison) group(ctx context.Context, articles []article, first int, reader files.Reader) error {
	next := 0
	return articles[0].linter.Run(ctx, c.inputs(articles, first, reader), c.session.run.jobs, func(r *linter.Result) error {
		c.add(r, articles[next], first+next)
		next++
		return nil
	})
}

// inputs reads each article once and lints it with the old rules on the way.
func (c *comparison) inputs(articles []article, first int, reader files.Reader) iter.Seq[linter.Input] {
	return func(yield func(linter.Input) bool) {
		for i, art := range articles {
			read := func(ctx context.Context) (*prose.Document, *linter.Profile, error) {
				doc, profile, err := c.session.read(ctx, art, reader)
				if err == nil {
					c.before[first+i] = c.old.Lint(ctx, doc, profile).Findings
				}
				return doc, profile, err
			}
			if !yield(linter.Input{Path: art.path, Read: read}) {
				return
			}
		}
	}
}

// add compares the findings of one article.
func (c *comparison) add(r *linter.Result, art article, i int) {
	c.faults = append(c.faults, r.Faults...)
	before := c.before[i]
	c.before[i] = nil
	if r.Document == nil {
		return
	}
	least := c.session.run.minSeverityOf(art.config)
	wanted := func(findings []diag.Finding) []diag.Finding {
		return slices.DeleteFunc(findings, func(f diag.Finding) bool {
			return f.Severity < least || !c.packs[f.Rule[:max(strings.IndexByte(f.Rule, '/'), 0)]]
		})
	}
	worst := c.diff.Add(eval.Article{Document: r.Document, Words: r.Words, Before: wanted(before), Now: wanted(r.Findings)})
	c.failed = c.failed || worst >= c.session.run.failOnOf(art.config)
}
