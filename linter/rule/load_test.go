package rule

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

const good = `title = "Hidden hand"
message = "“{match}” names nobody a reader can check"
severity = "warning"
why = """A power without
a name cannot answer."""
advice = "Name the office and the act."
phrases = ["shadowy cabal(s)", { text = "puppet masters", note = "old", instead = ["the owners"] }]
patterns = ['''\b{who} pulls? the strings\b''']

[[unless]]
within = "paragraph"
list = "court"

[[example]]
text = "A shadowy cabal met."
flags = ["shadowy cabal"]

[[example]]
text = "The puppet masters met."
flags = ["puppet masters"]

[[example]]
text = "The council met."
flags = []

[[example]]
text = "The puppet show opened."
flags = []
`

func packOf(rule string) fstest.MapFS {
	return fstest.MapFS{
		"fragments.toml":        {Data: []byte("[fragments]\nwho = '''(?:some|\\w+) {people}'''\npeople = '''elite|families'''\n")},
		"lists/court.toml":      {Data: []byte("title = \"Courts\"\nphrases = [\"the court\"]\n")},
		"house/pack.toml":       {Data: []byte("title = \"House\"\n")},
		"house/the-hand.toml":   {Data: []byte(rule)},
		"notes/readme.txt":      {Data: []byte("no pack")},
		"house/notes/deep.toml": {Data: []byte("not read")},
	}
}

func TestRuleIsLoadedWhole(t *testing.T) {
	packs, _, faults := Loader{}.Load(packOf(good), "rules")
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	if len(packs) != 1 || packs[0].Name != "house" || len(packs[0].Rules) != 1 {
		t.Fatalf("got %+v", packs)
	}
	r := packs[0].Rules[0]
	if r.ID != "house/the-hand" || r.Pack() != "house" || r.File != "rules/house/the-hand.toml" || !r.Enabled {
		t.Errorf("got %s of %s in %s, enabled %v", r.ID, r.Pack(), r.File, r.Enabled)
	}
	if r.Severity != diag.Warning || !r.Where.Voices.Has(diag.Author) || r.Where.Voices.Has(diag.Quoted) ||
		!r.Where.Zones.Has(prose.Headline) || r.Where.Zones.Has(prose.Footer) {
		t.Errorf("defaults are wrong: %+v", r.Where)
	}
	if got, want := r.Words.Patterns[0].Regex, `\b(?:(?:some|\w+) (?:elite|families)) pulls? the strings\b`; got != want {
		t.Errorf("fragments: got %s, want %s", got, want)
	}
	if diff := cmp.Diff(Phrase{"puppet masters", "old", []string{"the owners"}}, r.Words.Phrases[1]); diff != "" {
		t.Error(diff)
	}
	if r.Page.Why != "A power without a name cannot answer." || r.Report.Mode != First {
		t.Errorf("got %q, mode %v", r.Page.Why, r.Report.Mode)
	}
	if len(r.Near.Unless) != 1 || r.Near.Unless[0].Within != Paragraph || r.Near.Unless[0].Phrases[0] != "the court" {
		t.Errorf("conditions: %+v", r.Near.Unless)
	}
	if len(r.Examples) != 4 || r.Examples[0].Line != 15 {
		t.Errorf("examples: %+v", r.Examples)
	}
}

// Each case changes the good rule in one place and says what must be told.
func TestFaultsSayWhatAndWhere(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want, hint string }{
		"unknown key":         {"why =", "wy =", "rules/house/the-hand.toml:4:1: ", "why"},
		"wrong type":          {`severity = "warning"`, `severity = 3`, "rules/house/the-hand.toml:3:", ""},
		"unknown severity":    {`"warning"`, `"waring"`, `rules/house/the-hand.toml:3:12: unknown severity “waring”`, "warning"},
		"no message":          {`message = "“{match}” names nobody a reader can check"`, "", "the rule has no “message”", "message ="},
		"bad pattern":         {`\b{who}`, `\b({who}`, "the pattern does not compile", ""},
		"empty match":         {`\b{who} pulls? the strings\b`, `x?`, "matches the empty string", "compulsory"},
		"unknown fragment":    {"{who}", "{whom}", "no fragment is named “whom”", "{who}"},
		"bad phrase":          {"cabal(s)", "cabal(s", "“)” is missing", "phrase notation"},
		"twice":               {`"shadowy cabal(s)",`, `"shadowy cabal(s)", "Shadowy cabal(s)",`, "listed twice", ""},
		"unknown list":        {`"court"`, `"cuort"`, "unknown list “cuort”", "court"},
		"unknown window":      {`"paragraph"`, `"paragraf"`, "unknown window", "paragraph"},
		"too few examples":    {"[[example]]\ntext = \"The puppet show opened.\"\nflags = []\n", "", "2 flagging and 1 silent", ""},
		"flag not in text":    {`flags = ["puppet masters"]`, `flags = ["puppet master's"]`, "does not stand in the text", "exactly"},
		"unknown place":       {"{match}", "{macth}", "unknown placeholder “macth”", "match"},
		"looks for nothing":   {"list = \"court\"", "", "the condition looks for nothing", ""},
		"unknown detector":    {"phrases =", "detector = \"casualty-figur\"\nphrases =", "unknown detector", "casualty-figure"},
		"nested repeats":      {"pulls? the", `(?:\w+\s*)+ the`, "unbounded repeat stands inside another", "{0,6}"},
		"bad syntax":          {"[[unless]]", "[[unless]", "rules/house/the-hand.toml:10:", ""},
		"voice not looked at": {"phrases =", "severity-by-voice = { quoted = \"error\" }\nphrases =", "does not look at", "add it to voice"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(good, c.old) {
				t.Fatalf("the good rule has no %q", c.old)
			}
			packs, _, faults := Loader{}.Load(packOf(strings.Replace(good, c.old, c.new, 1)), "rules")
			if len(faults) == 0 {
				t.Fatal("accepted")
			}
			told := faults[0].Error()
			if !strings.Contains(told, c.want) || !strings.Contains(faults[0].Hint, c.hint) {
				t.Errorf("got %q with hint %q, want %q with %q", told, faults[0].Hint, c.want, c.hint)
			}
			if faults[0].Line == 0 && name != "no message" {
				t.Errorf("%q has no line", told)
			}
			if len(packs[0].Rules) != 0 {
				t.Error("the rule is there all the same")
			}
		})
	}
}

