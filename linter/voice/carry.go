package voice

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// leadParagraphs is how far below the headline the source of its figure may
// stand.
const leadParagraphs = 3

// vouches reports whether an attribution can carry a fact beyond its sentence.
func vouches(t *Attribution) bool {
	switch t.Class {
	case ClassDenial, ClassAnonymity, ClassAttitude, ClassNominal, ClassQuotation:
		return false
	}
	return !t.Stance && t.Kind != None && len(t.Content) > 0
}

// in lists the strongest vouching attribution with its cue in a range.
func (a *Analysis) voucher(segment int, in span.Span) *Attribution {
	var best *Attribution
	s := a.settledIn(segment, in)
	for _, c := range a.cued(s, in, in.End) {
		if t := a.follow(&s.final[c.owner]); vouches(t) && in.Contains(t.Cue) {
			best = stronger(best, t)
		}
	}
	return best
}

// runningReport covers a sentence that goes on with the report of the one
// before it, in the same paragraph and on the same subject as what the source
// says there.
func (a *Analysis) runningReport(here place) (Support, bool) {
	seg := a.doc.Segments[here.segment]
	if !a.runs(here.segment) {
		return Support{}, false
	}
	sentences := seg.Sentences()
	n := seg.SentenceAt(here.at.Start)
	for back := 1; n-back >= 0 && back <= a.patience(); back++ {
		next, before := sentences[n-back+1].Of(seg.Text), sentences[n-back].Of(seg.Text)
		if breaks(next) || a.level != Relaxed && a.moves(next, before) {
			return Support{}, false
		}
		t := a.voucher(here.segment, sentences[n-back])
		if t == nil {
			continue
		}
		if a.level != Relaxed && !a.sameTopic(sentences[n].Of(seg.Text), t.contentOf(seg.Text)) {
			return Support{}, false
		}
		return Support{Kind: factKind(t), Distance: nextSentence, Attribution: t}, true
	}
	return Support{}, false
}

// patience is how many sentences back a running report may have its source.
func (a *Analysis) patience() int {
	if a.level == Relaxed {
		return 8
	}
	return 1
}

// breaks reports whether a sentence begins with a word that ends what came
// before: "Meanwhile", "But", "Elsewhere".
func breaks(sentence string) bool {
	word, rest, _ := strings.Cut(strings.TrimLeft(sentence, " \"“‘'"), " ")
	switch strings.ToLower(strings.Trim(word, ",.:;")) {
	case "meanwhile", "separately", "elsewhere", "earlier", "but", "however", "yet", "previously":
		return true
	case "in":
		return strings.HasPrefix(rest, "other news") || strings.HasPrefix(rest, "another") || strings.HasPrefix(rest, "a separate")
	}
	return false
}

// moves reports whether a sentence opens with a place or a date that the one
// before it does not give: "In Tolmen, …", "On Tuesday …", "A week later …".
func (a *Analysis) moves(sentence, before string) bool {
	toks := a.tokens(sentence, span.Span{Start: 0, End: min(len(sentence), maxOpeningBytes)})
	for i := range toks {
		t := &toks[i]
		word := t.Of(sentence)
		switch {
		case !t.isWord():
			return false
		case i == 0 && !t.is(isPreposition|isDay) && !a.measuresTime(toks, sentence):
			return false
		case t.is(isDay | isMonth), i > 0 && t.isName(), t.shape == number && t.Len() == 4:
			if !strings.Contains(before, word) {
				return true
			}
		case t.is(isAuxiliary):
			return false
		case strings.EqualFold(word, "later"), strings.EqualFold(word, "earlier"):
			return true
		}
	}
	return false
}

// maxOpeningBytes is how much of a sentence can open it.
const maxOpeningBytes = 48

// measuresTime reports whether a sentence opens with a span of time: "Two days
// later", "Last week".
func (a *Analysis) measuresTime(toks []token, text string) bool {
	for i := 1; i < len(toks) && i < 4; i++ {
		if toks[i].is(isMoment) {
			return toks[0].is(isDeterminer|isNumber) || toks[0].shape == number || strings.EqualFold(toks[0].Of(text), "last")
		}
	}
	return false
}

