package cli

import (
	"cmp"
	"slices"

	"github.com/rhetlint/rhetlint/internal/baseline"
	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/internal/git"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/suppress"
)

// settler decides which findings of a run are reported: those that no
// suppression and no baseline silences, in the lines that were asked about.
type settler struct {
	flags     *adoptFlags
	rules     config.Flags
	reader    files.Reader
	today     string
	language  string // of all articles; empty where their names tell
	rule      func(id string) *rule.Rule
	arguments []string
	baseline  *baseline.Baseline // nil where there is none
	file      files.Target       // of the baseline
	text      string             // of the baseline
	changes   *git.Changes       // nil where all lines are asked about
	seen      map[string]func(rule string) bool
}

// settle takes away what is not reported. What it has to say about other
// files, such as a side-car file, are results of their own.
func (s *settler) settle(r *linter.Result, art article) []*linter.Result {
	if r.Document == nil || art.config == nil {
		return nil
	}
	settings := art.config.For(art.disk(), s.rules)
	own := s.suppress(r, art, settings)
	s.hideKnown(r, art, settings)
	s.keepChanged(r, art)
	linter.Recount(r.Findings)
	return own
}

// suppress applies the directives in an article and beside it.
func (s *settler) suppress(r *linter.Result, art article, settings config.Settings) (beside []*linter.Result) {
	var inText []*suppress.Directive
	if !s.flags.noInline {
		inText = suppress.InText(r.Document, commentsOf(cmp.Or(s.language, read.ByName(art.path))))
	}
	extra := s.sidecar(art, len(r.Document.Source))
	var sidecar []*suppress.Directive
	if extra != nil {
		r.Faults = append(r.Faults, extra.faults...)
		sidecar = extra.directives
	}
	if len(inText)+len(sidecar) == 0 {
		return nil
	}
	r.Findings = slices.DeleteFunc(r.Findings, func(f diag.Finding) bool {
		return slices.ContainsFunc(inText, func(d *suppress.Directive) bool { return d.Hides(f.Span) })
	})
	linter.Recount(r.Findings)
	profile := settings.Profile()
	in := suppress.Input{Document: r.Document, Findings: r.Findings, Today: s.today, Runs: func(id string) (known, ran bool) {
		ruled := s.rule(id)
		return ruled != nil, ruled != nil && profile.Runs(ruled)
	}}
	out := suppress.Apply(in, slices.Concat(inText, sidecar))
	r.Findings = out.Findings
	r.Silenced = append(r.Silenced, out.Silenced...)
	for _, quiet := range out.Silenced {
		if !quiet.Finding.Repeat {
			r.Suppressed++
		}
	}
	r.Findings = append(r.Findings, own(suppress.Complaints(in, inText, r.Document.Source), profile)...)
	diag.SortFindings(r.Findings)
	if found := own(suppress.Complaints(in, sidecar, textOf(extra)), profile); len(found) > 0 {
		beside = append(beside, &linter.Result{Path: extra.path, Document: prose.NewDocument(extra.path, extra.text), Findings: found})
	}
	return beside
}

// own keeps the findings about suppressions that the configuration wants, at
// the severity that it gives them.
func own(found []diag.Finding, profile *linter.Profile) []diag.Finding {
	var kept []diag.Finding
	for _, r := range suppress.Pack().Rules {
		for _, f := range found {
			if f.Rule == r.ID && profile.Runs(r) {
				f.Severity = profile.Severity(r, f.Severity)
				kept = append(kept, f)
			}
		}
	}
	diag.SortFindings(kept)
	return kept
}

// sidecarFile is the file beside an article.
type sidecarFile struct {
	path, text string
	directives []*suppress.Directive
	faults     diag.Faults
}

func textOf(f *sidecarFile) string {
	if f == nil {
		return ""
	}
	return f.text
}

func (s *settler) sidecar(art article, size int) *sidecarFile {
	target, ok := art.target.Beside(suppress.SidecarSuffix)
	if !ok {
		return nil
	}
	f := &sidecarFile{path: target.Path}
	text, err := s.reader.Read(target)
	if err != nil {
		f.faults = diag.AsFaults(err)
		return f
	}
	f.text, f.directives = text, suppress.Sidecar(text, size)
	return f
}

// commentsOf says what comments a language has.
func commentsOf(language string) suppress.Comments {
	switch language {
	case "markdown":
		return suppress.MarkdownComments
	case "html":
		return suppress.HTMLComments
	}
	return suppress.NoComments
}

// keepChanged counts the findings outside the lines that were asked about, and
// takes them away. What is said of an article as a whole stays if anything in
// it changed.
func (s *settler) keepChanged(r *linter.Result, art article) {
	if s.changes == nil {
		return
	}
	lines := s.changes.Of(art.disk())
	r.Findings = slices.DeleteFunc(r.Findings, func(f diag.Finding) bool {
		first, last := r.Document.Position(f.Span.Start).Line, r.Document.Position(max(f.Span.End-1, f.Span.Start)).Line
		if lines.Touch(first, last) || lines.Any() && wholeArticle(s.rule(f.Rule)) {
			return false
		}
		if !f.Repeat {
			r.Elsewhere++
		}
		return true
	})
}

// wholeArticle reports rules that speak of an article, not of a place in it.
func wholeArticle(r *rule.Rule) bool {
	if r == nil {
		return false
	}
	d, ok := detect.Lookup(r.Words.Detector)
	return r.Report.Mode == rule.Once || r.Report.Count > 1 || r.Report.PerMill > 0 || ok && d.FindDocument != nil
}
