package cli

import (
	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// here is what holds in one place: its configuration and the packs it names.
type here struct {
	config *config.Config
	packs  []*rule.Pack
}

// here reads what holds in the current folder.
func (a *app) here(flags *common) (*here, error) { return a.at(flags, "") }

// at reads what holds for an article, by its path on disk. An error holds
// diag.Faults.
func (a *app) at(flags *common, name string) (*here, error) {
	return load(flags, name, config.NewLibrary(a.files))
}

func load(flags *common, name string, library *config.Library) (*here, error) {
	store, err := flags.store()
	if err != nil {
		return nil, err
	}
	c, err := store.For(name)
	if err != nil {
		return nil, err
	}
	packs, faults := library.Packs(c)
	if len(faults) == 0 {
		faults = c.Check(packs)
	}
	return &here{c, packs}, faults.Err()
}
