package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/span"
)

// show prints contents, sources and stretches that were missed or too many.
func (m *measure) show(a *analysed, gold []span.Span, inGold []bool, found prediction) {
	m.tally(gold, inGold, found)
	switch m.kind {
	case "content":
		for _, g := range gold {
			n := 0
			for i := g.Start; i < g.End; i++ {
				if a.covered[i] {
					n++
				}
			}
			if 2*n < g.Len() {
				m.miss(a, "content", g)
			}
		}
	case "extra":
		for _, f := range found.contents {
			n := 0
			for i := f.Start; i < f.End; i++ {
				if inGold[i] {
					n++
				}
			}
			if 2*n < f.Len() {
				m.miss(a, "extra", f)
			}
		}
	case "source":
		for _, g := range a.gold("SOURCE") {
			if hits([]span.Span{g}, found.sources, span.Span.Overlaps) == 0 {
				m.miss(a, "source", g)
			}
		}
	case "bounds":
		for _, f := range found.contents {
			for _, g := range gold {
				if f.Overlaps(g) && f != g && (f.Start == g.Start || f.End == g.End) {
					m.miss(a, "bounds", f)
					m.miss(a, "bounds", g)
				}
			}
		}
	}
}

// miss prints one place in its line, if misses of its kind are asked for and
// its document may be read.
func (m *measure) miss(a *analysed, kind string, at span.Span) {
	if m.misses == 0 || kind != m.kind || !a.seen() {
		return
	}
	m.misses--
	text := a.Text
	from := max(strings.LastIndexByte(text[:at.Start], '\n')+1, at.Start-160)
	to := len(text)
	if n := strings.IndexByte(text[at.End:], '\n'); n >= 0 {
		to = at.End + n
	}
	to = min(to, at.End+100)
	fmt.Fprintf(m.out, "- %s[[%s]]%s\n", text[from:at.Start], at.Of(text), text[at.End:to])
}

// tally counts, for every class and for every cue, how many characters of its
// contents are right and how many contents.
func (m *measure) tally(gold []span.Span, inGold []bool, found prediction) {
	for n, f := range found.all {
		right := 0
		for i := f.Start; i < f.End; i++ {
			if inGold[i] {
				right++
			}
		}
		class, _, _ := strings.Cut(found.classes[n], " ")
		for _, name := range []string{class, found.classes[n]} {
			s := m.classes[name]
			if s == nil {
				s = &score{}
				m.classes[name] = s
			}
			s.found += f.Len()
			s.foundRight += right
			s.gold++
			if 2*right >= f.Len() {
				s.goldRight++
			}
		}
	}
}

// printClasses lists classes and cues, those with the most wrong characters
// first.
func (m *measure) printClasses() {
	names := slices.SortedFunc(maps.Keys(m.classes), func(a, b string) int {
		x, y := m.classes[a], m.classes[b]
		return cmp.Or((y.found-y.foundRight)-(x.found-x.foundRight), strings.Compare(a, b))
	})
	for _, name := range names[:min(len(names), m.top)] {
		s := m.classes[name]
		fmt.Fprintf(m.out, "  %-34s characters %.3f of %d, contents %.3f of %d\n", name, ratio(s.foundRight, s.found), s.found, ratio(s.goldRight, s.gold), s.gold)
	}
}
