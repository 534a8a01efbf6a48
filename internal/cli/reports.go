package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/suppress"
)

// wanted is one --format: what to write, and where; an empty file is the place
// of --output, or standard output.
type wanted struct {
	format report.Format
	file   string
}

// parseFormat reads NAME or NAME=FILE.
func parseFormat(text string) (w wanted, name string, ok bool) {
	name, file, named := strings.Cut(text, "=")
	w.format, ok = report.Find(name)
	w.file = file
	return w, name, ok && (!named || file != "")
}

// reports are all reports of a run. One that cannot be written does not keep
// the others from being whole.
type reports struct {
	all []*oneReport
}

type oneReport struct {
	out    *output
	writer report.Writer
	err    error // the first; nothing is written after it
}

// openReports opens the places of all reports, which must not be articles.
func (a *app) openReports(r *run, p *plan) (*reports, error) {
	rs := &reports{}
	taken := map[string]bool{}
	for _, w := range r.formats {
		name, flag := w.file, "--format "+w.format.Name+"="
		if name == "" {
			name, flag = r.flags.output, "--output "
		}
		if taken[name] {
			rs.Drop()
			return nil, fmt.Errorf("two reports would be written to the same place; name a file: --format %s=FILE", w.format.Name)
		}
		taken[name] = true
		if err := a.openReport(rs, w.format, p, place{name, flag, r.flags.color}); err != nil {
			rs.Drop()
			return nil, err
		}
	}
	if err := a.openStepSummary(rs, r, p); err != nil {
		rs.Drop()
		return nil, err
	}
	return rs, nil
}

// place is where a report goes, and by which flag.
type place struct{ name, flag, color string }

func (a *app) openReport(rs *reports, format report.Format, p *plan, at place) error {
	if p.isArticle(at.name) {
		return fmt.Errorf("%s%s is one of the articles; it would be overwritten", at.flag, at.name)
	}
	out, err := openOutput(at.name, a.streams.Out)
	if err != nil {
		return err
	}
	color, err := a.color(at.color, out.Writer)
	if err != nil {
		out.Drop()
		return err
	}
	options := p.reportOptions(color)
	options.Width = width(out.Writer)
	rs.all = append(rs.all, &oneReport{out: out, writer: format.New(out, options)})
	return nil
}

// openStepSummary adds a table to the summary of the job where GitHub Actions
// names a file for it, since it shows only a few annotations.
func (a *app) openStepSummary(rs *reports, r *run, p *plan) error {
	name := a.environment("GITHUB_STEP_SUMMARY")
	for _, w := range r.formats {
		if w.format.Name != "github" || name == "" {
			continue
		}
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
		if err != nil {
			return fmt.Errorf("GITHUB_STEP_SUMMARY: %w", err)
		}
		summary, _ := report.Find("markdown")
		out := &output{Writer: f, open: f}
		rs.all = append(rs.all, &oneReport{out: out, writer: summary.New(out, p.reportOptions(false))})
		return nil
	}
	return nil
}

// File hands a result to every report that can still be written. It fails when
// none can.
func (rs *reports) File(r *linter.Result) error {
	return rs.each(func(w report.Writer) error { return w.File(r) })
}

// Close ends every report.
func (rs *reports) Close(s report.Summary) error {
	return rs.each(func(w report.Writer) error { return w.Close(s) })
}

func (rs *reports) each(do func(report.Writer) error) error {
	left := 0
	for _, one := range rs.all {
		if one.err == nil {
			one.err = do(one.writer)
		}
		if one.err == nil {
			left++
		}
	}
	if left > 0 {
		return nil
	}
	return rs.err()
}

func (rs *reports) err() error {
	var all []error
	for _, one := range rs.all {
		all = append(all, one.err)
	}
	return errors.Join(all...)
}

// Keep moves the reports that are whole to their places; the error tells of
// those that are not.
func (rs *reports) Keep() error {
	for _, one := range rs.all {
		if one.err == nil {
			one.err = one.out.Close()
		}
		one.out.Drop()
	}
	return rs.err()
}

// Drop throws away what has not been kept.
func (rs *reports) Drop() {
	for _, one := range rs.all {
		one.out.Drop()
	}
}

// isArticle reports whether a file is one of the articles, by whatever name.
func (p *plan) isArticle(name string) bool {
	target, err := os.Stat(name)
	if err != nil || !target.Mode().IsRegular() {
		return false
	}
	return slices.ContainsFunc(p.articles, func(art article) bool {
		info, err := os.Stat(art.disk())
		return err == nil && os.SameFile(info, target)
	})
}

// reportOptions are what every report may ask for.
func (p *plan) reportOptions(color bool) report.Options {
	root, locate := locator()
	return report.Options{
		Color: color, Version: version, URL: p.url, Root: root, Locate: locate,
		Rule: func(id string) *rule.Rule { return p.withPage(p.rule(id)) },
	}
}

// rule looks a rule up by its ID, nil where there is none.
func (p *plan) rule(id string) *rule.Rule { return p.named()[id] }

// rules are the rules of all articles, by their ID.
func (p *plan) rules() map[string]*rule.Rule {
	rules := map[string]*rule.Rule{}
	for _, r := range suppress.Pack().Rules {
		rules[r.ID] = r
	}
	seen := map[*linter.Linter]bool{nil: true}
	for _, art := range p.articles {
		if seen[art.linter] {
			continue
		}
		seen[art.linter] = true
		for _, r := range art.linter.Rules() {
			rules[r.ID] = r
		}
	}
	return rules
}
