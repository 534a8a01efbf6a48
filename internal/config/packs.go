package config

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// maxRuleBytes is the size limit of one file in a folder of packs.
const maxRuleBytes = 1 << 20

// Library loads packs, each once: those that rhetlint brings along and those in
// folders. It is not safe for concurrent use.
type Library struct {
	files   fs.FS // the built-in packs
	trusted bool  // whether those are known to be well made
	flat    string
	ready   *linter.Prepared // read from flat; nil where that is not used
	builtin *loaded
	folders map[string]*loaded // by absolute path
	keeper  func() *Keeper     // nil where users' packs are always loaded from their files
	kept    map[string]*prepared
}

// loaded is what one folder of packs holds.
type loaded struct {
	packs  []*rule.Pack
	shared *rule.Shared
	faults diag.Faults
}

// NewLibrary makes a library around the built-in packs, which are trusted: a
// test checks them.
func NewLibrary(builtin fs.FS) *Library {
	return &Library{files: builtin, trusted: true, folders: map[string]*loaded{}}
}

// NewLintingLibrary is NewLibrary for linting only. Packs come without pages and
// examples where they are prepared: the built-in ones if flat holds them, those
// in folders if keeper, asked when there are any, gives one.
func NewLintingLibrary(builtin fs.FS, flat string, keeper func() *Keeper) *Library {
	l := NewLibrary(builtin)
	l.flat, l.keeper, l.kept = flat, keeper, map[string]*prepared{}
	return l
}

// Prepared is the packs of a configuration as linters take them, those that are
// prepared.
func (l *Library) Prepared(c *Config) []*linter.Prepared {
	var all []*linter.Prepared
	if l.ready != nil {
		all = append(all, l.ready)
	}
	if p := l.prepared(c); p != nil {
		all = append(all, p.ready)
	}
	return all
}

// NewCheckingLibrary is NewLibrary with all checks that users' packs go through.
func NewCheckingLibrary(builtin fs.FS) *Library {
	return &Library{files: builtin, folders: map[string]*loaded{}}
}

// Builtin loads the built-in packs.
func (l *Library) Builtin() ([]*rule.Pack, diag.Faults) {
	b := l.own()
	return b.packs, b.faults
}

func (l *Library) own() *loaded {
	if l.builtin == nil && l.flat != "" {
		if ready, err := linter.ReadTrusted(l.flat); err == nil {
			l.ready, l.builtin = ready, &loaded{ready.Packs(), ready.Shared(), nil}
			for _, p := range ready.Packs() {
				p.Builtin = true
			}
		}
	}
	if l.builtin == nil {
		packs, shared, faults := rule.Loader{Trusted: l.trusted}.Load(l.files, "rules")
		for _, p := range packs {
			p.Builtin = true
		}
		l.builtin = &loaded{packs, shared, faults}
	}
	return l.builtin
}

// shared are the lists and fragments of the built-in packs.
func (l *Library) shared() *rule.Shared {
	if l.builtin == nil && !l.trusted {
		return NewLibrary(l.files).own().shared // their rules are not asked for
	}
	return l.own().shared
}

// Packs loads the packs that a configuration names, in its order. Faults carry
// the file and the line.
func (l *Library) Packs(c *Config) ([]*rule.Pack, diag.Faults) {
	var packs []*rule.Pack
	var faults diag.Faults
	var kept map[string][]*rule.Pack
	if p := l.prepared(c); p != nil {
		kept = p.packs
	}
	for i, name := range c.Packs {
		if have, ok := kept[c.packFolder(name)]; ok && name != Builtin {
			packs = append(packs, have...)
			continue
		}
		more, wrong := l.named(c, name, i)
		packs = append(packs, more...)
		faults = append(faults, wrong...)
	}
	return packs, faults
}

func (l *Library) named(c *Config, name string, i int) ([]*rule.Pack, diag.Faults) {
	if name == Builtin {
		return l.Builtin()
	}
	folder := c.packFolder(name)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		hint := "a pack is “builtin” or a folder, given from where the configuration is"
		return nil, diag.Faults{c.file.ValueFault("no folder “"+name+"”", hint, "packs", i)}
	}
	return l.Folder(folder)
}

// Folder loads the packs in a folder. They may use the lists and fragments of
// the built-in packs.
func (l *Library) Folder(folder string) ([]*rule.Pack, diag.Faults) {
	full, err := filepath.Abs(folder)
	if err != nil {
		return nil, diag.Faults{{Path: filepath.ToSlash(folder), Message: reason(err)}}
	}
	have, ok := l.folders[full]
	if !ok {
		have = &loaded{}
		l.folders[full] = have
		have.packs, have.faults = l.load(full)
	}
	return have.packs, have.faults
}

// Files loads the packs in a file system, such as a folder as it once was. root
// is how it is called in faults; a pack alone takes its last element as name.
func (l *Library) Files(files fs.FS, root string) ([]*rule.Pack, diag.Faults) {
	packs, _, faults := rule.Loader{Shared: l.shared()}.Load(guarded{files}, root)
	return packs, faults
}

func (l *Library) load(folder string) ([]*rule.Pack, diag.Faults) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, diag.Faults{{Path: shownPath(folder), Message: "the folder cannot be read: " + reason(err)}}
	}
	defer root.Close()
	packs, _, faults := rule.Loader{Shared: l.shared()}.Load(guarded{root.FS()}, rootName(folder))
	return packs, faults
}

// rootName is how a folder of packs is called in faults. A pack alone is named
// after its folder.
func rootName(folder string) string {
	shown := shownPath(folder)
	if shown == "." {
		return path.Join("..", filepath.Base(folder))
	}
	return shown
}

// guarded opens regular files of bounded size and folders, nothing else.
type guarded struct{ files fs.FS }

// Open refuses what cannot be a rule before it is opened.
func (g guarded) Open(name string) (fs.File, error) {
	info, err := fs.Stat(g.files, name)
	switch {
	case err != nil:
		return nil, err
	case !info.IsDir() && !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("not a regular file")}
	case info.Mode().IsRegular() && info.Size() > maxRuleBytes:
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("over the limit of 1 MB for a file of a pack")}
	}
	return g.files.Open(name)
}