func TestSeveralFaultsAreToldAtOnce(t *testing.T) {
	broken := strings.NewReplacer(`"warning"`, `"loud"`, `"paragraph"`, `"page"`, "cabal(s)", "cabal(s").Replace(good)
	_, _, faults := Loader{}.Load(packOf(broken), "rules")
	if len(faults) != 3 {
		t.Errorf("got %d faults, want 3:\n%v", len(faults), faults.Err())
	}
	for _, f := range faults {
		if f.Rule != "house/the-hand" {
			t.Errorf("fault of rule %q", f.Rule)
		}
	}
}

func TestGoodRulesSurviveBadOnes(t *testing.T) {
	files := packOf(good)
	files["house/other.toml"] = &fstest.MapFile{Data: []byte("title = 1")}
	packs, _, faults := Loader{}.Load(files, "rules")
	if len(packs[0].Rules) != 1 || len(faults) == 0 {
		t.Errorf("%d rules, %d faults", len(packs[0].Rules), len(faults))
	}
}

func TestFolderWithoutPacks(t *testing.T) {
	_, _, faults := Loader{}.Load(fstest.MapFS{"a.txt": {}}, "here")
	if len(faults) != 1 || !strings.Contains(faults[0].Error(), "here: no pack here") {
		t.Errorf("got %v", faults.Err())
	}
}

func TestPairsOfSymmetricPacks(t *testing.T) {
	files := packOf(strings.Replace(good, `text = "puppet masters"`, `text = "puppet master(s)"`, 1))
	files["house/pack.toml"] = &fstest.MapFile{Data: []byte(
		"title = \"House\"\nsymmetric = true\npairs = [[\"shadowy cabal\", \"puppet master\"], [\"puppet masters\", \"saints\"], [\"x\"]]\n")}
	_, _, faults := Loader{}.Load(files, "rules")
	if len(faults) != 2 || !strings.Contains(faults[0].Error(), "a pair has two") && !strings.Contains(faults[1].Error(), "a pair has two") {
		t.Errorf("got %v", faults.Err())
	}
}

func FuzzRule(f *testing.F) {
	f.Add(good)
	f.Add("patterns = ['(a+)+$', '{x}']\nphrases=['[a|', '=US']\n[[example]]\n")
	f.Fuzz(func(t *testing.T, text string) {
		r, faults := Loader{}.Rule("house/fuzz", "fuzz.toml", []byte(text))
		if (r == nil) == (len(faults) == 0) {
			t.Errorf("rule %v with faults %v", r, faults)
		}
		for _, fault := range faults {
			_ = fault.Detail()
		}
	})
}

func TestRulesThatYieldInACircleAreRefused(t *testing.T) {
	files := packOf(good)
	files["house/the-hand.toml"].Data = []byte("yields = [\"barn\"]\n" + good)
	files["barn/pack.toml"] = &fstest.MapFile{Data: []byte("title = \"Barn\"\n")}
	files["barn/door.toml"] = &fstest.MapFile{Data: []byte("yields = [\"other/rule\"]\n" + good)}
	if _, _, faults := (Loader{}).Load(files, "rules"); len(faults) > 0 {
		t.Error(faults.Err())
	}
	files["barn/pack.toml"].Data = []byte("title = \"Barn\"\nyields = [\"house/the-hand\"]\n")
	_, _, faults := Loader{}.Load(files, "rules")
	if len(faults) != 1 || !strings.Contains(faults[0].Message, "barn/door, house/the-hand") {
		t.Errorf("got %v, want the circle", faults)
	}
}
