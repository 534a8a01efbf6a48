package linter

import (
	"context"
	"time"

	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// candidate is a match of a rule that has not been asked anything yet.
type candidate struct {
	rule    int
	segment int
	at      span.Span // in the segment's text
	term    int       // its ID in the set of its group; -1 for what a detector found
	groups  map[string]span.Span
	hit     *detect.DocumentHit // what a detector knows; nil for words
}

// article is one document while it is linted. It belongs to one goroutine.
type article struct {
	linter     *Linter
	doc        *prose.Document
	year       int             // the article is from; 0 where it does not say
	runs       []rule.ZoneSet  // by rule: the zones in which it runs
	voice      *voice.Analysis // nil until asked for
	words      int
	candidates []candidate
	scanning
	again      *Memory        // nil where nothing is to be remembered
	incomplete map[int]string // rule: why a pattern was given up
	asking
	spent func(rule string, d time.Duration) // nil where nobody measures
}

// asking is what conditions found before.
type asking struct {
	meter     match.Meter
	documents map[int][]place // by list, what was looked for in all of the document
}

// scanning is the scan of one segment after the other.
type scanning struct {
	*workspace            // nil until asked for
	segment    int        // the one at hand
	zone       prose.Zone // its zone
	groups     []scanner
	meters     []match.Meter // by group
}

// workspace is memory that articles use one after the other.
type workspace struct {
	due        []due
	candidates []candidate
	counts     []int32 // of candidates, by rule
	memory     detect.Memory
	nearby     *nearby
	voices     voice.Memory
}

func newWorkspace() *workspace { return &workspace{nearby: newNearby()} }

// room is the workspace of the article.
func (a *article) room() *workspace {
	if a.workspace == nil {
		a.workspace = a.linter.rooms.Get().(*workspace)
	}
	return a.workspace
}

// release gives the workspace to the next article.
func (a *article) release() {
	if a.workspace != nil {
		a.linter.rooms.Put(a.workspace)
		a.workspace, a.voice = nil, nil
	}
}

// Lint runs the rules over one document. The profile may be nil. Where ctx ends
// early the result holds a fault.
func (l *Linter) Lint(ctx context.Context, doc *prose.Document, p *Profile) *Result {
	return l.article(doc, p).lint(ctx, p)
}

func (l *Linter) article(doc *prose.Document, p *Profile) *article {
	a := &article{linter: l, doc: doc, year: detect.YearOf(doc.Meta.Date), runs: l.running(p)}
	if p != nil {
		a.spent = p.Spent
	}
	return a
}

func (a *article) lint(ctx context.Context, p *Profile) *Result {
	doc := a.doc
	res := &Result{Path: doc.Path, Document: doc}
	a.candidates = a.room().candidates
	done := p.phase("words, patterns and forms of sentences")
	complete := a.scanAll(ctx)
	done()
	if !complete {
		res.Faults.Add(&diag.Fault{Path: doc.Path, Message: "stopped before the end of the document"})
	}
	done = p.phase("forms of the whole article")
	a.whole()
	done()
	done = p.phase("voices, conditions and reports")
	res.Words = a.words
	res.Findings = a.findings(p)
	a.faults(res)
	clear(a.candidates)
	a.room().candidates = a.candidates[:0]
	a.release()
	done()
	return res
}

// phase starts to measure a part of the work, if anybody wants to know; the
// function that it gives ends that.
func (p *Profile) phase(name string) (done func()) {
	if p == nil || p.Phase == nil {
		return func() {}
	}
	start := time.Now()
	return func() { p.Phase(name, time.Since(start)) }
}

// running tells, by rule, the zones in which it runs.
func (l *Linter) running(p *Profile) []rule.ZoneSet {
	if p == nil || p.Runs == nil {
		return l.enabled
	}
	runs := make([]rule.ZoneSet, len(l.rules))
	for i, r := range l.rules {
		if p.Runs(r.Rule) {
			runs[i] = l.zones[i]
		}
	}
	return runs
}

// clock starts to measure a rule, if anybody wants to know; the function that
// it gives ends that.
func (a *article) clock(r int) (done func()) {
	if a.spent == nil {
		return func() {}
	}
	start := time.Now()
	return func() { a.spent(a.linter.rules[r].ID, time.Since(start)) }
}

// voices answers whose words are whose.
func (a *article) voices() *voice.Analysis {
	if a.voice == nil {
		a.voice = a.room().voices.New(a.doc, a.linter.level)
	}
	return a.voice
}

// giveUp notes that a rule did not run on all of the document.
func (a *article) giveUp(rule int, reason string) {
	if a.incomplete == nil {
		a.incomplete = make(map[int]string)
	}
	a.incomplete[rule] = reason
}

// whole runs the building blocks that look at the article as one.
func (a *article) whole() {
	for _, d := range a.linter.documents {
		for _, u := range d.uses {
			if a.runs[u.rule] == 0 {
				continue
			}
			done := a.clock(u.rule)
			hits := d.FindDocument(a.doc, u.options, &a.room().memory)
			done()
			for _, h := range hits {
				if a.wants(u.rule, a.doc.Segments[h.Segment].Zone) {
					a.candidates = append(a.candidates, candidate{rule: u.rule, segment: h.Segment, at: h.Span, term: -1, hit: &h})
				}
			}
		}
	}
}

// faults tells why a result is not complete.
func (a *article) faults(res *Result) {
	for _, n := range a.doc.Notes {
		at := a.doc.Position(n.Offset)
		res.Faults.Add(&diag.Fault{Path: a.doc.Path, Line: at.Line, Column: at.Column, Message: n.Message, Hint: n.Hint})
	}
	for r, reason := range a.incomplete {
		rl := a.linter.rules[r]
		res.Faults.Add(&diag.Fault{
			Path: a.doc.Path, Rule: rl.ID, Message: rl.ID + " did not run on all of the text: " + reason,
			Hint: "bound the repeats of its patterns in " + rl.File,
		})
	}
	res.Faults.Sort()
}

// severityOf is a rule's severity for a match, or 0 where the rule is silent
// in that voice or genre.
func (c *compiled) severityOf(zone prose.Zone, v diag.Voice, genre string, hit *detect.DocumentHit) diag.Severity {
	s := c.Severity
	if z, ok := c.Where.ByZone[zone]; ok {
		s = z
	}
	if v == diag.Unknown {
		if !c.sourced {
			return 0
		}
		s = s.Lower()
	} else if !c.Where.Voices.Has(v) {
		return 0
	}
	if byVoice, ok := c.Where.ByVoice[v]; ok {
		s = min(s, byVoice)
	}
	if hit != nil && hit.Background {
		s = diag.Suggestion
	}
	switch c.Where.ByGenre[genre] {
	case rule.Off:
		return 0
	case rule.Lower:
		s = s.Lower()
	}
	return s
}
