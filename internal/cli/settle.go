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
	changes   *git.Changes // nil where all lines are asked about
	corpus    *corpusState // of the corpus that is being read
	archive
}

// archive is what the baseline remembers, and which of it could be met.
type archive struct {
	baseline *baseline.Baseline // nil where there is none
	file     files.Target       // of the baseline
	text     string             // of the baseline
	seen     map[string]func(rule string) bool
	corpora  map[string]func(rule string) bool // those that were read whole
}

// settle takes away what is not reported. What it has to say about other
// files, such as a side-car file, are results of their own.
func (s *settler) settle(r *linter.Result, art article) []*linter.Result {
	if s.corpus != nil && len(r.Faults) > 0 {
		s.corpus.torn = true
	}
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
	extra := s.sidecar(art, r)
	var sidecar []*suppress.Directive
	if extra != nil {
		sidecar = extra.directives
		if r.Record == nil {
			r.Faults = append(r.Faults, extra.faults...)
		}
	}
	if len(inText)+len(sidecar) == 0 {
		return nil
	}
	r.Findings = slices.DeleteFunc(r.Findings, func(f diag.Finding) bool {
		return slices.ContainsFunc(inText, func(d *suppress.Directive) bool { return d.Hides(f.Span) })
	})
	linter.Recount(r.Findings)
	profile := settings.Profile()
	in := suppress.Input{Document: r.Document, Findings: r.Findings, Today: s.today, Runs: s.runs(profile)}
	if r.Record != nil {
		in.Record = r.Record.ID
	}
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
	if r.Record != nil { // until all records are read
		return nil
	}
	return extra.complaints(in, profile)
}

// runs tells whether a rule is known and whether it runs.
func (s *settler) runs(profile *linter.Profile) func(id string) (known, ran bool) {
	return func(id string) (known, ran bool) {
		ruled := s.rule(id)
		return ruled != nil, ruled != nil && profile.Wants(ruled)
	}
}

// own keeps the findings about suppressions that the configuration wants, at
// the severity that it gives them.
func own(found []diag.Finding, profile *linter.Profile) []diag.Finding {
	var kept []diag.Finding
	for _, r := range suppress.Pack().Rules {
		for _, f := range found {
			if f.Rule == r.ID && profile.Wants(r) {
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

// complaints are the findings about a side-car file, if there are any.
func (f *sidecarFile) complaints(in suppress.Input, profile *linter.Profile) []*linter.Result {
	if f == nil {
		return nil
	}
	found := own(suppress.Complaints(in, f.directives, f.text), profile)
	if len(found) == 0 {
		return nil
	}
	return []*linter.Result{{Path: f.path, Document: prose.NewDocument(f.path, f.text), Findings: found}}
}

// sidecar is the file beside an article, or beside the corpus that it is in;
// nil where there is none.
func (s *settler) sidecar(art article, r *linter.Result) *sidecarFile {
	if r.Record != nil {
		return s.corpus.sidecar
	}
	f := s.readSidecar(art)
	if f != nil {
		f.directives = suppress.Sidecar(f.text, len(r.Document.Source))
	}
	return f
}

func (s *settler) readSidecar(art article) *sidecarFile {
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
	f.text = text
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
		if r.Record != nil {
			first, last = r.Record.Line, r.Record.Line
		}
		if lines.Touch(first, last) || lines.Any() && r.Record == nil && wholeArticle(s.rule(f.Rule)) {
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
