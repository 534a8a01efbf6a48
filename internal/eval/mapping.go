package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// Any stands in a mapping for every label, or for every rule.
const Any = "*"

// Task says which labels are gold for which rules. It is about spans, or about
// whole documents: a document that carries one of the labels should have a
// finding, the others should have none.
type Task struct {
	Title     string   `toml:"title"`
	Rules     []string `toml:"rules"`     // packs, rules, or "*"
	Spans     []string `toml:"spans"`     // labels of spans that are gold, or "*"
	Documents []string `toml:"documents"` // labels of documents that should have a finding
	Silent    []string `toml:"silent"`    // labels of documents that should have none; all others where empty
}

// Mapping is a list of tasks, as a file says it.
type Mapping struct {
	Tasks []Task `toml:"task"`
	file  *tomlfile.File
}

// Plain is the mapping where nobody gave one: every labelled span is gold for
// every rule. Without labelled spans there is no task, and rates alone are told.
func Plain(golds []*Gold) *Mapping {
	for _, g := range golds {
		if len(g.Marks) > 0 {
			return &Mapping{Tasks: []Task{{Title: "all labels", Rules: []string{Any}, Spans: []string{Any}}}}
		}
	}
	return &Mapping{}
}

// ReadMapping reads a mapping file. The path only names it in faults.
func ReadMapping(path string, data []byte) (*Mapping, diag.Faults) {
	m := &Mapping{}
	file, faults := tomlfile.Decode(path, data, m)
	m.file = file
	if len(faults) > 0 {
		return m, faults
	}
	if len(m.Tasks) == 0 {
		faults.Add(file.Fault("the mapping has no task", "[[task]]\n        rules = [\"loaded\"]\n        spans = [\"Loaded_Language\"]"))
	}
	for i, t := range m.Tasks {
		if len(t.Rules) == 0 {
			faults.Add(file.Fault("the task names no rules", `rules = ["loaded", "framing/rhetorical-question"]`, "task", i))
		}
		if (len(t.Spans) == 0) == (len(t.Documents) == 0) {
			faults.Add(file.Fault("a task has either “spans” or “documents”",
				"spans for labelled places, documents for the labels of documents that should have a finding", "task", i))
		}
		if len(t.Silent) > 0 && len(t.Documents) == 0 {
			faults.Add(file.Fault("“silent” goes with “documents”", "", "task", i, "silent"))
		}
	}
	return m, faults
}

// Check tells of rules that do not exist and of labels that no document
// carries, each with its line. rules are the IDs in force.
func (m *Mapping) Check(rules []string, golds []*Gold) diag.Faults {
	if m.file == nil {
		return nil
	}
	words := map[string]bool{}
	for _, id := range rules {
		words[id], words[packOf(id)] = true, true
	}
	ofSpans, ofDocuments := map[string]bool{}, map[string]bool{}
	for _, g := range golds {
		ofDocuments[g.Label] = true
		for _, mark := range g.Marks {
			ofSpans[mark.Label] = true
		}
	}
	var faults diag.Faults
	for i, t := range m.Tasks {
		faults = append(faults, m.unknown("no rule or pack is named", "rules", i, named{t.Rules, words})...)
		faults = append(faults, m.unknown("no span is labelled", "spans", i, named{t.Spans, ofSpans})...)
		faults = append(faults, m.unknown("no document is labelled", "documents", i, named{t.Documents, ofDocuments})...)
		faults = append(faults, m.unknown("no document is labelled", "silent", i, named{t.Silent, ofDocuments})...)
	}
	return faults
}

// named are words somebody wrote, and the ones there are.
type named struct {
	words []string
	known map[string]bool
}

func (m *Mapping) unknown(message, key string, task int, n named) diag.Faults {
	var faults diag.Faults
	for i, word := range n.words {
		if word == Any || n.known[word] {
			continue
		}
		known := slices.Sorted(maps.Keys(n.known))
		hint := "there are: " + strings.Join(known, ", ")
		if near := tomlfile.Suggest(word, known); near != "" {
			hint = "did you mean “" + near + "”?"
		} else if len(hint) > 300 {
			hint = ""
		}
		faults.Add(m.file.ValueFault(fmt.Sprintf("%s “%s”", message, word), hint, "task", task, key, i))
	}
	return faults
}

// covers reports whether the task is about a rule.
func (t *Task) covers(id string) bool {
	return slices.ContainsFunc(t.Rules, func(word string) bool { return word == Any || word == id || word == packOf(id) })
}

// gold reports whether a span's label counts for the task.
func (t *Task) gold(label string) bool { return holds(t.Spans, label) }

// side says what the task wants of a document: a finding, silence, or that it
// is left out.
func (t *Task) side(label string) (flag, counted bool) {
	if holds(t.Documents, label) {
		return true, true
	}
	return false, len(t.Silent) == 0 || holds(t.Silent, label)
}

func holds(labels []string, label string) bool {
	return slices.Contains(labels, label) || slices.Contains(labels, Any)
}

// name is the task's title, or what it is about.
func (t *Task) name() string {
	if t.Title != "" {
		return t.Title
	}
	return strings.Join(t.Rules, ", ")
}

func packOf(id string) string {
	pack, _, _ := strings.Cut(id, "/")
	return pack
}
