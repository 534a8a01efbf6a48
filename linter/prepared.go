package linter

import (
	"errors"
	"slices"

	"github.com/rhetlint/rhetlint/linter/flat"
	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// preparedVersion is the agreement between Prepare and ReadPrepared. Any change
// to the flat form, to the hashes of words or to the choice of triggers makes a
// new one.
const preparedVersion = 8

// Prepared is packs whose words are ready to be looked for. Reading it parses
// no TOML, no phrase and no regular expression.
type Prepared struct {
	packs  []*rule.Pack
	shared *rule.Shared
	rules  []*rule.Rule // of all packs, by ID
	set    *match.Set
	sets   []string // flat sets of conditions
	which  []int    // by condition: its set

	trusted bool
}

// Prepare makes the flat form of packs, which ReadPrepared reads. The same
// packs give the same bytes. It reports what New reports.
func Prepare(packs []*rule.Pack, shared *rule.Shared) ([]byte, error) {
	l, err := New(Options{Rules: rule.In(packs)})
	if err != nil {
		return nil, err
	}
	var w flat.Writer
	w.Int(preparedVersion)
	rule.WritePacks(&w, packs, shared)
	l.groups[0].set.WriteTo(&w)
	sets, which := l.conditionSets()
	w.Strings(sets)
	w.Int(len(which))
	for _, i := range which {
		w.Int(i)
	}
	return w.Data(), nil
}

// conditionSets are the flat sets of all conditions, equal ones once.
func (l *Linter) conditionSets() (sets []string, which []int) {
	known := make(map[string]int)
	for _, r := range l.rules {
		for _, c := range slices.Concat(r.unless, r.requires) {
			var w flat.Writer
			c.set().WriteTo(&w)
			at, ok := known[string(w.Data())]
			if !ok {
				at = len(sets)
				sets = append(sets, string(w.Data()))
				known[sets[at]] = at
			}
			which = append(which, at)
		}
	}
	return sets, which
}

// ReadPrepared reads what Prepare made, making sure that nothing in it leads
// astray.
func ReadPrepared(data string) (*Prepared, error) { return readPrepared(flat.NewReader(data)) }

// ReadTrusted is ReadPrepared for data that has been part of the program since it
// was made, so that it cannot be damaged; it makes sure of nothing.
func ReadTrusted(data string) (*Prepared, error) { return readPrepared(flat.NewTrusted(data)) }

func readPrepared(r *flat.Reader) (*Prepared, error) {
	if r.Int() != preparedVersion {
		return nil, errors.New("prepared rules of another version")
	}
	p := &Prepared{trusted: r.Trusted()}
	p.packs, p.shared = rule.ReadPacks(r)
	p.set = match.Read(r)
	p.sets = r.Strings()
	p.which = make([]int, r.Count(1))
	for i := range p.which {
		if p.which[i] = r.Int(); p.which[i] < 0 || p.which[i] >= len(p.sets) {
			r.Fail()
		}
	}
	if !r.Done() {
		return nil, errors.New("damaged prepared rules")
	}
	conditions := 0
	for _, pack := range p.packs {
		p.rules = append(p.rules, pack.Rules...)
		for _, r := range pack.Rules {
			conditions += len(r.Near.Unless) + len(r.Near.Requires)
		}
	}
	if p.rules = byID(p.rules); conditions != len(p.which) {
		return nil, errors.New("damaged prepared rules")
	}
	return p, nil
}

// Packs are the packs, their rules without pages and examples.
func (p *Prepared) Packs() []*rule.Pack { return p.packs }

// Shared is what packs elsewhere may use of them.
func (p *Prepared) Shared() *rule.Shared { return p.shared }

// condition reads the words of a condition, counted in the order of the rules.
func (p *Prepared) condition(n int) func() *match.Set {
	return func() *match.Set {
		data := flat.NewReader(p.sets[p.which[n]])
		if p.trusted {
			data = flat.NewTrusted(p.sets[p.which[n]])
		}
		return match.Read(data)
	}
}

// within reports whether all prepared rules are among rules.
func (p *Prepared) within(rules []*rule.Rule) bool {
	return len(rules)-len(p.without(rules)) == len(p.rules)
}

// without is the rules that are not prepared.
func (p *Prepared) without(rules []*rule.Rule) []*rule.Rule {
	ours := make(map[*rule.Rule]bool, len(p.rules))
	for _, r := range p.rules {
		ours[r] = true
	}
	return slices.DeleteFunc(slices.Clone(rules), func(r *rule.Rule) bool { return ours[r] })
}
