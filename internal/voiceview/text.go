package voiceview

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/fatih/color"

	"github.com/rhetlint/rhetlint/internal/report"
)

// sort is what a mark in the text stands for, by its letter.
type sort byte

const (
	source  sort = 'S'
	cue     sort = 'C'
	words   sort = 'W'
	quoted  sort = 'Q'
	counted sort = 'F'
)

const legend = "{S source} {C cue} {W words credited to it} {Q quotation} {F figure}; the same number ties S, C and W"

// writer writes a view for people.
type writer struct {
	out    *bufio.Writer
	paints map[sort]*color.Color
	head   *color.Color
	faint  *color.Color
}

// Text writes the view for people: each sentence on a line of its own with its
// marks, and below each segment what the marks mean.
func (v *View) Text(w io.Writer, colored bool) error {
	paint := func(attributes ...color.Attribute) *color.Color {
		c := color.New(attributes...)
		if colored {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	t := &writer{
		out: bufio.NewWriter(w), head: paint(color.Bold, color.Underline), faint: paint(color.Faint),
		paints: map[sort]*color.Color{
			source: paint(color.FgGreen), cue: paint(color.FgYellow), words: paint(color.FgCyan),
			quoted: paint(color.FgMagenta), counted: paint(color.FgRed, color.Bold),
		},
	}
	t.line(t.head.Sprint(report.Line(v.Path)) + " at level " + v.Level)
	t.line(t.faint.Sprint(legend))
	for i := range v.Segments {
		t.line("")
		t.segment(&v.Segments[i])
	}
	return t.out.Flush()
}

func (t *writer) line(s string) {
	t.out.WriteString(s)
	t.out.WriteByte('\n')
}

func (t *writer) segment(s *Segment) {
	t.line("  " + s.Zone)
	t.marked(s)
	for i := range s.Attributions {
		t.remark(words, i, s.Attributions[i].String())
	}
	for i := range s.Quotations {
		t.remark(quoted, i, s.Quotations[i].String())
	}
	for i := range s.Figures {
		t.remark(counted, i, s.Figures[i].String())
	}
}

func (t *writer) remark(of sort, number int, text string) {
	t.line("          " + t.paints[of].Sprintf("%c%d", of, number+1) + " " + report.Line(text))
}

// edge is where a mark opens or closes.
type edge struct {
	at    int // byte of the segment's text
	opens bool
	sort  sort
	label string
	size  int // bytes the mark covers
}

// marked writes the sentences of a segment with the marks between the words.
func (t *writer) marked(s *Segment) {
	edges := edgesOf(s)
	at := 0
	for n, sentence := range s.Sentences {
		end := len(s.Text)
		if n+1 < len(s.Sentences) {
			end = s.Sentences[n+1].at.Start
		}
		var b strings.Builder
		for len(edges) > 0 && (edges[0].at < end || edges[0].at == end && !edges[0].opens) {
			e := edges[0]
			b.WriteString(shown(s.Text[at:e.at]))
			at = e.at
			if e.opens {
				b.WriteString(t.paints[e.sort].Sprint("{" + e.label + " "))
			} else {
				b.WriteString(t.paints[e.sort].Sprint("}"))
			}
			edges = edges[1:]
		}
		b.WriteString(shown(s.Text[at:end]))
		at = end
		t.line(t.faint.Sprintf("%7d | ", sentence.Start.Line) + strings.TrimRight(b.String(), " "))
	}
}

// shown is text of the article on one line, fit for a terminal.
func shown(text string) string {
	return report.Line(strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(text))
}

// edgesOf lists where the marks of a segment open and close, in the order in
// which they are written: of those at one place closing ones first, then
// longer ones outside shorter ones.
func edgesOf(s *Segment) []edge {
	var edges []edge
	add := func(of sort, number int, p *Place) {
		if p == nil || p.at.Empty() {
			return
		}
		label := fmt.Sprintf("%c%d", of, number+1)
		edges = append(edges, edge{p.at.Start, true, of, label, p.at.Len()}, edge{p.at.End, false, of, label, p.at.Len()})
	}
	for i := range s.Attributions {
		a := &s.Attributions[i]
		add(source, i, a.Where)
		add(cue, i, a.Cue)
		for n := range a.Content {
			add(words, i, &a.Content[n])
		}
	}
	for i := range s.Quotations {
		add(quoted, i, &s.Quotations[i].Place)
	}
	for i := range s.Figures {
		add(counted, i, &s.Figures[i].Place)
	}
	slices.SortStableFunc(edges, func(a, b edge) int {
		switch {
		case a.at != b.at:
			return cmp.Compare(a.at, b.at)
		case a.opens != b.opens:
			if a.opens {
				return 1
			}
			return -1
		case a.opens:
			return cmp.Compare(b.size, a.size)
		}
		return cmp.Compare(a.size, b.size)
	})
	return edges
}
