package web

import (
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/span"
)

// token is a text, start tag or end tag of the file; comments and doctypes are
// left out. Self-closing tags are start tags, as HTML has it.
type token struct {
	kind html.TokenType
	name string // of a tag, in lower case
	atom atom.Atom
	at   span.Span
	raw  bool // a text in which entities are not decoded
}

// tokens goes over the source from offset start on.
func tokens(source string, start int) iter.Seq[token] {
	return func(yield func(token) bool) {
		z := html.NewTokenizer(strings.NewReader(source[start:]))
		offset, raw := start, false
		for {
			kind := z.Next()
			t := token{kind: kind, at: rangeOf(offset, offset+len(z.Raw())), raw: raw}
			offset = t.at.End
			switch kind {
			case html.ErrorToken:
				if t.at.Empty() {
					return
				}
				continue
			case html.TextToken:
			case html.SelfClosingTagToken, html.StartTagToken, html.EndTagToken:
				if kind == html.SelfClosingTagToken {
					t.kind = html.StartTagToken
				}
				name, _ := z.TagName()
				t.atom, t.name = atom.Lookup(name), string(name)
				raw = t.kind == html.StartTagToken && rawText(t.atom)
			default:
				continue
			}
			if !yield(t) {
				return
			}
		}
	}
}

// rawText reports the elements whose text is taken as it is.
func rawText(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Iframe, atom.Noembed, atom.Noframes, atom.Plaintext, atom.Xmp:
		return true
	}
	return false
}

// longestTag is how many bytes of a tag are searched for attributes.
const longestTag = 64 << 10

// attributes gives the names, in lower case, and the ranges of the values of a
// start tag's attributes, in order.
func attributes(source string, tag span.Span) iter.Seq2[string, span.Span] {
	return func(yield func(string, span.Span) bool) {
		end := min(tag.End, tag.Start+longestTag)
		i := nameEnd(source, rangeOf(tag.Start, end))
		for i < end {
			for i < end && separates(source[i]) {
				i++
			}
			start := i
			for i < end && source[i] != '=' && !separates(source[i]) {
				i++
			}
			if i == start {
				return
			}
			name := strings.ToLower(source[start:i])
			var value span.Span
			value, i = attributeValue(source, i, end)
			if !yield(name, value) {
				return
			}
		}
	}
}

// nameEnd is the offset behind the name of a start tag.
func nameEnd(source string, tag span.Span) int {
	i := tag.Start + 1
	for i < tag.End && !separates(source[i]) {
		i++
	}
	return i
}

// attributeValue reads "= value" from offset i and gives the offset behind it.
func attributeValue(source string, i, end int) (span.Span, int) {
	for i < end && isSpace(source[i]) {
		i++
	}
	if i >= end || source[i] != '=' {
		return rangeOf(i, i), i
	}
	i++
	for i < end && isSpace(source[i]) {
		i++
	}
	if i < end && (source[i] == '"' || source[i] == '\'') {
		stop := strings.IndexByte(source[i+1:end], source[i])
		if stop < 0 {
			return rangeOf(i+1, end), end
		}
		return rangeOf(i+1, i+1+stop), i + stop + 2
	}
	start := i
	for i < end && !isSpace(source[i]) && source[i] != '>' {
		i++
	}
	return rangeOf(start, i), i
}

func separates(c byte) bool { return isSpace(c) || c == '/' || c == '>' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }
