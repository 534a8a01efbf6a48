package rule

import (
	"fmt"
	"time"
)

// file is a rule as it stands on disk. Every key has one line of help, from
// which the reference page is made.
type file struct {
	Title    string   `toml:"title" help:"a noun phrase, for lists and reports"`
	Message  string   `toml:"message" help:"what the report says; {match}, {uses}, {source} and named groups are filled in"`
	Severity string   `toml:"severity" help:"error, warning or suggestion"`
	Enabled  *bool    `toml:"enabled" help:"false: runs only where it is selected by name"`
	Voice    []string `toml:"voice" help:"whose words are looked at: author, attributed, quoted"`
	Scope    []string `toml:"scope" help:"the zones that are looked at"`
	Report   string   `toml:"report" help:"first, every or once"`

	What        string    `toml:"what" help:"what the rule flags"`
	Why         string    `toml:"why" help:"why readers are let down"`
	Advice      string    `toml:"advice" help:"how a writer repairs it"`
	Fine        string    `toml:"fine" help:"when the use is fine"`
	FalseAlarms string    `toml:"false-alarms" help:"known false alarms"`
	Limits      string    `toml:"limits" help:"what the rule cannot see"`
	References  []string  `toml:"references" help:"standards and studies, with their year"`
	Owner       string    `toml:"owner" help:"who looks after the list"`
	Reviewed    time.Time `toml:"reviewed" help:"the day the list was last looked through"`
	Instead     []string  `toml:"instead" help:"other wordings that fit every match"`

	Phrases  []phraseEntry  `toml:"phrases" help:"words to look for, in the phrase notation"`
	Patterns []patternEntry `toml:"patterns" help:"regular expressions"`
	Detector string         `toml:"detector" help:"a named building block, for what words cannot express"`
	Options  map[string]any `toml:"detector-options" help:"options of the building block"`

	ByVoice map[string]string `toml:"severity-by-voice" help:"a severity for a voice"`
	ByScope map[string]string `toml:"severity-by-scope" help:"a severity for a zone"`
	ByGenre map[string]string `toml:"genres" help:"what a genre does to the rule: opinion = \"lower\", satire = \"off\", or \"same\""`
	Density densityEntry      `toml:"density" help:"report only where the article has enough of them"`

	Yields   []string         `toml:"yields" help:"packs and rules that go first where they flag the same words"`
	Unless   []conditionEntry `toml:"unless" help:"silent where this stands near the match"`
	Requires []conditionEntry `toml:"requires" help:"silent unless this stands near the match"`
	Rewrites []rewriteEntry   `toml:"rewrite" help:"a sentence before and after repair"`
	Examples []exampleEntry   `toml:"example" help:"a text and the exact words flagged in it"`
}

type densityEntry struct {
	Count   int     `toml:"count" help:"at least so many matches"`
	PerMill float64 `toml:"per-1000" help:"and so many per 1,000 words"`
}

type conditionEntry struct {
	Within      string   `toml:"within" help:"match, clause, sentence, next, previous, neighbours, paragraph, document or carry-over"`
	Phrases     []string `toml:"phrases" help:"words to look for"`
	Patterns    []string `toml:"patterns" help:"regular expressions to look for"`
	List        string   `toml:"list" help:"a named list of phrases and patterns"`
	Attribution string   `toml:"attribution" help:"a source of at least this kind: any, vague, anonymous, role, document, body, named"`
	Side        string   `toml:"side" help:"before or after the match"`
	Words       int      `toml:"words" help:"within so many words of the match"`
}

type rewriteEntry struct {
	Before string `toml:"before" help:"a sentence that is flagged"`
	After  string `toml:"after" help:"the same, soundly said"`
}

type exampleEntry struct {
	Text  string   `toml:"text" help:"the text"`
	Flags []string `toml:"flags" help:"the exact words flagged in it, in order"`
	Known string   `toml:"known" help:"missed or false-alarm: a weakness on record"`
}

type packFile struct {
	Title     string            `toml:"title"`
	Version   string            `toml:"version"`
	Licence   string            `toml:"licence"`
	Purpose   string            `toml:"purpose"`
	Symmetric bool              `toml:"symmetric"`
	Yields    []string          `toml:"yields"`
	Block     bool              `toml:"block"`
	Genres    map[string]string `toml:"genres"`
	Pairs     [][]string        `toml:"pairs"`
}

type listFile struct {
	Title    string   `toml:"title"`
	Phrases  []string `toml:"phrases"`
	Patterns []string `toml:"patterns"`
}

type fragmentsFile struct {
	Fragments map[string]string `toml:"fragments"`
}

// phraseEntry is a phrase alone or a table with a note.
type phraseEntry struct{ Phrase }

// UnmarshalTOML reads either form.
func (p *phraseEntry) UnmarshalTOML(v any) error {
	if s, ok := v.(string); ok {
		p.Text = s
		return nil
	}
	return table(v, map[string]func(any) error{
		"text": into(&p.Text), "note": into(&p.Note), "instead": intoList(&p.Instead),
	}, "text")
}

// patternEntry is a pattern alone or a table with a note.
type patternEntry struct{ Pattern }

// UnmarshalTOML reads either form.
func (p *patternEntry) UnmarshalTOML(v any) error {
	if s, ok := v.(string); ok {
		p.Regex = s
		return nil
	}
	within := "sentence"
	err := table(v, map[string]func(any) error{
		"regex": into(&p.Regex), "note": into(&p.Note), "within": into(&within),
	}, "regex")
	if err != nil {
		return err
	}
	if within != "sentence" && within != "paragraph" {
		return fmt.Errorf("a pattern runs within a “sentence” or a “paragraph”, not %q", within)
	}
	p.Paragraph = within == "paragraph"
	return nil
}

// table fills fields from an inline table and refuses other keys.
func table(v any, fields map[string]func(any) error, required string) error {
	m, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("must be a string or a table with “%s”", required)
	}
	if _, ok := m[required]; !ok {
		return fmt.Errorf("the table has no “%s”", required)
	}
	for key, value := range m {
		set, known := fields[key]
		if !known {
			return fmt.Errorf("unknown key “%s”", key)
		}
		if err := set(value); err != nil {
			return fmt.Errorf("“%s” %w", key, err)
		}
	}
	return nil
}

func into(to *string) func(any) error {
	return func(v any) error {
		s, ok := v.(string)
		if !ok {
			return fmt.Errorf("must be a string")
		}
		*to = s
		return nil
	}
}

func intoList(to *[]string) func(any) error {
	return func(v any) error {
		items, ok := v.([]any)
		if !ok {
			return fmt.Errorf("must be a list of strings")
		}
		for _, item := range items {
			s, ok := item.(string)
			if !ok {
				return fmt.Errorf("must be a list of strings")
			}
			*to = append(*to, s)
		}
		return nil
	}
}
