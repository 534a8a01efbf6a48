package cli

import (
	"slices"

	"github.com/rhetlint/rhetlint/internal/baseline"
	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/suppress"
)

// hideKnown takes away the findings that the baseline remembers, or that it is
// to remember from now on. Findings about suppressions are not kept in it.
func (s *settler) hideKnown(r *linter.Result, art article, settings config.Settings) {
	if s.baseline == nil {
		return
	}
	record := recordInBaseline(r)
	name := s.inBaseline(art.disk()) + record
	if len(r.Faults) == 0 && r.Record == nil {
		s.seen[name] = s.ran(settings.Profile())
	}
	r.Findings = slices.DeleteFunc(r.Findings, func(f diag.Finding) bool {
		if ruled := s.rule(f.Rule); ruled != nil && ruled.Pack() == suppress.Own {
			return false
		}
		known := s.baseline.Match(name, record, f)
		if !known && s.flags.writeBaseline == writeAll {
			s.baseline.Add(name, f.Span.Of(r.Document.Source), f)
			known = true
		}
		if known {
			r.Silenced = append(r.Silenced, diag.Silenced{Finding: f, By: diag.ByBaseline})
			if !f.Repeat {
				r.Suppressed++
			}
		}
		return known
	})
}

// ran tells whether the findings of a rule would have been met.
func (s *settler) ran(profile *linter.Profile) func(id string) bool {
	return func(id string) bool {
		ruled := s.rule(id)
		return ruled == nil || profile.Wants(ruled)
	}
}

// stale are the entries of the baseline that this run would have met: their
// file was linted whole, or is gone from a folder that was linted.
func (s *settler) stale() []*baseline.Entry {
	return s.baseline.Stale(func(e *baseline.Entry) bool {
		if ran := s.seen[e.Path]; ran != nil {
			return ran(e.Rule)
		}
		var ran func(string) bool
		if ofCorpus(e.Path, func(corpus string) bool { ran = s.corpora[corpus]; return ran != nil }) {
			return ran(e.Rule)
		}
		return s.covers(e.Path) && s.gone(e.Path)
	})
}

// finish tells of entries that match nothing any more; where the baseline is
// written, they are taken away.
func (s *settler) finish(whole bool) *linter.Result {
	if s.baseline == nil || !whole && s.flags.writeBaseline == "" {
		return nil
	}
	stale := s.stale()
	if s.flags.writeBaseline != "" {
		s.baseline.Remove(stale)
		return nil
	}
	if len(stale) == 0 {
		return nil
	}
	r := &linter.Result{Path: s.file.Path, Document: prose.NewDocument(s.file.Path, s.text)}
	id := suppress.Own + "/" + suppress.StaleBaseline
	for _, e := range stale {
		r.Findings = append(r.Findings, diag.Finding{
			Rule: id, Severity: s.rule(id).Severity, Span: e.Span, Voice: diag.Author, Fingerprint: diag.Fingerprint(id, e.Path+e.Fingerprint, "", 0),
			Message: "the baseline remembers a finding of " + e.Rule + " in " + e.Path + " that is gone",
		})
	}
	diag.SortFindings(r.Findings)
	return r
}

// write writes the baseline, whole or not at all.
func (s *settler) write() error {
	if s.flags.writeBaseline == "" {
		return nil
	}
	out, err := openOutput(s.flags.baseline, nil)
	if err != nil {
		return &outputError{err}
	}
	defer out.Drop()
	if err := s.baseline.Write(out); err != nil {
		return &outputError{err}
	}
	return written(out.Close())
}
