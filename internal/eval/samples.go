package eval

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Sample is one false alarm or one miss, with the words around it.
type Sample struct {
	Document string `json:"document"`
	Before   string `json:"before"`
	Text     string `json:"text"`
	After    string `json:"after"`
}

// around is how many code points of the text a sample shows on either side.
const around = 70

// samples keeps a few examples for each name: those whose place has the lowest
// hash, so that the choice is spread over the documents and always the same.
type samples struct {
	limit  int
	alarms map[string][]ranked
	misses map[string][]ranked
}

type ranked struct {
	rank   uint64
	sample Sample
}

func newSamples(limit int) *samples {
	return &samples{limit: limit, alarms: map[string][]ranked{}, misses: map[string][]ranked{}}
}

func (s *samples) alarm(rule string, g *Gold, at span.Span) {
	s.alarms[rule] = s.keep(s.alarms[rule], g, at)
}

// miss keeps gold that nothing found. An empty range stands for the document.
func (s *samples) miss(label string, g *Gold, at span.Span) {
	s.misses[label] = s.keep(s.misses[label], g, at)
}

func (s *samples) keep(list []ranked, g *Gold, at span.Span) []ranked {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%d\x00%d", g.ID, at.Start, at.End)
	rank := h.Sum64()
	if s.limit == 0 || len(list) == s.limit && rank >= list[len(list)-1].rank {
		return list
	}
	i, _ := slices.BinarySearchFunc(list, rank, func(r ranked, rank uint64) int { return cmp.Compare(r.rank, rank) })
	list = slices.Insert(list, i, ranked{rank, newSample(g, at)})
	return list[:min(len(list), s.limit)]
}

func newSample(g *Gold, at span.Span) Sample {
	if at.Empty() {
		return Sample{Document: g.ID, Text: oneLine(g.Text[:ahead(g.Text, 0, 2*around)])}
	}
	return Sample{
		Document: g.ID, Text: oneLine(at.Of(g.Text)),
		Before: oneLine(g.Text[back(g.Text, at.Start, around):at.Start]),
		After:  oneLine(g.Text[at.End:ahead(g.Text, at.End, around)]),
	}
}

// oneLine makes every run of white space one space.
func oneLine(s string) string {
	words := strings.Join(strings.Fields(s), " ")
	if words == "" {
		return ""
	}
	if strings.TrimLeft(s, " \t\r\n") != s {
		words = " " + words
	}
	if strings.TrimRight(s, " \t\r\n") != s {
		words += " "
	}
	return words
}

func back(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

func ahead(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

func taken(list []ranked) []Sample {
	out := make([]Sample, len(list))
	for i, r := range list {
		out[i] = r.sample
	}
	return out
}
