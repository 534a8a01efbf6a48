package match

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/span"
)

// hostile are patterns that take for ever, or more memory than there is, in an
// engine that backtracks, each with the text that shows it.
var hostile = []struct{ pattern, text string }{
	{`^(a+)+$`, strings.Repeat("a", 40) + "!"},
	{`^(\w+\s?)*$`, strings.Repeat("word ", 14) + "wordword!"},
	{`^(a|aa)+$`, strings.Repeat("a", 60) + "!"},
	{`^(a|a)*$`, strings.Repeat("a", 40) + "!"},
	{`(?:\w+\s*)+!!`, strings.Repeat("shout ", 20) + "?"},
	{`(?=(a+)+$)a`, strings.Repeat("a", 40) + "!"},
	{`(?<=(a|b|ab)*)c`, strings.Repeat("ab", 20000) + "d"},
	{strings.Repeat("a?", 30) + strings.Repeat("a", 30), strings.Repeat("a", 30)},
	{`\s+$`, strings.Repeat(" ", 100000) + "x"},
	{`.*.*.*=x`, strings.Repeat("x", 5000) + "="},
	{`([\w.-]+)+@([\w.-]+)+\.com$`, strings.Repeat("a.", 30)},
	{`^(a*)(a*)(a*)(a*)\1\2\3\4b$`, strings.Repeat("a", 200)},
	{`^(.{0,40})(.{0,40})(.{0,40})(.{0,40})(.{0,40})\1\2\3\4\5z$`, strings.Repeat("a", 400)},
	{`^(?:a{0,30}){0,30}b$`, strings.Repeat("a", 100)},
	{`^(?:\w{1,20} ?){1,40}=`, strings.Repeat("word", 60) + "!"},
	{`(?:a|b|ab){0,60}c$`, strings.Repeat("ab", 60)},
	{`\bwake\b(?:\W+\w+){0,50}?\W+up\b`, strings.Repeat("wake ", 4000)},
	{`\b\w+(?:\W+\w+){0,20}\W+(?:\w+\W+){0,20}hoax\b`, strings.Repeat("the moon is made of ", 400)},
	{`"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*x`, strings.Repeat(`"a" `, 4000)},
	{`a*`, strings.Repeat("b", 100000)},
	{`(?s).+`, strings.Repeat("line of text ", 20000)},
	{strings.Repeat("(", 5000) + "a" + strings.Repeat(")", 5000), "a"},
	{strings.Repeat("(?=", 5000) + "a" + strings.Repeat(")", 5000), "a"},
	{strings.Repeat("(?:", 1000) + "a" + strings.Repeat(")*", 1000), strings.Repeat("a", 30)},
	{strings.Repeat("[a-z-", 2000) + "[x]" + strings.Repeat("]", 2000), "a"},
	{`((((a{100}){100}){100}){100}){100}`, strings.Repeat("a", 100)},
	{`a{2147483647}`, "a"},
	{`a{99999999999999999999}`, "a"},
	{strings.Repeat("zzzz|", 5000) + "b", "zzzz"},
	{`[\p{L}\p{M}\p{N}]{1,500}\p{Lu}$`, strings.Repeat("e\u0301", 3000)},
	{strings.Repeat("abcdefghij", 10000), "a"},
	{`^(?:(?<o>\()|(?<-o>\))|[^()])*(?(o)(?!))$`, strings.Repeat("(", 30) + strings.Repeat("a", 30)},
	{`(?<2147483647>a)`, "a"},
	{strings.Repeat("(a)", 20000), "a"},
}

func TestHostilePatternsHarmOnlyThemselves(t *testing.T) {
	for _, c := range hostile {
		name := c.pattern[:min(len(c.pattern), 40)]
		if CheckPattern(c.pattern) != nil {
			continue
		}
		var b Builder
		if err := b.Pattern(1, c.pattern, PatternOptions{}); err != nil {
			t.Fatal(err)
		}
		if err := b.Phrase(2, "miracle cure"); err != nil {
			t.Fatal(err)
		}
		if err := b.Pattern(3, `miracle cures?`, PatternOptions{}); err != nil {
			t.Fatal(err)
		}
		text := strings.Repeat(c.text+"\n", 3) + " A miracle cure."
		found := map[int]bool{}
		sentences := func() []span.Span {
			return []span.Span{{Start: 0, End: len(text) - 16}, {Start: len(text) - 16, End: len(text)}}
		}
		meter := &Meter{Counts: true}
		incomplete := b.Build().Scan(Text{Text: text, Sentences: sentences, Meter: meter}, func(h Hit) { found[h.ID] = true })
		if !found[2] || !found[3] {
			t.Errorf("%s: the good rules found nothing", name)
		}
		for _, inc := range incomplete {
			if inc.ID != 1 || strings.Contains(inc.Reason, "aaaa") {
				t.Errorf("%s: pattern %d is named: %.80s", name, inc.ID, inc.Reason)
			}
		}
		for _, cost := range meter.Costs() {
			if most := meter.stepBudget() + maxRunSteps(text); cost.Steps > most {
				t.Errorf("%s: took %d steps, at most %d", name, cost.Steps, most)
			}
		}
	}
}

// maxRunSteps is more than a single run of a program may take.
func maxRunSteps(text string) int { return 1_000_000 + 1000*len(text) }
