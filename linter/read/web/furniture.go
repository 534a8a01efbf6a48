package web

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// furnished reports the elements around and between the text of an article,
// which are left out unless everything is asked for.
func (r *reader) furnished(a atom.Atom, around element) bool {
	switch a {
	case atom.Aside, atom.Form, atom.Menu:
		return true
	case atom.Article:
		return around.before >= 0 && r.bytes-around.before >= leastSegment // a comment, or another article
	case atom.Footer:
		return around.zone != prose.Quotation
	}
	return false
}

// leftOut is what one knows about the furniture of a page.
type leftOut struct {
	bytes    map[int]int  // of text left out in the last reading, by start tag
	spare    map[int]bool // start tags of what turned out to hold the article
	nameless bool         // classes and roles say nothing on this page
}

// spared decides after a reading whether furniture was the article after all.
// Where it holds more than twice the text of everything that was read, its
// largest piece is spared, or all pieces, where none is most of it. It gives
// false where there is nothing to spare.
func (r *reader) spared() bool {
	largest, most, total := 0, 0, 0
	for at, bytes := range r.left.bytes {
		total += bytes
		if bytes > most || bytes == most && at < largest {
			largest, most = at, bytes
		}
	}
	switch {
	case total <= 2*r.bytes:
		return false
	case most > 2*r.bytes && 2*most > total:
		r.left.spare[largest] = true
	default:
		r.left.nameless = true
	}
	return true
}

// unwanted reports a segment that is no part of an article where only the
// article is read: all links, as lists of other articles are; a bare address;
// or a text that was there before, as pull quotes and galleries repeat it.
func (r *reader) unwanted(s *prose.Segment) bool {
	if r.region.all || s.Zone == prose.Headline {
		return false
	}
	if mostlyLinks(s) || !strings.ContainsAny(s.Text, " \n") && strings.Contains(s.Text, "://") {
		return true
	}
	if prose.Words(s.Text[:min(len(s.Text), longRepeated)]) < leastRepeated {
		return false
	}
	again := r.seen[s.Text]
	r.seen[s.Text] = true
	return again
}

// A text of this many words in so many bytes that comes again is a repetition by
// the page, not by its author.
const (
	leastRepeated = 8
	longRepeated  = 120
)

// mostlyLinks reports a text that only leads elsewhere: one link from end to
// end, or links and a few words without a final stop.
func mostlyLinks(s *prose.Segment) bool {
	linked := 0
	for _, l := range s.Links {
		linked += l.Len()
	}
	return linked*100 >= len(s.Text)*97 || linked*10 >= len(s.Text)*8 && !strings.ContainsAny(s.Text[len(s.Text)-1:], ".!?")
}
