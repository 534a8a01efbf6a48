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
const preparedVersion = 14

// Prepared is packs whose words are ready to be looked for. Reading it parses
// no TOML, no phrase and no regular expression.
type Prepared struct {
	packs  []*rule.Pack
	shared *rule.Shared
	rules  []*rule.Rule // of all packs, by ID
	set    *match.Set
	nearby string  // flat set of the words of conditions
	lists  int     // how many lists they make
	which  []int32 // by condition: its list, or noList

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
	var near flat.Writer
	l.groups[0].near().WriteTo(&near)
	w.String(string(near.Data()))
	w.Int(l.lists())
	var which []int32
	for _, r := range l.rules {
		for _, c := range slices.Concat(r.unless, r.requires) {
			which = append(which, int32(c.list)) //nolint:gosec // a few hundred
		}
	}
	w.Ints(which)
	return w.Data(), nil
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
	p.nearby, p.lists = r.String(), r.Int()
	p.which = r.Ints()
	if slices.ContainsFunc(p.which, func(list int32) bool { return list < noList || int(list) >= p.lists }) {
		r.Fail()
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

// near reads the words of conditions.
func (p *Prepared) near() *match.Set {
	if p.trusted {
		return match.Read(flat.NewTrusted(p.nearby))
	}
	return match.Read(flat.NewReader(p.nearby))
}

// without is the rules that are not prepared. It reports false, and gives all,
// where not all of the prepared rules are among them.
func (p *Prepared) without(rules []*rule.Rule) (rest []*rule.Rule, ok bool) {
	if p == nil || len(p.rules) == 0 || len(rules) < len(p.rules) {
		return rules, false
	}
	ours := rule.In(p.packs) // in one piece, as a rule
	if at := slices.Index(rules, ours[0]); at >= 0 && at+len(ours) <= len(rules) && slices.Equal(rules[at:at+len(ours)], ours) {
		return slices.Concat(rules[:at], rules[at+len(ours):]), true
	}
	known := make(map[*rule.Rule]bool, len(ours))
	for _, r := range ours {
		known[r] = true
	}
	rest = slices.DeleteFunc(slices.Clone(rules), func(r *rule.Rule) bool { return known[r] })
	if len(rules)-len(rest) != len(p.rules) {
		return rules, false
	}
	return rest, true
}
