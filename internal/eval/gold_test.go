package eval

import (
	"strings"
	"testing"
)

func TestReadGold(t *testing.T) {
	golds, faults := ReadGold("g.jsonl", strings.NewReader("\uFEFF"+`{"id": "a", "text": "“Vile” äöü plot", "spans": [{"start": 1, "end": 5, "label": "L", "by": "x"}, {"start": 7, "end": 10}], "label": null}

{"id": 7, "text": "", "spans": [], "label": "calm"}
{"text": "x"}`))
	if len(faults) > 0 || len(golds) != 3 {
		t.Fatalf("%d documents, %v", len(golds), faults.Err())
	}
	a := golds[0]
	if a.ID != "a" || a.Label != "" || a.Marks[0].Of(a.Text) != "Vile" || a.Marks[0].Label != "L" || a.Marks[1].Of(a.Text) != "äöü" {
		t.Errorf("got %+v", a)
	}
	if golds[1].ID != "7" || golds[1].Label != "calm" || golds[2].ID != "4" {
		t.Errorf("got %+v, %+v", golds[1], golds[2])
	}
}

func TestBadGoldIsToldAndTheRestRead(t *testing.T) {
	lines := map[string]string{
		`{"text": "ab", "spans": [{"start": 0, "end": 3, "label": "L"}]}`: "span 1 is from 0 to 3, and the text has 2 code points",
		`{"text": "ab", "spans": [{"start": 1, "end": 1}]}`:               "span 1 is from 1 to 1",
		`{"text": "ab", "spans": [{"start": -1, "end": 1}]}`:              "span 1 is from -1 to 1",
		`{"id": "a"}`:    "has no “text”",
		`{"text": 3}`:    "is no labelled document",
		`[1, 2]`:         "is no labelled document",
		`{"text": "cut `: "is no labelled document",
		`{"text": null}`: "has no “text”",
	}
	for line, want := range lines {
		golds, faults := ReadGold("g.jsonl", strings.NewReader("{\"text\": \"one\"}\n"+line+"\n{\"text\": \"two\"}\n"))
		if len(golds) != 2 || len(faults) != 1 || faults[0].Line != 2 || !strings.Contains(faults[0].Message, want) {
			t.Errorf("%s: %d documents, %v", line, len(golds), faults.Err())
		}
	}
	if _, faults := ReadGold("g.jsonl", strings.NewReader("\n \n")); len(faults) != 1 {
		t.Errorf("an empty file gives %v", faults.Err())
	}
	long := `{"text": "` + strings.Repeat("a", maxLine) + `"}`
	if golds, faults := ReadGold("g.jsonl", strings.NewReader("{\"text\": \"one\"}\n"+long)); len(golds) != 1 || len(faults) != 1 || faults[0].Line != 2 {
		t.Errorf("a long line gives %d documents, %v", len(golds), faults.Err())
	}
}

func FuzzReadGold(f *testing.F) {
	f.Add(`{"id": 1, "text": "äb", "spans": [{"start": 0, "end": 2, "label": "x"}]}`)
	f.Add("{}\n[]\n\xff")
	f.Fuzz(func(t *testing.T, text string) {
		golds, _ := ReadGold("g", strings.NewReader(text))
		for _, g := range golds {
			for _, m := range g.Marks {
				if m.Start < 0 || m.End > len(g.Text) || m.Empty() {
					t.Errorf("mark %v in %d bytes", m.Span, len(g.Text))
				}
			}
		}
	})
}

func TestMappingIsStrict(t *testing.T) {
	golds := []*Gold{{Label: "plot", Marks: []Mark{{Label: "Loaded_Language"}}}}
	rules := []string{"loaded/verdict", "conspiracy/hidden-hand"}
	for text, want := range map[string]string{
		"":                          "the mapping has no task",
		"[[task]]\nspans = [\"*\"]": "the task names no rules",
		"[[task]]\nrules = [\"*\"]": "either “spans” or “documents”",
		"[[task]]\nrules = [\"*\"]\nspans = [\"*\"]\ndocuments = [\"plot\"]": "either “spans” or “documents”",
		"[[task]]\nrules = [\"*\"]\nspans = [\"*\"]\nsilent = [\"plot\"]":    "“silent” goes with “documents”",
		"[[task]]\nrule = [\"*\"]":                                                 "unknown key",
		"[[task]]\nrules = [\"loadet\"]\nspans = [\"*\"]":                          "no rule or pack is named “loadet”",
		"[[task]]\nrules = [\"loaded\"]\nspans = [\"Loaded_Langauge\"]":            "no span is labelled “Loaded_Langauge”",
		"[[task]]\nrules = [\"loaded\"]\ndocuments = [\"plots\"]":                  "no document is labelled “plots”",
		"[[task]]\nrules = [\"loaded\"]\ndocuments = [\"plot\"]\nsilent = [\"x\"]": "no document is labelled “x”",
	} {
		m, faults := ReadMapping("m.toml", []byte(text))
		if len(faults) == 0 {
			faults = m.Check(rules, golds)
		}
		if len(faults) != 1 || !strings.Contains(faults[0].Message, want) || text != "" && faults[0].Line == 0 {
			t.Errorf("%q: %v", text, faults.Err())
		}
	}
	m, faults := ReadMapping("m.toml", []byte("[[task]]\nrules = [\"loaded\"]\nspans = [\"Loaded_Language\"]\n[[task]]\nrules = [\"conspiracy/hidden-hand\"]\ndocuments = [\"plot\"]"))
	if faults = append(faults, m.Check(rules, golds)...); len(faults) > 0 {
		t.Fatal(faults.Err())
	}
	if !m.Tasks[0].covers("loaded/verdict") || m.Tasks[0].covers("conspiracy/hidden-hand") || m.Tasks[0].name() != "loaded" {
		t.Errorf("got %+v", m.Tasks[0])
	}
}
