package rule

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// builder turns a rule file into a Rule and gathers everything wrong with it.
type builder struct {
	loader Loader
	raw    *file
	file   *tomlfile.File
	faults diag.Faults
}

func (b *builder) fault(message, hint string, at ...any) {
	b.faults.Add(b.file.Fault(message, hint, at...))
}

func (b *builder) build(id string) *Rule {
	raw := b.raw
	r := &Rule{
		ID: id, Title: raw.Title, Message: raw.Message, Enabled: raw.Enabled == nil || *raw.Enabled,
		Page: b.page(),
	}
	b.name(id)
	b.needed()
	r.Severity = b.severity(raw.Severity, "severity")
	r.Where = b.where()
	r.Words = b.words()
	r.Report = b.report()
	r.Near.Unless = b.conditions("unless", raw.Unless)
	r.Near.Requires = b.conditions("requires", raw.Requires)
	r.Near.Yields = slices.Concat(b.loader.current.Yields, raw.Yields)
	r.Examples = b.examples()
	b.placeholders(r)
	return r
}

func (b *builder) name(id string) {
	_, name, _ := strings.Cut(id, "/")
	if !ValidName(name) {
		b.fault("“"+name+"” cannot name a rule", "use lower-case letters, digits and hyphens in the file name")
	}
}

func (b *builder) needed() {
	for _, field := range []struct{ key, value, hint string }{
		{"title", b.raw.Title, `title = "Casualty figure without a source"`},
		{"message", b.raw.Message, `message = "“{match}” has no source in this sentence or near it"`},
		{"severity", b.raw.Severity, `severity = "warning"`},
		{"why", b.raw.Why, "say why a reader is let down; a rule without a reason cannot be argued with"},
		{"advice", b.raw.Advice, "say how a writer repairs it"},
	} {
		if strings.TrimSpace(field.value) == "" {
			b.fault("the rule has no “"+field.key+"”", field.hint, field.key)
		}
	}
	if len(b.raw.Phrases)+len(b.raw.Patterns) == 0 && b.raw.Detector == "" {
		b.fault("the rule looks for nothing", "give it phrases, patterns or a detector")
	}
}

func (b *builder) page() Page {
	raw := b.raw
	p := Page{
		What: tidy(raw.What), Why: tidy(raw.Why), Advice: tidy(raw.Advice), Fine: tidy(raw.Fine),
		FalseAlarms: tidy(raw.FalseAlarms), Limits: tidy(raw.Limits), References: raw.References, Owner: raw.Owner,
	}
	if !raw.Reviewed.IsZero() {
		p.Reviewed = raw.Reviewed.Format("2006-01-02")
	}
	for _, w := range raw.Rewrites {
		p.Rewrites = append(p.Rewrites, Rewrite(w))
	}
	return p
}

// tidy trims a text and joins lines within its paragraphs.
func tidy(s string) string {
	paragraphs := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n")
	for i, p := range paragraphs {
		paragraphs[i] = strings.Join(strings.Fields(p), " ")
	}
	return strings.TrimSpace(strings.Join(paragraphs, "\n\n"))
}

func (b *builder) severity(word string, at ...any) diag.Severity {
	if word == "" {
		return 0
	}
	s, err := diag.ParseSeverity(word)
	if err != nil {
		b.unknown("severity", word, []string{"error", "warning", "suggestion"}, at...)
	}
	return s
}

// unknown makes the fault for a word outside a known set.
func (b *builder) unknown(what, word string, known []string, at ...any) {
	hint := "use one of: " + strings.Join(known, ", ")
	if near := tomlfile.Suggest(word, known); near != "" {
		hint = "did you mean “" + near + "”?"
	}
	b.faults.Add(b.file.ValueFault("unknown "+what+" “"+word+"”", hint, at...))
}

var (
	voiceWords  = []string{"author", "attributed", "quoted"}
	defaultZone = []prose.Zone{prose.Headline, prose.Standfirst, prose.Body, prose.Heading, prose.List, prose.Caption}
)

func (b *builder) where() Where {
	w := Where{}
	for i, word := range b.raw.Voice {
		v, ok := diag.ParseVoice(word)
		if !ok {
			b.unknown("voice", word, voiceWords, "voice", i)
			continue
		}
		w.Voices = w.Voices.With(v)
	}
	if len(b.raw.Voice) == 0 {
		w.Voices = w.Voices.With(diag.Author)
	}
	for i, word := range b.raw.Scope {
		z, ok := prose.ParseZone(word)
		if !ok {
			b.unknown("scope", word, zoneWords(), "scope", i)
			continue
		}
		w.Zones = w.Zones.With(z)
	}
	if len(b.raw.Scope) == 0 {
		for _, z := range defaultZone {
			w.Zones = w.Zones.With(z)
		}
	}
	b.severities(&w)
	b.genres(&w, b.loader.current.Genres)
	b.genres(&w, b.raw.ByGenre)
	return w
}

// genres reads what genres do to a rule, from its pack or its own file.
func (b *builder) genres(w *Where, words map[string]string) {
	shifts := map[string]Shift{"same": Same, "lower": Lower, "off": Off}
	for _, genre := range slices.Sorted(maps.Keys(words)) {
		shift, ok := shifts[words[genre]]
		if !ok {
			b.unknown("shift", words[genre], slices.Sorted(maps.Keys(shifts)), "genres", genre)
			continue
		}
		if w.ByGenre == nil {
			w.ByGenre = map[string]Shift{}
		}
		w.ByGenre[genre] = shift
	}
}

