package config

import (
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/suppress"
)

// named is a name somebody wrote, and where.
type named struct {
	name   string // a rule's ID or a pack
	origin string // "path:line", or the flag
	key    []any  // its place in the file; nil for flags
}

// layer is one say on which rules run. Layers are asked in order: the
// configuration, its overrides that fit the article, the flags.
type layer struct {
	selects []named // if there are any, nothing else runs
	ignores []named
}

func (l layer) empty() bool { return len(l.selects)+len(l.ignores) == 0 }

// state is what the layers asked so far say about a rule.
type state struct {
	on     bool
	byID   bool   // the last word named the rule itself, not its pack
	origin string // who had the last word
}

// apply lets the layer have its say. A rule's own name counts for more than its
// pack's: an earlier word on the rule survives a later one on the pack.
func (l layer) apply(r *rule.Rule, s state) state {
	ignored := byID(l.ignores, r)
	if at := byID(l.selects, r); at != nil && ignored == nil {
		return state{true, true, at.origin}
	}
	if len(l.selects) > 0 {
		s = l.narrow(r, s)
	}
	if ignored != nil {
		return state{false, true, ignored.origin}
	}
	if at := byPack(l.ignores, r); at != nil && s.on {
		return state{false, false, at.origin}
	}
	return s
}

// narrow applies a list of selected names that does not hold the rule itself.
func (l layer) narrow(r *rule.Rule, s state) state {
	at := byPack(l.selects, r)
	switch {
	case at == nil && r.Pack() == suppress.Own:
		return s // to select packs is not to want stale suppressions
	case at == nil:
		return state{false, false, l.selects[0].origin}
	case s.byID:
		return s
	}
	return state{r.Enabled, false, at.origin}
}

func byID(names []named, r *rule.Rule) *named   { return find(names, r.ID) }
func byPack(names []named, r *rule.Rule) *named { return find(names, r.Pack()) }

func find(names []named, name string) *named {
	for i := range names {
		if names[i].name == name {
			return &names[i]
		}
	}
	return nil
}

// Flags are what the command line says about rules, after the configuration.
type Flags struct{ layer }

// NewFlags makes the layer of --select and --ignore.
func NewFlags(selected, ignored []string) Flags {
	take := func(names []string, origin string) []named {
		var all []named
		for _, name := range names {
			all = append(all, named{name: name, origin: origin})
		}
		return all
	}
	return Flags{layer{take(selected, "--select"), take(ignored, "--ignore")}}
}

// Check finds names that no pack knows.
func (f Flags) Check(packs []*rule.Pack) diag.Faults {
	if f.empty() {
		return nil
	}
	names := newNames(packs)
	var faults diag.Faults
	for _, list := range [][]named{f.selects, f.ignores} {
		for _, n := range list {
			if !names.known[n.name] {
				faults.Add(&diag.Fault{Message: n.origin + ": no rule or pack is named “" + n.name + "”", Hint: names.hint(n.name)})
			}
		}
	}
	return faults
}

// Check finds names in the configuration that none of its packs knows.
func (c *Config) Check(packs []*rule.Pack) diag.Faults {
	if c.rules.empty() && len(c.severity)+len(c.overrides) == 0 {
		return nil
	}
	names := newNames(packs)
	var faults diag.Faults
	check := func(l layer, severity []severityEntry) {
		all := append(append([]named{}, l.selects...), l.ignores...)
		for _, s := range severity {
			all = append(all, s.named)
		}
		for _, n := range all {
			if names.known[n.name] {
				continue
			}
			fault := c.file.ValueFault
			if len(n.key) > 1 && n.key[len(n.key)-2] == "severity" {
				fault = c.file.Fault // the name is the key, not the value
			}
			faults.Add(fault("no rule or pack is named “"+n.name+"”", names.hint(n.name), n.key...))
		}
	}
	check(c.rules, c.severity)
	for _, o := range c.overrides {
		check(o.rules, o.severity)
	}
	return faults
}

// names are the rules and packs that can be named.
type names struct {
	known map[string]bool
	list  []string
	packs []string
}

func newNames(packs []*rule.Pack) names {
	n := names{known: map[string]bool{}}
	add := func(name string) {
		n.known[name] = true
		n.list = append(n.list, name)
	}
	for _, p := range append(slices.Clone(packs), suppress.Pack()) {
		add(p.Name)
		if p.Name != suppress.Own {
			n.packs = append(n.packs, p.Name)
		}
		for _, r := range p.Rules {
			add(r.ID)
		}
	}
	return n
}

// hint says what may have been meant: a name close by, or a rule whose pack was
// left out.
func (n names) hint(word string) string {
	for _, name := range n.list {
		if strings.HasSuffix(name, "/"+word) {
			return "did you mean “" + name + "”?"
		}
	}
	hint := suggestion(word, n.list)
	if strings.HasPrefix(hint, "did you mean") {
		return hint
	}
	return "packs: " + strings.Join(n.packs, ", ") + "; “rhetlint rules” lists the rules"
}
