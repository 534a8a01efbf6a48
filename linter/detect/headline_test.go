package detect

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// article makes a document of a headline and paragraphs.
func article(headline string, paragraphs ...string) *prose.Document {
	doc := &prose.Document{}
	add := func(zone prose.Zone, text string) {
		doc.Segments = append(doc.Segments, prose.NewSegment(zone, text, span.Span{End: len(text)}))
	}
	add(prose.Headline, headline)
	for _, p := range paragraphs {
		add(prose.Body, p)
	}
	return doc
}

func TestHeadlineFigureNotInBody(t *testing.T) {
	d, _ := Lookup("headline-figure-not-in-body")
	for _, test := range []struct{ headline, body, want string }{
		{"300 jobs lost at Alden plant", "The plant said it would cut jobs.", "300"},
		{"300 jobs lost at Alden plant", "The plant will cut 300 jobs, the union said.", ""},
		{"300 jobs lost at Alden plant", "The plant will cut three hundred jobs.", ""},
		{"300 jobs lost at Alden plant", "The plant will cut 299 jobs.", ""},
		{"300 jobs lost at Alden plant", "The plant will cut 120 jobs in Alden and 180 in Tolmen.", ""},
		{"Rent up 40%", "Rents have risen, the board said.", "40%"},
		{"Rent up 40%", "Rents have risen by forty per cent.", ""},
		{"Five held after raid", "Police held five people.", ""},
		{"Five held after raid", "Police held people.", "Five"},
		{"7 ways to save on rent", "Move.", ""},
		{"The 10 best parks in Alden", "Go out.", ""},
		{"What changed in 2019", "A lot.", ""},
		{"Alden beat Tolmen 6-0", "It was easy.", ""},
		{"Bridge costs $40m", "The bridge will be dear, the council said.", "$40m"},
		{"Bridge costs $40m", "The bridge will cost 40 million dollars.", ""},
		{"Girl, 12, wins prize", "A pupil won.", ""},
		{"Dozens hurt in crash", "Forty people were hurt.", ""},
		{"Two killed in crash", "A nurse and her son were killed.", ""},
		{"300 jobs lost at Alden plant", "", "300"},
	} {
		doc := article(test.headline, test.body)
		var got []string
		for _, h := range d.FindDocument(doc, nil, new(Memory)) {
			got = append(got, h.Span.Of(doc.Segments[h.Segment].Text))
		}
		want := test.want
		if test.body == "" {
			want = "" // nothing to compare with
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q over %q: got %q, want %q", test.headline, test.body, got, want)
		}
	}
}

func TestHeadlineCasualtyFigure(t *testing.T) {
	d, _ := Lookup("headline-casualty-figure")
	doc := article("Blast kills 34 in northern port",
		"Smoke could be seen for miles.", "At least thirty-four people were killed, the fire service said.", "It was noon.", "The 34 were dock workers.")
	hits := d.FindDocument(doc, nil, new(Memory))
	if len(hits) != 1 || hits[0].Span.Of(doc.Segments[0].Text) != "kills 34" {
		t.Fatalf("got %+v", hits)
	}
	want := []Mention{{Segment: 2, Sentence: 0, Span: span.Span{Start: 0, End: len("At least thirty-four people")}}}
	if len(hits[0].Mentions) != 1 || hits[0].Mentions[0] != want[0] {
		t.Errorf("mentions: got %+v, want %+v", hits[0].Mentions, want)
	}
	options, err := d.Values(map[string]any{"paragraphs": int64(0)})
	if err != nil {
		t.Fatal(err)
	}
	if all := d.FindDocument(doc, options, new(Memory)); len(all[0].Mentions) != 2 {
		t.Errorf("whole article: got %+v", all[0].Mentions)
	}
	if none := d.FindDocument(article("Council meets on Monday", "It killed 34 people."), nil, new(Memory)); len(none) != 0 {
		t.Errorf("no figure in the headline: got %+v", none)
	}
}
