package linter

import (
	"cmp"
	"slices"

	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/span"
)

// scanner looks for the words of one group of rules in the segment at hand.
type scanner struct {
	*group
	text  match.Text
	found func(match.Hit)
}

// due is a sentence of a segment that a detector has to look at.
type due struct {
	detector *detector
	sentence int
}

// scanners makes ready for all groups.
func (a *article) scanners() {
	a.room()
	a.meters = make([]match.Meter, len(a.linter.groups))
	a.groups = make([]scanner, len(a.linter.groups))
	sentences := func() []span.Span { return a.doc.Segments[a.segment].Sentences() }
	for n := range a.groups {
		g := &a.linter.groups[n]
		a.meters[n].Counts = a.spent != nil
		wants := func(id int) bool { r := g.owner[id]; return r < 0 || a.runs[r].Has(a.zone) }
		a.groups[n] = scanner{g, match.Text{Sentences: sentences, Meter: &a.meters[n], Wants: wants}, func(h match.Hit) {
			if r := g.owner[h.ID]; r < 0 {
				a.due = append(a.due, due{g.used[-1-r], a.doc.Segments[a.segment].SentenceAt(h.Span.Start)})
			} else {
				a.candidates = append(a.candidates, candidate{rule: int(r), segment: a.segment, at: h.Span, term: h.ID, groups: h.Groups})
			}
		}}
	}
}

// wants reports whether a rule runs here and looks at the zone.
func (a *article) wants(r int, zone prose.Zone) bool { return a.runs[r].Has(zone) }

// scan gathers the candidates of one segment.
func (a *article) scan(i int) {
	if a.groups == nil {
		a.scanners()
	}
	seg := a.doc.Segments[i]
	a.segment, a.zone, a.due = i, seg.Zone, a.due[:0]
	for n := range a.groups {
		s := &a.groups[n]
		if !slices.ContainsFunc(a.runs[s.first:s.first+s.rules], func(in rule.ZoneSet) bool { return in.Has(seg.Zone) }) {
			continue
		}
		s.text.Text = seg.Text
		for _, inc := range s.set.Scan(s.text, s.found) {
			a.giveUp(int(s.owner[inc.ID]), inc.Reason)
		}
	}
	for _, d := range a.linter.detectors {
		if d.always && (d.Maybe == nil || d.Maybe(seg.Text)) {
			for n := range seg.Sentences() {
				a.due = append(a.due, due{d, n})
			}
		}
	}
	a.settleDue()
}

// settleDue runs detectors on the sentences that are due, in their order, each
// once.
func (a *article) settleDue() {
	slices.SortStableFunc(a.due, func(x, y due) int { return cmp.Compare(x.sentence, y.sentence) })
	first := 0 // of those of one sentence
	for k, x := range a.due {
		if x.sentence != a.due[first].sentence {
			first = k
		}
		if !slices.Contains(a.due[first:k], x) {
			a.detect(x.detector, x.sentence)
		}
	}
}

// detect runs a building block on one sentence of the segment at hand, for each
// rule that uses it.
func (a *article) detect(d *detector, sentence int) {
	seg := a.doc.Segments[a.segment]
	var hits []detect.Hit
	found := -1 // the use they are of
	for _, u := range d.uses {
		if !a.wants(u.rule, seg.Zone) {
			continue
		}
		done := a.clock(u.rule)
		if u.like != found {
			found, hits = u.like, d.Find(detect.Input{
				Text: seg.Text, Sentence: seg.Sentences()[sentence], Zone: seg.Zone, Year: a.year, Options: u.options, Memory: &a.memory,
			})
		}
		done()
		for _, h := range hits {
			a.candidates = append(a.candidates, candidate{
				rule: u.rule, segment: a.segment, at: h.Span, term: -1, hit: &detect.DocumentHit{Segment: a.segment, Hit: h},
			})
		}
	}
}
