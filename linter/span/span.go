// Package span names ranges of a text and turns offsets into positions.
//
// Every position inside rhetlint is a half-open range of byte offsets into the
// source as it is on disk. Other notations exist only at the border:
//
//	notation   base  unit                 used by
//	offset     0     byte                 everything inside, JSON
//	line       1     line                 text, JSON, most formats
//	column     1     Unicode code point   text, JSON
//	utf16      0     UTF-16 code unit     language server, SARIF (plus one)
//
// Conversions live on Index and are named FromTo: OffsetPosition,
// PositionOffset, OffsetUTF16.
package span

import "fmt"

// Span is the half-open range [Start, End) of byte offsets.
type Span struct {
	Start int // first byte
	End   int // one past the last byte
}

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Has reports whether the byte at offset lies within s.
func (s Span) Has(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Shift moves both ends by delta bytes.
func (s Span) Shift(delta int) Span { return Span{s.Start + delta, s.End + delta} }

// Of cuts the span out of text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// String renders the span as [start,end).
func (s Span) String() string { return fmt.Sprintf("[%d,%d)", s.Start, s.End) }

// Less orders spans by start, then by end.
func Less(a, b Span) bool {
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.End < b.End
}
