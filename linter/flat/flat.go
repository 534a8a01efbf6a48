// Package flat writes values one after the other and reads them back in the
// same order, for tables that are made once and loaded often. Nothing in the
// bytes says what they are: writer and reader must agree, and a number at the
// head of the data says which agreement they keep.
//
// The one invariant: reading never fails half way. A Reader that meets data it
// cannot have written turns bad and yields zero values from then on.
package flat

import (
	"encoding/binary"
	"math"
)

// Writer gathers values. The zero value is ready.
type Writer struct{ data []byte }

// Data is what was written.
func (w *Writer) Data() []byte { return w.data }

// Int writes a whole number.
func (w *Writer) Int(n int) { w.data = binary.AppendVarint(w.data, int64(n)) }

// Word writes eight bytes.
func (w *Writer) Word(n uint64) { w.data = binary.LittleEndian.AppendUint64(w.data, n) }

// Ints writes a list of small whole numbers.
func (w *Writer) Ints(list []int32) {
	w.Int(len(list))
	for _, n := range list {
		w.Int(int(n))
	}
}

// Float writes a number.
func (w *Writer) Float(f float64) { w.Word(math.Float64bits(f)) }

// Bool writes true or false.
func (w *Writer) Bool(b bool) {
	if b {
		w.data = append(w.data, 1)
		return
	}
	w.data = append(w.data, 0)
}

// String writes a text.
func (w *Writer) String(s string) {
	w.Int(len(s))
	w.data = append(w.data, s...)
}

// Strings writes a list of texts.
func (w *Writer) Strings(list []string) {
	w.Int(len(list))
	for _, s := range list {
		w.String(s)
	}
}

// Words writes a list of eight-byte numbers.
func (w *Writer) Words(list []uint64) {
	w.Int(len(list))
	for _, n := range list {
		w.Word(n)
	}
}

// Block writes a list of eight-byte numbers.
func (w *Writer) Block(b Block) {
	w.Int(b.Len())
	w.data = append(w.data, b...)
}

// Words32 writes a list of four-byte numbers.
func (w *Writer) Words32(list []uint32) {
	w.Int(len(list))
	for _, n := range list {
		w.data = binary.LittleEndian.AppendUint32(w.data, n)
	}
}

// Reader reads what a Writer wrote. Texts are parts of the data, not copies.
type Reader struct {
	data    string
	at      int // what comes next; the end where the reader is bad
	bad     bool
	trusted bool
	texts   []string // room for lists of texts
}

// NewReader reads from the start of data.
func NewReader(data string) *Reader { return &Reader{data: data} }

// NewTrusted reads from the start of data that was made together with the
// program and cannot have been damaged since, so that nobody has to make sure of
// more than that it can be read.
func NewTrusted(data string) *Reader { return &Reader{data: data, trusted: true} }

// Trusted reports whether the data needs no other checks.
func (r *Reader) Trusted() bool { return r.trusted }

// OK reports whether everything so far could be read.
func (r *Reader) OK() bool { return !r.bad }

// Done reports whether everything could be read and nothing is left.
func (r *Reader) Done() bool { return !r.bad && r.at == len(r.data) }

// Fail makes the reader bad: what was read makes no sense.
func (r *Reader) Fail() { r.bad, r.at = true, len(r.data) }

// take is the next n bytes.
func (r *Reader) take(n int) string {
	if n < 0 || n > len(r.data)-r.at {
		r.Fail()
		return ""
	}
	r.at += n
	return r.data[r.at-n : r.at]
}

// Int reads a whole number.
func (r *Reader) Int() int {
	if r.at < len(r.data) && r.data[r.at] < 0x80 { // most numbers are small
		n := small(r.data[r.at])
		r.at++
		return int(n)
	}
	return r.large()
}

// large reads a number of any size.
func (r *Reader) large() int {
	n, size := varint(r.data[r.at:])
	if size == 0 {
		r.Fail()
		return 0
	}
	r.at += size
	return int(n)
}

// small is a number that takes one byte.
func small(b byte) int32 { return int32(b>>1) ^ -int32(b&1) }

// Count reads the length of a list whose entries take at least size bytes
// each.
func (r *Reader) Count(size int) int {
	n := r.Int()
	if n < 0 || n > (len(r.data)-r.at)/size {
		r.Fail()
		return 0
	}
	return n
}

// Word reads eight bytes.
func (r *Reader) Word() uint64 {
	s := r.take(8)
	if s == "" {
		return 0
	}
	return word(s)
}

func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Ints reads a list of whole numbers; nil if it is empty.
func (r *Reader) Ints() []int32 {
	n := r.Count(1)
	if n == 0 {
		return nil
	}
	out, data, at := make([]int32, n), r.data, r.at
	for i := range out {
		if at < len(data) && data[at] < 0x80 {
			out[i] = small(data[at])
			at++
			continue
		}
		x, size := varint(data[at:])
		if size == 0 {
			r.Fail()
			return nil
		}
		out[i] = int32(x)
		at += size
	}
	r.at = at
	return out
}

// varint is the whole number at the start of data and how many bytes it takes,
// 0 where there is none.
func varint(data string) (n int64, size int) {
	var x uint64
	for shift := 0; size < len(data) && shift < 64; shift += 7 {
		b := data[size]
		size++
		if x |= uint64(b&0x7F) << shift; b < 0x80 {
			return int64(x>>1) ^ -int64(x&1), size
		}
	}
	return 0, 0
}

// Float reads a number.
func (r *Reader) Float() float64 { return math.Float64frombits(r.Word()) }

// Bool reads true or false.
func (r *Reader) Bool() bool { return r.take(1) == "\x01" }

// String reads a text.
func (r *Reader) String() string { return r.take(r.Count(1)) }

// Rest is everything that was not read yet.
func (r *Reader) Rest() string { return r.take(len(r.data) - r.at) }

// Strings reads a list of texts; nil if it is empty.
func (r *Reader) Strings() []string {
	n := r.Count(1)
	if n == 0 {
		return nil
	}
	const room = 256 // lists share an array: most are short
	if n > len(r.texts) {
		r.texts = make([]string, max(n, room))
	}
	out := r.texts[:n:n]
	r.texts = r.texts[n:]
	for i := range out {
		out[i] = r.String()
	}
	return out
}

// Words reads a list of eight-byte numbers; nil if it is empty.
func (r *Reader) Words() []uint64 {
	block := r.Block()
	if block.Len() == 0 {
		return nil
	}
	out := make([]uint64, block.Len())
	for i := range out {
		out[i] = block.At(i)
	}
	return out
}

// Block is a list of eight-byte numbers that is read where it stands.
type Block string

// Block takes what Words wrote.
func (r *Reader) Block() Block { return Block(r.take(8 * r.Count(8))) }

// Len is how many numbers there are.
func (b Block) Len() int { return len(b) / 8 }

// At is the number with index i.
func (b Block) At(i int) uint64 { return word(string(b[8*i : 8*i+8])) }

// Block32 is a list of four-byte numbers that is read where it stands.
type Block32 string

// Block32 takes what Words32 wrote.
func (r *Reader) Block32() Block32 { return Block32(r.take(4 * r.Count(4))) }

// Len is how many numbers there are.
func (b Block32) Len() int { return len(b) / 4 }

// At is the number with index i.
func (b Block32) At(i int) uint32 {
	s := b[4*i : 4*i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// BlockOf is a list in the form it is read in.
func BlockOf(list []uint64) Block {
	var w Writer
	w.Words(list)
	return NewReader(string(w.data)).Block()
}
