package voice

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// How far a source stands from the claim it vouches for.
const (
	sameSentence = 0
	nextSentence = 1
	frameOf      = 2
	elsewhere    = 3
)

// place is a range of one segment.
type place struct {
	segment int
	at      span.Span
}

// Support tells where a figure or claim at a place comes from, as far as the
// level allows: Kind is None where nothing covers it.
func (a *Analysis) Support(segment int, at span.Span) Support {
	if segment < 0 || segment >= len(a.views) {
		return Support{Unknown: true}
	}
	seg := a.doc.Segments[segment]
	here := place{segment, clamp(at, len(seg.Text))}
	s := a.supported(here)
	s.Background = a.background(here)
	s.Unknown = s.Kind == None && (seg.Zone == prose.List || seg.Zone == prose.Table || a.slipAt(here))
	return s
}

// slipAt reports whether broken marks leave the voice of a place open.
func (a *Analysis) slipAt(here place) bool {
	q := a.quotationAt(here.segment, here.at)
	return q != nil && q.Slip
}

// supported tries the ways a source can reach a claim, the surest first.
func (a *Analysis) supported(here place) Support {
	if s, ok := a.inSentence(here); ok {
		return s
	}
	if a.level == Strict {
		return Support{}
	}
	for _, way := range []func(place) (Support, bool){a.cited, a.runningReport, a.leadThenSource, a.paragraphFrame, a.repeated, a.documentFrame} {
		if s, ok := way(here); ok {
			return s
		}
	}
	return Support{}
}

// inSentence is support by an attribution that covers the place, by the
// speaker of a quotation, or by a link or note in the sentence.
func (a *Analysis) inSentence(here place) (Support, bool) {
	var best *Attribution
	for _, t := range a.covering(here.segment, here.at) {
		if !warrants(t) {
			continue
		}
		best = stronger(best, a.follow(t))
	}
	link := a.linked(here)
	switch {
	case best != nil && (factKind(best) >= Document || !link):
		return Support{Kind: factKind(best), Distance: sameSentence, Attribution: best}, true
	case link:
		return Support{Kind: Document, Distance: sameSentence}, true
	case a.witnessed(here):
		return Support{Kind: Self, Distance: sameSentence}, true
	}
	if t := a.counted(here); t != nil {
		return Support{Kind: t.Kind, Distance: sameSentence, Attribution: t}, true
	}
	if s, ok := a.cited(here); ok && s.Distance == sameSentence {
		return s, true
	}
	return Support{}, false
}

// warrants reports whether an attribution can stand for a fact in its content:
// refused information does not, and what somebody wants or fears does not.
func warrants(t *Attribution) bool {
	switch t.Class {
	case ClassDenial, ClassAnonymity, ClassAttitude:
		return false
	case ClassBelief, ClassNominal:
		return !t.Stance
	}
	return true
}

// factKind is the kind of a source as warrant for a fact: belief counts for
// institutions and documents only, hearsay never.
func factKind(t *Attribution) Kind {
	switch {
	case t.Class == ClassHearsay:
		return Vague
	case t.Class == ClassBelief && t.Kind != Body && t.Kind != Document:
		return min(t.Kind, Vague)
	}
	return t.Kind
}

// sentence is the sentence a place begins in.
func (a *Analysis) sentence(here place) span.Span {
	seg := a.doc.Segments[here.segment]
	all := seg.Sentences()
	if len(all) == 0 {
		return span.Span{}
	}
	in := all[seg.SentenceAt(here.at.Start)]
	if in.Len() > maxSentence { // no sentence of a writer
		in = span.Span{Start: max(in.Start, here.at.Start-maxSentence/2), End: min(in.End, max(here.at.End, here.at.Start+maxSentence/2))}
	}
	a.steps += in.Len()
	return in
}

// maxSentence is how many bytes of an endless sentence are looked at around a
// place.
const maxSentence = 4096

