package files

import (
	"cmp"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter/read"
)

// walk lists the articles in a folder and below it. Hidden and ignored names
// are left out, links are not followed.
func (f Finder) walk(folder string) iter.Seq[Target] {
	return func(yield func(Target) bool) {
		shown := show(folder)
		root, err := os.OpenRoot(folder)
		if err != nil {
			yield(broken(shown, "cannot be read: "+reason(err), ""))
			return
		}
		w := &walker{finder: f, root: root, folder: folder, shown: shown, yield: yield}
		if f.keep { // then it closes itself when no target holds it any more
			w.kept = root
		} else {
			defer root.Close()
		}
		above, prefix := ignoresAbove(folder)
		w.prefix = prefix
		if w.below(".", above) && w.found == 0 {
			yield(broken(shown, "no articles in this folder"+excluded(w.excluded),
				"folders are searched for "+strings.Join(Extensions(), ", ")+"; name other files themselves"))
		}
	}
}

// walker holds one walk. below and entry are false once nobody listens.
type walker struct {
	finder   Finder
	root     *os.Root
	kept     *os.Root // root where it stays open, else nil
	folder   string   // as it was named
	shown    string
	prefix   string // path of the folder inside the repository it is part of
	yield    func(Target) bool
	found    int // targets handed out
	excluded int
}

func (w *walker) below(dir string, rules ignoreRules) bool {
	entries, err := readDir(w.root, dir)
	if err != nil {
		return w.hand(broken(path.Join(w.shown, filepath.ToSlash(dir)), "cannot be read: "+reason(err), ""))
	}
	rules = rules.with(w.root, dir, path.Join(w.prefix, filepath.ToSlash(dir)))
	for _, entry := range entries {
		if !w.entry(filepath.Join(dir, entry.Name()), entry, rules) {
			return false
		}
	}
	return true
}

// readDir lists a folder in byte order of the names.
func readDir(root *os.Root, dir string) ([]fs.DirEntry, error) {
	f, err := root.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries, err
}

func (w *walker) entry(name string, entry fs.DirEntry, rules ignoreRules) bool {
	if strings.HasPrefix(entry.Name(), ".") || rules.ignores(path.Join(w.prefix, filepath.ToSlash(name)), entry.IsDir()) {
		return true
	}
	if entry.IsDir() {
		return w.below(name, rules)
	}
	if read.ByName(name) == "" {
		return true
	}
	shown := path.Join(w.shown, filepath.ToSlash(name))
	if w.finder.Exclude != nil && w.finder.Exclude(shown) {
		w.excluded++
		return true
	}
	if entry.Type().IsRegular() {
		return w.hand(Target{Path: shown, root: w.folder, name: name, known: known{w.kept, true}})
	}
	return w.odd(name, shown, entry)
}

// odd deals with what is named like an article and is no regular file. A link
// is passed over: what it leads to in this folder is found where it is.
func (w *walker) odd(name, shown string, entry fs.DirEntry) bool {
	info, err := w.root.Stat(name)
	switch {
	case err != nil:
		return w.hand(broken(shown, "is a link that leads nowhere or out of the folder", "name the file itself to lint it"))
	case info.IsDir(), entry.Type()&fs.ModeSymlink != 0 && info.Mode().IsRegular():
		return true
	}
	return w.hand(Target{Path: shown, root: w.folder, name: name})
}

func (w *walker) hand(t Target) bool {
	w.found++
	return w.yield(t)
}
