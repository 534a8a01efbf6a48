package detect

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// find runs a detector over the sentences of a text and marks what it flags
// with square brackets.
func find(t *testing.T, d Detector, text string, given map[string]any) string {
	t.Helper()
	options, err := d.Values(given)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	done := 0
	for _, at := range prose.Sentences(text) {
		for _, h := range d.Find(Input{Text: text, Sentence: at, Zone: prose.Body, Options: options}) {
			b.WriteString(text[done:h.Span.Start] + "[" + h.Span.Of(text) + "]")
			done = h.Span.End
		}
	}
	return b.String() + text[done:]
}

// check compares marked sentences with what a detector flags in them.
func check(t *testing.T, name string, given map[string]any, marked []string) {
	t.Helper()
	d, ok := Lookup(name)
	if !ok {
		t.Fatalf("no detector %s", name)
	}
	for _, want := range marked {
		text := strings.NewReplacer("[", "", "]", "").Replace(want)
		if got := find(t, d, text, given); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// The table of what is a casualty figure and what is not.
func TestCasualtyFigureTable(t *testing.T) {
	check(t, "casualty-figure", nil, []string{
		"[At least 12 miners died].",
		"[dozens dead]",
		"[scores wounded]",
		"[between 40 and 60 people are missing]",
		"[more than 10,000 displaced]",
		"a [toll of 1,204]",
		"[70% of those killed] were civilians",
		"the raid left [9 dead, 30 hurt]",
		"[two of the wounded died] later",
		"40 tanks destroyed, [200 crew killed]",
		"12 hostages were freed",
		"[one in five residents fled]",
		"thousands of cattle died",
		"[suicide of three students]",

		"The firm fired 100 missiles",
		"30 rockets were launched",
		"killed the deal",
		"killed off 30 jobs",
		"died in committee",
		"a dead heat in 2004",
		"a dead end after 40 miles",
		"the deadline is 40 days",
		"drop-dead 10% discount",
		"the toll road cost 40 million",
		"toll-free 1-800 555 100",
		"the bell tolled three",
		"killing two birds with one stone",
		"laughed 40 people to death",
		"70% of weeds were killed",
		"the virus dies at 70 degrees",
		"killing 32-year-old Ann Orr",
		"in 2004 was hurt",
		"shares were hurt 3%",
		"injured reserve list of five",
		"downed 14 drones",
		"lost 3 ships",
		"six arrested",
		"a fifth of the crop was lost",
		"executed 12 trades",
		"execution of 3 orders",
		"beat them by 40 points, murdered 6-0",
	})
}

// The sentences of the voice engine's battery that have a figure or could be
// thought to have one.
func TestCasualtyFigureBattery(t *testing.T) {
	check(t, "casualty-figure", nil, []string{
		"The blast [killed 14 people], the fire service said.",
		"The blast [killed 14 people]. The fire service said [six more were missing].",
		"“They [killed 14 people],” she said.",
		"Officials said [14 people died].",
		"[14 people are believed to have died].",
		"According to Orr, [14 died]; 20 houses burned.",
		"Orr would not say how many of the 40 miners died.",
		"The mayor denied that [40 people had died].",
		"Ministry: [14 dead] in raid",
		"[14 “dead”] in raid",
		"[14 dead] in raid - ministry",
		"The army said it had fired 100 missiles.",
		"The strike on Tolmen [killed 14].",
		"[Killed: 14]. [Wounded: 30]. Source: Alden Hospital.",
		"“[Fourteen people died],” he said.",
		"She read “The Dead of Alden” twice.",
		"Rock 'n' roll killed the dance hall.",
		"In 1998 the storm [killed about 10,000 people].",
		"Orr said [14 died]. But [20 more were killed] in Tolmen.",
		"He added that [30 were hurt].",
	})
}

func TestCasualtyShapes(t *testing.T) {
	check(t, "casualty-figure", nil, figures())
}

func TestCasualtySilence(t *testing.T) {
	check(t, "casualty-figure", nil, silent())
}

// Figures told as history are marked; news is not.
func TestCasualtyBackground(t *testing.T) {
	d, _ := Lookup("casualty-figure")
	for text, want := range map[string]bool{
		"The storm of May 1998 killed about 10,000 people.":              true,
		"In the Long War more than 3 million people died.":               true,
		"Bells rang on the anniversary of the flood that killed 300.":    true,
		"He was seen a month before the October fire that killed 58.":    true,
		"Thousands of Zendans were killed in the Lake War.":              true,
		"Officials spoke of a fire that killed 58 people.":               false,
		"At least 40 civilians were killed in the strike on Harrow Bay.": false,
		"The 1998 storm killed about 10,000 people.":                     true,
		"A court jailed her for the May fire in Alden, which killed 14.": true,
		"They spoke of a raid in the north that killed 14.":              false,
		"The flood that began on Monday killed 300.":                     false,
	} {
		at := prose.Sentences(text)[0]
		hits := d.Find(Input{Text: text, Sentence: at, Zone: prose.Body})
		if len(hits) != 1 || hits[0].Background != want {
			t.Errorf("%s: %d hits, want one with background %v", text, len(hits), want)
		}
	}
}
