// Package detect holds the building blocks in Go that rules name where words
// cannot express a form: counts of casualties, crowd sizes, shouting, a figure
// in the headline that the article never gives.
//
// The one invariant: a detector points at a form and knows nothing of rules,
// voices or sources. Every span it returns is a range of the text it was given,
// not empty, and the same input gives the same hits in the same order.
package detect

import (
	"sync"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Detector is one building block. Exactly one of Find and FindDocument is set.
type Detector struct {
	Name string // the word used in rules
	Doc  string // one paragraph for users
	// Triggers are lists of lower-case words, marks, or "0" for any number in
	// digits: Find need only run on a sentence in which each list has something.
	// Where it is nil, on every sentence.
	Triggers func() [][]string
	// Maybe, which may be nil, takes a quick look at a text, for detectors without
	// triggers: where it says no, Find finds nothing in any sentence of it.
	Maybe   func(text string) bool
	Options []Option
	Find    func(in Input) []Hit
	// FindDocument looks at the whole article. The memory is as in Input.
	FindDocument func(doc *prose.Document, options Values, memory *Memory) []DocumentHit
}

// Input is one sentence to look at.
type Input struct {
	Text     string     // the text of the segment
	Sentence span.Span  // the sentence, in bytes of Text
	Zone     prose.Zone // the place of the segment in the article
	Year     int        // the year the article is from; 0 where unknown
	Options  Values     // from Detector.Values; nil means the defaults
	Memory   *Memory    // shared by calls one after the other; may be nil
}

// Memory keeps the sentence looked at last with its words and quantities, so that
// several detectors read it once. The zero value is ready; it belongs to one
// goroutine.
type Memory struct {
	known    bool // there is a sentence
	at       span.Span
	sentence sentence
}

// Hit is one place in a sentence, with the figures that stand there.
type Hit struct {
	Span       span.Span // bytes of Input.Text
	Class      string    // what is counted: killed, hurt, crowd, …; empty where there is one kind only
	Number     Number    // the first figure; zero for detectors of other things
	More       []Figure  // further figures joined to the hit, as in "40 killed and 12 wounded"
	Key        string    // equal for two hits that give the same number of the same class; may be empty
	Background bool      // told as history: a past year, a named war
	Attrs      Attrs
}

// Attrs are the words of a hit that messages may show. Any may be empty.
type Attrs struct {
	Number string // the words of the number, with its modifiers: "at least 40"
	People string // the noun counted: "miners"
}

// Figure is a number of people of one class.
type Figure struct {
	Class  string
	Number Number
	Key    string // see Hit.Key
}

// DocumentHit is one place in an article.
type DocumentHit struct {
	Segment int // index into Document.Segments
	Hit
	// Sentences of the body that give the same figure, as segment and sentence
	// numbers, in order; detectors of headlines fill it.
	Mentions []Mention
}

// Mention is a sentence of an article.
type Mention struct {
	Segment  int
	Sentence int       // number of the sentence within the segment
	Span     span.Span // where the figure stands, in bytes of the segment's text
}

// All lists the detectors in a fixed order. The list is made once and must not
// be changed.
func All() []Detector { return detectors() }

var detectors = sync.OnceValue(func() []Detector {
	return []Detector{
		casualtyFigure(),
		crowdSize(),
		percentageClaim(),
		tollShare(),
		shouting(),
		headlineFigure(),
		headlineCasualty(),
	}
})

// Lookup finds a detector by name.
func Lookup(name string) (Detector, bool) {
	for _, d := range All() {
		if d.Name == name {
			return d, true
		}
	}
	return Detector{}, false
}
