package eval

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Partial is agreement by the measure of SemEval-2020 task 11, span
// identification (Da San Martino et al. 2020, after Potthast et al. 2010): each
// found range counts for the part of it that is gold, each gold range for the
// part of it that is found, in code points, over all documents. Ranges of one
// document that overlap or touch are one range.
type Partial struct {
	covered float64 // sum over found ranges of the part that is gold
	found   int
	reached float64 // sum over gold ranges of the part that is found
	gold    int
}

// Precision is 0 where nothing was found.
func (p Partial) Precision() float64 { return part(p.covered, p.found) }

// Recall is 0 where there is no gold.
func (p Partial) Recall() float64 { return part(p.reached, p.gold) }

// F1 is the harmonic mean of the two.
func (p Partial) F1() float64 { return harmonic(p.Precision(), p.Recall()) }

func part(sum float64, n int) float64 {
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// add counts one document. Both lists are merged.
func (p *Partial) add(text string, found, gold []span.Span) {
	p.found += len(found)
	p.gold += len(gold)
	p.covered += overlaps(text, found, gold)
	p.reached += overlaps(text, gold, found)
}

// overlaps sums over the ranges the part of each that lies in the others.
func overlaps(text string, ranges, others []span.Span) float64 {
	sum, first := 0.0, 0
	for _, r := range ranges {
		for first < len(others) && others[first].End <= r.Start {
			first++
		}
		shared := 0
		for _, o := range others[first:] {
			if o.Start >= r.End {
				break
			}
			shared += utf8.RuneCountInString(text[max(r.Start, o.Start):min(r.End, o.End)])
		}
		if shared > 0 {
			sum += float64(shared) / float64(utf8.RuneCountInString(r.Of(text)))
		}
	}
	return sum
}

// merged is the ranges in order, with those that overlap or touch made one.
func merged(ranges []span.Span) []span.Span {
	sorted := slices.Clone(ranges)
	slices.SortFunc(sorted, func(a, b span.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	out := sorted[:0]
	for _, s := range sorted {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// lines are the lines of a text that hold more than white space, without the
// white space around them: what a rule that flags everything would find.
func lines(text string) []span.Span {
	var out []span.Span
	start := 0
	for line := range strings.Lines(text) {
		inner := strings.TrimSpace(line)
		if inner != "" {
			at := start + strings.Index(line, inner)
			out = append(out, span.Span{Start: at, End: at + len(inner)})
		}
		start += len(line)
	}
	return out
}
