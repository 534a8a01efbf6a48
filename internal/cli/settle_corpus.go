package cli

import (
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/suppress"
)

// corpusState is what is remembered while the records of a corpus are settled.
type corpusState struct {
	sidecar *sidecarFile // nil where there is none
	torn    bool         // a record could not be linted whole
}

// startCorpus reads what stands beside a corpus, once for all of its records.
func (s *settler) startCorpus(art article) {
	s.corpus = &corpusState{sidecar: s.readSidecar(art)}
	if f := s.corpus.sidecar; f != nil {
		f.directives = suppress.CorpusSidecar(f.text)
	}
}

// endCorpus tells what is wrong with the side-car file. It is of no use only
// if every record was read.
func (s *settler) endCorpus(art article) []*linter.Result {
	state := s.corpus
	s.corpus = nil
	profile := art.config.For(art.disk(), s.rules).Profile()
	if s.baseline != nil && !state.torn {
		s.corpora[s.inBaseline(art.disk())] = s.ran(profile)
	}
	if state.sidecar == nil {
		return nil
	}
	runs := s.runs(profile)
	in := suppress.Input{Today: s.today, Runs: func(id string) (known, ran bool) {
		known, ran = runs(id)
		return known, ran && !state.torn
	}}
	said := state.sidecar.complaints(in, profile)
	if faults := state.sidecar.faults; len(faults) > 0 {
		said = append(said, &linter.Result{Path: state.sidecar.path, Faults: faults})
	}
	return said
}

// recordInBaseline is what the baseline adds to the path of a corpus to name a
// record: "#" and its ID. It is empty where there is none.
func recordInBaseline(r *linter.Result) string {
	if r.Record == nil || r.Record.ID == "" {
		return ""
	}
	return "#" + r.Record.ID
}

// ofCorpus finds the part of a name in the baseline that names a corpus.
func ofCorpus(name string, is func(corpus string) bool) bool {
	for i := range len(name) {
		if name[i] == '#' && is(name[:i]) {
			return true
		}
	}
	return is(name)
}
