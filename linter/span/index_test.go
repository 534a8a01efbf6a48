package span

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestOffsetPosition(t *testing.T) {
	cases := []struct {
		name, source       string
		offset             int
		line, column, unit int // unit counts from 0
	}{
		{"empty", "", 0, 1, 1, 0},
		{"start", "ab\ncd", 0, 1, 1, 0},
		{"end of line", "ab\ncd", 2, 1, 3, 2},
		{"second line", "ab\ncd", 3, 2, 1, 0},
		{"end of text", "ab\ncd", 5, 2, 3, 2},
		{"after a final newline", "ab\n", 3, 2, 1, 0},
		{"two bytes", "é!", 2, 1, 2, 1},
		{"three bytes", "“a”", 4, 1, 3, 2},
		{"four bytes are two units", "🙂!", 4, 1, 2, 2},
		{"byte order mark", "\uFEFFab", 3, 1, 1, 0},
		{"after a byte order mark", "\uFEFFab", 4, 1, 2, 1},
		{"inside a byte order mark", "\uFEFFab", 1, 1, 1, 0},
		{"mark on a later line counts", "a\n\uFEFFb", 5, 2, 2, 1},
		{"CRLF", "a\r\nb", 3, 2, 1, 0},
		{"between CR and LF", "a\r\nb", 2, 1, 3, 2},
		{"lone CR", "a\rb", 2, 2, 1, 0},
		{"mixed ends", "a\rb\nc\r\nd", 7, 4, 1, 0},
		{"two CRs", "a\r\rb", 3, 3, 1, 0},
		{"before the text", "ab", -4, 1, 1, 0},
		{"after the text", "ab", 99, 1, 3, 2},
		{"invalid bytes count one each", "\xFF\xFEa", 2, 1, 3, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			x := NewIndex(c.source)
			if p := x.OffsetPosition(c.offset); p.Line != c.line || p.Column != c.column {
				t.Errorf("position %+v, want %d:%d", p, c.line, c.column)
			}
			if line, unit := x.OffsetUTF16(c.offset); line != c.line-1 || unit != c.unit {
				t.Errorf("UTF-16 %d:%d, want %d:%d", line, unit, c.line-1, c.unit)
			}
		})
	}
}

func TestLineSpan(t *testing.T) {
	const source = "one\r\ntwo\rthree\n\nfive"
	x := NewIndex(source)
	if x.Lines() != 5 {
		t.Fatalf("%d lines", x.Lines())
	}
	for i, want := range []string{"one", "two", "three", "", "five"} {
		if got := x.LineSpan(i + 1).Of(source); got != want {
			t.Errorf("line %d is %q, want %q", i+1, got, want)
		}
	}
	if got := x.LineSpan(0); got != x.LineSpan(1) {
		t.Errorf("line 0 is %v", got)
	}
	if got := x.LineSpan(99); got != x.LineSpan(5) {
		t.Errorf("line 99 is %v", got)
	}
}

func TestPositionOffset(t *testing.T) {
	const source = "\uFEFFa“b”\r\ncé"
	x := NewIndex(source)
	for _, c := range []struct{ line, column, offset int }{
		{1, 1, 3},
		{1, 2, 4},
		{1, 3, 7},
		{1, 5, 11},
		{1, 99, 11},
		{2, 1, 13},
		{2, 3, 16},
		{2, 0, 13},
		{9, 1, 13},
	} {
		if got := x.PositionOffset(c.line, c.column); got != c.offset {
			t.Errorf("%d:%d is offset %d, want %d", c.line, c.column, got, c.offset)
		}
	}
}

var texts = rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "“", "🙂", "\n", "\r\n", "\r", "\uFEFF", "\xFF", " "})).Draw(t, "text"), "")
})

// Every character outside line ends is found again from its line and column.
func TestPositionsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := texts.Draw(t, "source")
		x := NewIndex(source)
		for offset := 0; offset < len(source); {
			_, size := utf8.DecodeRuneInString(source[offset:])
			p := x.OffsetPosition(offset)
			inMark := offset == 0 && strings.HasPrefix(source, bom)
			atEnd := source[offset] == '\n' || source[offset] == '\r'
			if back := x.PositionOffset(p.Line, p.Column); back != offset && !inMark && !atEnd {
				t.Fatalf("%q: offset %d is %+v, which is offset %d", source, offset, p, back)
			}
			offset += size
		}
	})
}

// Lines and units agree with a count that is made without the index.
func TestPositionsAgainstACount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := texts.Draw(t, "source")
		offset := rapid.IntRange(0, len(source)).Draw(t, "offset")
		if offset < len(source) && (!utf8.RuneStart(source[offset]) || offset > 0 && source[offset-1] == '\r' && source[offset] == '\n') {
			return
		}
		unified := strings.ReplaceAll(strings.ReplaceAll(source[:offset], "\r\n", "\n"), "\r", "\n")
		lines := strings.Split(unified, "\n")
		last := lines[len(lines)-1]
		if len(lines) == 1 {
			last = strings.TrimPrefix(last, bom)
		}
		x := NewIndex(source)
		line, unit := x.OffsetUTF16(offset)
		if line != len(lines)-1 || unit != len(utf16.Encode([]rune(last))) {
			t.Fatalf("%q at %d: %d:%d, want line %d in %q", source, offset, line, unit, len(lines)-1, last)
		}
		if p := x.OffsetPosition(offset); p.Column != utf8.RuneCountInString(last)+1 {
			t.Fatalf("%q at %d: column %d in %q", source, offset, p.Column, last)
		}
	})
}

func TestIndexIsSafeForConcurrentUse(t *testing.T) {
	x := NewIndex(strings.Repeat("line\n", 1000))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if p := x.OffsetPosition(2502); p.Line != 501 || p.Column != 3 {
				t.Errorf("%+v", p)
			}
		})
	}
	group.Wait()
}
