package cli

import (
	"path/filepath"
	"slices"
	"sync"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// plan is all that is fixed before the first article is linted: what to lint,
// by which configuration, with which rules. Whatever is wrong with the call, a
// configuration or a pack is found here, so that nothing is half linted.
type plan struct {
	articles []article
	leftOut  diag.Faults // of rules without which they are linted
	ids      func() ids
	pages    func() map[string]rule.Page
	named    func() map[string]*rule.Rule
}

// ids are those of the built-in rules, and of the rules without pages.
type ids struct{ builtin, bare map[string]bool }

func idsOf(packs []*rule.Pack) ids {
	all := ids{map[string]bool{}, map[string]bool{}}
	for _, pack := range packs {
		for _, r := range pack.Rules {
			all.builtin[r.ID] = all.builtin[r.ID] || pack.Builtin
			all.bare[r.ID] = all.bare[r.ID] || pack.Bare
		}
	}
	return all
}

// article is one article to lint.
type article struct {
	target files.Target
	path   string // for the report and for globs
	config *config.Config
	linter *linter.Linter
}

// disk is the article's path on disk.
func (a article) disk() string { return filepath.FromSlash(a.path) }

// planner makes a plan.
type planner struct {
	run     *run
	store   *config.Store
	library *config.Library
	linters map[*config.Config]*linter.Linter // nil where a configuration is at fault
	packs   []*rule.Pack                      // of all configurations
	faults  diag.Faults
	leftOut diag.Faults     // of rules without which articles are linted
	told    map[string]bool // faults already gathered
}

func (a *app) plan(r *run, arguments []string) (*plan, error) {
	store, err := r.flags.store()
	if err != nil {
		return nil, err
	}
	p := &planner{
		run: r, store: store, library: a.library(),
		linters: map[*config.Config]*linter.Linter{}, told: map[string]bool{},
	}
	made := &plan{articles: p.articles(arguments), pages: sync.OnceValue(p.library.Pages)}
	if len(p.linters) == 0 {
		p.configure("") // every input is at fault: the call is looked at all the same
	}
	for _, f := range r.rules.Check(p.packs) {
		p.gather(&p.faults, f)
	}
	made.ids = sync.OnceValue(func() ids { return idsOf(p.packs) })
	made.named = sync.OnceValue(made.rules)
	made.leftOut = p.leftOut
	return made, p.faults.Err()
}

func (p *planner) articles(arguments []string) []article {
	var all []article
	finder := files.Finder{Exclude: func(path string) bool {
		c, err := p.store.For(filepath.FromSlash(path))
		return err == nil && c.Excluded(filepath.FromSlash(path))
	}}
	for target := range finder.Find(arguments) {
		art := article{target: target, path: target.Path}
		if target.IsStdin() && p.run.flags.stdinPath != "" {
			art.path = filepath.ToSlash(p.run.flags.stdinPath)
		}
		if target.Fault == nil {
			art.config, art.linter = p.configure(art.disk())
		} else if len(all) == 0 && target.Fault.Hint == "" {
			target.Fault.Hint = command(target.Path)
		}
		all = append(all, art)
	}
	return all
}

// command is a hint for a first path that looks like a mistyped command.
func command(word string) string {
	if near := tomlfile.Suggest(word, commandNames()); near != "" {
		return "did you mean the command “" + near + "”?"
	}
	return ""
}

// configure gives an article its configuration and the linter that goes with
// it. Both are nil where something is at fault.
func (p *planner) configure(name string) (*config.Config, *linter.Linter) {
	c, err := p.store.For(name)
	if err != nil {
		p.gatherError(err)
		return nil, nil
	}
	l, ok := p.linters[c]
	if !ok {
		l = p.linter(c)
		p.linters[c] = l
	}
	return c, l
}

func (p *planner) linter(c *config.Config) *linter.Linter {
	packs, faults := p.library.Packs(c)
	if p.leaveOut(packs, faults) {
		faults = c.Check(packs)
	}
	for _, f := range faults {
		p.gather(&p.faults, f)
	}
	p.packs = append(p.packs, packs...)
	if len(faults) > 0 {
		return nil
	}
	l, err := linter.New(linter.Options{
		Rules: rule.In(packs), Level: p.run.levelOf(c), Prepared: p.library.Prepared(c), Workers: p.run.jobs,
	})
	if err != nil {
		p.gatherError(err)
	}
	return l
}

// leaveOut reports whether articles can be linted without the rules at fault, if
// any are, and notes what is wrong with those.
func (p *planner) leaveOut(packs []*rule.Pack, faults diag.Faults) bool {
	if slices.ContainsFunc(faults, func(f *diag.Fault) bool { return !f.Alone }) || len(faults) > 0 && len(rule.In(packs)) == 0 {
		return false
	}
	for _, f := range faults {
		p.gather(&p.leftOut, f)
	}
	return true
}

// library has the rules as they load fastest.
func (a *app) library() *config.Library {
	if a.prepared != nil {
		if flat, fresh := a.prepared(); fresh {
			return config.NewLintingLibrary(a.files, flat, a.keeper)
		}
	}
	return config.NewLibrary(a.files)
}

// withPage gives a rule its page, when a report asks for it.
func (p *plan) withPage(r *rule.Rule) *rule.Rule {
	if r == nil || !p.ids().bare[r.ID] {
		return r
	}
	whole := *r
	whole.Page = p.pages()[r.ID]
	return &whole
}

func (p *planner) gatherError(err error) {
	faults := diag.AsFaults(err)
	if faults == nil {
		faults = diag.Faults{{Message: err.Error()}}
	}
	for _, f := range faults {
		p.gather(&p.faults, f)
	}
}

// gather keeps a fault once, however many articles it concerns.
func (p *planner) gather(into *diag.Faults, f *diag.Fault) {
	if key := f.Error(); !p.told[key] {
		p.told[key] = true
		into.Add(f)
	}
}

// pageURL is where the pages of the built-in rules are.
const pageURL = "https://github.com/rhetlint/rhetlint/blob/main/docs/rules/"

// url is the page of a rule, empty for the rules of users.
func (p *plan) url(id string) string {
	if !p.ids().builtin[id] {
		return ""
	}
	return pageURL + id + ".md"
}
