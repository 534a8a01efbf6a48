package main

import (
	"fmt"

	"github.com/rhetlint/rhetlint/linter/span"
)

// edges count where the contents that were found begin and end beside the one
// of the labelled contents that they overlap most.
type edges struct{ exact, none, early, late, short, long int }

func (e edges) String() string {
	return fmt.Sprintf("exact %d, without a label %d, begin early %d, begin late %d, end early %d, end late %d", e.exact, e.none, e.early, e.late, e.short, e.long)
}

func (e *edges) count(found, gold []span.Span) {
	for _, f := range found {
		best, most := span.Span{}, 0
		for _, g := range gold {
			if n := min(f.End, g.End) - max(f.Start, g.Start); n > most {
				best, most = g, n
			}
		}
		switch {
		case most == 0:
			e.none++
			continue
		case f == best:
			e.exact++
			continue
		}
		if f.Start < best.Start {
			e.early++
		} else if f.Start > best.Start {
			e.late++
		}
		if f.End < best.End {
			e.short++
		} else if f.End > best.End {
			e.long++
		}
	}
}

// outermost leaves out the spans that lie inside another one.
func outermost(spans []span.Span) []span.Span {
	var out []span.Span
	for _, s := range spans {
		inside := false
		for _, o := range spans {
			inside = inside || o != s && o.Contains(s)
		}
		if !inside {
			out = append(out, s)
		}
	}
	return out
}
