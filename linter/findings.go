package linter

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/span"
)

// maxPerRule bounds the findings of one rule in one document.
const maxPerRule = 1000

// shortText is the number of words under which a density counts matches only.
const shortText = 150

// findings turns candidates into findings.
func (a *article) findings(p *Profile) []diag.Finding {
	taken := a.take()
	out := make([]diag.Finding, 0, len(taken))
	for len(taken) > 0 {
		n := 1
		for n < len(taken) && taken[n].rule == taken[0].rule {
			n++
		}
		done := a.clock(taken[0].rule)
		out = a.ruleFindings(out, taken[:n], p)
		done()
		taken = taken[n:]
	}
	out = a.withoutOverlaps(out)
	diag.SortFindings(out)
	out = a.withoutYielding(out)
	a.blocks(out)
	fingerprints(out)
	return out
}

// taken is a candidate that its rule flags, if there are enough of them.
type taken struct {
	*candidate
	severity diag.Severity
	said     diag.Voice
}

// take asks the candidates of one segment after the other. What it keeps is in
// the order of rules, then of the text.
func (a *article) take() []taken {
	slices.SortStableFunc(a.candidates, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(x.segment, y.segment), cmp.Compare(x.rule, y.rule),
			cmp.Compare(x.at.Start, y.at.Start), cmp.Compare(y.at.End, x.at.End))
	})
	var out []taken
	var counts map[int]int // by rule, where there can be too many
	if len(a.candidates) > maxPerRule {
		counts = make(map[int]int)
	}
	a.candidates = a.enough(a.candidates)
	for rest := a.candidates; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].segment == rest[0].segment {
			n++
		}
		a.enter(rest[:n])
		first := len(out)
		for i := range rest[:n] {
			cand := &rest[i]
			if last := len(out) - 1; last >= first && out[last].rule == cand.rule && cand.at.Start < out[last].at.End {
				continue // inside, or run into, a match already taken
			}
			if counts[cand.rule] > maxPerRule {
				continue
			}
			done := a.clock(cand.rule)
			t, ok := a.ask(cand)
			done()
			if !ok {
				continue
			}
			if out = append(out, t); counts != nil {
				counts[cand.rule]++
			}
		}
		rest = rest[n:]
	}
	slices.SortStableFunc(out, func(x, y taken) int { return cmp.Compare(x.rule, y.rule) })
	return out
}

// enough leaves out the candidates of rules that would have too few findings if
// all of theirs were findings.
func (a *article) enough(all []candidate) []candidate {
	if len(all) == 0 {
		return nil
	}
	room := a.room()
	counts := slices.Grow(room.counts[:0], len(a.linter.rules))[:len(a.linter.rules)]
	room.counts = counts
	clear(counts)
	for i := range all {
		counts[all[i].rule]++
	}
	return slices.DeleteFunc(all, func(cand candidate) bool {
		return a.linter.rules[cand.rule].tooFew(int(counts[cand.rule]), a.words)
	})
}

// tooFew reports whether a rule is silent about so many findings in so many
// words.
func (c *compiled) tooFew(findings, words int) bool {
	return c.Report.Count > findings || words >= shortText && float64(findings)*1000 < c.Report.PerMill*float64(words)
}

// ask asks a candidate whose words it is made of and what stands near it.
func (a *article) ask(cand *candidate) (taken, bool) {
	c := &a.linter.rules[cand.rule]
	zone, genre := a.doc.Segments[cand.segment].Zone, a.doc.Meta.Genre
	if c.Where.ByGenre[genre] == rule.Off || a.quotedAway(c, cand) || !a.allows(c, cand, false) {
		return taken{}, false // before anybody works out whose words these are
	}
	said := a.voiceOf(cand)
	severity := c.severityOf(zone, said, genre, cand.hit)
	if severity == 0 || !a.allows(c, cand, true) {
		return taken{}, false
	}
	return taken{cand, severity, said}, true
}

