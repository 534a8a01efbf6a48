package eval

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Measure gathers figures, one document after the other. It is not safe for
// concurrent use.
type Measure struct {
	documents  int
	words      int
	severities map[diag.Severity]*severityTally
	rules      map[string]int // findings of each rule
	tasks      []*taskTally
	show       int
}

type severityTally struct{ findings, first int }

// NewMeasure makes an empty measure. show is how many examples of false alarms
// and misses it keeps, for each rule and each label.
func NewMeasure(m *Mapping, show int) *Measure {
	measure := &Measure{severities: map[diag.Severity]*severityTally{}, rules: map[string]int{}, show: show}
	for _, s := range diag.Severities() {
		measure.severities[s] = &severityTally{}
	}
	for i := range m.Tasks {
		measure.tasks = append(measure.tasks, newTaskTally(&m.Tasks[i], show))
	}
	return measure
}

// Add counts one document.
func (m *Measure) Add(d *Document) {
	m.documents++
	m.words += d.Words
	for _, f := range d.Findings {
		m.rules[f.Rule]++
		s := m.severities[f.Severity]
		s.findings++
		if !f.Repeat {
			s.first++
		}
	}
	for _, t := range m.tasks {
		if len(t.task.Spans) > 0 {
			t.addSpans(d)
		} else {
			t.addDocument(d)
		}
	}
}

// taskTally is what has been counted for one task.
type taskTally struct {
	task       *Task
	words      int // of the documents that count
	gold       int // labelled spans, or documents that should have a finding
	merged     int // labelled ranges, those that overlap made one
	silent     int // documents that should have no finding
	characters Share
	floor      rowTally
	rows       map[string]*rowTally // by row: the empty name is the whole task
	labels     map[string]*Share    // by label: found, or flagged, out of all
	samples    *samples
}

// rowTally is what has been counted for a rule, a pack or a task.
type rowTally struct {
	findings int
	right    int // findings that overlap gold; flagged documents that should be
	reached  int // gold spans that a finding overlaps
	flagged  int // documents with a finding
	quiet    int // documents flagged that should be silent
	partial  Partial
}

func newTaskTally(t *Task, show int) *taskTally {
	return &taskTally{
		task: t, rows: map[string]*rowTally{}, labels: map[string]*Share{}, samples: newSamples(show),
	}
}

func (t *taskTally) row(name string) *rowTally {
	if t.rows[name] == nil {
		t.rows[name] = &rowTally{}
	}
	return t.rows[name]
}

func (t *taskTally) label(name string) *Share {
	if t.labels[name] == nil {
		t.labels[name] = &Share{}
	}
	return t.labels[name]
}

// grouped sorts the findings the task is about into rows: the whole task, each
// pack, each rule.
func (t *taskTally) grouped(findings []diag.Finding) map[string][]diag.Finding {
	groups := map[string][]diag.Finding{}
	for _, f := range findings {
		if t.task.covers(f.Rule) {
			for _, name := range []string{"", packOf(f.Rule), f.Rule} {
				groups[name] = append(groups[name], f)
			}
		}
	}
	return groups
}

func (t *taskTally) addSpans(d *Document) {
	var gold []Mark
	for _, mark := range d.Marks {
		if t.task.gold(mark.Label) {
			gold = append(gold, mark)
		}
	}
	ranges := make([]span.Span, len(gold))
	for i, mark := range gold {
		ranges[i] = mark.Span
	}
	whole := merged(ranges)
	t.words += d.Words
	t.gold += len(gold)
	t.merged += len(whole)
	t.characters.Count += runes(d.Text, whole)
	t.characters.Of += runes(d.Text, []span.Span{{Start: 0, End: len(d.Text)}})
	t.floor.add(d.Text, lines(d.Text), ranges)
	groups := t.grouped(d.Findings)
	for name, findings := range groups {
		found := make([]span.Span, len(findings))
		for i, f := range findings {
			found[i] = f.Span
		}
		row := t.row(name)
		row.flagged++
		row.add(d.Text, found, ranges)
	}
	t.judge(d, groups[""], gold)
}

// judge keeps count by label, and examples of what is wrong.
func (t *taskTally) judge(d *Document, findings []diag.Finding, gold []Mark) {
	for _, mark := range gold {
		hit := slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.Span.Overlaps(mark.Span) })
		l := t.label(mark.Label)
		l.Of++
		if hit {
			l.Count++
		} else {
			t.samples.miss(mark.Label, d.Gold, mark.Span)
		}
	}
	for _, f := range findings {
		if !slices.ContainsFunc(gold, func(m Mark) bool { return f.Span.Overlaps(m.Span) }) {
			t.samples.alarm(f.Rule, d.Gold, f.Span)
		}
	}
}

// add counts the ranges found in one document against its gold.
func (r *rowTally) add(text string, found, gold []span.Span) {
	r.findings += len(found)
	for _, f := range found {
		if slices.ContainsFunc(gold, f.Overlaps) {
			r.right++
		}
	}
	for _, g := range gold {
		if slices.ContainsFunc(found, g.Overlaps) {
			r.reached++
		}
	}
	r.partial.add(text, merged(found), merged(gold))
}

func (t *taskTally) addDocument(d *Document) {
	flag, counted := t.task.side(d.Label)
	if !counted {
		return
	}
	t.words += d.Words
	if flag {
		t.gold++
	} else {
		t.silent++
	}
	groups := t.grouped(d.Findings)
	l := t.label(d.Label)
	l.Of++
	if len(groups[""]) > 0 {
		l.Count++
	}
	for name, findings := range groups {
		row := t.row(name)
		row.findings += len(findings)
		row.flagged++
		if flag {
			row.right++
		} else {
			row.quiet++
		}
	}
	if flag && len(groups[""]) == 0 {
		t.samples.miss(d.Label, d.Gold, span.Span{})
	}
	if !flag {
		for _, f := range groups[""] {
			t.samples.alarm(f.Rule, d.Gold, f.Span)
		}
	}
}

// runes counts the code points of ranges.
func runes(text string, ranges []span.Span) int {
	n := 0
	for _, r := range ranges {
		for range r.Of(text) {
			n++
		}
	}
	return n
}

// isRule tells a rule's row from a pack's.
func isRule(name string) bool { return strings.Contains(name, "/") }
