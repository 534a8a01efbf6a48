package linter

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// maxPerRule bounds the findings of one rule in one document.
const maxPerRule = 1000

// shortText is the number of words under which a density counts matches only.
const shortText = 150

// ruleFindings makes the findings of one rule from its candidates, which stand
// in the order of the text.
func (a *article) ruleFindings(c compiled, candidates []candidate, p *Profile) []diag.Finding {
	var out []diag.Finding
	last := candidate{segment: -1}
	for _, cand := range candidates {
		if cand.segment == last.segment && cand.at.Start < last.at.End {
			continue // inside, or run into, a match already taken
		}
		f, ok := a.finding(c, cand, p)
		if !ok {
			continue
		}
		last = cand
		if out = append(out, f); len(out) > maxPerRule {
			break
		}
	}
	if c.Report.Count > len(out) || a.words >= shortText && float64(len(out))*1000 < c.Report.PerMill*float64(a.words) {
		return nil
	}
	switch c.Report.Mode {
	case rule.Once:
		out = out[:min(1, len(out))]
	case rule.First:
		for i := range out {
			out[i].Uses = 1
		}
		Recount(out)
	}
	for i := range out {
		out[i].Message = strings.ReplaceAll(out[i].Message, usesSlot, strconv.Itoa(max(out[i].Uses, 1)))
	}
	if len(out) > maxPerRule {
		out = out[:maxPerRule]
		a.giveUp(candidates[0].rule, "more than "+strconv.Itoa(maxPerRule)+" findings, the rest are left out")
	}
	return out
}

// reading tells whose words a candidate is made of.
func (a *article) reading(cand candidate) voice.Reading {
	if a.linter.voiceless {
		return voice.Reading{Voice: diag.Author}
	}
	return a.voices().Of(cand.segment, cand.at)
}

// quotedAway reports whether a rule is silent about a candidate because of the
// quotation marks around it.
func (a *article) quotedAway(c compiled, cand candidate) bool {
	if a.linter.voiceless {
		return false
	}
	v := a.voices().Marked(cand.segment, cand.at)
	return v != 0 && c.severityOf(a.doc.Segments[cand.segment].Zone, v, a.doc.Meta.Genre, cand.hit) == 0
}

// finding asks a candidate whose words it is made of and what stands near it.
func (a *article) finding(c compiled, cand candidate, p *Profile) (diag.Finding, bool) {
	seg := a.doc.Segments[cand.segment]
	if c.Where.ByGenre[a.doc.Meta.Genre] == rule.Off || a.quotedAway(c, cand) || !a.allows(c, cand, false) {
		return diag.Finding{}, false // before anybody works out whose words these are
	}
	reading := a.reading(cand)
	severity := c.severityOf(seg.Zone, reading.Voice, a.doc.Meta.Genre, cand.hit)
	if severity == 0 || !a.allows(c, cand, true) {
		return diag.Finding{}, false
	}
	if p != nil && p.Severity != nil {
		severity = p.Severity(c.Rule, severity)
	}
	f := diag.Finding{
		Rule: c.ID, Severity: severity, Span: seg.Source(cand.at), Voice: reading.Voice,
		Words: cand.at.Of(seg.Text), Source: a.source(reading.Attribution), Suggestions: c.Report.Instead,
	}
	if len(cand.instead) > 0 {
		f.Suggestions = cand.instead
	}
	f.Message = a.message(c.Message, cand, f.Source)
	f.Fingerprint = diag.Fingerprint(c.ID, cand.at.Of(seg.Text), around(seg, cand.at), 0)
	return f, true
}

// source tells who is credited.
func (a *article) source(at *voice.Attribution) *diag.Source {
	if at == nil || at.Source.Empty() {
		return nil
	}
	seg := a.doc.Segments[at.SourceSegment]
	return &diag.Source{Text: at.Source.Of(seg.Text), Kind: at.Kind.String(), Span: seg.Source(at.Source)}
}

// longestQuote is how much of a match a message repeats, in code points.
const longestQuote = 60

// usesSlot keeps the place of {uses} until uses are counted. No words of an
// article that a message repeats hold it.
const usesSlot = "\x00"

// message fills in a rule's message; {uses} is filled in when uses are counted.
func (a *article) message(template string, cand candidate, source *diag.Source) string {
	if !strings.Contains(template, "{") {
		return template
	}
	text := a.doc.Segments[cand.segment].Text
	pairs := []string{"{uses}", usesSlot, "{match}", quote(cand.at.Of(text))}
	for name, at := range cand.groups {
		pairs = append(pairs, "{"+name+"}", quote(at.Of(text)))
	}
	who := "somebody"
	if source != nil {
		who = quote(source.Text)
	}
	pairs = append(pairs, "{source}", who)
	if cand.hit != nil {
		pairs = append(pairs, "{number}", cand.hit.Attrs.Number, "{people}", cand.hit.Attrs.People, "{class}", cand.hit.Class)
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// quote is words of an article as a message repeats them: on one line, and cut.
func quote(s string) string {
	s = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), usesSlot, "")
	if utf8.RuneCountInString(s) <= longestQuote {
		return s
	}
	runes := []rune(s)
	return string(runes[:longestQuote-1]) + "…"
}

// spellings are characters that do not make another word.
var spellings = strings.NewReplacer("’", "'", "\u00ad", "", "\u200b", "")

// useKey makes spellings of one word one: case, spaces, a plural or possessive s.
func useKey(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
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
	words := strings.Fields(before)
	words = append(words[max(0, len(words)-aroundWords):], at.Of(seg.Text))
	rest := strings.Fields(after)
	return strings.Join(append(words, rest[:min(len(rest), aroundWords)]...), " ")
}

// Recount makes the first of the findings of each term the one that stands for
// all its uses, and marks the later ones as repeats: when they are first
// counted, and again after some were taken away. The findings are in source
// order; those of rules that do not count uses (Uses is 0) stay as they are.
func Recount(findings []diag.Finding) {
	type term struct{ rule, words string }
	uses := map[term]int{}
	terms := make([]term, len(findings))
	for i, f := range findings {
		if f.Uses == 0 {
			continue
		}
		terms[i] = term{f.Rule, useKey(f.Words)}
		findings[i].Repeat = uses[terms[i]] > 0
		uses[terms[i]]++
	}
	for i := range findings {
		if findings[i].Uses > 0 {
			findings[i].Uses = uses[terms[i]]
		}
	}
}
