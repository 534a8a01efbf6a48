package eval

import (
	"fmt"
	"strings"
)

// sections lays out a report.
func sections(r *Report) []section {
	first := section{title: "Documents"}
	first.lines = append(first.lines, fmt.Sprintf("%s, %s", count(r.Documents, "document"), count(r.Words, "word")))
	t := table{head: []string{"severity", "findings", "first uses", "first uses per 1,000 words"}}
	for _, s := range r.Severities {
		t.add(s.Name, fmt.Sprint(s.Findings), fmt.Sprint(s.First), fmt.Sprintf("%.3f", s.PerThousand))
	}
	first.tables = append(first.tables, t)
	all := []section{first}
	for _, task := range r.Tasks {
		all = append(all, task.section())
	}
	if len(r.Others) > 0 {
		s := section{title: "Rules without gold"}
		s.lines = append(s.lines, "Nothing is labelled for these rules, so there is a rate and no precision.")
		t := table{head: []string{"rule", "findings", "per 1,000 words"}}
		for _, row := range r.Others {
			t.add(row.Name, fmt.Sprint(row.Findings), fmt.Sprintf("%.3f", row.PerThousand))
		}
		s.tables = append(s.tables, t)
		all = append(all, s)
	}
	return all
}

func (r Result) section() section {
	s := section{title: r.Title}
	if r.Spans {
		s.lines = append(s.lines, fmt.Sprintf("%s, %s of the characters; precision and recall by any overlap, then in the measure of SemEval-2020 task 11",
			count(r.Gold, "labelled span"), percent(r.Characters)))
	} else {
		s.lines = append(s.lines, fmt.Sprintf("%s should have a finding, %d should have none; precision and recall by document",
			count(r.Gold, "document"), r.Silent))
		s.lines = append(s.lines, fmt.Sprintf("mean of the F1 of flagging and of staying silent: %.3f", r.MacroF1))
	}
	t := table{head: r.head()}
	total, floor := r.Total, r.Floor
	total.Name, floor.Name = "all rules of the task", "floor: every line flagged"
	if !r.Spans {
		floor.Name = "floor: every document flagged"
	}
	for _, row := range append([]Row{floor, total}, r.Packs...) {
		t.add(r.cells(row)...)
	}
	rules := table{head: r.head()}
	for _, row := range r.Rules {
		rules.add(r.cells(row)...)
	}
	labels := table{head: []string{"label", "found", "of", "share", "95 % interval"}}
	for _, l := range r.Labels {
		labels.add(labelName(l.Label), fmt.Sprint(l.Found.Count), fmt.Sprint(l.Found.Of), value(l.Found), interval(l.Found))
	}
	s.tables = []table{t, rules, labels}
	s.lists = append(lists("false alarms of ", r.Alarms), lists("missed: ", r.Misses)...)
	return s
}

func (r Result) head() []string {
	head := []string{"rule", "findings", "per 1,000 words", "precision", "95 % interval", "recall", "95 % interval", "F1"}
	if r.Spans {
		return append(head, "partial precision", "partial recall", "partial F1")
	}
	return append(head, "documents flagged", "kept silent", "95 % interval")
}

func (r Result) cells(row Row) []string {
	p, c := row.Score.Precision, row.Score.Recall
	cells := []string{
		row.Name, fmt.Sprint(row.Findings), fmt.Sprintf("%.3f", row.PerThousand), value(p), interval(p), value(c), interval(c),
		fmt.Sprintf("%.3f", row.Score.F1()),
	}
	if r.Spans {
		return append(cells, fmt.Sprintf("%.3f", row.Partial.Precision), fmt.Sprintf("%.3f", row.Partial.Recall), fmt.Sprintf("%.3f", row.Partial.F1))
	}
	return append(cells, fmt.Sprint(row.Documents), value(*row.Kept), interval(*row.Kept))
}

func lists(before string, groups []SampleGroup) []list {
	var out []list
	for _, g := range groups {
		l := list{name: before + labelName(g.Name)}
		for _, s := range g.Samples {
			text := s.Text
			if s.Before != "" || s.After != "" {
				text = s.Before + "[[" + s.Text + "]]" + s.After
			}
			l.items = append(l.items, s.Document+": "+strings.TrimSpace(text))
		}
		out = append(out, l)
	}
	return out
}

// labelName names a label that may be empty.
func labelName(label string) string {
	if label == "" {
		return "(no label)"
	}
	return label
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func value(s Share) string {
	if !s.Known() {
		return "-"
	}
	return fmt.Sprintf("%.3f", s.Value())
}

func interval(s Share) string {
	if !s.Known() {
		return "-"
	}
	low, high := s.Interval()
	return fmt.Sprintf("%.2f-%.2f", low, high)
}

func percent(s Share) string { return fmt.Sprintf("%.1f %%", 100*s.Value()) }
