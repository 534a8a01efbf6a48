package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// score counts hits against what was found and what there is.
type score struct{ foundRight, found, goldRight, gold int }

func (s score) String() string {
	p, r := ratio(s.foundRight, s.found), ratio(s.goldRight, s.gold)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  (found %d, gold %d)", p, r, f, s.found, s.gold)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// contentScores compare contents by character and by span. People mark no
// content inside another, so that the outermost contents are counted as well.
type contentScores struct {
	characters, exact, loose, outer, all score
	edges                                edges
}

// voiceScores count places whose voice was read as the labels have it.
type voiceScores struct {
	quoted, author            score // any voice but the author's; the author's
	insideMarks, outsideMarks score // by quotation marks alone
	anonymousFound            score
}

type measure struct {
	options
	out           io.Writer
	documents     int
	content       contentScores
	sources, cues score
	voices        voiceScores
	classes       map[string]*score
}

func newMeasure(o options, out io.Writer) *measure {
	return &measure{options: o, out: out, classes: make(map[string]*score)}
}

func (m *measure) print() {
	for _, row := range []struct {
		name string
		s    score
	}{
		{"CONTENT characters", m.content.characters},
		{"CONTENT exact spans", m.content.exact},
		{"CONTENT spans, punctuation aside", m.content.loose},
		{"CONTENT spans, outermost", m.content.outer},
		{"CONTENT spans, stances too", m.content.all},
		{"SOURCE any overlap", m.sources},
		{"CUE any overlap", m.cues},
	} {
		if row.s.gold > 0 {
			fmt.Fprintf(m.out, "  %-34s %s\n", row.name, row.s)
		}
	}
	for _, row := range []struct {
		name string
		s    score
	}{
		{"quote=true read quoted/attributed", m.voices.quoted},
		{"quote=false read author", m.voices.author},
		{"quote=true in quotation marks", m.voices.insideMarks},
		{"quote=false in none", m.voices.outsideMarks},
		{"anonymous phrases recognised", m.voices.anonymousFound},
	} {
		if row.s.gold > 0 {
			fmt.Fprintf(m.out, "  %-34s %.3f  (%d of %d)\n", row.name, ratio(row.s.goldRight, row.s.gold), row.s.goldRight, row.s.gold)
		}
	}
	if m.content.characters.gold > 0 {
		fmt.Fprintf(m.out, "  %-34s %s\n", "edges of the outermost contents", m.content.edges)
	}
}

// analysed is a document with its analysis and its gold in bytes.
type analysed struct {
	*labelled
	doc     *prose.Document
	voices  *voice.Analysis
	byteAt  []int // byte of each code point
	covered []bool
}

func (m *measure) document(d *labelled) {
	m.documents++
	a := &analysed{labelled: d, doc: prose.Plain(d.ID, d.Text, prose.Options{Guess: true})}
	a.voices = voice.New(a.doc, voice.Normal)
	for i := range d.Text {
		a.byteAt = append(a.byteAt, i)
	}
	a.byteAt = append(a.byteAt, len(d.Text))
	found := a.predict()
	m.contents(a, found)
	m.places(a)
}

// prediction holds spans of the source text.
type prediction struct {
	contents, sources, cues []span.Span
	all                     []span.Span // contents, stances too
	classes                 []string    // class and first cue word of each of all
}

// credit adds the contents of an attribution.
func (p *prediction) credit(a *analysed, seg *prose.Segment, t *voice.Attribution) {
	class := t.Class
	if t.Stance {
		class = "stance-" + class
	}
	for _, c := range t.Content {
		p.all = append(p.all, seg.Source(c))
		switch first := firstWord(c.Of(seg.Text)); {
		case c.End <= t.Cue.Start:
			class += "/after"
		case first == "that" || strings.IndexAny(first, "\"“") == 0:
			class += "/that"
		}
		p.classes = append(p.classes, class+" "+strings.ToLower(firstWord(t.Cue.Of(seg.Text))))
		if !t.Stance && t.Kind != voice.Self {
			p.contents = append(p.contents, seg.Source(c))
			a.cover(seg.Source(c))
		}
	}
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

func (a *analysed) predict() prediction {
	var p prediction
	a.covered = make([]bool, len(a.doc.Source))
	for i, seg := range a.doc.Segments {
		for _, t := range a.voices.Attributions(i) {
			if !t.Source.Empty() && t.SourceSegment == i {
				p.sources = append(p.sources, seg.Source(t.Source))
			}
			if !t.Cue.Empty() {
				p.cues = append(p.cues, seg.Source(t.Cue))
			}
			p.credit(a, seg, &t)
		}
		for _, q := range a.voices.Quotations(i) {
			if !q.Title && !q.Slip {
				a.cover(seg.Source(q.Span))
			}
		}
	}
	return p
}

func (a *analysed) cover(s span.Span) {
	for i := s.Start; i < s.End; i++ {
		a.covered[i] = true
	}
}

func (a *analysed) gold(label string) []span.Span {
	var out []span.Span
	for _, s := range a.Spans {
		if s.Label == label {
			out = append(out, span.Span{Start: a.byteAt[s.Start], End: a.byteAt[s.End]})
		}
	}
	return out
}

func (m *measure) contents(a *analysed, found prediction) {
	gold := a.gold("CONTENT")
	if len(gold) == 0 {
		return
	}
	inGold := make([]bool, len(a.doc.Source))
	for _, g := range gold {
		for i := g.Start; i < g.End; i++ {
			inGold[i] = true
		}
	}
	for _, i := range a.byteAt[:len(a.byteAt)-1] {
		m.content.characters.count(a.covered[i], inGold[i])
	}
	m.content.exact.match(trimAll(found.contents, a.Text, unicode.IsSpace), trimAll(gold, a.Text, unicode.IsSpace), same)
	m.content.loose.match(trimAll(found.contents, a.Text, notWord), trimAll(gold, a.Text, notWord), same)
	bare := trimAll(gold, a.Text, notWord)
	outer := outermost(trimAll(found.contents, a.Text, notWord))
	m.content.outer.match(outer, bare, same)
	m.content.edges.count(outer, bare)
	m.content.all.match(outermost(trimAll(found.all, a.Text, notWord)), bare, same)
	m.sources.match(found.sources, a.gold("SOURCE"), span.Span.Overlaps)
	m.cues.match(found.cues, a.gold("CUE"), span.Span.Overlaps)
	m.show(a, gold, inGold, found)
}

func (s *score) count(found, gold bool) {
	if found {
		s.found++
	}
	if gold {
		s.gold++
	}
	if found && gold {
		s.foundRight++
		s.goldRight++
	}
}

func same(a, b span.Span) bool { return a == b }

func (s *score) match(found, gold []span.Span, equal func(a, b span.Span) bool) {
	s.found += len(found)
	s.gold += len(gold)
	s.foundRight += hits(found, gold, equal)
	s.goldRight += hits(gold, found, equal)
}

func hits(of, in []span.Span, equal func(a, b span.Span) bool) int {
	n := 0
	for _, a := range of {
		for _, b := range in {
			if equal(a, b) {
				n++
				break
			}
		}
	}
	return n
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func trimAll(spans []span.Span, text string, cut func(rune) bool) []span.Span {
	out := make([]span.Span, 0, len(spans))
	seen := make(map[span.Span]bool)
	for _, s := range spans {
		t := s.Of(text)
		start := s.Start + len(t) - len(strings.TrimLeftFunc(t, cut))
		end := s.Start + len(strings.TrimRightFunc(t, cut))
		if trimmed := (span.Span{Start: start, End: max(start, end)}); !seen[trimmed] {
			seen[trimmed] = true
			out = append(out, trimmed)
		}
	}
	return out
}

// places measures spans marked as quoted or not, and anonymous phrases.
func (m *measure) places(a *analysed) {
	for _, s := range a.Spans {
		at := span.Span{Start: a.byteAt[s.Start], End: a.byteAt[s.End]}
		if s.Label == "ANON_PHRASE" {
			right := a.anonymous(at)
			m.voices.anonymousFound.count(right, true)
			if !right {
				m.miss(a, "anonymous", at)
			}
		}
		if s.Quote != nil && s.Label == "LEXICAL" {
			m.quote(a, at, *s.Quote)
		}
	}
}

// quote counts a place that is labelled as standing in a quotation or not.
func (m *measure) quote(a *analysed, at span.Span, quoted bool) {
	read := a.reading(at)
	right := read.Voice == diag.Author
	if quoted {
		right = read.Voice == diag.Quoted || read.Voice == diag.Attributed
		m.voices.quoted.count(right, true)
		m.voices.insideMarks.count(read.Quotation != nil, true)
	} else {
		m.voices.author.count(right, true)
		m.voices.outsideMarks.count(read.Quotation == nil, true)
	}
	if !right {
		m.miss(a, "quote", at)
	}
}

// local finds the segment of a source range and the range in its text.
func (a *analysed) local(at span.Span) (int, span.Span) {
	for i, seg := range a.doc.Segments {
		whole := seg.Source(span.Span{Start: 0, End: len(seg.Text)})
		if whole.Overlaps(at) && whole.Len() == len(seg.Text) {
			return i, at.Shift(-whole.Start)
		}
	}
	return -1, at
}

func (a *analysed) reading(at span.Span) voice.Reading {
	i, in := a.local(at)
	return a.voices.Of(i, in)
}

// anonymous reports whether an attribution in the sentence of a phrase has an
// anonymous or vague source.
func (a *analysed) anonymous(at span.Span) bool {
	i, in := a.local(at)
	if i < 0 {
		return false
	}
	seg := a.doc.Segments[i]
	sentence := seg.Sentences()[seg.SentenceAt(in.Start)]
	for _, t := range a.voices.Attributions(i) {
		near := sentence.Overlaps(t.Source) && t.SourceSegment == i || sentence.Overlaps(t.Cue)
		if near && (t.Kind == voice.Anonymous || t.Kind == voice.Vague) && t.Class != voice.ClassHearsay {
			return true
		}
	}
	return false
}