// contentOf are the words of a segment's text that an attribution credits.
func (t *Attribution) contentOf(text string) string {
	var parts []string
	for _, c := range t.Content {
		parts = append(parts, c.Of(text))
	}
	return strings.Join(parts, " … ")
}

// sameTopic reports whether two sentences share a word of harm or a name.
func (a *Analysis) sameTopic(one, other string) bool {
	seen := make(map[string]bool)
	a.topics(one, func(topic string) { seen[topic] = true })
	shared := false
	a.topics(other, func(topic string) { shared = shared || seen[topic] })
	return shared
}

// topics reports the words of harm, all under one name, and the names of a
// sentence; "US" and its like stand in too many to tie two of them.
func (a *Analysis) topics(text string, found func(string)) {
	toks := a.tokens(text, span.Span{Start: 0, End: len(text)})
	a.steps += len(text)
	for i := range toks {
		t := &toks[i]
		switch {
		case t.is(isHarm):
			found("harm")
		case t.isName() && i > 0 && t.Len() > 2 && !t.is(isDay|isMonth|isDeterminer|isPreposition|isSubject):
			found(t.Of(text))
		}
	}
}

// leadThenSource covers a figure of the headline, the standfirst or the first
// paragraph by a source in the sentence after it or the next paragraphs, if
// that one speaks of the same figure or harm.
func (a *Analysis) leadThenSource(here place) (Support, bool) {
	if !a.isLead(here.segment) {
		return Support{}, false
	}
	seg := a.doc.Segments[here.segment]
	sentences := seg.Sentences()
	figure := here.at.Of(seg.Text)
	if n := seg.SentenceAt(here.at.Start); n+1 < len(sentences) && a.runs(here.segment) {
		if s, ok := a.echo(place{here.segment, sentences[n+1]}, figure); ok {
			return s, ok
		}
	}
	paragraphs, inBody := 0, seg.Zone == prose.Body
	for i := here.segment + 1; i < len(a.views) && i <= here.segment+8 && paragraphs < leadParagraphs; i++ {
		if (inBody || paragraphs > 0) && (a.parted(i) || a.doc.Segments[i].Zone == prose.Heading) {
			break
		}
		if !a.runs(i) {
			continue
		}
		paragraphs++
		for n, in := range a.doc.Segments[i].Sentences() {
			if n == 3 {
				break
			}
			if s, ok := a.echo(place{i, in}, figure); ok {
				return s, ok
			}
		}
	}
	return Support{}, false
}

// echo is support by an attribution in a sentence that repeats a figure or
// speaks of the harm.
func (a *Analysis) echo(there place, figure string) (Support, bool) {
	text := there.at.Of(a.doc.Segments[there.segment].Text)
	repeats := false
	a.topics(text, func(topic string) { repeats = repeats || topic == "harm" })
	if key := a.figureKey(figure); key != "" && !repeats {
		repeats = a.hasFigure(text, key)
	}
	if !repeats {
		return Support{}, false
	}
	t := a.voucher(there.segment, there.at)
	if t == nil {
		return Support{}, false
	}
	return Support{Kind: factKind(t), Distance: nextSentence, Attribution: t}, true
}

// parted reports whether a rule ("---", "* * *") stands between segment i and
// the one before it.
func (a *Analysis) parted(i int) bool {
	if i == 0 {
		return false
	}
	before, seg := a.doc.Segments[i-1], a.doc.Segments[i]
	from := before.Source(span.Span{Start: len(before.Text), End: len(before.Text)}).Start
	gap := a.doc.Source[min(from, len(a.doc.Source)):]
	gap = gap[:min(len(gap), max(0, seg.Source(span.Span{}).Start-from), maxGap)]
	marks := 0
	for _, b := range []byte(gap) {
		if b == '*' || b == '-' || b == '_' || b == '#' {
			marks++
		}
	}
	return marks >= 3
}

// maxGap is how many bytes between two segments are looked at.
const maxGap = 200

// isLead reports whether a segment is the headline, the standfirst or the first
// paragraph.
func (a *Analysis) isLead(segment int) bool {
	for i := 0; i <= segment && i < 16; i++ {
		switch a.doc.Segments[i].Zone {
		case prose.Headline, prose.Standfirst, prose.Byline:
			if i == segment {
				return a.doc.Segments[i].Zone != prose.Byline
			}
		case prose.Body:
			return i == segment
		}
	}
	return false
}