// quotedAway reports whether a rule is silent about a candidate because of the
// quotation marks around it.
func (a *article) quotedAway(c *compiled, cand *candidate) bool {
	if a.linter.voiceless {
		return false
	}
	v := a.voices().Marked(cand.segment, cand.at)
	return v != 0 && c.severityOf(a.doc.Segments[cand.segment].Zone, v, a.doc.Meta.Genre, cand.hit) == 0
}

// voiceOf tells whose words a candidate is made of.
func (a *article) voiceOf(cand *candidate) diag.Voice {
	if a.linter.voiceless {
		return diag.Author
	}
	return a.voices().Voice(cand.segment, cand.at)
}

// ruleFindings appends the findings of one rule, made from its candidates, which
// stand in the order of the text.
func (a *article) ruleFindings(all []diag.Finding, from []taken, p *Profile) []diag.Finding {
	c := &a.linter.rules[from[0].rule]
	if c.tooFew(len(from), a.words) {
		return all
	}
	if c.Report.Mode == rule.Once {
		from = from[:1]
	}
	for _, t := range from {
		all = append(all, a.finding(t, p))
	}
	out := all[len(all)-len(from):]
	if c.Report.Mode == rule.First {
		for i := range out {
			out[i].Uses = 1
		}
		Recount(out)
	}
	for i, t := range from {
		out[i].Message = a.message(c.Message, t, &out[i])
	}
	if len(out) > maxPerRule {
		all = all[:len(all)-len(out)+maxPerRule]
		a.giveUp(from[0].rule, "more than "+strconv.Itoa(maxPerRule)+" findings, the rest are left out")
	}
	return all
}

// finding tells of a candidate, without a message.
func (a *article) finding(t taken, p *Profile) diag.Finding {
	c, seg := &a.linter.rules[t.rule], a.doc.Segments[t.segment]
	f := diag.Finding{
		Rule: c.ID, Severity: t.severity, Span: seg.Source(t.at), Voice: t.said,
		Words: t.at.Of(seg.Text), Source: a.source(t), Suggestions: c.Report.Instead,
	}
	if p != nil && p.Severity != nil {
		f.Severity = p.Severity(c.Rule, t.severity)
	}
	if instead := c.instead(t.term); len(instead) > 0 {
		f.Suggestions = instead
	}
	f.Fingerprint = diag.Fingerprint(c.ID, f.Words, around(seg, t.at), 0)
	return f
}

// source tells who is credited.
func (a *article) source(t taken) *diag.Source {
	if t.said == diag.Author {
		return nil
	}
	at := a.voices().Of(t.segment, t.at).Attribution
	if at == nil || at.Source.Empty() {
		return nil
	}
	seg := a.doc.Segments[at.SourceSegment]
	return &diag.Source{Text: at.Source.Of(seg.Text), Kind: at.Kind.String(), Span: seg.Source(at.Source)}
}

// longestQuote is how much of a match a message repeats, in code points.
const longestQuote = 60

// message fills in a rule's message.
func (a *article) message(template string, t taken, f *diag.Finding) string {
	var b strings.Builder
	for {
		start := strings.IndexByte(template, '{')
		end := start + 1 + strings.IndexByte(template[start+1:], '}')
		if start < 0 || end <= start {
			break
		}
		b.Grow(len(template) + longestQuote)
		b.WriteString(template[:start])
		if value, ok := a.slot(template[start+1:end], t, f); ok {
			b.WriteString(value)
			template = template[end+1:]
		} else {
			b.WriteByte('{')
			template = template[start+1:]
		}
	}
	if b.Len() == 0 {
		return template
	}
	b.WriteString(template)
	return b.String()
}

// slot is what stands for a name in braces.
func (a *article) slot(name string, t taken, f *diag.Finding) (string, bool) {
	switch name {
	case "uses":
		return strconv.Itoa(max(f.Uses, 1)), true
	case "match":
		return quote(f.Words), true
	}
	if at, ok := t.groups[name]; ok {
		return quote(at.Of(a.doc.Segments[t.segment].Text)), true
	}
	switch {
	case name == "source" && f.Source == nil:
		return "somebody", true
	case name == "source":
		return quote(f.Source.Text), true
	case t.hit == nil:
	case name == "number":
		return t.hit.Attrs.Number, true
	case name == "people":
		return t.hit.Attrs.People, true
	case name == "class":
		return t.hit.Class, true
	}
	return "", false
}

