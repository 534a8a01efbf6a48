package voice

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/span"
)

// maxOutlet is how many words the name of an outlet may have in its brackets.
const maxOutlet = 6

// cited is support by the outlets a paragraph names in brackets behind its last
// full stop: "Two men died. (Alden Times) (MPA via The Tey)". They stand for
// the whole paragraph; in strict reading for its last sentence.
func (a *Analysis) cited(here place) (Support, bool) {
	seg := a.doc.Segments[here.segment]
	at := a.notes(here.segment).outlets
	if at.Empty() {
		return Support{}, false
	}
	sentences := seg.Sentences()
	closing := seg.SentenceAt(max(0, at.Start-1))
	s := Support{Kind: Document, Distance: sameSentence}
	for n := closing; n > 0 && strings.IndexAny(sentences[n].Of(seg.Text), "([") == 0; n-- {
		closing = n - 1
	}
	if seg.SentenceAt(here.at.Start) < closing {
		s.Distance = nextSentence
	}
	return s, true
}

// lastBracket is the range of the run of bracketed outlets that ends a text
// after a full stop, empty where there is none.
func lastBracket(text string) span.Span {
	end := len(strings.TrimRight(text, " \t\r\n."))
	start := end
	for n := 0; n < maxOutlet && start > 0; n++ {
		open := -1
		switch text[start-1] {
		case ')':
			open = strings.LastIndexByte(text[:start], '(')
		case ']':
			open = strings.LastIndexByte(text[:start], '[')
		}
		if open < 0 || !isOutlet(text[open+1:start-1]) {
			break
		}
		start = len(strings.TrimRight(text[:open], " \t\r\n,;"))
		if start == 0 {
			return span.Span{}
		}
		if strings.ContainsRune(".!?\"”’'", rune(text[start-1])) || strings.HasSuffix(text[:start], "”") {
			return span.Span{Start: open, End: end}
		}
	}
	return span.Span{}
}

// isOutlet reports whether the words in brackets are a name: capitals, joined
// by "via", "in" and their like, and no number alone.
func isOutlet(words string) bool {
	fields := strings.Fields(words)
	if len(fields) == 0 || len(fields) > maxOutlet || !startsCapital(fields[0]) {
		return false
	}
	for _, w := range fields {
		switch w {
		case "via", "in", "of", "and", "the", "de", "for", "&":
		default:
			if !startsCapital(w) {
				return false
			}
		}
	}
	return true
}
