package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/rules"
)

// builtin is a linter of all built-in rules.
func builtin() (*linter.Linter, error) {
	packs, _, faults := rule.Loader{Trusted: true}.Load(rules.FS(), "rules")
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return linter.New(linter.Options{Rules: rule.In(packs)})
}

// tally counts findings by where they stand. Headlines, standfirsts, bylines,
// captions and footers are not in the marked texts, and are counted apart.
type tally struct {
	inside, outside int
	apart           [prose.Footer + 1]int // by zone
}

func (t *tally) add(u tally) {
	t.inside += u.inside
	t.outside += u.outside
	for zone, n := range u.apart {
		t.apart[zone] += n
	}
}

// String tells the counts.
func (t tally) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "findings: %d in the marked texts, %d outside of them (%.2f %%); apart from them", t.inside, t.outside, 100*t.share())
	for _, zone := range prose.Zones() {
		if n := t.apart[zone]; n > 0 {
			fmt.Fprintf(&b, " %s %d", zone, n)
		}
	}
	return b.String()
}

// share is the part of the findings in running text that is outside.
func (t tally) share() float64 { return ratio(t.outside, t.inside+t.outside) }

// findings lints what was read of a page. A finding is inside where its
// sentence, or the words around it, stand in the marked text.
func (b *bench) findings(g gold, doc *prose.Document) tally {
	var t tally
	marked := bare(g.Text)
	result := b.linter.Lint(context.Background(), doc, nil)
	for _, f := range result.Findings {
		if f.Repeat {
			continue
		}
		s, at := sentenceOf(doc, f)
		switch {
		case !strings.Contains(marked, bare(at.Of(s.Text))) && (s.Zone == prose.Standfirst || !inBody(s.Zone)):
			t.apart[s.Zone]++
		case strings.Contains(marked, bare(at.Of(s.Text))):
			t.inside++
		default:
			t.outside++
			if b.list == "findings" {
				fmt.Printf("%s\t%s\t%s\t%s\n", g.ID, f.Rule, s.Zone, oneLine(s.Text))
			}
		}
	}
	return t
}

// sentenceOf is the segment and the sentence of it that a finding begins in.
func sentenceOf(doc *prose.Document, f diag.Finding) (*prose.Segment, span.Span) {
	for _, s := range doc.Segments {
		at := s.Source(span.Span{Start: 0, End: len(s.Text)})
		if f.Span.Start >= at.End {
			continue
		}
		for _, sentence := range s.Sentences() {
			if f.Span.Start < s.Source(sentence).End {
				return s, sentence
			}
		}
	}
	return doc.Segments[0], span.Span{}
}