// quote is words of an article as a message repeats them: on one line, and cut.
func quote(s string) string {
	s = strings.ReplaceAll(singleSpaced(s), "\x00", "")
	if utf8.RuneCountInString(s) <= longestQuote {
		return s
	}
	runes := []rune(s)
	return string(runes[:longestQuote-1]) + "…"
}

// singleSpaced is words with one space between them.
func singleSpaced(s string) string {
	before := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		before = r
	}
	return strings.TrimSuffix(s, " ")
}

// spellings are characters that do not make another word.
var spellings = strings.NewReplacer("’", "'", "\u00ad", "", "\u200b", "")

// useKey makes spellings of one word one: case, spaces, a plural or possessive s.
func useKey(s string) string {
	s = strings.ToLower(singleSpaced(s))
	s = spellings.Replace(s)
	s = strings.TrimSuffix(s, "'s")
	return strings.TrimSuffix(s, "s")
}

func pack(id string) string {
	name, _, _ := strings.Cut(id, "/")
	return name
}

// fingerprints tells apart findings of one rule with the same words in the
// same surroundings: by their number in the document.
func fingerprints(fs []diag.Finding) {
	seen := make(map[string]int, len(fs))
	for i := range fs {
		print := fs[i].Fingerprint
		if n := seen[print]; n > 0 {
			fs[i].Fingerprint = diag.Fingerprint(fs[i].Rule, print, "", n)
		}
		seen[print]++
	}
}

// aroundWords is how many words to either side belong to the surroundings of
// a finding, and aroundBytes bounds the work where words do not end.
const (
	aroundWords = 16
	aroundBytes = 2048
)

// around is the part of the sentence near a range of a segment's text. It is
// counted in words, so that it stays the same when lines are broken elsewhere.
func around(seg *prose.Segment, at span.Span) string {
	sentence := windowOf(rule.Sentence, seg, at)
	before := seg.Text[max(sentence.Start, at.Start-aroundBytes):max(at.Start, sentence.Start)]
	after := seg.Text[min(at.End, sentence.End):min(sentence.End, at.End+aroundBytes)]
	return lastWords(before) + " " + at.Of(seg.Text) + " " + firstWords(after)
}

// firstWords is the first words of a text, aroundWords of them.
func firstWords(text string) string {
	words, inside := 0, false
	for i, r := range text {
		if space := unicode.IsSpace(r); space == inside {
			if inside = !space; inside {
				words++
			} else if words == aroundWords {
				return text[:i]
			}
		}
	}
	return text
}

// lastWords is the last words of a text, aroundWords of them.
func lastWords(text string) string {
	words, inside := 0, false
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if space := unicode.IsSpace(r); space == inside {
			if inside = !space; inside {
				words++
			} else if words == aroundWords {
				return text[i:]
			}
		}
		i -= size
	}
	return text
}

// Recount makes the first of the findings of each term the one that stands for
// all its uses, and marks the later ones as repeats: when they are first
// counted, and again after some were taken away. The findings are in source
// order; those of rules that do not count uses (Uses is 0) stay as they are.
func Recount(findings []diag.Finding) {
	rules := map[string]int{} // how many findings of each
	for i := range findings {
		if findings[i].Uses > 0 {
			rules[findings[i].Rule]++
		}
	}
	type term struct{ rule, words string }
	uses := map[term]int{}
	terms := make([]term, len(findings))
	for i := range findings {
		f := &findings[i]
		if f.Uses == 0 {
			continue
		}
		if terms[i] = (term{rule: f.Rule}); rules[f.Rule] > 1 {
			terms[i].words = useKey(f.Words)
		}
		f.Repeat = uses[terms[i]] > 0
		uses[terms[i]]++
	}
	for i := range findings {
		if findings[i].Uses > 0 {
			findings[i].Uses = uses[terms[i]]
		}
	}
}
