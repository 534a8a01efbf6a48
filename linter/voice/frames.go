package voice

import (
	"strconv"
	"strings"

	"github.com/rhetlint/rhetlint/linter/span"
)

// paragraphFrame covers a paragraph whose first sentence names the source and
// frames what follows, or ends in a colon.
func (a *Analysis) paragraphFrame(here place) (Support, bool) {
	seg := a.doc.Segments[here.segment]
	sentences := seg.Sentences()
	if len(sentences) < 2 || seg.SentenceAt(here.at.Start) == 0 || !a.runs(here.segment) {
		return Support{}, false
	}
	first := sentences[0].Of(seg.Text)
	text := strings.ToLower(first)
	framed := strings.HasSuffix(strings.TrimSpace(first), ":")
	for _, words := range frameOpenings {
		framed = framed || strings.HasPrefix(text, words)
	}
	if !framed {
		return Support{}, false
	}
	if t := a.voucher(here.segment, sentences[0]); t != nil {
		return Support{Kind: factKind(t), Distance: frameOf, Attribution: t}, true
	}
	return Support{Kind: Document, Distance: frameOf}, !strings.HasPrefix(text, "what follows")
}

// documentFrame covers everything by a note on method in the first or last
// three paragraphs.
func (a *Analysis) documentFrame(place) (Support, bool) {
	if !a.frameDone {
		a.frameDone = true
		a.framed = a.findFrame()
	}
	if a.framed == nil {
		return Support{}, false
	}
	return Support{Kind: a.framed.Kind, Distance: elsewhere, Attribution: a.framed}, true
}

// How many bytes of a sentence can open a note, and how many of them may stand
// before the words that make it one.
const (
	maxNote      = 72
	maxNoteStart = 19
)

func (a *Analysis) findFrame() *Attribution {
	n := len(a.doc.Segments)
	for i, seg := range a.doc.Segments {
		if i > 4 && i < n-4 {
			continue
		}
		for _, in := range seg.Sentences() {
			opening := in.Of(seg.Text)
			text := strings.ToLower(opening[:min(len(opening), maxNote)])
			for _, words := range noteOpenings {
				if strings.Contains(text[:min(len(text), maxNoteStart+len(words))], words) {
					return a.frameSource(i, in)
				}
			}
		}
	}
	return nil
}

// frameSource is the source a note names after "from" or "by".
func (a *Analysis) frameSource(segment int, in span.Span) *Attribution {
	p := parser{a: a, segment: segment, text: a.doc.Segments[segment].Text}
	p.scan = scanner{text: p.text}
	p.scan.scan(in.Start, in.End)
	p.toks = p.scan.out
	for k := range p.toks {
		if !p.spelled(k, "from") && !p.spelled(k, "by") {
			continue
		}
		from, to := p.nounPhrase(k + 1)
		if from == to {
			continue
		}
		f := finding{}
		p.name(&f, from, to)
		f.Class, f.Segment, f.SourceSegment = ClassEvidence, segment, segment
		f.Cue = p.spans(k, k+1)
		f.Named, f.NamedSegment = f.Source, segment
		return &f.Attribution
	}
	return nil
}

// maxRepeats is how many places with the same number are looked at.
const maxRepeats = 16

// repeated covers a number that was given before with the same harm and a
// source.
func (a *Analysis) repeated(here place) (Support, bool) {
	key := a.figureKey(here.at.Of(a.doc.Segments[here.segment].Text))
	if key == "" {
		return Support{}, false
	}
	harm := a.harmIn(here.segment, a.sentence(here))
	if harm == "" {
		return Support{}, false
	}
	for n, there := range a.numbered(here.segment)[key] {
		if n == maxRepeats {
			break
		}
		if there.segment > here.segment || there.segment == here.segment && there.at.Start >= here.at.Start {
			break
		}
		in := a.sentence(there)
		if there.segment == here.segment && in == a.sentence(here) || a.harmIn(there.segment, in) != harm {
			continue
		}
		if s, ok := a.inSentence(there); ok && s.Kind != None {
			s.Distance = elsewhere
			return s, true
		}
	}
	return Support{}, false
}

// harmIn is the class of the first word of harm in a sentence: killed, hurt,
// missing, moved or taken; empty where there is none.
func (a *Analysis) harmIn(segment int, in span.Span) string {
	text := a.doc.Segments[segment].Text
	toks := a.tokens(text, in)
	if a.parser.scan.seen&isHarm == 0 {
		return ""
	}
	for i := range toks {
		if toks[i].is(isHarm) {
			return harmClass(strings.ToLower(toks[i].Of(text)))
		}
	}
	return ""
}

func harmClass(word string) string {
	switch word {
	case "wounded", "injured", "hurt":
		return "hurt"
	case "missing":
		return "missing"
	case "displaced", "homeless", "evacuated":
		return "moved"
	case "kidnapped", "abducted", "hostages":
		return "taken"
	}
	return "killed"
}

// numbers is where each number stands in the first segments of a document.
type numbers struct {
	places map[string][]place // by the key of the number
	read   int                // how many segments are read
}

// numbered lists where each number stands, by its key, up to a segment at
// least.
func (a *Analysis) numbered(last int) map[string][]place {
	n := &a.numbers
	if n.places == nil {
		n.places = make(map[string][]place)
	}
	for ; n.read <= last; n.read++ {
		text := a.doc.Segments[n.read].Text
		a.steps += len(text)
		r := numberReader{text: text}
		for key, at := r.next(); !at.Empty(); key, at = r.next() {
			if len(n.places[key]) < maxRepeats {
				n.places[key] = append(n.places[key], place{n.read, at})
			}
		}
	}
	return n.places
}

// background reports whether a claim is settled history: a year at least two
// before the article's date (any year in an article without a date), or the
// wording of a look back.
func (a *Analysis) background(here place) bool {
	text := a.sentence(here).Of(a.doc.Segments[here.segment].Text)
	if year := pastYear(text); year > 0 {
		written, err := strconv.Atoi(a.doc.Meta.Date[:min(4, len(a.doc.Meta.Date))])
		if err != nil || year <= written-2 {
			return true
		}
	}
	for _, words := range [...]string{"ended in ", "during the war", " decades ago", " centuries ago", " century"} {
		if indexFold(text, words) >= 0 {
			return true
		}
	}
	return namedWar(text)
}

// namedWar reports whether a text looks back on "the … war" by name.
func namedWar(text string) bool {
	i := indexFold(text, "in the ")
	return i >= 0 && indexFold(text[i:min(len(text), i+40)], " war") >= 0
}

// pastYear is the first year from 1000 to 2099 that stands after "in", "of",
// "since", "the", "until" or a month; 0 where there is none.
func pastYear(text string) int {
	before := ""
	for word := range strings.FieldsSeq(text) {
		year := strings.Trim(word, ",.;:()")
		if len(year) == 4 && isDigit(rune(year[0])) && dates(before) {
			if n, err := strconv.Atoi(year); err == nil && n >= 1000 && n <= 2099 {
				return n
			}
		}
		before = word
	}
	return 0
}

// dates reports whether a year may follow a word.
func dates(word string) bool {
	switch strings.ToLower(word) {
	case "in", "of", "since", "the", "until", "during", "after", "before", "by", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}
