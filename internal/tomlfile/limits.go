package tomlfile

import (
	"fmt"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

// Limits of one file. The parser needs time and memory in the square of depth
// and key length (BurntSushi/toml issue 496).
const (
	maxSize  = 1 << 20 // bytes
	maxDepth = 32      // keys and array items on the way to any value
	maxKeys  = 512     // bytes of all keys on the way to any value
)

func oversize(path string, size int) *diag.Fault {
	return &diag.Fault{
		Path:    path,
		Message: fmt.Sprintf("the file has %d bytes; the limit is %d (1 MiB)", size, maxSize),
		Hint:    "split it into several files",
	}
}

// check refuses text that is not UTF-8 or beyond the limits, and notes what
// the parser does not tell.
func (f *File) check() (notes, *diag.Fault) {
	if !utf8.ValidString(f.text) {
		return notes{}, f.faultAt(invalidByte(f.text), "the file is not UTF-8 text",
			"save the file as UTF-8")
	}
	s := scanner{text: f.text, notes: notes{unclosed: -1}}
	switch s.run(); s.over {
	case tooDeep:
		return s.notes, f.faultAt(span.Span{Start: s.pos, End: s.pos + 1},
			fmt.Sprintf("nested too deep: the limit is %d levels of keys and arrays", maxDepth), "")
	case tooLong:
		return s.notes, f.faultAt(span.Span{Start: s.pos, End: s.pos + 1},
			fmt.Sprintf("keys too long: the limit is %d bytes for a key with those of the tables around it", maxKeys), "")
	}
	return s.notes, nil
}

// invalidByte is the first byte that is not part of a UTF-8 sequence.
func invalidByte(text string) span.Span {
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return span.Span{Start: i, End: i + 1}
			}
		}
	}
	return span.Span{}
}

// measure is what the limits count: steps on a way to a value, and bytes of
// the keys among them.
type measure struct{ steps, bytes int }

func (m measure) plus(n measure) measure { return measure{m.steps + n.steps, m.bytes + n.bytes} }

func (m measure) excess() excess {
	switch {
	case m.steps > maxDepth:
		return tooDeep
	case m.bytes > maxKeys:
		return tooLong
	}
	return within
}

// excess says which limit is passed.
type excess uint8

const (
	within excess = iota
	tooDeep
	tooLong
)
