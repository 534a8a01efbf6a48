package files

import (
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// maxIgnoreBytes is how much of an ignore file is read.
const maxIgnoreBytes = 1 << 20

// ignoreNames are the files with patterns of what to leave out, in the
// notation of gitignore(5). Where they disagree the later name wins.
func ignoreNames() []string { return []string{".gitignore", ".rhetlintignore"} }

// ignoreRules are the patterns in force in a folder, the last match wins.
type ignoreRules []ignoreRule

// ignoreRule is one line of an ignore file.
type ignoreRule struct {
	base   string // folder of the ignore file; the pattern is relative to it
	glob   string
	negate bool // takes back what an earlier rule left out
	folder bool // for folders only
	local  bool // compared with the last element of the path only
}

// ignores reports whether a path is left out. The folders above it must have
// been asked for before. Paths have slashes and the same start as the bases.
func (rules ignoreRules) ignores(name string, isDir bool) bool {
	for i := len(rules) - 1; i >= 0; i-- {
		if rules[i].matches(name, isDir) {
			return !rules[i].negate
		}
	}
	return false
}

func (r ignoreRule) matches(name string, isDir bool) bool {
	if r.folder && !isDir {
		return false
	}
	if r.base != "" && r.base != "." {
		inside, ok := strings.CutPrefix(name, r.base+"/")
		if !ok {
			return false
		}
		name = inside
	}
	if r.local {
		name = path.Base(name)
	}
	return wildmatch(r.glob, name)
}

// with adds the rules of the ignore files in dir of root; base is that folder
// in the notation of the rules.
func (rules ignoreRules) with(root *os.Root, dir, base string) ignoreRules {
	rules = rules[:len(rules):len(rules)] // neighbours must not share what is added
	for _, name := range ignoreNames() {
		rules = append(rules, readIgnore(root, filepath.Join(dir, name), base)...)
	}
	return rules
}

// readIgnore reads one ignore file; one that is missing or no regular file
// has no rules.
func readIgnore(root *os.Root, name, base string) ignoreRules {
	info, err := root.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	f, err := root.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxIgnoreBytes))
	if err != nil {
		return nil
	}
	return parseIgnore(string(data), base)
}

func parseIgnore(text, base string) ignoreRules {
	var rules ignoreRules
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		if r, ok := parseIgnoreLine(line); ok {
			r.base = base
			rules = append(rules, r)
		}
	}
	return rules
}

// parseIgnoreLine reads one line in the notation of gitignore(5).
func parseIgnoreLine(line string) (ignoreRule, bool) {
	line = trimSpaces(strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"))
	if line == "" || strings.HasPrefix(line, "#") {
		return ignoreRule{}, false
	}
	var r ignoreRule
	if rest, ok := strings.CutPrefix(line, "!"); ok {
		r.negate, line = true, rest
	}
	if rest, ok := strings.CutSuffix(line, "/"); ok {
		r.folder, line = true, rest
	}
	r.local = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return ignoreRule{}, false
	}
	r.glob = line
	return r, true
}

// trimSpaces removes spaces from the end, but keeps one behind a backslash.
func trimSpaces(line string) string {
	trimmed := strings.TrimRight(line, " ")
	slashes := len(trimmed) - len(strings.TrimRight(trimmed, `\`))
	if slashes%2 == 1 && len(trimmed) < len(line) {
		return trimmed + " "
	}
	return trimmed
}

// ignoresAbove reads the ignore files between the top of the repository that a
// folder is part of and the folder itself. prefix is the folder's path from
// the top. Outside a repository there is nothing to read.
func ignoresAbove(folder string) (rules ignoreRules, prefix string) {
	full, err := filepath.Abs(folder)
	if err != nil {
		return nil, ""
	}
	var between []string // elements from the top to the folder, last first
	for dir := full; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return ignoresDown(dir, between)
		}
		if filepath.Dir(dir) == dir {
			return nil, ""
		}
		between = append(between, filepath.Base(dir))
	}
}

func ignoresDown(top string, between []string) (rules ignoreRules, prefix string) {
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, ""
	}
	defer root.Close()
	rules = readIgnore(root, filepath.Join(".git", "info", "exclude"), "")
	dir := "."
	for i := len(between) - 1; i >= 0; i-- {
		rules = rules.with(root, dir, filepath.ToSlash(dir))
		dir = filepath.Join(dir, between[i])
	}
	return rules, filepath.ToSlash(dir)
}
