package voice_test

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// article makes a document: "# " is a headline, "> " a block quotation, "- " a
// list item, "| " a table row, "* * *" a rule, all else a paragraph; paragraphs are parted by
// an empty line.
func article(text string) *prose.Document {
	doc := &prose.Document{Source: text, Index: span.NewIndex(text)}
	at := 0
	for part := range strings.SplitSeq(text, "\n\n") {
		zone, skip := prose.Body, 0
		for mark, z := range map[string]prose.Zone{
			"# ": prose.Headline, "## ": prose.Heading, "> ": prose.Quotation, "- ": prose.List, "| ": prose.Table,
		} {
			if strings.HasPrefix(part, mark) {
				zone, skip = z, len(mark)
			}
		}
		if part != "" && part != "* * *" {
			doc.Segments = append(doc.Segments, prose.NewSegment(zone, text, span.Span{Start: at + skip, End: at + len(part)}))
		}
		at += len(part) + 2
	}
	return doc
}

// locate finds words in a document; "words@2" is their second place.
func locate(t *testing.T, doc *prose.Document, words string) (int, span.Span) {
	t.Helper()
	words, nth := strings.CutSuffix(words, "@2")
	for i, seg := range doc.Segments {
		from := 0
		for {
			at := strings.Index(seg.Text[from:], words)
			if at < 0 {
				break
			}
			at += from
			if !nth {
				return i, span.Span{Start: at, End: at + len(words)}
			}
			nth = false
			from = at + len(words)
		}
	}
	t.Fatalf("%q is not in %q", words, doc.Source)
	return 0, span.Span{}
}

const (
	author     = diag.Author
	attributed = diag.Attributed
	quoted     = diag.Quoted
	unknown    = diag.Unknown
)

// expectation is what is to be read at some words of a text.
type expectation struct {
	text  string
	at    string
	voice diag.Voice
	kind  voice.Kind // of the support
	far   int        // its distance; -1 where it does not matter
}

// The battery of sentences that decide most findings, with what is to be read
// in them.
var battery = []expectation{
	{"The blast killed 14 people, the fire service said.", "14 people", attributed, voice.Body, 0},
	{"The blast killed 14 people. The fire service said six more were missing.", "14 people", author, voice.Body, 1},
	{"The blast killed 14 people. The fire service said six more were missing.", "six more", attributed, voice.Body, 0},
	{"Nora Ruel runs the clinic.\n\n\"They killed 14 people,\" she said.", "14 people", quoted, voice.Person, 0},
	{"\"They killed 14 people,\" she said.", "14 people", quoted, voice.Vague, 0},
	{"\"They killed 14 people.\" Ms Ruel runs the clinic.", "14 people", quoted, voice.None, -1},
	{"The Alden clinic received 14 bodies.", "14 bodies", author, voice.Body, 0},
	{"Officials said 14 people died.", "14 people", attributed, voice.Anonymous, 0},
	{"14 people are believed to have died.", "died", author, voice.Vague, 0},
	{"According to Orr, 14 died; 20 houses burned.", "14 died", attributed, voice.Body, 0},
	{"According to Orr, 14 died; 20 houses burned.", "20 houses", author, voice.None, -1},
	{"Ann Orr would not say how many of the 40 miners died.", "40 miners", attributed, voice.None, -1},
	{"The mayor denied that 40 people had died.", "40 people", attributed, voice.Role, 0},
	{"# Ministry: 14 dead in raid", "14 dead", attributed, voice.Body, 0},
	{"# 14 dead in raid - ministry", "14 dead", attributed, voice.Body, 0},
	{"# 14 \"dead\" in raid", "\"dead\"", quoted, voice.None, -1},
	{"# 14 \"dead\" in raid", "14", author, voice.None, -1},
	{"The strike on Tolmen (see [police log](x)) killed 14.", "14", author, voice.Document, 0},
	{"Killed: 14. Wounded: 30. Source: Alden Hospital.", "14", author, voice.Document, 0},
	{"\"It was awful.\n\n\"Fourteen people died,\" he said.", "awful", quoted, voice.Vague, 0},
	{"\"It was awful.\n\n\"Fourteen people died,\" he said.", "Fourteen", quoted, voice.Vague, 0},
	{"\"It was awful.\n\nFourteen people died that day.", "awful", unknown, voice.None, -1},
	{"\"It was awful.\n\nFourteen people died that day.", "Fourteen", unknown, voice.None, -1},
	{"He said the so-called \"experts\" had lied.", "so-called", attributed, voice.Vague, 0},
	{"The so-called \"experts\" had lied.", "so-called", author, voice.None, -1},
	{"She read \"The Dead of Alden\" twice.", "Dead of Alden", author, voice.None, -1},
	{"The 6'2\" suspect said 'no'.", "suspect", author, voice.None, -1},
	{"The 6'2\" suspect said 'no'.", "no", quoted, voice.Role, 0},
	{"Rock 'n' roll killed the dance hall.", "roll killed", author, voice.None, -1},
	{"Critics say the law is cruel. Nora Vale, a critic, said it \"shames us\".", "cruel", attributed, voice.Vague, 0},
	{"Critics say the law is cruel. Nora Vale, a critic, said it \"shames us\".", "shames us", quoted, voice.Person, 0},
	{"The group \"is a cancer\", Orr told a rally.", "cancer", quoted, voice.Body, 0},
	{"The group is a cancer, Orr told a rally.", "cancer", attributed, voice.Body, 0},
	{"The group is a cancer.", "cancer", author, voice.None, -1},
	{"As Orr once put it, they are \"rats\". And they are.", "And they are", author, voice.None, -1},
	{"No, they are not vermin.", "vermin", author, voice.None, -1},
	{"Calling people vermin is how it starts.", "how it starts", author, voice.None, -1},
	{"In 1998 the storm killed about 10,000 people.", "10,000 people", author, voice.None, -1},
	{"I counted 14 bodies in the yard.", "14 bodies", author, voice.Self, 0},
	{"All figures are from the prosecutor.\n\nThe strike came at dawn.\n\nIn Tolmen, 14 people died.", "14 people", author, voice.Role, 3},
	{"Ned Orr said 14 died. But 20 more were killed in Tolmen.", "20 more", author, voice.None, -1},
	{"Ned Orr leads the rescue. He added that 30 were hurt.", "30 were hurt", attributed, voice.Person, 0},
	{"He added that 30 were hurt.", "30 were hurt", attributed, voice.Vague, 0},
}

func TestBattery(t *testing.T) {
	for _, e := range battery {
		t.Run(e.text+"/"+e.at, func(t *testing.T) { e.check(t) })
	}
}

func (e expectation) check(t *testing.T) {
	t.Helper()
	doc := article(e.text)
	segment, at := locate(t, doc, e.at)
	level := voice.Normal
	a := voice.New(doc, level)
	if got := a.Of(segment, at).Voice; got != e.voice {
		t.Errorf("voice of %q is %v, want %v; attributions %+v", e.at, got, e.voice, a.Attributions(segment))
	}
	got := a.Support(segment, at)
	if got.Kind != e.kind || e.far >= 0 && got.Distance != e.far {
		t.Errorf("support of %q is %v at %d, want %v at %d; %+v", e.at, got.Kind, got.Distance, e.kind, e.far, a.Attributions(segment))
	}
}
