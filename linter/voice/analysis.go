package voice

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Analysis answers questions about one document. It works things out on
// demand and remembers them, so one Analysis belongs to one goroutine.
type Analysis struct {
	doc     *prose.Document
	level   Level
	views   []*view // of the segments; nil until something is asked of them
	names   surnames
	parser  parser  // reads the units, one after the other
	pairing pairing // pairs the marks of segments, one after the other
	steps   int     // units of work done so far, for the test of linearity

	british   *bool // singles are the document's outer marks; nil until asked for
	frameDone bool
	framed    *Attribution // the source named for all figures of the document
	numbers   numbers
}

// view is what is known about one segment so far.
type view struct {
	hasMarking bool
	marking    marking
	hasQuotes  bool
	quotes     []Quotation
	outer      []numbered // the outermost quotations, titles aside
	hasOwners  bool       // all quotations are tied to their speakers
	hasUnits   bool
	units      []unit
	carrying
	notes notes
	settled
}

// carrying is what a segment takes over from others.
type carrying struct {
	hasLoose   bool
	loose      []span.Span // its quotations without a speaker in it
	hasCarried bool
	carried    *Attribution // credits them to a speaker of another; nil where there is none
}

// New makes an analysis of doc without working anything out.
func New(doc *prose.Document, level Level) *Analysis {
	a := &Analysis{doc: doc, level: level, views: make([]*view, len(doc.Segments))}
	a.parser.a = a
	return a
}

func (a *Analysis) view(i int) *view {
	if a.views[i] == nil {
		a.views[i] = &view{}
	}
	return a.views[i]
}

func (a *Analysis) marking(i int) *marking {
	v := a.view(i)
	if !v.hasMarking {
		v.hasMarking = true
		a.steps += len(a.doc.Segments[i].Text)
		v.marking = a.pairing.pairMarks(a.doc.Segments[i].Text, false)
		if v.marking.single && a.singlesOutside() {
			v.marking = a.pairing.pairMarks(a.doc.Segments[i].Text, true)
		}
	}
	return &v.marking
}

// singlesOutside reports whether the document quotes with single marks: their
// pairs outnumber those of double marks three to one.
func (a *Analysis) singlesOutside() bool {
	if a.british != nil {
		return *a.british
	}
	var single, double int
	for _, seg := range a.doc.Segments {
		a.steps += len(seg.Text)
		for _, q := range a.pairing.pairMarks(seg.Text, false).quotes {
			switch {
			case q.Slip:
			case strings.HasPrefix(seg.Text[q.Span.Start:], "'"), strings.HasPrefix(seg.Text[q.Span.Start:], "‘"):
				single++
			default:
				double++
			}
		}
	}
	british := single > 0 && single >= 3*double
	a.british = &british
	return british
}

// before is the segment whose text runs on into segment i: the one before it
// if both are running text; else -1.
func (a *Analysis) before(i int) int {
	if i > 0 && i < len(a.doc.Segments) && a.runs(i) && a.runs(i-1) && !a.parted(i) {
		return i - 1
	}
	return -1
}

// after is the segment that segment i runs on into, or -1.
func (a *Analysis) after(i int) int {
	if i+1 < len(a.doc.Segments) && a.before(i+1) == i {
		return i + 1
	}
	return -1
}

// runs reports whether segment i is running text, where things carry over.
func (a *Analysis) runs(i int) bool {
	zone := a.doc.Segments[i].Zone
	return zone == prose.Body || zone == prose.Standfirst
}

// Attributions are the attributions of a segment in the order of their cues.
func (a *Analysis) Attributions(segment int) []Attribution {
	if segment < 0 || segment >= len(a.views) {
		return nil
	}
	return a.attributions(segment)
}

// Quotations are the quotations of a segment, by their start, outer ones
// before the ones inside them, with their owners.
func (a *Analysis) Quotations(segment int) []Quotation {
	if segment < 0 || segment >= len(a.views) {
		return nil
	}
	v := a.view(segment)
	quotes := a.quotations(segment)
	if !v.hasOwners {
		v.hasOwners = true
		for k := range quotes {
			a.assignOwner(segment, &quotes[k])
		}
	}
	return quotes
}
