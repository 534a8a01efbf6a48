package rule

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// Shared is what rules of all packs may name: fragments of patterns and lists
// of words. They stand beside the packs, in fragments.toml and lists/.
type Shared struct {
	fragments map[string]string // complete: fragments inside are filled in
	lists     map[string]wordList
}

const fragmentsFileName = "fragments.toml"

type wordList struct {
	phrases, patterns []string
}

// readShared adds what fsys holds to what base already has.
func readShared(fsys fs.FS, root string, base *Shared) (*Shared, diag.Faults) {
	s := &Shared{fragments: map[string]string{}, lists: map[string]wordList{}}
	if base != nil {
		maps.Copy(s.fragments, base.fragments)
		maps.Copy(s.lists, base.lists)
	}
	var faults diag.Faults
	if data, err := fs.ReadFile(fsys, fragmentsFileName); err == nil {
		faults = append(faults, s.addFragments(path.Join(root, fragmentsFileName), data)...)
	}
	for _, name := range listFiles(fsys) {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			faults.Add(&diag.Fault{Path: path.Join(root, name), Message: "the list cannot be read: " + err.Error()})
			continue
		}
		faults = append(faults, s.addList(path.Join(root, name), data)...)
	}
	return s, faults
}

func listFiles(fsys fs.FS) []string {
	names, _ := fs.Glob(fsys, "lists/*.toml")
	return names
}

// sharedFiles are the files that hold what packs share.
func sharedFiles(fsys fs.FS) []string {
	files := listFiles(fsys)
	if _, err := fs.Stat(fsys, fragmentsFileName); err == nil {
		files = append(files, fragmentsFileName)
	}
	return files
}

func (s *Shared) addFragments(file string, data []byte) diag.Faults {
	var raw fragmentsFile
	f, faults := tomlfile.Decode(file, data, &raw)
	if len(faults) > 0 {
		return faults
	}
	busy := map[string]bool{}
	var fill func(name string)
	fill = func(name string) {
		if _, done := s.fragments[name]; done || busy[name] {
			return
		}
		busy[name] = true
		for _, inner := range fragmentNames(raw.Fragments[name]) {
			if _, ours := raw.Fragments[inner]; ours {
				fill(inner)
			}
		}
		text, problem, hint := s.expand(raw.Fragments[name])
		if problem != "" {
			faults.Add(f.Fault(problem, hint, "fragments", name))
		}
		s.fragments[name] = text
	}
	for _, name := range slices.Sorted(maps.Keys(raw.Fragments)) {
		fill(name)
	}
	return faults
}

func (s *Shared) addList(file string, data []byte) diag.Faults {
	var raw listFile
	f, faults := tomlfile.Decode(file, data, &raw)
	if len(faults) > 0 {
		return faults
	}
	list := wordList{phrases: raw.Phrases}
	for i, p := range raw.Patterns {
		text, problem, hint := s.expand(p)
		if problem != "" {
			faults.Add(f.Fault(problem, hint, "patterns", i))
		}
		list.patterns = append(list.patterns, text)
	}
	s.lists[strings.TrimSuffix(path.Base(file), ".toml")] = list
	return faults
}

var fragmentName = regexp.MustCompile(`\{([a-z][a-z0-9-]*)\}`)

func fragmentNames(pattern string) []string {
	var names []string
	for _, m := range fragmentName.FindAllStringSubmatch(pattern, -1) {
		names = append(names, m[1])
	}
	return names
}

// expand fills fragments into a pattern. A problem is told with a hint.
func (s *Shared) expand(pattern string) (text, problem, hint string) {
	if !strings.Contains(pattern, "{") {
		return pattern, "", ""
	}
	text = fragmentName.ReplaceAllStringFunc(pattern, func(m string) string {
		name := m[1 : len(m)-1]
		body, ok := s.fragments[name]
		if !ok {
			problem = "no fragment is named “" + name + "”"
			if near := tomlfile.Suggest(name, slices.Sorted(maps.Keys(s.fragments))); near != "" {
				hint = "did you mean {" + near + "}?"
			}
			return m
		}
		return "(?:" + body + ")"
	})
	return text, problem, hint
}
