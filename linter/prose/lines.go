package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of the source that is not blank.
type line struct {
	raw   int  // where the line begins
	start int  // first byte that is not white space
	end   int  // one past the last byte that is not white space
	gap   bool // a blank line, a form feed or the start of the text stands before
}

func (l line) len() int { return l.end - l.start }

// splitLines finds the lines from offset on. A line ends at LF, CRLF or a lone
// CR.
func splitLines(source string, offset int) []line {
	lines := make([]line, 0, 16+(len(source)-offset)/256)
	gap := true
	newline := -1 // the next LF; kept so that lone CRs cost no second search
	for raw := offset; raw < len(source); {
		if newline < raw {
			newline = indexFrom(source, '\n', raw)
		}
		end, next := newline, newline+1
		if cr := strings.IndexByte(source[raw:newline], '\r'); cr >= 0 && raw+cr+1 < newline {
			end, next = raw+cr, raw+cr+1
		}
		start := skipBlank(source, raw, end)
		gap = gap || strings.IndexByte(source[raw:start], '\f') >= 0
		if start < end {
			lines = append(lines, line{raw, start, trimSpaceEnd(source, start, end), gap})
			gap = false
		} else {
			gap = true
		}
		raw = next
	}
	return lines
}

// indexFrom is the offset of the next c from i on, or the end of text.
func indexFrom(text string, c byte, i int) int {
	if n := strings.IndexByte(text[i:], c); n >= 0 {
		return i + n
	}
	return len(text)
}

// skipBlank is skipSpace up to end.
func skipBlank(source string, i, end int) int {
	return min(skipSpace(source[:end], i), end)
}

// width is the number of columns of text, a code point taken as one.
func width(text string) int { return utf8.RuneCountInString(text) }

// finalStop is the punctuation mark that ends text, closing quotation marks and
// brackets left aside, or 0.
func finalStop(text string) rune {
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		switch r {
		case '”', '’', '"', '\'', ')', ']', '»', '*', '_':
			text = text[:len(text)-size]
		case '.':
			if strings.HasSuffix(text, "...") {
				return '…'
			}
			return r
		case '!', '?', '…', ':', ';', ',', '。', '！', '？', '।', '؟', '۔':
			return r
		default:
			return 0
		}
	}
	return 0
}

// ended reports that text ends like a sentence.
func ended(text string) bool {
	r := finalStop(text)
	return r != 0 && r != ',' && r != ';' && r != ':'
}

// firstLetterLower reports that text begins with a small letter.
func firstLetterLower(text string) bool {
	r, _ := runeAt(text, 0)
	return unicode.IsLower(r)
}

// isLink reports text that begins with a web address.
func isLink(text string) bool {
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "www.")
}
