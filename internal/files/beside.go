package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Named is the target for a file that was named, such as a baseline.
func Named(name string) Target { return Target{Path: show(name), name: name} }

// Beside is the target for the file whose name is that of an article with an
// addition. ok is false where there is no such file.
func (t Target) Beside(suffix string) (beside Target, ok bool) {
	if t.IsStdin() || t.Fault != nil {
		return Target{}, false
	}
	beside = Target{Path: t.Path + suffix, root: t.root, name: t.name + suffix}
	_, err := os.Lstat(filepath.Join(t.root, beside.name))
	return beside, !errors.Is(err, fs.ErrNotExist)
}
