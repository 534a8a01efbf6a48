package files

import (
	"strings"
	"testing"
)

func TestWildmatch(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"", "", true},
		{"a", "a", true},
		{"a", "ab", false},
		{"a*c", "abbc", true},
		{"*", "a/b", false},
		{"a/*/c", "a/b/c", true},
		{"a/*/c", "a/c", false},
		{"**/c", "c", true},
		{"**/c", "a/b/c", true},
		{"a/**/c", "a/c", true},
		{"a/**/c", "a/x/y/c", true},
		{"a/**/c", "a/x/yc", false},
		{"a/**", "a", false},
		{"a/**", "a/b/c", true},
		{"a/b**", "a/b/c", true},
		{"a/?**", "a/b/c", false},
		{"**/*a/*.txt", "x/ba/y/ca/z.txt", true},
		{"**/a*b*c/d", "x/abc/abxc/d", true},
		{"?", "/", false},
		{"?", "ä", false},
		{"[ab-d]x", "cx", true},
		{"[!a]", "a", false},
		{"[^a]", "b", true},
		{"[!a]", "/", false},
		{"[]a]", "]", true},
		{"[a-]", "-", true},
		{`[\]]`, "]", true},
		{`[a-\d]`, "c", true},
		{"[[:digit:][:upper:]]", "Q", true},
		{"[[:digit:]]", "q", false},
		{"[[:word:]]", "q", false},
		{"[[:alpha]", ":", true},
		{"[a", "a", false},
		{"[", "[", false},
		{`[\`, "a", false},
		{`\*`, "*", true},
		{`\*`, "a", false},
		{`a\`, "a", false},
		{`a\`, `a\`, false},
		{"{a,b}", "a", false},
	} {
		if got := wildmatch(c.pattern, c.name); got != c.want {
			t.Errorf("%q, %q: %v", c.pattern, c.name, got)
		}
	}
}

// A hostile pattern costs no more than its length times the square of the name.
// Tried in all ways, these would never end.
func TestWildmatchEnds(t *testing.T) {
	for _, pattern := range []string{strings.Repeat("a*", 200) + "b", strings.Repeat("**/a*", 200) + "b", strings.Repeat("*", 10_000) + "b", strings.Repeat("[[:alpha:]-a]*", 100) + "b"} {
		if wildmatch(pattern, strings.Repeat("a", 300)) || wildmatch(pattern, strings.Repeat("a/", 300)) {
			t.Errorf("%.20q matches", pattern)
		}
	}
}