func (b *builder) severities(w *Where) {
	for _, word := range slices.Sorted(maps.Keys(b.raw.ByVoice)) {
		v, ok := diag.ParseVoice(word)
		if !ok {
			b.unknown("voice", word, voiceWords, "severity-by-voice", word)
			continue
		}
		if !w.Voices.Has(v) {
			b.fault("a severity for “"+word+"”, which the rule does not look at", "add it to voice", "severity-by-voice", word)
		}
		if w.ByVoice == nil {
			w.ByVoice = map[diag.Voice]diag.Severity{}
		}
		w.ByVoice[v] = b.severity(b.raw.ByVoice[word], "severity-by-voice", word)
	}
	for _, word := range slices.Sorted(maps.Keys(b.raw.ByScope)) {
		z, ok := prose.ParseZone(word)
		if !ok {
			b.unknown("scope", word, zoneWords(), "severity-by-scope", word)
			continue
		}
		if !w.Zones.Has(z) {
			b.fault("a severity for “"+word+"”, which the rule does not look at", "add it to scope", "severity-by-scope", word)
		}
		if w.ByZone == nil {
			w.ByZone = map[prose.Zone]diag.Severity{}
		}
		w.ByZone[z] = b.severity(b.raw.ByScope[word], "severity-by-scope", word)
	}
}

func zoneWords() []string {
	var words []string
	for _, z := range prose.Zones() {
		words = append(words, z.String())
	}
	return words
}

func (b *builder) report() Report {
	r := Report{Mode: First, Count: b.raw.Density.Count, PerMill: b.raw.Density.PerMill, Instead: b.raw.Instead, Block: b.loader.current.Block}
	switch b.raw.Report {
	case "first":
	case "":
		if len(b.raw.Phrases) == 0 {
			r.Mode = Every
		}
	case "every":
		r.Mode = Every
	case "once":
		r.Mode = Once
	default:
		b.unknown("report", b.raw.Report, []string{"first", "every", "once"}, "report")
	}
	if r.Count < 0 || r.PerMill < 0 {
		b.fault("a density cannot be negative", "", "density")
	}
	return r
}

// words checks what the rule looks for.
func (b *builder) words() Words {
	w := Words{Detector: b.raw.Detector, Options: b.detector()}
	seen := map[string]bool{}
	for i, p := range b.raw.Phrases {
		b.phrase(p.Text, "phrases", i)
		if key := strings.ToLower(p.Text); seen[key] {
			b.fault("the phrase “"+p.Text+"” is listed twice", "leave one of them out", "phrases", i)
		} else {
			seen[key] = true
		}
		w.Phrases = append(w.Phrases, p.Phrase)
	}
	for i, p := range b.raw.Patterns {
		p.Regex = b.pattern(p.Regex, "patterns", i)
		w.Patterns = append(w.Patterns, p.Pattern)
	}
	return w
}

// detector checks the name and the options of a building block.
func (b *builder) detector() detect.Values {
	if b.raw.Detector == "" {
		if len(b.raw.Options) > 0 {
			b.fault("options without a detector", "", "detector-options")
		}
		return nil
	}
	d, ok := detect.Lookup(b.raw.Detector)
	if !ok {
		var known []string
		for _, d := range detect.All() {
			known = append(known, d.Name)
		}
		b.unknown("detector", b.raw.Detector, known, "detector")
		return nil
	}
	values, err := d.Values(b.raw.Options)
	if err != nil {
		b.fault(err.Error(), "", "detector-options")
	}
	return values
}

func (b *builder) phrase(text string, at ...any) {
	if b.loader.Trusted {
		return
	}
	if err := match.CheckPhrase(text); err != nil {
		b.fault(err.Error(), "see the phrase notation in docs/rule-file.md", at...)
	}
}

// pattern fills in fragments and checks the result.
func (b *builder) pattern(text string, at ...any) string {
	full, problem, hint := b.loader.Shared.expand(text)
	if problem != "" {
		b.fault(problem, hint, at...)
		return full
	}
	if b.loader.Trusted {
		return full
	}
	if err := match.CheckPattern(full); err != nil {
		hint := ""
		if pe, ok := err.(*match.PatternError); ok {
			hint = pe.Hint
		}
		b.fault(err.Error(), hint, at...)
		b.faults[len(b.faults)-1].Alone = true
	}
	return full
}

var placeholder = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{([A-Za-z_][A-Za-z0-9_-]*)\}`) })

// placeholders checks that the message names only what can be filled in.
func (b *builder) placeholders(r *Rule) {
	known := []string{"match", "uses", "source", "number"}
	for _, p := range r.Words.Patterns {
		for _, m := range groupName().FindAllStringSubmatch(p.Regex, -1) {
			known = append(known, m[1])
		}
	}
	for _, m := range placeholder().FindAllStringSubmatch(r.Message, -1) {
		if !slices.Contains(known, m[1]) && r.Words.Detector == "" {
			b.unknown("placeholder", m[1], known, "message")
		}
	}
}

var groupName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\(\?<([A-Za-z_]\w*)>`) })
