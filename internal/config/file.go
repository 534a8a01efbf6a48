package config

import (
	"maps"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// rawFile is a configuration as it stands on disk. Every key has one line of
// help.
type rawFile struct {
	FailOn      string            `toml:"fail-on" help:"findings of this severity or above make the exit code 1: error, warning, suggestion or none"`
	MinSeverity string            `toml:"min-severity" help:"findings below this severity are not reported"`
	Level       string            `toml:"level" help:"how far a source reaches: relaxed, normal or strict"`
	Packs       []string          `toml:"packs" help:"\"builtin\" and folders of rule packs, relative to this file"`
	Select      []string          `toml:"select" help:"the only packs and rules that run; a rule named here runs even if it is off by default"`
	Ignore      []string          `toml:"ignore" help:"packs and rules that do not run"`
	Exclude     []string          `toml:"exclude" help:"globs of files to leave out when a folder is walked, relative to this file"`
	Severity    map[string]string `toml:"severity" help:"a severity for a rule or a pack"`
	Overrides   []rawOverride     `toml:"override" help:"what differs for some files"`
}

// rawOverride is one [[override]] table.
type rawOverride struct {
	Files    []string          `toml:"files" help:"globs of the files, relative to the configuration"`
	Select   []string          `toml:"select" help:"the only packs and rules that run for them"`
	Ignore   []string          `toml:"ignore" help:"packs and rules that do not run for them"`
	Severity map[string]string `toml:"severity" help:"a severity for a rule or a pack"`
	Genre    string            `toml:"genre" help:"news, opinion, satire or live"`
}

// reader turns a file into a Config and gathers what is wrong with it.
type reader struct {
	config *Config
	faults diag.Faults
}

// parse reads the text of a configuration. shown is its path for people, dir
// the absolute folder it stands in.
func parse(shown, dir string, data []byte) (*Config, diag.Faults) {
	var raw rawFile
	f, faults := tomlfile.Decode(shown, data, &raw)
	if len(faults) > 0 {
		return nil, faults
	}
	c := Default()
	c.Path, c.dir, c.file = shown, dir, f
	r := reader{config: c}
	c.FailOn = r.threshold(raw.FailOn)
	c.MinSeverity = r.severity(raw.MinSeverity, c.MinSeverity, "min-severity")
	c.Level = r.level(raw.Level)
	if raw.Packs != nil {
		c.Packs = raw.Packs
	}
	if len(c.Packs) == 0 {
		r.fault("no packs, so nothing would be looked for", `packs = ["builtin"]`, "packs")
	}
	c.exclude = r.globs(raw.Exclude, "exclude")
	c.rules = r.layer(raw.Select, raw.Ignore)
	c.severity = r.severities(raw.Severity)
	for i, o := range raw.Overrides {
		c.overrides = append(c.overrides, r.override(o, i))
	}
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return c, nil
}

func (r *reader) fault(message, hint string, key ...any) {
	r.faults.Add(r.config.file.ValueFault(message, hint, key...))
}

// unknown makes the fault for a word outside a known set.
func (r *reader) unknown(what, word string, known []string, key ...any) {
	r.fault("unknown "+what+" “"+word+"”", suggestion(word, known), key...)
}

// suggestion is the hint for a mistyped word.
func suggestion(word string, known []string) string {
	if near := tomlfile.Suggest(word, known); near != "" {
		return "did you mean “" + near + "”?"
	}
	return "use one of: " + strings.Join(known, ", ")
}

func severityWords() []string {
	var words []string
	for _, s := range diag.Severities() {
		words = append(words, s.String())
	}
	return words
}

// ParseThreshold reads a severity or "none", which is Never.
func ParseThreshold(word string) (diag.Severity, bool) {
	if word == "none" {
		return Never, true
	}
	s, err := diag.ParseSeverity(word)
	return s, err == nil
}

// ThresholdWord is the word that ParseThreshold reads as s.
func ThresholdWord(s diag.Severity) string {
	if s == Never {
		return "none"
	}
	return s.String()
}

func (r *reader) threshold(word string) diag.Severity {
	if word == "" && !r.has("fail-on") {
		return r.config.FailOn
	}
	s, ok := ParseThreshold(word)
	if !ok {
		r.unknown("severity", word, append(severityWords(), "none"), "fail-on")
	}
	return s
}

func (r *reader) has(key ...any) bool {
	_, _, _, ok := r.config.file.Position(key...)
	return ok
}

func (r *reader) severity(word string, absent diag.Severity, key ...any) diag.Severity {
	if word == "" && !r.has(key...) {
		return absent
	}
	s, err := diag.ParseSeverity(word)
	if err != nil {
		r.unknown("severity", word, severityWords(), key...)
	}
	return s
}

func (r *reader) level(word string) voice.Level {
	if word == "" && !r.has("level") {
		return r.config.Level
	}
	l, ok := voice.ParseLevel(word)
	if !ok {
		r.unknown("level", word, []string{"relaxed", "normal", "strict"}, "level")
	}
	return l
}

func (r *reader) globs(globs []string, key ...any) []string {
	for i, glob := range globs {
		if !doublestar.ValidatePattern(glob) || glob == "" {
			r.fault("broken glob “"+glob+"”", "close every [ and {; ** stands for any folders", append(slices.Clone(key), i)...)
		}
	}
	return globs
}

// layer keeps the names of select and ignore with their places.
func (r *reader) layer(selected, ignored []string, key ...any) layer {
	take := func(names []string, list string) []named {
		var all []named
		for i, name := range names {
			at := append(slices.Clone(key), list, i)
			all = append(all, named{name: name, origin: r.config.where(at...), key: at})
		}
		return all
	}
	return layer{selects: take(selected, "select"), ignores: take(ignored, "ignore")}
}

func (r *reader) severities(words map[string]string, key ...any) []severityEntry {
	var entries []severityEntry
	for _, name := range slices.Sorted(maps.Keys(words)) {
		at := append(slices.Clone(key), "severity", name)
		s := r.severity(words[name], 0, at...)
		entries = append(entries, severityEntry{named{name: name, origin: r.config.where(at...), key: at}, s})
	}
	return entries
}

func (r *reader) override(raw rawOverride, i int) override {
	if len(raw.Files) == 0 {
		r.faults.Add(r.config.file.Fault("an override for no files", `files = ["opinion/**"]`, "override", i))
	}
	o := override{
		files:    r.globs(raw.Files, "override", i, "files"),
		rules:    r.layer(raw.Select, raw.Ignore, "override", i),
		severity: r.severities(raw.Severity, "override", i),
	}
	if at := []any{"override", i, "genre"}; r.has(at...) {
		o.genre = named{name: raw.Genre, origin: r.config.where(at...)}
		if !slices.Contains(genres(), raw.Genre) {
			r.unknown("genre", raw.Genre, genres(), at...)
		}
	}
	return o
}
