// Package files finds the articles that a call names and reads them. It is the
// only place that opens articles.
//
// The invariant: what a tree holds is not trusted. Only regular files are read,
// checked before and after opening, up to a limit; a walk follows no link out
// of the folder that was named. Whatever cannot be read is told of, so that
// nothing is passed over in silence.
//
// Paths are shown with slashes on every system, and every path is linted as
// often as it is named.
package files

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/read"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Target is one article to lint, or the reason why there is none.
type Target struct {
	Path  string      // for reports and globs: slashes, relative if it was named so
	Fault *diag.Fault // why it cannot be linted; nil for an article
	root  string      // the folder it was found in, empty for a file that was named
	name  string      // its path on disk: inside root, or as named
	known
}

// known is what a walk knows of a target; the zero value knows nothing.
type known struct {
	in      *os.Root // the folder, open; nil where it has to be opened
	regular bool     // a regular file, and no link
}

// Extensions are the endings of file names that are articles when they are
// found in a folder. A file that is named is linted whatever its ending.
func Extensions() []string {
	var all []string
	for _, l := range read.Languages() {
		all = append(all, l.Extensions...)
	}
	return all
}

// Finder turns the arguments of a call into targets.
type Finder struct {
	// Exclude leaves out articles that were found in a folder or by a glob. It
	// is given the path as shown and may be nil.
	Exclude func(path string) bool

	keep bool // a folder stays open as long as its targets are known
}

// keptFolders is how many folders of a call stay open; those named after them
// are opened again for each of their articles.
const keptFolders = 32

// Find lists the targets in the order of the arguments: files, folders (walked
// in byte order of the names), globs that the shell did not expand, and "-".
func (f Finder) Find(arguments []string) iter.Seq[Target] {
	return func(yield func(Target) bool) {
		for i, argument := range arguments {
			f.keep = i < keptFolders
			for target := range f.argument(argument) {
				if !yield(target) {
					return
				}
			}
		}
	}
}

func (f Finder) argument(argument string) iter.Seq[Target] {
	if argument == Stdin {
		return only(Target{Path: Stdin})
	}
	shown := show(argument)
	info, err := os.Stat(argument)
	switch {
	case err == nil && info.IsDir():
		return f.walk(argument)
	case err == nil:
		return only(Target{Path: shown, name: argument})
	case !errors.Is(err, fs.ErrNotExist):
		return only(broken(shown, "cannot be read: "+reason(err), ""))
	}
	if _, err := os.Lstat(argument); err == nil {
		return only(broken(shown, "is a link to something that does not exist", ""))
	}
	if strings.ContainsAny(argument, "*?[{") {
		return f.glob(argument)
	}
	return only(broken(shown, "no such file or folder", ""))
}

// show is how a path is printed: cleaned, with slashes.
func show(name string) string {
	if name == "" {
		return `""`
	}
	return path.Clean(filepath.ToSlash(name))
}

func only(t Target) iter.Seq[Target] {
	return func(yield func(Target) bool) { yield(t) }
}

func broken(shown, message, hint string) Target {
	return Target{Path: shown, Fault: &diag.Fault{Path: shown, Message: message, Hint: hint}}
}

// reason is an error of the system without the path, which is shown already.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return err.Error()
}

// glob lists the files that a pattern matches, hidden ones left out.
func (f Finder) glob(pattern string) iter.Seq[Target] {
	shown := filepath.ToSlash(pattern)
	base, rest := doublestar.SplitPattern(shown)
	names, err := doublestar.Glob(os.DirFS(filepath.FromSlash(base)), rest,
		doublestar.WithFilesOnly(), doublestar.WithNoFollow(), doublestar.WithNoHidden())
	if err != nil {
		return only(broken(shown, "is not a path, and as a glob it is broken", "close every [ and {"))
	}
	slices.Sort(names)
	return func(yield func(Target) bool) {
		left := 0
		for _, name := range names {
			found := path.Join(base, name)
			if f.Exclude != nil && f.Exclude(found) {
				left++
				continue
			}
			if !yield(Target{Path: found, name: filepath.FromSlash(found)}) {
				return
			}
		}
		if left == len(names) {
			yield(broken(shown, "no file matches"+excluded(left), "a folder is walked when it is named itself"))
		}
	}
}

// excluded is the part of a message that says how much was left out.
func excluded(n int) string {
	if n == 0 {
		return ""
	}
	return " that is not excluded"
}

// IsStdin reports whether the target is standard input.
func (t Target) IsStdin() bool { return t.Path == Stdin && t.name == "" && t.Fault == nil }
