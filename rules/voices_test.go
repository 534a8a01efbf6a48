package rules_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// spoken holds what the voice of some words does to the rules about them: a
// text, and what is found in it at the normal level, "severity rule" parted by
// commas; where the strict level finds something else, that after "||". "//"
// parts paragraphs. Rules beside those of the second column are not asked.
const spoken = `
The blast killed 14 people, the fire service said. |
The blast killed 14 people. The fire service said six more were missing. | || error casualties/unsourced-figure
Rain fell. // Hail fell. // The blast killed 14 people. | error casualties/unsourced-figure
Nora Ruel runs the clinic. // "They killed 14 people," she said. |
The Alden clinic received 14 bodies. |
Officials said 14 people died. | warning casualties/unverifiable-source
14 people are believed to have died. | warning casualties/unverifiable-source
According to Orr, 14 died; 20 houses burned. |
Orr would not say how many of the 40 miners died. |
The mayor denied that 40 people had died. |
# Ministry: 14 dead in raid // Rain fell. |
# 14 dead in raid - ministry // Rain fell. |
# 14 "dead" in raid // Rain fell. | warning headline/figure-not-in-body
# 14 "dead" in raid // The ministry said 14 people had died. |
The army said it had fired 100 missiles. |
The strike on Tolmen (see [police log](x)) killed 14. |
Killed: 14. Wounded: 30. Source: Alden Hospital. |
"It was awful. // "Fourteen people died," he said. |
"It was awful. // Fourteen people died that day. | warning casualties/unsourced-figure
He said the so-called "experts" had lied. |
The so-called "experts" had lied. | suggestion loaded/so-called
She read "The Dead of Alden" twice. |
The 6'2" suspect said 'no'. |
Rock 'n' roll killed the dance hall. |
Critics say the law is cruel. Nora Vale, a critic, said it "shames us". |
Critics say the law is cruel. Rain fell. | warning attribution/weasel-collective
"The migrants are a cancer," Orr told a rally. | suggestion groups/dehumanising-metaphor
The migrants are a cancer, Orr told a rally. | warning groups/dehumanising-metaphor
The migrants are a cancer. | error groups/dehumanising-metaphor
As Orr once put it, they are "rats". And they are. |
No, the migrants are not vermin. |
Calling migrants vermin is how it starts. |
In 1998 the storm killed about 10,000 people. | suggestion casualties/unsourced-figure
I counted 14 bodies in the yard. |
All figures are from the prosecutor. // The strike came at dawn. // In Tolmen, 14 people died. | || error casualties/unsourced-figure
Orr said 14 died. But 20 more were killed in Tolmen. | error casualties/unsourced-figure
Ned Orr leads the rescue. // He added that 30 were hurt. |
He added that 30 were hurt. | warning casualties/unverifiable-source
`

func TestTheVoiceDecidesWhatIsFound(t *testing.T) {
	normal := fairLinter(t)
	strict, err := linter.New(linter.Options{Rules: normal.Rules(), Level: voice.Strict})
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(spoken) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " |")
		if !ok {
			continue
		}
		rows++
		text = strings.ReplaceAll(text, " // ", "\n\n")
		atNormal, atStrict, differs := strings.Cut(want, "||")
		if !differs {
			atStrict = atNormal
		}
		spokenAs(t, normal, text, atNormal)
		spokenAs(t, strict, text, atStrict)
	}
	if rows < 38 {
		t.Errorf("%d rows are too few", rows)
	}
}

func spokenAs(t *testing.T, l *linter.Linter, text, want string) {
	t.Helper()
	asked := []string{
		"casualties/unsourced-figure", "casualties/unverifiable-source", "headline/figure-not-in-body", "loaded/so-called",
		"attribution/weasel-collective", "groups/dehumanising-metaphor",
	}
	var got []string
	for _, f := range l.Lint(context.Background(), prose.Plain("a.md", text, prose.Options{Markup: true}), nil).Findings {
		if slices.Contains(asked, f.Rule) {
			got = append(got, f.Severity.String()+" "+f.Rule)
		}
	}
	if found := strings.Join(got, ", "); found != strings.TrimSpace(want) {
		t.Errorf("%q: %s, want %s", text, found, want)
	}
}
