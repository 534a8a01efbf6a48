package regex

import (
	"math"
	"math/bits"
)

// coded is an instruction packed into eight bytes, so that a program is one row
// of words with all that it compares and where it goes on close by. The first
// four bits are the operation. Most instructions have kind, mode and two flags
// in the next six, 22 bits for a, 16 each for b and c, and in place of a count
// without end endless. The others have a form of their own:
//
//	opString  kind, length and up to seven characters of ASCII
//	opSplit   lazy, a, b and the buckets before which a is tried
//	opSwitch  where to go on otherwise, and the buckets that have a place of
//	          their own: these places follow in their order, four to a word
//	opTry     last, reads, the length of up to six characters, where to go on
//	          (behind these characters where it reads them), they
//
// An opLoop that is guarded is followed by a word of its own, see guard.
type coded uint64

const (
	endless = 1<<16 - 1
	mostA   = 1<<22 - 1

	targetBits = 13 // of a place in the program, as opSplit, opSwitch and opTry hold it
	mostTarget = 1<<targetBits - 1
	nowhere    = mostTarget // of an opSwitch: no way can begin here

	charBits   = 7
	mostText   = 7   // characters of an opString
	mostLead   = 6   // characters of an opTry
	noLead     = 127 // in no opTry
	leadShift  = 9 + targetBits
	placesEach = 4 // places of an opSwitch in a word
)

func (in coded) op() operation  { return operation(in & 15) }
func (in coded) kind() kind     { return kind(in >> 4 & 3) }
func (in coded) mode() mode     { return mode(in >> 6 & 3) }
func (in coded) back() bool     { return in&(1<<8) != 0 }
func (in coded) negative() bool { return in&(1<<9) != 0 }
func (in coded) a() int32       { return int32(in >> 10 & mostA) }
func (in coded) b() int32       { return int32(in >> 32 & 0xFFFF) }
func (in coded) c() int32       { return int32(in >> 48) }

// guarded tells of an opLoop that a guard follows it.
func (in coded) guarded() bool { return in.negative() }

// most is how often a loop reads at most.
func (in coded) most() int32 {
	if c := in.c(); c < endless {
		return c
	}
	return math.MaxInt32
}

// text is the characters of an opString.
func (in coded) text() chars { return chars{uint64(in) >> 9, int(in >> 6 & 7)} }

func textWord(k kind, runes []rune) coded {
	return coded(opString) | coded(k)<<4 | coded(len(runes))<<6 | coded(charsOf(runes).packed)<<9
}

// lazy, first, second and mask are what an opSplit holds.
func (in coded) lazy() bool    { return in&(1<<4) != 0 }
func (in coded) first() int32  { return int32(in >> 5 & mostTarget) }
func (in coded) second() int32 { return int32(in >> (5 + targetBits) & mostTarget) }
func (in coded) mask() uint32  { return uint32(in >> (5 + 2*targetBits)) }

func splitWord(first, second int32, mask uint32, lazy bool) coded {
	return coded(opSplit) | bit(lazy)<<4 | coded(first)<<5 | coded(second)<<(5+targetBits) | coded(mask)<<(5+2*targetBits)
}

// otherwise and owners are what an opSwitch holds.
func (in coded) otherwise() int32 { return int32(in >> 4 & mostTarget) }
func (in coded) owners() uint32   { return uint32(in>>(4+targetBits)) & anyBucket }

func switchWord(otherwise int32, owners uint32) coded {
	return coded(opSwitch) | coded(otherwise)<<4 | coded(owners)<<(4+targetBits)
}

// last, reads, to and lead are what an opTry holds.
func (in coded) last() bool  { return in&(1<<4) != 0 }
func (in coded) reads() bool { return in&(1<<5) != 0 }
func (in coded) to() int32   { return int32(in >> 9 & mostTarget) }
func (in coded) lead() chars { return chars{uint64(in) >> leadShift, int(in >> 6 & 7)} }

func tryWord(to int32, lead []rune, reads, last bool) coded {
	return coded(opTry) | bit(last)<<4 | bit(reads)<<5 | coded(len(lead))<<6 | coded(to)<<9 | coded(charsOf(lead).packed)<<leadShift
}

// leads reports whether the lead of an opTry is ahead.
func (in coded) leads(ahead uint64) bool {
	mask := uint64(1)<<((in>>6&7)*charBits&63) - 1
	return (uint64(in)>>leadShift^ahead)&mask == 0
}

// ahead is as many characters as an opTry can hold, packed as it holds them.
// What is none of ASCII, or behind the end, is noLead.
func ahead(text []rune, pos int) (packed uint64) {
	if len(text)-pos >= mostLead {
		for i, r := range text[pos:][:mostLead] {
			packed |= uint64(min(uint32(r), noLead)) << (i * charBits)
		}
		return packed
	}
	packed = 1<<(mostLead*charBits) - 1
	for i, r := range text[pos:] {
		packed ^= uint64(noLead^min(uint32(r), noLead)) << (i * charBits)
	}
	return packed
}

// withTo is an opTry that leads somewhere else.
func (in coded) withTo(to int32) coded {
	return in&^(mostTarget<<9) | coded(to)<<9
}

// extra is how many words behind an instruction belong to it.
func (in coded) extra() int32 {
	switch in.op() {
	case opSwitch:
		return int32(bits.OnesCount32(in.owners())+placesEach-1) / placesEach
	case opLoop:
		if in.guarded() {
			return 1
		}
	}
	return 0
}

// chars are some characters of ASCII.
type chars struct {
	packed uint64
	n      int
}

func charsOf(runes []rune) chars {
	c := chars{n: len(runes)}
	for i, r := range runes {
		c.packed |= uint64(r) << (i * charBits)
	}
	return c
}

// first is the first of them.
func (c chars) first() rune { return rune(c.packed & (1<<charBits - 1)) }

// rest is all but the first.
func (c chars) rest() chars { return chars{c.packed >> charBits, c.n - 1} }

// at reports whether they stand in a text at a place.
func (c chars) at(text []rune, pos int32) bool {
	if len(text)-int(pos) < c.n {
		return false
	}
	for _, r := range text[pos:][:c.n] {
		if r != c.first() {
			return false
		}
		c.packed >>= charBits
	}
	return true
}

// guard is what must be at a place for what stands behind a loop to match
// there: a character as an opening.mask tells it, and maybe the beginning or end
// of a word.
type guard uint64

const guardBoundary = 1 << 32

func newGuard(mask uint32, boundary bool) guard {
	return guard(mask) | guard(bit(boundary))*guardBoundary
}

func (g guard) lets(bucket uint8) bool { return g>>bucket&1 != 0 }
func (g guard) lower() bool            { return g&lower != 0 }
func (g guard) boundary() bool         { return g&guardBoundary != 0 }

// code packs an instruction of the usual form; false where it does not fit.
func (in instruction) code() (coded, bool) {
	if in.a < 0 || in.a > mostA || in.b < 0 || in.b >= endless || in.c < 0 || in.c > endless {
		return 0, false
	}
	return coded(in.op) | coded(in.kind)<<4 | coded(in.mode)<<6 | bit(in.back)<<8 | bit(in.negative)<<9 |
		coded(in.a)<<10 | coded(in.b)<<32 | coded(in.c)<<48, true
}

func bit(b bool) coded {
	if b {
		return 1
	}
	return 0
}

// instruction unpacks one of the usual form.
func (in coded) instruction() instruction {
	return instruction{in.op(), in.kind(), in.mode(), in.back(), in.negative(), in.a(), in.b(), in.c()}
}
