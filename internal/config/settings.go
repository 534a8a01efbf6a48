package config

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// genres are what an article may be said to be; rules and packs say what that
// does to them.
func genres() []string { return []string{"news", "opinion", "satire", "live"} }

// Settings are what holds for one article.
type Settings struct {
	Config   *Config
	genre    named
	layers   []layer
	severity []severityEntry // the last that names the rule wins, then its pack
}

// For gathers what holds for one article. name is its path on disk.
func (c *Config) For(name string, flags Flags) Settings {
	s := Settings{Config: c, severity: c.severity}
	s.add(c.rules)
	inside := ""
	if len(c.overrides) > 0 {
		inside = c.relative(name)
	}
	for _, o := range c.overrides {
		if !matchesAny(o.files, inside) {
			continue
		}
		s.add(o.rules)
		s.severity = append(s.severity[:len(s.severity):len(s.severity)], o.severity...)
		if o.genre.name != "" {
			s.genre = o.genre
		}
	}
	s.add(flags.layer)
	return s
}

// add appends a layer, if it has anything to say.
func (s *Settings) add(l layer) {
	if len(l.selects)+len(l.ignores) > 0 {
		s.layers = append(s.layers, l)
	}
}

// Genre is what the configuration says the article is; empty where it leaves
// that to the article.
func (s Settings) Genre() string { return s.genre.name }

// Profile is the settings in the form that the linter asks for.
func (s Settings) Profile() *linter.Profile {
	p := &linter.Profile{Severity: s.level}
	if slices.ContainsFunc(s.layers, func(l layer) bool { return len(l.selects)+len(l.ignores) > 0 }) {
		p.Runs = func(r *rule.Rule) bool { return s.state(r).on }
	}
	return p
}

// state says whether a rule runs, and who says so.
func (s Settings) state(r *rule.Rule) state {
	now := state{on: r.Enabled, origin: "default"}
	for _, l := range s.layers {
		now = l.apply(r, now)
	}
	return now
}

// level is the severity of a finding. A configured severity moves the rule's
// whole scale: what voice, place or genre changed by a step stays a step apart.
func (s Settings) level(r *rule.Rule, found diag.Severity) diag.Severity {
	entry := s.severityOf(r)
	if entry == nil {
		return found
	}
	moved := int(found) + int(entry.severity) - int(r.Severity)
	return diag.Severity(min(max(moved, int(diag.Suggestion)), int(diag.Error)))
}

// severityOf is the entry that decides on a rule, nil where there is none.
func (s Settings) severityOf(r *rule.Rule) *severityEntry {
	if len(s.severity) == 0 {
		return nil
	}
	for _, name := range []string{r.ID, r.Pack()} {
		for i := len(s.severity) - 1; i >= 0; i-- {
			if s.severity[i].name == name {
				return &s.severity[i]
			}
		}
	}
	return nil
}

// Value is one setting, as `rhetlint config` shows it.
type Value struct {
	Name   string
	Value  any    // a string, or a list of strings
	Origin string // "path:line", a flag, or "default"
}

// Values lists the settings that are not about single rules.
func (s Settings) Values() []Value {
	c := s.Config
	values := []Value{
		{"fail-on", ThresholdWord(c.FailOn), c.where("fail-on")},
		{"min-severity", c.MinSeverity.String(), c.where("min-severity")},
		{"level", c.Level.String(), c.where("level")},
		{"packs", c.Packs, c.where("packs")},
		{"exclude", c.exclude, c.where("exclude")},
	}
	if s.genre.name != "" {
		values = append(values, Value{"genre", s.genre.name, s.genre.origin})
	}
	return values
}

// RuleValue is what holds for one rule.
type RuleValue struct {
	Rule           *rule.Rule
	On             bool
	Severity       diag.Severity
	Origin         string // who decided whether the rule runs
	SeverityOrigin string // who decided on the severity
}

// Rules lists what holds for each of the rules.
func (s Settings) Rules(rules []*rule.Rule) []RuleValue {
	values := make([]RuleValue, 0, len(rules))
	for _, r := range rules {
		now := s.state(r)
		v := RuleValue{r, now.on, s.level(r, r.Severity), now.origin, "default"}
		if entry := s.severityOf(r); entry != nil {
			v.SeverityOrigin = entry.origin
		}
		switch r.Where.ByGenre[s.genre.name] {
		case rule.Off:
			v.On, v.Origin = false, s.genre.origin
		case rule.Lower:
			v.Severity, v.SeverityOrigin = s.level(r, r.Severity.Lower()), s.genre.origin
		}
		values = append(values, v)
	}
	return values
}
