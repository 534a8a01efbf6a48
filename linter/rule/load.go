package rule

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// Loader reads packs. The zero value reads packs that stand alone.
type Loader struct {
	Shared *Shared // fragments and lists from elsewhere; may be nil
	// Trusted leaves out the checks that a test already makes of the rules:
	// that patterns are bounded and compile, that examples are enough.
	Trusted bool

	current packFile // the pack being read
}

// Load reads every pack in fsys: the folder itself where it holds pack.toml,
// otherwise each of its sub-folders that does. root is put before file names in
// faults. Rules without fault are returned even where others have some; what
// the folder shares is returned for packs elsewhere.
func (l Loader) Load(fsys fs.FS, root string) ([]*Pack, *Shared, diag.Faults) {
	shared, faults := readShared(fsys, root, l.Shared)
	l.Shared = shared
	var packs []*Pack
	for _, dir := range packFolders(fsys) {
		name := dir
		if dir == "." {
			name = path.Base(strings.TrimRight(path.Clean(strings.ReplaceAll(root, "\\", "/")), "/"))
		}
		pack, more := l.pack(fsys, root, dir, name)
		faults = append(faults, more...)
		packs = append(packs, pack)
	}
	if len(packs) == 0 {
		faults.Add(&diag.Fault{
			Path: root, Message: "no pack here: neither the folder nor one inside it holds pack.toml",
			Hint: "a pack is a folder with a pack.toml and one file for each rule",
		})
	}
	if !l.Trusted {
		faults = append(faults, checkYields(packs)...)
	}
	faults.Sort()
	return packs, shared, faults
}

func packFolders(fsys fs.FS) []string {
	if _, err := fs.Stat(fsys, "pack.toml"); err == nil {
		return []string{"."}
	}
	found, _ := fs.Glob(fsys, "*/pack.toml")
	dirs := make([]string, 0, len(found))
	for _, f := range found {
		dirs = append(dirs, path.Dir(f))
	}
	return dirs
}

// Files lists the files of fsys that Load reads.
func Files(fsys fs.FS) []string {
	files := sharedFiles(fsys)
	for _, dir := range packFolders(fsys) {
		files = append(files, packFiles(fsys, dir)...)
	}
	return files
}

// packFiles are the files of one pack.
func packFiles(fsys fs.FS, dir string) []string {
	names, _ := fs.Glob(fsys, path.Join(dir, "*.toml"))
	return names
}

func (l Loader) pack(fsys fs.FS, root, dir, name string) (*Pack, diag.Faults) {
	p := &Pack{Name: name}
	file := path.Join(dir, "pack.toml")
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return p, diag.Faults{{Path: path.Join(root, file), Message: "the pack cannot be read: " + err.Error()}}
	}
	var raw packFile
	f, faults := tomlfile.Decode(path.Join(root, file), data, &raw)
	if len(faults) == 0 && raw.Title == "" {
		faults.Add(f.Fault("the pack has no title", `title = "House rules"`))
	}
	if !ValidName(name) {
		faults.Add(&diag.Fault{
			Path: path.Join(root, dir), Message: "“" + name + "” cannot name a pack",
			Hint: "use lower-case letters, digits and hyphens",
		})
	}
	l.current = raw
	p.Title, p.Version, p.Licence, p.Purpose, p.Symmetric = raw.Title, raw.Version, raw.Licence, raw.Purpose, raw.Symmetric
	for _, n := range packFiles(fsys, dir) {
		if path.Base(n) == "pack.toml" || dir == "." && path.Base(n) == fragmentsFileName {
			continue
		}
		r, more := l.rule(fsys, root, n, name)
		faults = append(faults, more...)
		if r != nil {
			p.Rules = append(p.Rules, r)
		}
	}
	if raw.Symmetric && !l.Trusted {
		faults = append(faults, checkPairs(f, p, raw.Pairs)...)
	}
	return p, faults
}

func (l Loader) rule(fsys fs.FS, root, name, pack string) (*Rule, diag.Faults) {
	shown := path.Join(root, name)
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, diag.Faults{{Path: shown, Message: "the rule cannot be read: " + err.Error()}}
	}
	id := pack + "/" + strings.TrimSuffix(path.Base(name), ".toml")
	return l.Rule(id, shown, data)
}

// Rule reads one rule from the text of its file. It returns nil and all that
// is wrong where it is not fit to run.
func (l Loader) Rule(id, shown string, data []byte) (*Rule, diag.Faults) {
	raw := new(file)
	f, faults := tomlfile.Decode(shown, data, raw)
	if l.Shared == nil {
		l.Shared = &Shared{}
	}
	b := builder{loader: l, raw: raw, file: f, faults: faults}
	if len(faults) > 0 {
		for _, fault := range faults {
			fault.Rule = id
		}
		return nil, faults
	}
	r := b.build(id)
	r.File = shown
	if len(b.faults) > 0 {
		for _, fault := range b.faults {
			fault.Rule = id
		}
		return nil, b.faults
	}
	return r, nil
}

// ValidName reports whether s can be part of an ID: lower-case letters, digits
// and hyphens, not a hyphen first.
func ValidName(s string) bool {
	return s != "" && !strings.HasPrefix(s, "-") && !slices.ContainsFunc([]rune(s), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-')
	})
}
