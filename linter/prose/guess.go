package prose

import (
	"strings"

	"github.com/rhetlint/rhetlint/linter/span"
)

// GuessZones does for a format with marks what Plain does for unmarked lines:
// by shape and place it finds among the body segments the byline, standfirst,
// captions and the boilerplate at the end, and where no heading is marked and
// no title is known, the headline. It changes zones only.
func GuessZones(segments []*Segment, meta *Meta) {
	var text strings.Builder
	r := &reader{options: Options{Guess: true}, pieces: make([]piece, 0, len(segments))}
	marked := meta.Title != ""
	for _, s := range segments {
		start := text.Len()
		text.WriteString(s.Text)
		p := piece{zone: s.Zone, at: span.Span{Start: start, End: text.Len()}}
		if s.Zone == Body {
			p.zone = 0
		}
		marked = marked || s.Zone == Headline || s.Zone == Heading
		r.pieces = append(r.pieces, p)
		text.WriteString("\n\n")
	}
	r.source = text.String()
	r.guessMarked(meta, marked)
	r.headlineGenre(meta)
	for i, s := range segments {
		if zone := r.pieces[i].zone; zone != 0 {
			s.Zone = zone
		}
	}
}

// guessMarked is guess for pieces whose headings are marked, if any are.
func (r *reader) guessMarked(meta *Meta, marked bool) {
	for i := 1; i < len(r.pieces); i++ {
		if p := &r.pieces[i]; p.zone == 0 && isCaption(r.text(p)) {
			p.zone = Caption
		}
	}
	body := 0
	if !marked || len(r.pieces) > 0 && r.pieces[0].zone == Headline {
		body = r.top(meta)
	}
	r.footer(body)
}
