// Package eval measures rules. It compares what they find with what people
// marked in labelled documents, and what they find now with what they found
// before an edit. Documents and findings come in, figures go out; it opens
// nothing and runs no rule itself.
//
// The invariant: a figure never stands alone. Precision comes with its interval,
// F1 with the floor of flagging every line, and a share of nothing is no figure.
package eval

import (
	"math"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Mark is a range that somebody labelled, in bytes of the text.
type Mark struct {
	span.Span
	Label string
}

// Gold is one labelled document.
type Gold struct {
	ID    string
	Text  string
	Label string // of the document; empty where it has none
	Marks []Mark // in the order of the file
}

// Document is a labelled document with what the rules found in it.
type Document struct {
	*Gold
	Words    int
	Findings []diag.Finding // in source order, repeats included
}

// Share is a count out of a number.
type Share struct{ Count, Of int }

// Known reports whether there is anything to take a share of.
func (s Share) Known() bool { return s.Of > 0 }

// Value is the share between 0 and 1, 0 where it is not known.
func (s Share) Value() float64 {
	if s.Of == 0 {
		return 0
	}
	return float64(s.Count) / float64(s.Of)
}

// z95 is the 0.975 quantile of the normal distribution.
const z95 = 1.959963984540054

// Interval is the 95 % interval of the share as an estimate (Wilson 1927,
// without correction for continuity); 0 to 1 where nothing is known.
func (s Share) Interval() (low, high float64) {
	if s.Of == 0 {
		return 0, 1
	}
	n, p := float64(s.Of), s.Value()
	middle := p + z95*z95/(2*n)
	reach := z95 * math.Sqrt(p*(1-p)/n+z95*z95/(4*n*n))
	scale := 1 + z95*z95/n
	return max((middle-reach)/scale, 0), min((middle+reach)/scale, 1)
}

// Score is how findings and gold agree, by counting.
type Score struct {
	Precision Share // findings that are right
	Recall    Share // gold that is found
}

// F1 is the harmonic mean of precision and recall, 0 where either is.
func (s Score) F1() float64 { return harmonic(s.Precision.Value(), s.Recall.Value()) }

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
