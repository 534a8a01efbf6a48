package voice_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// bounds holds sentences with the contents of their attributions in brackets.
const bounds = `
# what stands around a speaker in the middle
For nine years, Ann Orr said, the port had lain idle. | [For nine years], Ann Orr said, [the port had lain idle].
The years that followed, Ann Orr said, brought change. | [The years that followed], Ann Orr said, [brought change].
Still, the council said, rents had doubled. | Still, the council said, [rents had doubled].
In addition, the council said, rents had doubled. | In addition, the council said, [rents had doubled].
In an interview with the Tey Wire, Ann Orr said, “Nobody came.” | In an interview with the Tey Wire, Ann Orr said, [“Nobody came.”]
Its hold, they believe, is not going anywhere. | [Its hold], they believe, [is not going anywhere].
It pays the town, he says, to mend the dam. | [It pays the town], he says, to mend the dam.
Now, the clerk says, at least nine votes are missing. | Now, the clerk says, [at least nine votes are missing].

# what stands before a speaker at the end
But the dam held, the council said. | [But the dam held], the council said.
Meanwhile, rents doubled, according to the Alden register. | Meanwhile, [rents doubled], according to the Alden register.
The upshot: rents doubled, the Alden register found. | The upshot: [rents doubled], the Alden register found.
TOLMEN, Norland (MPA) — The dam held, the council said. | TOLMEN, Norland (MPA) — [The dam held], the council said.

# what a speaker in a relative clause says
The rules, which officials said will come in May, are strict. | The rules, which officials said [will come in May], are strict.
It is a turn that Nora Vale said could cost him votes. | It is a turn that Nora Vale said [could cost him votes].

# the persons spoken to
Ann Orr told TPA agents that the files were lost. | Ann Orr told TPA agents [that the files were lost].
The union urged the council to wait. | The union urged [the council to wait].
The union called on the council to wait. | The union called on [the council to wait].

# conditions and conjunctions
Ann Orr said if rents rise, she will move. | Ann Orr said [if rents rise, she will move].
Ann Orr called the plan cruel and asserting that it worked. | Ann Orr called [the plan cruel] and asserting [that it worked].
The result is plain: According to the Alden register, rents doubled. | The result is plain: According to the Alden register, [rents doubled].

# who speaks
One survey says rents fell, while another says rents have doubled. | One survey says [rents fell], while another says [rents have doubled].
Six in 10 say the dam will hold. | Six in 10 say [the dam will hold].
Many guests — Ann Orr among them — said the hall was cold. | Many guests — Ann Orr among them — said [the hall was cold].
Backers of the bill, however, say the dam will hold. | Backers of the bill, however, say [the dam will hold].
According to July's Tey Wire count, rents have doubled. | According to July's Tey Wire count, [rents have doubled].

# what is no speech
Ann Orr said little. |
It was the most telling sign of all. |
A special beer called Tolmen Gold sold well. |
`

func TestContentsBeginAndEndWhereTheyShould(t *testing.T) {
	for line := range strings.Lines(bounds) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " |")
		if !ok {
			continue
		}
		want = strings.TrimSpace(want)
		if want == "" {
			want = text
		}
		if got := bracketed(text); got != want {
			t.Errorf("contents are\n%s, want\n%s", got, want)
		}
	}
}

// bracketed is a text with the outermost contents of its attributions in
// brackets, stances aside.
func bracketed(text string) string {
	doc := article(text)
	var contents []span.Span
	for _, a := range voice.New(doc, voice.Normal).Attributions(0) {
		if !a.Stance {
			contents = append(contents, a.Content...)
		}
	}
	slices.SortFunc(contents, func(a, b span.Span) int { return b.Len() - a.Len() })
	var outer []span.Span
	for _, c := range contents {
		if !slices.ContainsFunc(outer, c.Overlaps) {
			outer = append(outer, c)
		}
	}
	slices.SortFunc(outer, func(a, b span.Span) int { return b.Start - a.Start })
	for _, c := range outer {
		text = text[:c.Start] + "[" + c.Of(text) + "]" + text[c.End:]
	}
	return text
}
