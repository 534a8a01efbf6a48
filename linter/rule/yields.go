package rule

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// checkYields refuses rules that stand back for each other, directly or in a
// circle: none of them would be reported. Names of packs and rules that are
// not here are left alone, since they may belong to packs elsewhere.
func checkYields(packs []*Pack) diag.Faults {
	g := yieldGraph{to: map[string][]string{}, state: map[string]visit{}}
	var ids []string
	files := map[string]string{}
	for _, p := range packs {
		for _, r := range p.Rules {
			ids, files[r.ID] = append(ids, r.ID), r.File
		}
	}
	for _, p := range packs {
		for _, r := range p.Rules {
			g.to[r.ID] = named(ids, r.Near.Yields)
		}
	}
	var faults diag.Faults
	for _, id := range ids {
		if circle := g.circle(id, nil); circle != nil {
			faults.Add(&diag.Fault{
				Path: files[id], Rule: id, Message: "rules yield to each other: " + strings.Join(circle, ", "),
				Hint: "take one of them out of “yields”",
			})
		}
	}
	return faults
}

// named is the IDs that names of packs and rules stand for.
func named(ids, names []string) []string {
	if len(names) == 0 {
		return nil
	}
	var out []string
	for _, id := range ids {
		pack, _, _ := strings.Cut(id, "/")
		if slices.Contains(names, id) || slices.Contains(names, pack) {
			out = append(out, id)
		}
	}
	return out
}

type visit uint8

const (
	open visit = iota + 1 // on the way that is being walked
	done
)

// yieldGraph leads from a rule to those it stands back for.
type yieldGraph struct {
	to    map[string][]string
	state map[string]visit
}

// circle is a way from a rule back to itself, nil where there is none or it
// was told before.
func (g *yieldGraph) circle(id string, way []string) []string {
	way = append(way, id)
	switch g.state[id] {
	case open:
		return slices.Clone(way[slices.Index(way, id):])
	case done:
		return nil
	}
	g.state[id] = open
	defer func() { g.state[id] = done }()
	for _, next := range g.to[id] {
		if found := g.circle(next, way); found != nil {
			return found
		}
	}
	return nil
}
