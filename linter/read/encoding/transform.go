package encoding

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// undecodable is what a decoder had to replace.
type undecodable struct {
	count      int
	text, file int // bytes of the first one
}

// writer gathers decoded text and the way back.
type writer struct {
	text   []byte
	origin *prose.Origin
	bad    undecodable
}

// add appends a character that stands for size bytes of the file at offset.
func (w *writer) add(char []byte, offset, size int) {
	if bytes.Contains(char, []byte("\uFFFD")) {
		if w.bad.count == 0 {
			w.bad.text, w.bad.file = len(w.text), offset
		}
		w.bad.count++
	}
	w.origin.Add(len(w.text), offset, len(char), size)
	w.text = append(w.text, char...)
}

func (w *writer) rune(r rune, offset, size int) {
	var buffer [utf8.UTFMax]byte
	w.add(utf8.AppendRune(buffer[:0], r), offset, size)
}

// convert decodes data with a known encoding. Every byte is looked at a
// bounded number of times.
func convert(data []byte, label string) (*Text, undecodable) {
	w := &writer{text: make([]byte, 0, len(data)), origin: prose.NewOrigin(nil)}
	switch canonical(label) {
	case "utf-16le":
		w.utf16(data, binary.LittleEndian)
	case "utf-16be":
		w.utf16(data, binary.BigEndian)
	default:
		e, _ := htmlindex.Get(label)
		if page, ok := e.(*charmap.Charmap); ok {
			w.single(data, page)
		} else {
			w.multi(data, e.NewDecoder())
		}
	}
	w.origin.Add(len(w.text), len(data), 1, 1) // the end of the text is the end of the file
	return &Text{Source: string(w.text), Origin: w.origin}, w.bad
}

// single decodes a code page of one byte a character.
func (w *writer) single(data []byte, page *charmap.Charmap) {
	for i, c := range data {
		w.rune(page.DecodeByte(c), i, 1)
	}
}

// utf16 decodes UTF-16; a lone surrogate or half a unit is undecodable.
func (w *writer) utf16(data []byte, order binary.ByteOrder) {
	for i := 0; i < len(data); {
		if i+1 == len(data) {
			w.rune(utf8.RuneError, i, 1)
			return
		}
		r, size := rune(order.Uint16(data[i:])), 2
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+3 < len(data) {
				low = rune(order.Uint16(data[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				size = 4
			}
		}
		w.rune(r, i, size)
		i += size
	}
}

// longestSequence bounds the bytes of one character in the encodings of more
// than one byte, escapes included.
const longestSequence = 8

// multi decodes an encoding of several bytes a character by handing the
// decoder one more byte until it takes them.
func (w *writer) multi(data []byte, decoder transform.Transformer) {
	var out [4 * utf8.UTFMax]byte
	for i := 0; i < len(data); {
		taken, written := 0, 0
		for size := 1; taken == 0 && size <= longestSequence; size++ {
			end := min(i+size, len(data))
			written, taken, _ = decoder.Transform(out[:], data[i:end], end == len(data))
		}
		if taken == 0 {
			taken, written = 1, copy(out[:], "\uFFFD")
		}
		if written > 0 {
			w.add(out[:written], i, taken)
		}
		i += taken
	}
}
