package config

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/rhetlint/rhetlint/internal/cache"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// keptRule is a rule of every kind of words: phrases with alternatives, parts
// of words, words without spaces between them, patterns that only regexp2 runs,
// lists, fragments, conditions.
const keptRule = `title = "Tolls"
message = "“{match}” in {how}"
severity = "error"
why = "w"
advice = "a"
phrases = ["(old) toll(s)", "=Varn", "harbour [dues|taxes]", "全面", { text = "tax", instead = ["levy"] }]
patterns = ['(?<how>sudden|secret) {harm}', '(?<how>\w+)-\k<how>', '[“"](?<how>[^”"\n]{1,40}) toll']

[[unless]]
within = "clause"
list = "fees"

[[unless]]
within = "sentence"
phrases = ["as ever"]
patterns = ['of {harm}']

[[example]]
text = "A toll."
flags = ["toll"]

[[example]]
text = "A tax."
flags = ["tax"]

[[example]]
text = "Calm."
flags = []

[[example]]
text = "Still."
flags = []
`

const keptText = "Old tolls in Varn rose. The harbour dues, and the harbour taxes, rose as ever. The varn was 全面 and fees-fees went up.\n\n" +
	"A secret toll. The “great and sudden toll” of toll and tax. Sudden toll, fees, fines and old tolls of toll.\n"

