package git

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
)

// Changes are the lines that changed, by file.
type Changes struct {
	files map[string]*Lines // by absolute path
	known map[string]bool   // files that git knows; nil where only the diff is asked
}

// Lines are the lines of one file that changed. The nil value holds none.
type Lines struct {
	all    bool
	ranges [][2]int // first and last, from 1, rising
}

// Any reports whether anything changed.
func (l *Lines) Any() bool { return l != nil && (l.all || len(l.ranges) > 0) }

// Touch reports whether one of the lines from first to last changed.
func (l *Lines) Touch(first, last int) bool {
	if l == nil || l.all {
		return l != nil
	}
	i := sort.Search(len(l.ranges), func(i int) bool { return l.ranges[i][1] >= first })
	return i < len(l.ranges) && l.ranges[i][0] <= last
}

// Parse reads a diff as git or diff -u write it. Its paths are taken from every
// one of the roots, and what the first of them says counts; an empty one is the
// current folder. Text that holds no diff is an error.
func Parse(r io.Reader, roots ...string) (*Changes, error) {
	text := bufio.NewReader(r)
	_, err := text.Peek(1)
	c := &Changes{files: map[string]*Lines{}}
	if err == io.EOF {
		return c, nil // nothing changed
	}
	files, _, err := gitdiff.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("the diff cannot be read: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("that is not a diff")
	}
	for _, root := range roots {
		if err := c.add(files, root); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// add takes in what changed below a root. What an earlier root has said stays.
func (c *Changes) add(files []*gitdiff.File, root string) error {
	for _, f := range files {
		if f.NewName == "" || f.IsDelete {
			continue
		}
		full, err := filepath.Abs(filepath.Join(root, named(f.NewName, root)))
		if err != nil {
			return err
		}
		if c.files[full] == nil {
			c.files[full] = changed(f)
		}
	}
	return nil
}

// named is the name of a file in a diff without the prefix that git puts before
// it. In a diff of git it is taken away already; in one that says nothing of git
// it can be told only by looking which file is there.
func named(name, root string) string {
	short, found := strings.CutPrefix(name, "b/")
	if _, err := os.Lstat(filepath.Join(root, filepath.FromSlash(name))); found && err != nil {
		name = short
	}
	return filepath.FromSlash(name)
}

// There reports whether one of the files that changed is on disk, or none had
// to be: a diff whose paths lead nowhere was taken from another folder.
func (c *Changes) There() bool {
	for name := range c.files {
		if _, err := os.Lstat(name); err == nil {
			return true
		}
	}
	return len(c.files) == 0
}

// changed lists the lines that a diff adds to a file. Where lines were only
// taken away, those on either side count, for they may have lost their source.
func changed(f *gitdiff.File) *Lines {
	l := &Lines{all: f.IsBinary}
	for _, fragment := range f.TextFragments {
		at := int(fragment.NewPosition)
		if fragment.NewLines == 0 {
			at++ // git names the line before
		}
		for i, line := range fragment.Lines {
			switch line.Op {
			case gitdiff.OpAdd:
				l.add(at, at)
				at++
			case gitdiff.OpContext:
				at++
			case gitdiff.OpDelete:
				if !replaced(fragment.Lines, i) {
					l.add(max(at-1, 1), at)
				}
			}
		}
	}
	slices.SortFunc(l.ranges, func(a, b [2]int) int { return a[0] - b[0] })
	return l
}

// replaced reports whether the deleted line i belongs to a run of deletions
// that added lines follow.
func replaced(lines []gitdiff.Line, i int) bool {
	for i < len(lines) && lines[i].Op == gitdiff.OpDelete {
		i++
	}
	return i < len(lines) && lines[i].Op == gitdiff.OpAdd
}

func (l *Lines) add(first, last int) {
	if n := len(l.ranges); n > 0 && l.ranges[n-1][1] >= first-1 && l.ranges[n-1][0] <= first {
		l.ranges[n-1][1] = max(l.ranges[n-1][1], last)
		return
	}
	l.ranges = append(l.ranges, [2]int{first, last})
}

// Of gives the lines of a file that changed; a file that git does not know is
// new as a whole.
func (c *Changes) Of(name string) *Lines {
	full, err := filepath.Abs(name)
	if err != nil {
		return nil
	}
	for _, path := range []string{full, real(full)} {
		if l := c.files[path]; l != nil {
			return l
		}
		if c.known[path] {
			return nil
		}
	}
	if c.known != nil {
		return &Lines{all: true}
	}
	return nil
}

// real is a path with the links to its folder followed, as git gives it.
func real(path string) string {
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return path
	}
	return filepath.Join(folder, filepath.Base(path))
}
