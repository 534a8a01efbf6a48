package files

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestIgnoreFilesAreHeeded(t *testing.T) {
	tree(t, map[string]string{
		".git/info/exclude": "secret.txt\n",
		".gitignore":        "*.md\nbuild/\n!keep.md\n",
		"a.txt":             "a", "a.md": "a", "keep.md": "k", "secret.txt": "s", "build/x.txt": "x",
		"sub/.gitignore": "/top.txt\nlow.txt\n", "sub/top.txt": "t", "sub/low.txt": "l", "sub/b.txt": "b",
		"sub/in/top.txt": "t", "sub/in/low.txt": "l", "sub/in/.rhetlintignore": "!low.txt\n",
	})
	tests := []struct {
		argument string
		want     []string
	}{
		{".", []string{"a.txt", "keep.md", "sub/b.txt", "sub/in/low.txt", "sub/in/top.txt"}},
		{"sub/in", []string{"sub/in/low.txt", "sub/in/top.txt"}},
		{"build", []string{"build/x.txt"}},
		{"a.md", []string{"a.md"}},
	}
	for _, test := range tests {
		if got := found(Finder{}, test.argument); !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.argument, got, test.want)
		}
	}
}

func TestParseIgnoreLine(t *testing.T) {
	for _, line := range []string{"", "\n", "# note", "   ", "/", "\r\n"} {
		if r, ok := parseIgnoreLine(line); ok {
			t.Errorf("%q is a rule: %+v", line, r)
		}
	}
	tests := []struct {
		line string
		want ignoreRule
	}{
		{"a\n", ignoreRule{glob: "a", local: true}},
		{"a  \r\n", ignoreRule{glob: "a", local: true}},
		{`a\  `, ignoreRule{glob: `a\ `, local: true}},
		{"!a/", ignoreRule{glob: "a", local: true, negate: true, folder: true}},
		{"/a", ignoreRule{glob: "a"}},
		{"a/b", ignoreRule{glob: "a/b"}},
		{"a/**", ignoreRule{glob: "a/**"}},
		{"{a}", ignoreRule{glob: "{a}", local: true}},
		{`\#a`, ignoreRule{glob: `\#a`, local: true}},
	}
	for _, test := range tests {
		if got, ok := parseIgnoreLine(test.line); !ok || got != test.want {
			t.Errorf("%q: got %+v, want %+v", test.line, got, test.want)
		}
	}
}

// ignoreLines are lines of ignore files with what is special in them.
var ignoreLines = []string{
	"a", "b/", "/a", "a/b", "a/**", "**/b", "a/**/b", "**/a/", "/**", "**", "*.txt", "!a.txt", "!b", "!a/", "!/a/b.txt", "!*.txt", "?.txt", "[ab].txt", "[!a]*",
	"[^b].txt", "a b", "a b ", `a\ b`, `a\ `, "{a}", "{a,b}", "#a", `\#a`, `\!a`, "!!a", "a/", "//a", "a//b", "*/b", "a/*", "a/*/", "/*/b.txt", "", " ", "/", "\t", "a\t", `\a`,
	`a\`, "[a", "[]a]", "[a-b]", "[[:alpha:]]", "***", "a**", "**b", "a**/b", "./a", "a/./b", "../a", "ä", "A", "\r", "a\r",
}

// The reference is git itself: random patterns in nested ignore files, every
// path of a small tree, and the walk over it.
func TestIgnoreAgreesWithGit(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Log("there is no git here to compare with")
		return
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{"a", "b", "ab", "a.txt", "b.txt", "{a}", "a b", "a b ", "#a", "!a", "ä"}
	parts := []string{"a", "b", "*", "?", "**", "/", "/", ".txt", "[ab]", "[!a]", "{a}", "\\*", " ", "!", "*.txt", "a*b", "#"}
	for range rounds {
		t.Chdir(t.TempDir())
		paths := growTree(t, names)
		text := map[string]string{}
		for _, dir := range []string{".", "a", "a/b"} {
			text[dir] = ignoreText(random, parts)
			if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(text[dir]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want := gitIgnores(t, git, paths)
		var walked []string
		for _, p := range paths {
			name := strings.TrimSuffix(p, "/")
			if got := ignoredFromTop(text, p); got != want[name] {
				t.Errorf("%q with %q: ignored %v, git says %v", p, text, got, want[name])
			}
			if strings.HasSuffix(p, ".txt") && !want[p] {
				walked = append(walked, p)
			}
		}
		slices.Sort(walked)
		got := found(Finder{}, ".")
		slices.Sort(got)
		if len(walked) > 0 && !slices.Equal(got, walked) {
			t.Errorf("with %q the walk finds %q, want %q", text, got, walked)
		}
	}
}

const rounds = 60

// ignoreText is an ignore file of a few lines, half of them put together at
// random.
func ignoreText(random *rand.Rand, parts []string) string {
	var b strings.Builder
	for range 1 + random.IntN(5) {
		if random.IntN(2) == 0 {
			b.WriteString(ignoreLines[random.IntN(len(ignoreLines))] + "\n")
			continue
		}
		for range 1 + random.IntN(4) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		b.WriteString("\n")
	}
	return b.String()
}

// growTree makes every name in two folders and lists the paths; folders end in
// a slash.
func growTree(t *testing.T, names []string) []string {
	t.Helper()
	var paths []string
	for _, dir := range []string{".", "a", "a/b"} {
		for _, name := range names {
			p := path.Join(dir, name)
			folder := p == "a" || p == "a/b"
			if folder {
				if err := os.Mkdir(p, 0o755); err != nil {
					t.Fatal(err)
				}
				p += "/"
			} else if err := os.WriteFile(p, nil, 0o644); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, p)
		}
	}
	return paths
}

func gitIgnores(t *testing.T, git string, paths []string) map[string]bool {
	t.Helper()
	if out, err := exec.Command(git, "init", "-q").CombinedOutput(); err != nil {
		t.Fatalf("git init: %v\n%s", err, out)
	}
	cmd := exec.Command(git, "check-ignore", "--no-index", "-z", "--stdin")
	cmd.Stdin = strings.NewReader(strings.ReplaceAll(strings.Join(paths, "\x00"), "/\x00", "\x00"))
	out, _ := cmd.Output() // its exit code is 1 where nothing is ignored
	ignored := map[string]bool{}
	for p := range strings.SplitSeq(string(out), "\x00") {
		ignored[p] = true
	}
	return ignored
}

// ignoredFromTop asks for every folder on the way first, as a walk does.
func ignoredFromTop(text map[string]string, p string) bool {
	name := strings.TrimSuffix(p, "/")
	var rules ignoreRules
	dir := "."
	elements := strings.Split(name, "/")
	for i, element := range elements {
		rules = append(rules, parseIgnore(text[dir], dir)...)
		dir = path.Join(dir, element)
		if rules.ignores(dir, i < len(elements)-1 || p != name) {
			return true
		}
	}
	return false
}
