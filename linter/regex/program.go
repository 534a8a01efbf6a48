// Package regex runs regular expressions as regexp2/v2 reads them, on text that
// has been decoded and folded already. A parse tree becomes a short list of
// instructions, which can be kept in flat form and needs no parser when it is
// loaded; a machine follows them from one place of the text, trying ways in the
// order of regexp2 and going back where a way ends.
//
// The one invariant: a program finds exactly what regexp2 finds, or is not made
// at all. What it does not know (references back, conditions, repeats of what
// can be empty) is left to regexp2, and a run that takes too many steps is
// given up for regexp2 to judge.
package regex

import "github.com/rhetlint/rhetlint/linter/flat"

// operation is what an instruction does.
type operation uint8

const (
	opFail     operation = iota // this way ends
	opChar                      // one character
	opString                    // some characters of ASCII: case folded, or of kind isRune
	opLoop                      // one character min to max times
	opJump                      // go on at a
	opSplit                     // try one way where the next character allows it, then another
	opSwitch                    // go on where the next character says
	opTry                       // try a way if it begins with what stands here, then the opTry behind this one
	opOpen                      // group a begins
	opClose                     // group a ends
	opAssert                    // a place: see place
	opLook                      // what follows up to opAccept matches here, or does not; go on at a
	opAtomic                    // what follows up to opAccept, without going back into it; go on at a
	opAccept                    // the end of a part
	opMatch                     // the end of the pattern
	operations                  // their number
)

// kind is how a character is told.
type kind uint8

const (
	isRune kind = iota // it is the rune a
	isFold             // its case-folded form is the rune a
	isNot              // it is not the rune a
	isSet              // it is in the set number a
	kinds              // their number
)

// mode is how a loop tries its counts.
type mode uint8

const (
	greedy mode = iota // most first
	lazy               // fewest first
	atomic             // most, and no other
	modes              // their number
)

// place is what an opAssert asks of a place in the text.
type place int32

const (
	atStart place = iota
	atEnd
	atLastLine // the end, or before a line break at the end
	atLineStart
	atLineEnd
	atBoundary
	offBoundary
	places // their number
)

// instruction is one step of a program as it is written.
type instruction struct {
	op       operation
	kind     kind // of opChar and opLoop
	mode     mode // of opLoop
	back     bool // reads towards the start of the text
	negative bool // of opLook; of opLoop: a guard follows
	a, b, c  int32
}

// buckets sort characters by what can begin a way; see bucketOf.
const (
	bucketDigit = 26 + iota
	bucketSpace
	bucketOther
	bucketWide // beyond ASCII
	bucketEnd  // the end of the text
	buckets    // their number

	anyBucket = 1<<buckets - 1

	// lower is a bit above the buckets: a to z as they are, not as capitals only.
	lower    = 1 << buckets
	anyFirst = anyBucket | lower
)

// Program is a pattern ready to run. It is immutable and safe for concurrent
// use. It is in flat form: nothing is unpacked when it is read.
type Program struct {
	code     flat.Block // of coded instructions
	sets     *Sets
	first    uint32 // what characters a match can begin with, as opening.mask
	captures int    // highest number of a group, and one
}

// Text is what a program runs on. Both slices have the same length.
type Text struct {
	Runes  []rune // as they are
	Folded []rune // by Fold
}

// Begins is what a match can begin with, as sorts of characters.
type Begins uint32

// Begins tells what matches can begin with.
func (p *Program) Begins() Begins { return Begins(p.first) }

// With reports whether a match could begin with a character, given as it is and
// by its folded form. It never says no wrongly.
func (b Begins) With(r, folded rune) bool {
	return b&(1<<bucketOf(folded)) != 0 && (b&lower != 0 || !isLower(r))
}

func isLower(r rune) bool { return 'a' <= r && r <= 'z' }

// Groups is one more than the highest number of a group.
func (p *Program) Groups() int { return p.captures }

// bucketOf sorts a folded character.
func bucketOf(r rune) uint8 {
	if uint32(r) < 128 {
		return asciiBucket[r]
	}
	return bucketWide
}

var asciiBucket = func() (t [128]uint8) {
	for r := range t {
		switch {
		case 'a' <= r && r <= 'z':
			t[r] = uint8(r - 'a')
		case 'A' <= r && r <= 'Z':
			t[r] = uint8(r - 'A')
		case '0' <= r && r <= '9':
			t[r] = bucketDigit
		case r == ' ':
			t[r] = bucketSpace
		default:
			t[r] = bucketOther
		}
	}
	return t
}()
