package linter

import (
	"testing"
	"testing/fstest"

	"github.com/rhetlint/rhetlint/linter/rule"
)

func TestYieldingFindingsGiveWay(t *testing.T) {
	noun := ruleOf(t, "loaded/noun", "phrases = [\"swamp\", \"cabal\"]\nyields = [\"plots\"]\nseverity = \"suggestion\"")
	plot := ruleOf(t, "plots/power", `phrases = ["the swamp", "cabal", "who runs the swamp behind the old mill on the quay"]`)
	l := linterOf(t, noun, plot)
	check(t, l, "They drained the swamp.", "warning plots/power: the swamp")
	check(t, l, "The cabal met by a swamp.", "warning plots/power: cabal", "suggestion loaded/noun: swamp")
	// A few words in a long finding are a matter of their own.
	check(t, l, "Ask who runs the swamp behind the old mill on the quay.",
		"warning plots/power: who runs the swamp behind the old mill on the quay", "suggestion loaded/noun: swamp")
}

func TestNothingYieldsToAMilderFinding(t *testing.T) {
	insult := ruleOf(t, "loaded/insult", "phrases = [\"crook\"]\nyields = [\"plots/power\"]")
	plot := ruleOf(t, "plots/power", "phrases = [\"the crook\"]\nseverity = \"suggestion\"")
	check(t, linterOf(t, insult, plot), "He is the crook.", "suggestion plots/power: the crook", "warning loaded/insult: crook")
}

func TestOneFindingStandsForABlock(t *testing.T) {
	packs, _, faults := rule.Loader{Trusted: true}.Load(fstest.MapFS{
		"pleas/pack.toml":   {Data: []byte("title = \"Pleas\"\nblock = true\n")},
		"pleas/gift.toml":   {Data: []byte("title = \"T\"\nmessage = \"m\"\nseverity = \"suggestion\"\nwhy = \"w\"\nadvice = \"a\"\nphrases = [\"please give\", \"chip in\"]\n")},
		"pleas/urgent.toml": {Data: []byte("title = \"T\"\nmessage = \"m\"\nseverity = \"warning\"\nwhy = \"w\"\nadvice = \"a\"\nphrases = [\"before midnight\"]\n")},
	}, "rules")
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	l := linterOf(t, packs[0].Rules...)
	check(t, l, "Please give today. Chip in.\n\nAnswer before midnight.\n\nThe mill closed.\n\nPlease give.",
		"suggestion pleas/gift: Please give (again)", "suggestion pleas/gift: Chip in (again)", "warning pleas/urgent: before midnight",
		"suggestion pleas/gift: Please give")
}