// linked reports whether the sentence carries a link, a footnote mark or a
// source note.
func (a *Analysis) linked(here place) bool {
	seg := a.doc.Segments[here.segment]
	in := a.sentence(here)
	if in.Empty() {
		return false
	}
	for _, l := range seg.Links {
		if l.Start <= in.End && l.End >= in.Start {
			return true
		}
	}
	source := seg.Source(in).Of(a.doc.Source)
	if strings.Contains(source, "](") || strings.Contains(source, "<a ") || strings.Contains(source, "://") {
		return true
	}
	if hasFootnote(in.Of(seg.Text)) {
		return true
	}
	return a.notes(here.segment).source
}

// notes are what a segment says of its sources beside the sentences.
type notes struct {
	read    bool      // the rest is worked out
	source  bool      // a note such as "(source: …)"
	outlets span.Span // the outlets in brackets at its end
}

// notes reads the notes of a segment.
func (a *Analysis) notes(segment int) *notes {
	n := &a.view(segment).notes
	if n.read {
		return n
	}
	text := a.doc.Segments[segment].Text
	a.steps += len(text)
	n.read, n.outlets = true, lastBracket(text)
	for at := 0; !n.source; at++ {
		i := indexFold(text[at:], "source")
		if i < 0 {
			break
		}
		at += i
		rest := text[at+len("source"):]
		n.source = at > 0 && text[at-1] == '(' || strings.HasPrefix(rest, ": ") || strings.HasPrefix(rest, "s: ") || strings.HasPrefix(rest, "S: ")
	}
	return n
}

// indexFold is the place of an ASCII word in a text, without regard to case.
func indexFold(text, word string) int {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|0x20 == word[0] && strings.EqualFold(text[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

// hasFootnote reports whether a text holds a mark such as [1] or [12].
func hasFootnote(text string) bool {
	for i := strings.IndexByte(text, '['); i >= 0; {
		rest := text[i+1:]
		n := 0
		for n < len(rest) && n < 3 && isDigit(rune(rest[n])) {
			n++
		}
		if n > 0 && n < len(rest) && rest[n] == ']' {
			return true
		}
		next := strings.IndexByte(rest, '[')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// witnessed reports whether the author saw it: "I counted 14 bodies".
func (a *Analysis) witnessed(here place) bool {
	in := a.sentence(here)
	text := strings.ToLower(in.Of(a.doc.Segments[here.segment].Text))
	for _, opening := range authors {
		i := strings.Index(text, opening)
		if i < 0 || i > 0 && text[i-1] != ' ' {
			continue
		}
		for _, verb := range witness {
			if j := strings.Index(text[i:], verb); j > 0 && j < 60 {
				return true
			}
		}
	}
	return false
}

// counted reads "The Alden clinic received 14 bodies": the body in front of
// the verb has counted.
func (a *Analysis) counted(here place) *Attribution {
	seg := a.doc.Segments[here.segment]
	in := a.sentence(here)
	text := span.Span{Start: in.Start, End: max(in.Start, min(here.at.Start, in.End))}.Of(seg.Text)
	for _, verb := range counting {
		i := strings.LastIndex(text, " "+verb+" ")
		if i <= 0 || len(text)-i > 60 {
			continue
		}
		p := parser{a: a, segment: here.segment, text: seg.Text, scan: scanner{text: seg.Text}}
		p.scan.scan(max(in.Start, in.Start+i-120), in.Start+i)
		p.toks = p.scan.out
		if len(p.toks) == 0 {
			return nil
		}
		f := finding{}
		from, to, ok := p.subject(p.afterAuxiliaries(len(p.toks)))
		if ok {
			p.name(&f, from, to)
		}
		if f.Kind >= Document {
			f.Class, f.Segment, f.SourceSegment = ClassEvidence, here.segment, here.segment
			f.Cue = span.Span{Start: in.Start + i + 1, End: in.Start + i + 1 + len(verb)}
			f.Named, f.NamedSegment = f.Source, here.segment
			return &f.Attribution
		}
	}
	return nil
}

// afterAuxiliaries is the end of the subject in front of "has already".
func (p *parser) afterAuxiliaries(end int) int {
	for end > 0 && (p.is(end-1, isAuxiliary) && !p.isOwner(end-1) || p.isAdverb(end-1)) {
		end--
	}
	return end
}
