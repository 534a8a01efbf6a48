package linter

import (
	"cmp"
	"slices"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// withoutOverlaps keeps the most severe of overlapping findings of one pack; of
// equals the longer, then the first by rule.
func (a *article) withoutOverlaps(fs []diag.Finding) []diag.Finding {
	slices.SortStableFunc(fs, func(x, y diag.Finding) int {
		return cmp.Or(cmp.Compare(pack(x.Rule), pack(y.Rule)), cmp.Compare(x.Span.Start, y.Span.Start),
			cmp.Compare(y.Span.End, x.Span.End), cmp.Compare(x.Rule, y.Rule))
	})
	out := fs[:0]
	for _, f := range fs {
		n := len(out)
		if n == 0 || pack(out[n-1].Rule) != pack(f.Rule) || !out[n-1].Span.Overlaps(f.Span) {
			out = append(out, f)
			continue
		}
		if f.Severity > out[n-1].Severity {
			out[n-1] = f
		}
	}
	return out
}

// withoutYielding leaves out findings that stand back, as their rules say,
// for overlapping ones that are no less severe. The findings are in the order
// of the source; all are judged before any is left out.
func (a *article) withoutYielding(fs []diag.Finding) []diag.Finding {
	var yielding []int
	reach := 0 // the first finding that may run into the current one
	for i, f := range fs {
		for reach < i && fs[reach].Span.End <= f.Span.Start {
			reach++
		}
		yields := a.linter.rule(f.Rule).Near.Yields
		if len(yields) == 0 {
			continue
		}
		before := slices.ContainsFunc(fs[reach:i], func(g diag.Finding) bool { return standsBack(f, g, yields) })
		after := false
		for j := i + 1; j < len(fs) && fs[j].Span.Start < f.Span.End && !after; j++ {
			after = standsBack(f, fs[j], yields)
		}
		if before || after {
			yielding = append(yielding, i)
		}
	}
	for n, i := range yielding {
		until := len(fs)
		if n+1 < len(yielding) {
			until = yielding[n+1]
		}
		copy(fs[i-n:], fs[i+1:until])
	}
	return fs[:len(fs)-len(yielding)]
}

// standsBack reports whether f gives way to g.
func standsBack(f, g diag.Finding, yields []string) bool {
	return g.Severity >= f.Severity && sameWords(f, g) &&
		(slices.Contains(yields, g.Rule) || slices.Contains(yields, pack(g.Rule)))
}

// longFinding is how many words make a finding one on a sentence and no longer
// on its words.
const longFinding = 9

// sameWords reports whether two findings are about the same words: they
// overlap and begin together, or neither is long. One word in a long question
// is a matter of its own. Words are counted and not bytes, so that the length
// of a name does not decide.
func sameWords(f, g diag.Finding) bool {
	return f.Span.Overlaps(g.Span) &&
		(f.Span.Start == g.Span.Start || max(prose.Words(f.Words), prose.Words(g.Words)) < longFinding)
}

// blocks lets one finding stand for all those of its pack in a block: in
// paragraphs that follow each other, where the pack says so. It is the most
// severe, of equals the first; the others are marked as repeats.
func (a *article) blocks(fs []diag.Finding) {
	type block struct{ chosen, paragraph int }
	open := map[string]block{} // by pack
	for i := range fs {
		f := &fs[i]
		if !a.linter.rule(f.Rule).Report.Block {
			continue
		}
		f.Uses, f.Repeat = 0, false
		at := a.paragraph(f.Span.Start)
		b, ok := open[pack(f.Rule)]
		switch {
		case !ok || at > b.paragraph+1:
			b.chosen = i
		case f.Severity > fs[b.chosen].Severity:
			fs[b.chosen].Repeat, b.chosen = true, i
		default:
			f.Repeat = true
		}
		b.paragraph = at
		open[pack(f.Rule)] = b
	}
}

// paragraph is the number of the segment with an offset of the source in it.
func (a *article) paragraph(offset int) int {
	n, found := slices.BinarySearchFunc(a.doc.Segments, offset, func(s *prose.Segment, offset int) int {
		return cmp.Compare(s.Source(span.Span{}).Start, offset)
	})
	if !found {
		n--
	}
	return n
}
