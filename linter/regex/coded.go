package regex

import "math"

// coded is an instruction packed into eight bytes: operation, kind, mode and two
// flags in the first ten bits, 22 bits for a, 16 each for b and c. In place of
// the bits of a split it holds the number of a mask, in place of a count
// without end endless.
type coded uint64

const (
	endless = 1<<16 - 1
	mostA   = 1<<22 - 1
)

func (in coded) op() operation  { return operation(in & 15) }
func (in coded) kind() kind     { return kind(in >> 4 & 3) }
func (in coded) mode() mode     { return mode(in >> 6 & 3) }
func (in coded) back() bool     { return in&(1<<8) != 0 }
func (in coded) negative() bool { return in&(1<<9) != 0 }
func (in coded) a() int32       { return int32(in >> 10 & mostA) }
func (in coded) b() int32       { return int32(in >> 32 & 0xFFFF) }
func (in coded) c() int32       { return int32(in >> 48) }

// most is how often a loop reads at most.
func (in coded) most() int32 {
	if c := in.c(); c < endless {
		return c
	}
	return math.MaxInt32
}

// code packs an instruction; false where it does not fit.
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

// instruction unpacks.
func (in coded) instruction() instruction {
	return instruction{in.op(), in.kind(), in.mode(), in.back(), in.negative(), in.a(), in.b(), in.c()}
}
