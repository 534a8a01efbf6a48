package prose

import (
	"sort"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Origin leads the offsets of a decoded text back to the bytes of the file it
// was decoded from. Characters that follow each other and have one width in
// the text and one in the file share an entry, so that the table stays short.
type Origin struct {
	stretches []stretch
	lines     *span.Index // of the file, where its lines are not those of the text
}

// stretch is a part of the text that ends where the next one begins.
type stretch struct {
	text, file         int // bytes at which it begins
	textStep, fileStep int // bytes of one character
}

// NewOrigin is an empty origin. The index is that of the file where its lines
// differ from those of the text, as in e-mail; otherwise it is nil.
func NewOrigin(file *span.Index) *Origin { return &Origin{lines: file} }

// Add notes that one character, textStep bytes from offset text on, comes from
// fileStep bytes of the file from offset file on. textStep is at least 1;
// calls come in the order of the text.
func (o *Origin) Add(text, file, textStep, fileStep int) {
	if n := len(o.stretches); n > 0 {
		s := &o.stretches[n-1]
		if s.textStep == textStep && s.fileStep == fileStep && (text-s.text)%textStep == 0 && s.offset(text) == file {
			return
		}
	}
	o.stretches = append(o.stretches, stretch{text, file, textStep, fileStep})
}

func (s *stretch) offset(text int) int {
	return s.file + (text-s.text)/s.textStep*s.fileStep
}

// TextFile is the byte of the file that a byte of the text comes from. A byte
// inside a character gives the start of the character.
func (o *Origin) TextFile(text int) int {
	i := sort.Search(len(o.stretches), func(i int) bool { return o.stretches[i].text > text })
	if i == 0 {
		return 0
	}
	return o.stretches[i-1].offset(text)
}

// position leads a position in the text to the file.
func (o *Origin) position(p span.Position) span.Position {
	p.Offset = o.TextFile(p.Offset)
	if o.lines != nil {
		return o.lines.OffsetPosition(p.Offset)
	}
	return p
}
