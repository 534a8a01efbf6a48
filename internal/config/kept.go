package config

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rhetlint/rhetlint/internal/cache"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/flat"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// Keeper keeps users' packs prepared for linting. What is kept is taken only
// for the same program and the same bytes in the files of the packs. As it
// takes longer to prepare packs than to load them, this is done when they are
// met unchanged for the second time.
type Keeper struct {
	Cache   *cache.Cache
	Program string // stands for the program that runs, its built-in rules included
}

// prepared are the packs of some folders as they load fastest.
type prepared struct {
	packs map[string][]*rule.Pack // by folder
	ready *linter.Prepared
}

// prepared gives the packs of a configuration's folders from what was kept. It
// is nil where they have to be loaded from their files: they are new, something
// is wrong with them, or nothing can be kept.
func (l *Library) prepared(c *Config) *prepared {
	folders := c.PackFolders()
	if l.keeper == nil || len(folders) == 0 {
		return nil
	}
	name := strings.Join(folders, "\x00")
	p, known := l.kept[name]
	if !known {
		if k := l.keeper(); k != nil {
			p = l.keep(k, folders)
		}
		l.kept[name] = p
	}
	return p
}

func (l *Library) keep(k *Keeper, folders []string) *prepared {
	place, key, err := k.keys(folders)
	if err != nil {
		return nil // loading them will tell why
	}
	data, known := k.Cache.Bytes(place, key)
	if !known {
		_ = k.Cache.PutBytes(place, key, nil)
		return nil
	}
	if p := readPrepared(string(data), folders); p != nil {
		return p
	}
	if data = l.prepare(folders); data == nil {
		return nil
	}
	if _, now, err := k.keys(folders); err == nil && now == key {
		_ = k.Cache.PutBytes(place, key, data) // or they are prepared again
	}
	return readPrepared(string(data), folders)
}

// keys are the place where packs are kept, one for the folders, and the key
// they are kept for: all that has a say in what is made of them.
func (k *Keeper) keys(folders []string) (place, key cache.Key, err error) {
	names, parts := [][]byte{[]byte("packs")}, [][]byte{[]byte(k.Program)}
	for _, folder := range folders {
		names = append(names, []byte(folder), []byte(rootName(folder)))
		if parts, err = appendFiles(parts, folder); err != nil {
			return "", "", err
		}
	}
	place = cache.NewKey(names...)
	return place, cache.NewKey(append(parts, []byte(place))...), nil
}

// appendFiles adds the names and contents of all files that packs in a folder
// are made from.
func appendFiles(parts [][]byte, folder string) ([][]byte, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	files := guarded{root.FS()}
	for _, name := range rule.Files(files) {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		parts = append(parts, []byte(name), data)
	}
	return append(parts, nil), nil
}

// prepare loads packs from their files and puts them into flat form. There is
// none where anything is wrong with them.
func (l *Library) prepare(folders []string) []byte {
	var w flat.Writer
	var all []*rule.Pack
	for _, folder := range folders {
		packs, faults := l.Folder(folder)
		if len(faults) > 0 {
			return nil
		}
		w.Int(len(packs))
		all = append(all, packs...)
	}
	data, err := linter.Prepare(all, &rule.Shared{})
	if err != nil {
		return nil
	}
	return bytes.Join([][]byte{w.Data(), data}, nil)
}

// readPrepared reads what prepare made of folders, nil where it did not.
func readPrepared(data string, folders []string) *prepared {
	r := flat.NewReader(data)
	counts := make([]int, len(folders))
	for i := range counts {
		counts[i] = r.Int()
	}
	ready, err := linter.ReadPrepared(r.Rest())
	if err != nil {
		return nil
	}
	p := &prepared{packs: map[string][]*rule.Pack{}, ready: ready}
	left := ready.Packs()
	for i, folder := range folders {
		if counts[i] < 0 || counts[i] > len(left) {
			return nil
		}
		p.packs[folder], left = left[:counts[i]:counts[i]], left[counts[i]:]
	}
	return p
}

// Pages are those of the rules that came without, from the files.
func (l *Library) Pages() map[string]rule.Page {
	whole, all := NewLibrary(l.files), map[string]rule.Page{}
	add := func(packs []*rule.Pack) {
		for _, r := range rule.In(packs) {
			all[r.ID] = r.Page
		}
	}
	if l.ready != nil {
		packs, _ := whole.Builtin() // a test says that nothing is wrong with them
		add(packs)
	}
	for _, p := range l.kept {
		if p == nil {
			continue
		}
		for folder := range p.packs {
			packs, _ := whole.Folder(filepath.Clean(folder)) // nothing was wrong with them a moment ago
			add(packs)
		}
	}
	return all
}
