package linter

import (
	"context"
	"sync/atomic"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// stretchBytes is how much text makes a stretch. A long article is scanned in
// stretches, several at a time; they are cut by size alone, so that their
// number does not depend on the machine.
const stretchBytes = 256 << 10

// stretch is the segments from one number up to, and without, another.
type stretch struct{ from, to int }

func stretches(doc *prose.Document) []stretch {
	var out []stretch
	size, from := 0, 0
	for i, seg := range doc.Segments {
		if size += len(seg.Text); size >= stretchBytes {
			out = append(out, stretch{from, i + 1})
			size, from = 0, i+1
		}
	}
	if from < len(doc.Segments) {
		out = append(out, stretch{from, len(doc.Segments)})
	}
	return out
}

// scanAll gathers the candidates of all segments. It reports false where ctx
// ended early. A panic in a worker is passed on.
func (a *article) scanAll(ctx context.Context) bool {
	all := stretches(a.doc)
	if len(all) == 1 {
		a.stretch(ctx, all[0])
		return ctx.Err() == nil
	}
	parts := make([]*article, len(all))
	workers := min(max(a.linter.workers, 1), len(all))
	if a.spent != nil || a.again != nil {
		workers = 1 // whoever measures, or remembers, does one thing at a time
	}
	var next atomic.Int32
	together(workers, func() {
		for i := int(next.Add(1)) - 1; i < len(all); i = int(next.Add(1)) - 1 {
			parts[i] = a.part(ctx, all[i])
		}
	})
	for _, p := range parts {
		a.words += p.words
		a.candidates = append(a.candidates, p.candidates...)
		for rule, reason := range p.incomplete {
			a.giveUp(rule, reason)
		}
	}
	return ctx.Err() == nil
}

// part is one stretch, scanned on its own.
func (a *article) part(ctx context.Context, s stretch) *article {
	p := &article{linter: a.linter, doc: a.doc, year: a.year, runs: a.runs, spent: a.spent, again: a.again}
	p.stretch(ctx, s)
	p.release()
	return p
}

// stretch gathers the candidates of a stretch.
func (a *article) stretch(ctx context.Context, s stretch) {
	for i := s.from; i < s.to && ctx.Err() == nil; i++ {
		if a.recall(i) {
			continue
		}
		words, candidates := a.words, len(a.candidates)
		a.words += prose.Words(a.doc.Segments[i].Text)
		a.scan(i)
		a.remember(i, words, candidates)
	}
	a.account()
}

// account tells how long the patterns of each rule took, if anybody wants to
// know.
func (a *article) account() {
	if a.spent == nil {
		return
	}
	for n, g := range a.linter.groups[:len(a.meters)] {
		for _, c := range a.meters[n].Costs() {
			a.spent(a.linter.rules[g.owner[c.ID]].ID, c.Time)
		}
	}
}
