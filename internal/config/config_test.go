package config

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// packs are two small packs; c is off by default.
func packs() []*rule.Pack {
	make := func(id string, severity diag.Severity, on bool) *rule.Rule {
		return &rule.Rule{ID: id, Severity: severity, Enabled: on}
	}
	return []*rule.Pack{
		{Name: "one", Rules: []*rule.Rule{make("one/a", diag.Error, true), make("one/b", diag.Warning, true), make("one/c", diag.Warning, false)}},
		{Name: "two", Rules: []*rule.Rule{make("two/d", diag.Suggestion, true)}},
	}
}

func allRules() []*rule.Rule {
	all := packs()
	return append(all[0].Rules, all[1].Rules...)
}

// read parses a configuration that must be right.
func mustParse(t *testing.T, text string) *Config {
	t.Helper()
	c, faults := parse("conf.toml", t.TempDir(), []byte(text))
	if len(faults) > 0 {
		t.Fatalf("%s\n%v", text, faults.Err())
	}
	return c
}

func TestWhichRulesRun(t *testing.T) {
	tests := []struct{ name, text, selected, ignored, want string }{
		{"default", "", "", "", "one/a one/b two/d"},
		{"a pack", `select = ["one"]`, "", "", "one/a one/b"},
		{"a rule", `select = ["one/a"]`, "", "", "one/a"},
		{"a rule that is off", `select = ["one", "one/c"]`, "", "", "one/a one/b one/c"},
		{"without a pack", `ignore = ["one"]`, "", "", "two/d"},
		{"without a rule", `ignore = ["one/a"]`, "", "", "one/b two/d"},
		{"a rule of a pack that is ignored", "select = [\"one/a\"]\nignore = [\"one\"]", "", "", "one/a"},
		{"ignoring a rule beats selecting it", "select = [\"one/a\"]\nignore = [\"one/a\"]", "", "", ""},
		{"flags select", `select = ["two"]`, "one", "", "one/a one/b"},
		{"flags select what is ignored", `ignore = ["one/a"]`, "one/a", "", "one/a"},
		{"a pack does not bring back a rule", `ignore = ["one/a"]`, "one", "", "one/b"},
		{"a pack brings back a pack", `ignore = ["one"]`, "one", "", "one/a one/b"},
		{"a pack keeps a rule that was named", `select = ["one/c"]`, "one", "", "one/a one/b one/c"},
		{"flags ignore", `select = ["one"]`, "", "one/b two", "one/a"},
		{"flags do both", "", "one two", "two", "one/a one/b"},
		{"an override", "[[override]]\nfiles = [\"*.txt\"]\nignore = [\"one\"]", "", "", "two/d"},
		{"an override for others", "[[override]]\nfiles = [\"*.md\"]\nignore = [\"one\"]", "", "", "one/a one/b two/d"},
		{"overrides in order", "[[override]]\nfiles = [\"**\"]\nignore = [\"one/a\"]\n[[override]]\nfiles = [\"**\"]\nselect = [\"one/a\"]", "", "", "one/a"},
	}
	for _, test := range tests {
		c := mustParse(t, test.text)
		s := c.For(filepath.Join(c.dir, "a.txt"), NewFlags(strings.Fields(test.selected), strings.Fields(test.ignored)))
		var on []string
		profile := s.Profile()
		for _, r := range allRules() {
			if profile.Wants(r) {
				on = append(on, r.ID)
			}
		}
		if got := strings.Join(on, " "); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestSeverityMovesTheScale(t *testing.T) {
	c := mustParse(t, "[severity]\none = \"suggestion\"\n\"one/b\" = \"error\"\n[[override]]\nfiles = [\"x/**\"]\nseverity = { \"one/b\" = \"suggestion\" }")
	rules := allRules()
	tests := []struct {
		file  string
		rule  *rule.Rule
		found diag.Severity
		want  diag.Severity
	}{
		{"a.txt", rules[0], diag.Error, diag.Suggestion},      // by its pack
		{"a.txt", rules[1], diag.Warning, diag.Error},         // by its own name
		{"a.txt", rules[1], diag.Suggestion, diag.Warning},    // found a step lower, stays a step lower
		{"a.txt", rules[1], diag.Error, diag.Error},           // there is nothing above
		{"a.txt", rules[3], diag.Suggestion, diag.Suggestion}, // not named
		{"x/a.txt", rules[1], diag.Warning, diag.Suggestion},  // the override comes later
		{"x/a.txt", rules[1], diag.Suggestion, diag.Suggestion},
	}
	for _, test := range tests {
		s := c.For(filepath.Join(c.dir, filepath.FromSlash(test.file)), Flags{})
		if got := s.Profile().Severity(test.rule, test.found); got != test.want {
			t.Errorf("%s, %s found as %s: %s, want %s", test.file, test.rule.ID, test.found, got, test.want)
		}
	}
}

func TestValuesAndOrigins(t *testing.T) {
	c := mustParse(t, "level = \"strict\"\nfail-on = \"none\"\nmin-severity = \"warning\"\nexclude = [\"x/**\", \"*.tmp\"]\n\n[[override]]\nfiles = [\"op/**\"]\ngenre = \"opinion\"")
	if c.FailOn != Never || c.MinSeverity != diag.Warning || c.Level != voice.Strict {
		t.Errorf("got %v, %v, %v", c.FailOn, c.MinSeverity, c.Level)
	}
	s := c.For(filepath.Join(c.dir, "op", "a.txt"), Flags{})
	var got []string
	for _, v := range s.Values() {
		got = append(got, v.Name+" "+v.Origin)
	}
	want := []string{"fail-on conf.toml:2", "min-severity conf.toml:3", "level conf.toml:1", "packs default", "exclude conf.toml:4", "genre conf.toml:8"}
	if !slices.Equal(got, want) || s.Genre() != "opinion" {
		t.Errorf("got %q, want %q", got, want)
	}
	for name, want := range map[string]bool{"x/a.txt": true, "y/x/a.txt": false, "y/b.tmp": true, "b.tmp.txt": false} {
		if got := c.Excluded(filepath.Join(c.dir, filepath.FromSlash(name))); got != want {
			t.Errorf("Excluded(%s) = %v", name, got)
		}
	}
	if c.For(filepath.Join(c.dir, "a.txt"), Flags{}).Genre() != "" {
		t.Error("an article without an override has a genre")
	}
}

func TestRulesSayWhoDecided(t *testing.T) {
	c := mustParse(t, "ignore = [\"two\"]\n[severity]\n\"one/a\" = \"warning\"\n[[override]]\nfiles = [\"**\"]\ngenre = \"opinion\"")
	rules := allRules()
	rules[1].Where.ByGenre = map[string]rule.Shift{"opinion": rule.Lower}
	rules[2].Where.ByGenre = map[string]rule.Shift{"opinion": rule.Off}
	var got []string
	for _, v := range c.For(filepath.Join(c.dir, "a.txt"), NewFlags([]string{"one", "one/c"}, nil)).Rules(rules) {
		on := "off"
		if v.On {
			on = v.Severity.String()
		}
		got = append(got, strings.Join([]string{v.Rule.ID, on, v.Origin, v.SeverityOrigin}, " "))
	}
	want := []string{
		"one/a warning --select conf.toml:3", "one/b suggestion --select conf.toml:6",
		"one/c off conf.toml:6 default", "two/d off --select default",
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

func TestUnknownNames(t *testing.T) {
	c := mustParse(t, "select = [\"one\", \"one/x\"]\nignore = [\"a\"]\n[severity]\nthree = \"error\"\n[[override]]\nfiles = [\"**\"]\nignore = [\"tow\"]")
	var got []string
	for _, f := range append(c.Check(packs()), NewFlags([]string{"one/bb"}, []string{"two"}).Check(packs())...) {
		got = append(got, f.Error()+" | "+f.Hint)
	}
	want := []string{
		"conf.toml:1:18: no rule or pack is named “one/x” | did you mean “one/a”?",
		"conf.toml:2:11: no rule or pack is named “a” | did you mean “one/a”?",
		"conf.toml:4:1: no rule or pack is named “three” | packs: one, two; “rhetlint rules” lists the rules",
		"conf.toml:7:11: no rule or pack is named “tow” | did you mean “two”?",
		"--select: no rule or pack is named “one/bb” | did you mean “one/b”?",
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

func TestStoreFindsTheNearest(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, dir := range []string{"a/b/c", "repo/.git", "repo/x"} {
		if err := os.MkdirAll(filepath.FromSlash(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{".rhetlint.toml", "a/b/.rhetlint.toml"} {
		if err := os.WriteFile(filepath.FromSlash(file), []byte("fail-on = \"warning\"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := NewStore()
	for name, want := range map[string]string{
		"x.txt": ".rhetlint.toml", "-": ".rhetlint.toml", "": ".rhetlint.toml", "a/x.txt": ".rhetlint.toml",
		"a/b/x.txt": "a/b/.rhetlint.toml", "a/b/c/x.txt": "a/b/.rhetlint.toml", "a/b/none/x.txt": "a/b/.rhetlint.toml",
		"repo/x/x.txt": "",
	} {
		c, err := s.For(filepath.FromSlash(name))
		if err != nil || c.Path != want {
			t.Errorf("For(%q) = %q, %v, want %q", name, c.Path, err, want)
		}
	}
	one, _ := s.For("a/b/x.txt")
	two, _ := s.For("a/b/c/x.txt")
	if one != two {
		t.Error("one file was read twice")
	}
	fixed, err := NewStoreWith("a/b/.rhetlint.toml")
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := fixed.For("x.txt"); c.Path != "a/b/.rhetlint.toml" {
		t.Errorf("the configuration that was named gives way to %q", c.Path)
	}
	if none, err := NewStoreWith(""); err != nil || none.always.Path != "" {
		t.Errorf("no configuration: %v, %v", none.always, err)
	}
	if err := os.Truncate(".rhetlint.toml", maxBytes+1); err != nil {
		t.Fatal(err)
	}
	if _, err := NewStore().For("x.txt"); err == nil || !strings.Contains(err.Error(), "over the limit of 1 MB") {
		t.Errorf("a large configuration: %v", err)
	}
}

func TestPackFilesAreGuarded(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("house", 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"outside.toml": "title = 'secret'", "house/pack.toml": "title = 'House'", "house/large.toml": strings.Repeat("#", maxRuleBytes+1)} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../outside.toml", "house/link.toml"); err != nil {
		t.Fatal(err)
	}
	library := NewLibrary(fstest.MapFS{})
	_, faults := library.Folder("house")
	var got []string
	for _, f := range faults {
		got = append(got, f.Error())
	}
	if len(got) != 2 || !strings.Contains(got[0], "over the limit of 1 MB") || !strings.Contains(got[1], "path escapes") {
		t.Errorf("got %q", got)
	}
	if _, again := library.Folder("house"); len(again) != len(faults) {
		t.Error("a second look gives other faults")
	}
}

func TestSharedWordsOfBuiltinPacksAreThere(t *testing.T) {
	t.Chdir(t.TempDir())
	example := "[[example]]\ntext = \"A toll.\"\nflags = [\"toll\"]\n[[example]]\ntext = \"Calm.\"\nflags = []\n"
	text := "title = 'T'\nmessage = '“{match}” m'\nseverity = 'error'\nwhy = 'w'\nadvice = 'a'\npatterns = ['{harm}']\n" + example + example
	if err := os.MkdirAll("house", 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"house/pack.toml": "title = 'House'", "house/toll.toml": text} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	library := NewLibrary(fstest.MapFS{"fragments.toml": {Data: []byte("[fragments]\nharm = 'toll'\n")}})
	packs, faults := library.Folder("house")
	if len(faults) > 0 || len(packs) != 1 || packs[0].Rules[0].Words.Patterns[0].Regex != "(?:toll)" {
		t.Errorf("got %v, %v", packs, faults)
	}
}
