package rule

import (
	"maps"
	"slices"

	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/flat"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// The flat form of packs holds what linting needs: no pages, no examples, no
// notes, which only people ask for and which stay in the rule files.

// WritePacks appends the flat form of packs and of what they share.
func WritePacks(w *flat.Writer, packs []*Pack, shared *Shared) {
	w.Int(len(packs))
	for _, p := range packs {
		for _, s := range []string{p.Name, p.Title, p.Version, p.Licence, p.Purpose} {
			w.String(s)
		}
		w.Bool(p.Symmetric)
		w.Int(len(p.Rules))
		for _, r := range p.Rules {
			r.write(w)
		}
	}
	w.Int(len(shared.fragments))
	for _, name := range slices.Sorted(maps.Keys(shared.fragments)) {
		w.String(name)
		w.String(shared.fragments[name])
	}
	w.Int(len(shared.lists))
	for _, name := range slices.Sorted(maps.Keys(shared.lists)) {
		w.String(name)
		w.Strings(shared.lists[name].phrases)
		w.Strings(shared.lists[name].patterns)
	}
}

// ReadPacks reads the flat form of packs. The reader is bad where it is none.
func ReadPacks(r *flat.Reader) ([]*Pack, *Shared) {
	packs := make([]*Pack, r.Count(7))
	for i := range packs {
		packs[i] = &Pack{Name: r.String(), Title: r.String(), Version: r.String(), Licence: r.String(), Purpose: r.String(), Symmetric: r.Bool(), Bare: true}
		packs[i].Rules = make([]*Rule, r.Count(20))
		for k := range packs[i].Rules {
			packs[i].Rules[k] = readRule(r)
		}
	}
	shared := &Shared{fragments: map[string]string{}, lists: map[string]wordList{}}
	for range r.Count(2) {
		name := r.String()
		shared.fragments[name] = r.String()
	}
	for range r.Count(3) {
		name := r.String()
		shared.lists[name] = wordList{phrases: r.Strings(), patterns: r.Strings()}
	}
	return packs, shared
}

func (r *Rule) write(w *flat.Writer) {
	for _, s := range []string{r.ID, r.File, r.Title, r.Message} {
		w.String(s)
	}
	w.Int(int(r.Severity))
	w.Bool(r.Enabled)
	r.Where.write(w)
	r.Words.write(w)
	w.Int(int(r.Report.Mode))
	w.Int(r.Report.Count)
	w.Float(r.Report.PerMill)
	w.Strings(r.Report.Instead)
	w.Bool(r.Report.Block)
	writeConditions(w, r.Near.Unless)
	writeConditions(w, r.Near.Requires)
	w.Strings(r.Near.Yields)
}

func readRule(r *flat.Reader) *Rule {
	return &Rule{
		ID: r.String(), File: r.String(), Title: r.String(), Message: r.String(),
		Severity: diag.Severity(r.Int()), Enabled: r.Bool(), Where: readWhere(r), Words: readWords(r),
		Report: Report{Mode: Mode(r.Int()), Count: r.Int(), PerMill: r.Float(), Instead: r.Strings(), Block: r.Bool()},
		Near:   Near{Unless: readConditions(r), Requires: readConditions(r), Yields: r.Strings()},
	}
}

func (where Where) write(w *flat.Writer) {
	w.Int(int(where.Voices))
	w.Int(int(where.Zones))
	writeSeverities(w, where.ByVoice)
	writeSeverities(w, where.ByZone)
	w.Int(len(where.ByGenre))
	for _, genre := range slices.Sorted(maps.Keys(where.ByGenre)) {
		w.String(genre)
		w.Int(int(where.ByGenre[genre]))
	}
}

func readWhere(r *flat.Reader) Where {
	where := Where{
		Voices: VoiceSet(r.Int()), Zones: ZoneSet(r.Int()),
		ByVoice: readSeverities[diag.Voice](r), ByZone: readSeverities[prose.Zone](r),
	}
	if n := r.Count(2); n > 0 {
		where.ByGenre = make(map[string]Shift, n)
		for range n {
			genre := r.String()
			where.ByGenre[genre] = Shift(r.Int())
		}
	}
	return where
}

func writeSeverities[K ~uint8](w *flat.Writer, m map[K]diag.Severity) {
	w.Int(len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		w.Int(int(k))
		w.Int(int(m[k]))
	}
}

func readSeverities[K ~uint8](r *flat.Reader) map[K]diag.Severity {
	n := r.Count(2)
	if n == 0 {
		return nil
	}
	m := make(map[K]diag.Severity, n)
	for range n {
		k := K(r.Int())
		m[k] = diag.Severity(r.Int())
	}
	return m
}

func (words Words) write(w *flat.Writer) {
	w.Int(len(words.Phrases))
	for _, p := range words.Phrases {
		w.String(p.Text)
		w.Strings(p.Instead)
	}
	w.Int(len(words.Patterns))
	for _, p := range words.Patterns {
		w.String(p.Regex)
		w.Bool(p.Paragraph)
	}
	w.String(words.Detector)
	words.writeOptions(w)
}

func readWords(r *flat.Reader) Words {
	var words Words
	if n := r.Count(2); n > 0 {
		words.Phrases = make([]Phrase, n)
	}
	for i := range words.Phrases {
		words.Phrases[i] = Phrase{Text: r.String(), Instead: r.Strings()}
	}
	if n := r.Count(2); n > 0 {
		words.Patterns = make([]Pattern, n)
	}
	for i := range words.Patterns {
		words.Patterns[i] = Pattern{Regex: r.String(), Paragraph: r.Bool()}
	}
	words.Detector = r.String()
	words.Options = readOptions(r)
	return words
}

// The kinds of values a detector's option can have.
const (
	optionBool = iota + 1
	optionInt
	optionList
)

func (words Words) writeOptions(w *flat.Writer) {
	w.Bool(words.Options != nil)
	w.Int(len(words.Options))
	for _, name := range slices.Sorted(maps.Keys(words.Options)) {
		w.String(name)
		switch v := words.Options[name].(type) {
		case bool:
			w.Int(optionBool)
			w.Bool(v)
		case int:
			w.Int(optionInt)
			w.Int(v)
		case []string:
			w.Int(optionList)
			w.Strings(v)
		}
	}
}

func readOptions(r *flat.Reader) detect.Values {
	given, n := r.Bool(), r.Count(3)
	if !given {
		return nil
	}
	values := make(detect.Values, n)
	for range n {
		name := r.String()
		switch r.Int() {
		case optionBool:
			values[name] = r.Bool()
		case optionInt:
			values[name] = r.Int()
		case optionList:
			values[name] = r.Strings()
		default:
			r.Fail()
		}
	}
	return values
}

func writeConditions(w *flat.Writer, list []Condition) {
	w.Int(len(list))
	for _, c := range list {
		w.Int(int(c.Within))
		w.String(c.Side)
		w.Int(c.Distance)
		w.Strings(c.Phrases)
		w.Strings(c.Patterns)
		w.String(c.Attribution)
	}
}

func readConditions(r *flat.Reader) []Condition {
	n := r.Count(6)
	if n == 0 {
		return nil
	}
	out := make([]Condition, n)
	for i := range out {
		out[i] = Condition{
			Within: Within(r.Int()), Side: r.String(), Distance: r.Int(),
			Phrases: r.Strings(), Patterns: r.Strings(), Attribution: r.String(),
		}
	}
	return out
}
