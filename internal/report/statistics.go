package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
)

// filesShown is how many files the statistics list.
const filesShown = 20

// Statistics counts findings by rule, pack and file, for people. Later uses of
// a term count as uses, not as findings.
type Statistics struct {
	words  int
	byRule map[string]*tally
	byPack map[string]*tally
	byFile []*tally
}

type tally struct {
	name                  string
	findings, uses, words int
}

// Add counts one result.
func (s *Statistics) Add(r *linter.Result) {
	if s.byRule == nil {
		s.byRule, s.byPack = map[string]*tally{}, map[string]*tally{}
	}
	s.words += r.Words
	file := &tally{name: Line(r.Path), words: r.Words}
	for i := range r.Findings {
		f := &r.Findings[i]
		pack, _, _ := strings.Cut(f.Rule, "/")
		for _, t := range []*tally{entry(s.byRule, f.Rule), entry(s.byPack, pack), file} {
			t.uses++
			if !f.Repeat {
				t.findings++
			}
		}
	}
	if file.uses > 0 {
		s.byFile = append(s.byFile, file)
		if len(s.byFile) > 50*filesShown { // bounds what is held
			s.byFile = most(s.byFile)[:filesShown]
		}
	}
}

func entry(all map[string]*tally, name string) *tally {
	if all[name] == nil {
		all[name] = &tally{name: visible(name)}
	}
	return all[name]
}

// most sorts by the number of findings, then by name.
func most(all []*tally) []*tally {
	slices.SortStableFunc(all, func(a, b *tally) int {
		return cmp.Or(cmp.Compare(b.findings, a.findings), cmp.Compare(b.uses, a.uses), cmp.Compare(a.name, b.name))
	})
	return all
}

// Write prints the tables.
func (s *Statistics) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s. Findings, uses, uses per 1,000 words:\n", count(s.words, "word"))
	s.table(out, "pack", s.byPack)
	s.table(out, "rule", s.byRule)
	files := most(s.byFile)
	s.rows(out, "file", files[:min(len(files), filesShown)])
	return out.Flush()
}

func (s *Statistics) table(out *bufio.Writer, head string, all map[string]*tally) {
	var list []*tally
	for _, t := range all {
		t.words = s.words
		list = append(list, t)
	}
	s.rows(out, head, most(list))
}

func (s *Statistics) rows(out *bufio.Writer, head string, rows []*tally) {
	if len(rows) > 0 {
		fmt.Fprintf(out, "\nby %s\n", head)
	}
	for _, t := range rows {
		fmt.Fprintf(out, "%7d %7d %9.2f  %s\n", t.findings, t.uses, float64(t.uses)*1000/float64(max(t.words, 1)), t.name)
	}
}