func write(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// keptPacks makes a configuration with two folders of packs in a new folder.
func keptPacks(t *testing.T) *Config {
	t.Helper()
	t.Chdir(t.TempDir())
	write(t, map[string]string{
		"house/pack.toml": "title = 'House'", "house/tolls.toml": keptRule, "house/fragments.toml": "[fragments]\nharm = 'toll'\n",
		"house/lists/fees.toml": "title = 'Fees'\nphrases = ['fees', 'fines']\n",
		"more/one/pack.toml":    "title = 'One'", "more/one/tolls.toml": keptRule,
		"more/two/pack.toml": "title = 'Two'\nversion = '2'", "more/two/tolls.toml": keptRule,
		"more/fragments.toml": "[fragments]\nharm = 'toll'\n", "more/lists/fees.toml": "title = 'Fees'\nphrases = ['fees', 'fines']\n",
		".rhetlint.toml": "packs = ['more', 'builtin', 'house']\n",
	})
	c, err := read(FileName)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func keptIn(t *testing.T, folder, program string) func() *Keeper {
	t.Helper()
	c, err := cache.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return func() *Keeper { return &Keeper{c, program} }
}

// look loads the packs of a configuration and lints a text with them. kept is
// whether they came from what was kept.
func look(t *testing.T, c *Config, keeper func() *Keeper) (packs []*rule.Pack, findings []diag.Finding, kept bool) {
	t.Helper()
	l := NewLintingLibrary(fstest.MapFS{}, "", keeper)
	l.builtin = &loaded{shared: &rule.Shared{}}
	packs, faults := l.Packs(c)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	ready, err := linter.New(linter.Options{Rules: rule.In(packs), Prepared: l.Prepared(c)})
	if err != nil {
		t.Fatal(err)
	}
	doc := prose.Plain("a.txt", keptText, prose.Options{})
	return packs, ready.Lint(context.Background(), doc, nil).Findings, l.prepared(c) != nil
}

func TestKeptPacksAreThePacks(t *testing.T) {
	c := keptPacks(t)
	want, found, kept := look(t, c, nil)
	if kept || len(found) < 10 {
		t.Fatalf("%d findings, kept %v", len(found), kept)
	}
	keeper := keptIn(t, "cache", "p")
	for i, wantKept := range []bool{false, true, true} {
		got, findings, kept := look(t, c, keeper)
		if kept != wantKept {
			t.Errorf("run %d: kept %v", i, kept)
		}
		opts := []cmp.Option{cmpopts.EquateEmpty()}
		if kept {
			opts = append(opts, cmpopts.IgnoreFields(rule.Rule{}, "Page", "Examples"), cmpopts.IgnoreFields(rule.Phrase{}, "Note"),
				cmpopts.IgnoreFields(rule.Pattern{}, "Note"), cmpopts.IgnoreFields(rule.Pack{}, "Bare"))
		}
		if diff := cmp.Diff(want, got, opts...); diff != "" {
			t.Errorf("run %d (-files +kept)\n%s", i, diff)
		}
		if diff := cmp.Diff(found, findings); diff != "" {
			t.Errorf("run %d (-files +kept)\n%s", i, diff)
		}
	}
	if _, _, kept := look(t, c, keptIn(t, "cache", "another program")); kept {
		t.Error("what another program made is taken")
	}
}

func TestPagesOfKeptPacksAreThere(t *testing.T) {
	c := keptPacks(t)
	keeper := keptIn(t, "cache", "p")
	for range 2 {
		look(t, c, keeper)
	}
	l := NewLintingLibrary(fstest.MapFS{}, "", keeper)
	l.builtin = &loaded{shared: &rule.Shared{}}
	packs, _ := l.Packs(c)
	for _, p := range packs {
		if id := p.Rules[0].ID; !p.Bare || p.Rules[0].Page.Why != "" || l.Pages()[id].Why != "w" {
			t.Errorf("%s: bare %v, page %+v", id, p.Bare, l.Pages()[id])
		}
	}
}

// Whatever is changed in a file that packs are made from, what was kept before
// is not taken.
func TestChangedPacksAreNotTakenFromTheCache(t *testing.T) {
	c := keptPacks(t)
	keeper := keptIn(t, "cache", "p")
	steps := []struct {
		name string
		do   func() error
	}{
		{"a rule", func() error { return os.WriteFile("house/tolls.toml", []byte(keptRule+"\n"), 0o644) }},
		{"a list", func() error {
			return os.WriteFile("house/lists/fees.toml", []byte("title = 'Fees'\nphrases = ['fees']\n"), 0o644)
		}},
		{"a fragment", func() error {
			return os.WriteFile("more/fragments.toml", []byte("[fragments]\nharm = 'tolls'\n"), 0o644)
		}},
		{"a pack", func() error { return os.WriteFile("more/two/pack.toml", []byte("title = 'Three'"), 0o644) }},
		{"a name", func() error { return os.Rename("more/two", "more/three") }},
		{"a new rule", func() error { return os.WriteFile("more/one/tells.toml", []byte(keptRule), 0o644) }},
		{"one less", func() error { return os.Remove("more/one/tells.toml") }},
		{"one less pack", func() error { return os.RemoveAll("more/one") }},
	}
	for _, step := range steps {
		for range 2 {
			look(t, c, keeper)
		}
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if _, _, kept := look(t, c, keeper); kept {
			t.Errorf("%s: the old packs are taken", step.name)
		}
	}
}

func TestPacksAreReadWhereNothingCanBeKept(t *testing.T) {
	c := keptPacks(t)
	_, want, _ := look(t, c, nil)
	keeper := keptIn(t, "cache", "p")
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		if err := os.RemoveAll("cache"); err != nil { // as good as one that cannot be written
			t.Fatal(err)
		}
	} else if err := os.Chmod("cache", 0o500); err != nil {
		t.Fatal(err)
	}
	for _, k := range []func() *Keeper{keeper, func() *Keeper { return nil }} {
		for range 3 {
			_, got, kept := look(t, c, k)
			if diff := cmp.Diff(want, got); kept || diff != "" {
				t.Errorf("kept %v %s", kept, diff)
			}
		}
	}
}

func TestFaultyPacksAreNotKept(t *testing.T) {
	c := keptPacks(t)
	write(t, map[string]string{"house/tolls.toml": keptRule + "\n[[example]]\nflags = 1\n"})
	keeper := keptIn(t, "cache", "p")
	_, want := NewLintingLibrary(fstest.MapFS{}, "", nil).Packs(c)
	if len(want) == 0 {
		t.Fatal("nothing is wrong")
	}
	for range 3 {
		l := NewLintingLibrary(fstest.MapFS{}, "", keeper)
		_, got := l.Packs(c)
		if diff := cmp.Diff(want, got); diff != "" || l.prepared(c) != nil {
			t.Errorf("(-files +kept)\n%s", diff)
		}
	}
}
