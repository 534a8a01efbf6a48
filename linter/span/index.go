package span

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// Position is a place in a source for people: line and column count from 1,
// a column counts Unicode code points. Offset is the byte offset again.
type Position struct {
	Offset int
	Line   int
	Column int
}

// Index converts between offsets and positions of one source. The table of
// line starts is built on first use; an Index is safe for concurrent use.
//
// A line ends at LF, CRLF or a lone CR. A byte order mark at the start of the
// source has no column.
type Index struct {
	source string
	once   sync.Once
	starts []int // byte offset of each line's first byte
}

// NewIndex makes an index over source without reading it yet.
func NewIndex(source string) *Index { return &Index{source: source} }

const bom = "\uFEFF"

func (x *Index) build() {
	x.starts = append(make([]int, 0, 1+strings.Count(x.source, "\n")), 0)
	if strings.IndexByte(x.source, '\r') >= 0 {
		x.buildWithReturns()
		return
	}
	for i := 0; ; {
		n := strings.IndexByte(x.source[i:], '\n')
		if n < 0 {
			return
		}
		i += n + 1
		x.starts = append(x.starts, i)
	}
}

// buildWithReturns is build where lines may end in CR.
func (x *Index) buildWithReturns() {
	for i := 0; i < len(x.source); i++ {
		switch x.source[i] {
		case '\n':
			x.starts = append(x.starts, i+1)
		case '\r':
			if i+1 < len(x.source) && x.source[i+1] == '\n' {
				continue
			}
			x.starts = append(x.starts, i+1)
		}
	}
}

func (x *Index) line(offset int) int {
	x.once.Do(x.build)
	return sort.SearchInts(x.starts, offset+1) - 1
}

func (x *Index) clamp(offset int) int { return min(max(offset, 0), len(x.source)) }

// textStart is where the columns of a line begin: after a byte order mark.
func (x *Index) textStart(line int) int {
	start := x.starts[line]
	if start == 0 && strings.HasPrefix(x.source, bom) {
		return len(bom)
	}
	return start
}

// OffsetPosition turns a byte offset into line and column. Offsets outside the
// source are moved to its nearer end.
func (x *Index) OffsetPosition(offset int) Position {
	offset = x.clamp(offset)
	line := x.line(offset)
	start := min(x.textStart(line), offset)
	return Position{offset, line + 1, utf8.RuneCountInString(x.source[start:offset]) + 1}
}

// OffsetUTF16 turns a byte offset into a line and a column in UTF-16 code
// units, both counted from 0.
func (x *Index) OffsetUTF16(offset int) (line, unit int) {
	offset = x.clamp(offset)
	line = x.line(offset)
	for _, r := range x.source[min(x.textStart(line), offset):offset] {
		unit++
		if r > 0xFFFF {
			unit++
		}
	}
	return line, unit
}

// PositionOffset turns a line and a column of code points, both counted from
// 1, into a byte offset. A column past the end of the line means its end.
func (x *Index) PositionOffset(line, column int) int {
	whole := x.LineSpan(line)
	offset := whole.Start
	if offset == 0 && strings.HasPrefix(x.source, bom) {
		offset = len(bom)
	}
	for n := 1; n < column && offset < whole.End; n++ {
		_, size := utf8.DecodeRuneInString(x.source[offset:])
		offset += size
	}
	return offset
}

// LineSpan is the range of a line counted from 1, without its line end.
func (x *Index) LineSpan(line int) Span {
	x.once.Do(x.build)
	i := min(max(line-1, 0), len(x.starts)-1)
	end := len(x.source)
	if i+1 < len(x.starts) {
		end = x.starts[i+1]
	}
	text := x.source[x.starts[i]:end]
	return Span{x.starts[i], x.starts[i] + len(strings.TrimRight(text, "\r\n"))}
}

// Lines is the number of lines; an empty source has one.
func (x *Index) Lines() int {
	x.once.Do(x.build)
	return len(x.starts)
}
