// Package voice tells whose words a piece of an article is made of and where
// its claims come from: quotations, reported speech and their sources, found
// with word lists and word order, without a parser.
//
// The one invariant: an answer depends on the document and the level only,
// never on what was asked before. Everything is worked out on demand, segment
// by segment, from layers that look back over a bounded number of segments.
package voice

import (
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Class names the word list an attribution's cue came from.
const (
	ClassNeutral   = "speech-neutral" // say, tell, write
	ClassTilted    = "speech-tilted"  // claim, admit, warn
	ClassEvidence  = "evidence"       // show, record, according to
	ClassBelief    = "belief"         // think, fear, expect
	ClassAttitude  = "attitude"       // want, support, oppose
	ClassNominal   = "nominal"        // claim that, call for
	ClassHearsay   = "hearsay"        // reportedly, rumour has it
	ClassDenial    = "denial"         // would not say, never said
	ClassHeadline  = "headline"       // "Ministry: 14 dead", "14 dead - police"
	ClassAnonymity = "anonymity"      // spoke on condition of anonymity
	ClassQuotation = "quotation"      // marks carried over from a source already named
)

// Classes lists the names of all classes.
func Classes() []string {
	return []string{
		ClassNeutral, ClassTilted, ClassEvidence, ClassBelief, ClassAttitude, ClassNominal,
		ClassHearsay, ClassDenial, ClassHeadline, ClassAnonymity, ClassQuotation,
	}
}

// Attribution credits words to a source. All spans but Source are ranges of
// the text of segment Segment; Source is one of segment SourceSegment, which
// differs for a source carried over from an earlier paragraph.
type Attribution struct {
	Source        span.Span   // the words that name the source; empty where there are none
	SourceSegment int         // the segment Source stands in
	Kind          Kind        // what sort of source it is
	Cue           span.Span   // the words that credit; empty for carried quotations
	Class         string      // one of the Class constants
	Content       []span.Span // what is credited, in order; may be empty
	Segment       int         // the segment the attribution stands in
	Inherited     bool        // the source was carried over from an earlier sentence
	Stance        bool        // the content is what the source wants, backs or attacks, in the author's wording
	Named         span.Span   // where the source is named in full: Source, or what a pronoun stands for
	NamedSegment  int         // the segment Named stands in
	private
}

// private is what the engine itself knows of an attribution.
type private struct {
	told span.Span // the part of the content that only says what a quoted name is given to: the author's words
	open *finding  // the finding whose pronoun is not yet followed; nil in all that is handed out
}

// Quotation is a range of words inside quotation marks. Title and
// words-as-words keep the author's voice.
type Quotation struct {
	Span      span.Span // with its marks
	Inner     span.Span // without them
	Depth     int       // 1 for the outermost
	Block     bool      // a block quotation, or a line of questions and answers
	Slip      bool      // a mark is missing: nobody can tell whose words these are
	Title     bool      // the name of a work, a nickname, or a word named as a word
	Continued bool      // goes on from the paragraph before
	Owner     *Attribution
}

// Reading says whose words a place is made of.
type Reading struct {
	Voice       diag.Voice
	Attribution *Attribution // who is credited; nil where nobody is
	Quotation   *Quotation   // the outermost quotation; nil outside marks
}

// Support says where a claim at a place comes from.
type Support struct {
	Kind        Kind
	Distance    int          // 0 same sentence, 1 next to it, 2 frame of the paragraph, 3 elsewhere
	Attribution *Attribution // nil for a link or a frame without one
	Unknown     bool         // broken marks, list or table: it cannot be told
	Background  bool         // settled history by its year or its wording
}

// Window is how far from a place an attribution may stand.
type Window uint8

// The windows, narrowest first.
const (
	Clause     Window = iota + 1 // up to a semicolon or a contrasting word
	Sentence                     // the sentence
	Neighbours                   // the sentence and the ones beside it
	Paragraph                    // the segment
	Whole                        // the document
)
