package linter

import (
	"context"
	"slices"

	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// Memory is what a Linter remembers of an article, so that linting it again
// after an edit reads only the paragraphs that changed. The zero value is
// ready. It belongs to one article, and to one goroutine at a time.
type Memory struct {
	linter *Linter
	runs   []rule.ZoneSet
	year   int
	known  map[paragraph]scanned
	fresh  map[paragraph]scanned // what this round has used or found
}

// paragraph is all that the scan of a segment depends on, for one linter and
// one choice of rules.
type paragraph struct {
	zone prose.Zone
	text string
}

// scanned is what the scan of a segment found.
type scanned struct {
	words      int
	candidates []candidate
}

// Again is Lint with what was remembered of the article before. It gives the
// same result.
func (l *Linter) Again(ctx context.Context, doc *prose.Document, p *Profile, m *Memory) *Result {
	a := l.article(doc, p)
	if m.linter != l || m.year != a.year || !slices.Equal(m.runs, a.runs) {
		*m = Memory{linter: l, runs: a.runs, year: a.year}
	}
	m.fresh = make(map[paragraph]scanned, len(doc.Segments))
	a.again = m
	res := a.lint(ctx, p)
	m.known, m.fresh = m.fresh, nil
	return res
}

// recall adds what is remembered of a segment, if anything is.
func (a *article) recall(i int) bool {
	if a.again == nil {
		return false
	}
	seg := a.doc.Segments[i]
	key := paragraph{seg.Zone, seg.Text}
	found, ok := a.again.known[key]
	if !ok {
		return false
	}
	a.again.fresh[key] = found
	a.words += found.words
	for _, c := range found.candidates {
		if c.segment = i; c.hit != nil {
			c.hit = &detect.DocumentHit{Segment: i, Hit: c.hit.Hit}
		}
		a.candidates = append(a.candidates, c)
	}
	return true
}

// remember keeps what the scan of a segment has added since there were so many
// words and candidates. What a pattern did not run on is not kept.
func (a *article) remember(i, words, candidates int) {
	if a.again == nil || len(a.incomplete) > 0 {
		return
	}
	seg := a.doc.Segments[i]
	a.again.fresh[paragraph{seg.Zone, seg.Text}] = scanned{a.words - words, slices.Clone(a.candidates[candidates:])}
}
