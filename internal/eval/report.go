package eval

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// Report is the figures of a measure, ready to be written.
type Report struct {
	Documents  int        `json:"documents"`
	Words      int        `json:"words"`
	Severities []Severity `json:"severities"`
	Tasks      []Result   `json:"tasks"`
	Others     []Row      `json:"others"` // rules that no task is about: findings and rates alone
}

// Severity is how many findings there are of one severity.
type Severity struct {
	Name        string  `json:"severity"`
	Findings    int     `json:"findings"`       // every use of a term
	First       int     `json:"first"`          // first uses, as a report shows them
	PerThousand float64 `json:"per_1000_words"` // first uses
}

// Result is the figures of one task.
type Result struct {
	Title      string     `json:"title"`
	Spans      bool       `json:"spans"`              // about labelled spans, not whole documents
	Gold       int        `json:"gold"`               // labelled spans, or documents that should have a finding
	Silent     int        `json:"silent"`             // documents that should have none
	Characters Share      `json:"gold_characters"`    // code points that are labelled
	Floor      Row        `json:"floor"`              // what flagging every line, or every document, scores
	Total      Row        `json:"total"`              // all rules of the task together
	Packs      []Row      `json:"packs"`              // by name
	Rules      []Row      `json:"rules"`              // most findings first
	Labels     []LabelRow `json:"labels"`             // what is found of each label
	MacroF1    float64    `json:"macro_f1,omitempty"` // mean of the F1 of flagging and of staying silent; documents only
	Examples
}

// Examples are the samples that a measure keeps, if it was asked to.
type Examples struct {
	Alarms []SampleGroup `json:"alarms,omitempty"` // false alarms by rule
	Misses []SampleGroup `json:"misses,omitempty"` // by label
}

// Row is the figures of a rule, a pack or a task.
type Row struct {
	Name        string        `json:"name"`
	Findings    int           `json:"findings"`
	PerThousand float64       `json:"per_1000_words"`
	Documents   int           `json:"documents"`             // with a finding
	Score       *Score        `json:"score,omitempty"`       // by any overlap, or by document
	Partial     *PartialScore `json:"partial,omitempty"`     // SemEval-2020 task 11; spans only
	Kept        *Share        `json:"kept_silent,omitempty"` // documents that should be silent and are
}

// PartialScore is Partial as figures.
type PartialScore struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// LabelRow is what is found of one label: spans, or documents flagged.
type LabelRow struct {
	Label string `json:"label"`
	Found Share  `json:"found"`
}

// SampleGroup is the examples kept for a rule or a label.
type SampleGroup struct {
	Name    string   `json:"name"`
	Samples []Sample `json:"samples"`
}

// MarshalJSON writes the counts, and the share with its interval where known.
func (s Share) MarshalJSON() ([]byte, error) {
	type counts struct {
		Count int `json:"count"`
		Of    int `json:"of"`
	}
	if !s.Known() {
		return json.Marshal(counts(s))
	}
	low, high := s.Interval()
	return json.Marshal(struct {
		counts
		Value float64 `json:"value"`
		Low   float64 `json:"low"`
		High  float64 `json:"high"`
	}{counts(s), s.Value(), low, high})
}

// MarshalJSON writes precision, recall and F1.
func (s Score) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Precision Share   `json:"precision"`
		Recall    Share   `json:"recall"`
		F1        float64 `json:"f1"`
	}{s.Precision, s.Recall, s.F1()})
}

// macro is the mean of the F1 of flagging and of staying silent; for tasks
// about documents.
func (r Result) macro() float64 {
	s := r.Total.Score
	if r.Spans || s == nil {
		return 0
	}
	missed := s.Recall.Of - s.Recall.Count
	kept := r.Silent - (s.Precision.Of - s.Precision.Count)
	silence := Score{Share{kept, kept + missed}, Share{kept, r.Silent}}
	return (s.F1() + silence.F1()) / 2
}

// Report gives the figures of all documents added so far.
func (m *Measure) Report() *Report {
	r := &Report{Documents: m.documents, Words: m.words, Tasks: []Result{}, Others: []Row{}}
	for _, s := range diag.Severities() {
		t := m.severities[s]
		r.Severities = append(r.Severities, Severity{s.String(), t.findings, t.first, rate(t.first, m.words)})
	}
	for _, t := range m.tasks {
		r.Tasks = append(r.Tasks, t.result())
	}
	for _, id := range slices.Sorted(maps.Keys(m.rules)) {
		if !slices.ContainsFunc(m.tasks, func(t *taskTally) bool { return t.task.covers(id) }) {
			r.Others = append(r.Others, Row{Name: id, Findings: m.rules[id], PerThousand: rate(m.rules[id], m.words)})
		}
	}
	byFindings(r.Others)
	return r
}

func rate(n, words int) float64 {
	if words == 0 {
		return 0
	}
	return float64(n) * 1000 / float64(words)
}

// byFindings puts the rows with the most findings first.
func byFindings(rows []Row) {
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), strings.Compare(a.Name, b.Name))
	})
}

func (t *taskTally) result() Result {
	r := Result{
		Title: t.task.name(), Spans: len(t.task.Spans) > 0, Gold: t.gold, Silent: t.silent, Characters: t.characters,
		Packs: []Row{}, Rules: []Row{}, Labels: []LabelRow{},
	}
	t.row("")
	for _, name := range slices.Sorted(maps.Keys(t.rows)) {
		row := t.figures(name, t.rows[name])
		switch {
		case name == "":
			r.Total = row
		case isRule(name):
			r.Rules = append(r.Rules, row)
		default:
			r.Packs = append(r.Packs, row)
		}
	}
	byFindings(r.Rules)
	if !r.Spans {
		t.floor = rowTally{right: t.gold, quiet: t.silent, flagged: t.gold + t.silent, findings: t.gold + t.silent}
	}
	r.Floor = t.figures("", &t.floor)
	for _, label := range slices.Sorted(maps.Keys(t.labels)) {
		r.Labels = append(r.Labels, LabelRow{label, *t.labels[label]})
	}
	r.MacroF1 = r.macro()
	r.Alarms, r.Misses = groups(t.samples.alarms), groups(t.samples.misses)
	return r
}

// figures turns counts into a row.
func (t *taskTally) figures(name string, c *rowTally) Row {
	row := Row{Name: name, Findings: c.findings, PerThousand: rate(c.findings, t.words), Documents: c.flagged}
	if len(t.task.Spans) == 0 {
		row.Score = &Score{Share{c.right, c.flagged}, Share{c.right, t.gold}}
		row.Kept = &Share{t.silent - c.quiet, t.silent}
		return row
	}
	row.Score = &Score{Share{c.right, c.findings}, Share{c.reached, t.gold}}
	p := c.partial
	p.gold = t.merged // documents without a finding of the row hold gold too
	row.Partial = &PartialScore{p.Precision(), p.Recall(), p.F1()}
	return row
}

func groups(kept map[string][]ranked) []SampleGroup {
	var out []SampleGroup
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		if len(kept[name]) > 0 {
			out = append(out, SampleGroup{name, taken(kept[name])})
		}
	}
	return out
}
