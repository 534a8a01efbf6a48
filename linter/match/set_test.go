package match

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter/span"
)

// sentencesAt parts a text after every full stop; enough for these tests.
func sentencesAt(text string) func() []span.Span {
	return func() []span.Span {
		var out []span.Span
		start := 0
		for i := range len(text) {
			if text[i] == '.' || i == len(text)-1 {
				out = append(out, span.Span{Start: start, End: i + 1})
				start = i + 1
			}
		}
		return out
	}
}

// scan lists the texts a set matches, in order.
func scan(t *testing.T, s *Set, text string) []string {
	t.Helper()
	var hits []Hit
	for _, inc := range s.Scan(Text{Text: text, Sentences: sentencesAt(text)}, func(h Hit) { hits = append(hits, h) }) {
		t.Errorf("incomplete: %v", inc)
	}
	slices.SortFunc(hits, func(a, b Hit) int { return a.Span.Start - b.Span.Start })
	var out []string
	for _, h := range hits {
		out = append(out, h.Span.Of(text))
	}
	return out
}

func setOf(t testing.TB, phrases, patterns []string) *Set {
	t.Helper()
	var b Builder
	for i, p := range phrases {
		if err := b.Phrase(i, p); err != nil {
			t.Fatal(err)
		}
	}
	for i, p := range patterns {
		if err := b.Pattern(len(phrases)+i, p, PatternOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	return b.Build()
}

func TestPhrasesAreFoundAcrossSpellings(t *testing.T) {
	set := setOf(t, []string{
		"you won't believe", "so-called", "cabal(s)", "[pull|pulls|pulled] the strings", "(very) shadowy elite", "café society",
		"tell us", "who benefits", "=Polish", "secret _ plan", "wake up, people", "office of truth", "阴谋", "'twas foretold",
		"mind __ gap", "deep state",
	}, nil)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"You won’t believe it.", []string{"You won’t believe"}},
		{"YOU WON'T\r\nBELIEVE it", []string{"YOU WON'T\r\nBELIEVE"}},
		{"you  won\u02bct\u00a0believe", []string{"you  won\u02bct\u00a0believe"}},
		{"the so–called and so\u2011called expert", []string{"so–called", "so\u2011called"}},
		{"the so called expert", nil},
		{"Cabals. cabal, cabalistic", []string{"Cabals", "cabal"}},
		{"ca\u00adbal c\u200babal ｃａｂａｌ 𝐜𝐚𝐛𝐚𝐥 c\u0336a\u0336b\u0336a\u0336l\u0336", []string{"ca\u00adbal", "c\u200babal", "ｃａｂａｌ", "𝐜𝐚𝐛𝐚𝐥", "c\u0336a\u0336b\u0336a\u0336l\u0336"}},
		{"who pulled the strings?", []string{"pulled the strings"}},
		{"a shadowy elite, a very shadowy elite", []string{"shadowy elite", "very shadowy elite", "shadowy elite"}},
		{"cafe\u0301 society CAFÉ SOCIETY", []string{"cafe\u0301 society", "CAFÉ SOCIETY"}},
		{"tell us more, but tell US officials; TELL US", []string{"tell us", "TELL US"}},
		{"WHO benefits are paid; who benefits?", []string{"who benefits"}},
		{"the Polish polish", []string{"Polish"}},
		{"a secret little plan, a secret plan", []string{"secret little plan"}},
		{"Wake up, people!", []string{"Wake up, people"}},
		{"oﬃce of truth", []string{"oﬃce of truth"}},
		{"他们说阴谋论", []string{"阴谋"}},
		{"‘Twas foretold", []string{"‘Twas foretold"}},
		{"mind the gap, mind the very wide gap, mind gap", []string{"mind the gap", "mind the very wide gap"}},
		{"deep-state deep  state Deep State deeper state", []string{"deep  state", "Deep State"}},
		{"", nil},
	} {
		if diff := cmp.Diff(c.want, scan(t, set, c.text)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", c.text, diff)
		}
	}
}

func TestPatternsRunOnSentencesWithTheirWords(t *testing.T) {
	set := setOf(t, nil, []string{
		`\bdon't want (?-i:us|you) to know\b`, `^obviously\b`, `(?<flag>\w+) proves that`, `"[^"]{1,20}" experts`,
		`\bconspir(?:acy|ators?)\w*`, `!{2,}`, `\b(?:total|utter|complete) and (?:total|utter)`,
	})
	for _, c := range []struct {
		text string
		want []string
	}{
		{"They don’t want you to know.", []string{"don’t want you to know"}},
		{"They don't want US to know.", nil},
		{"Obviously so. It is obviously so.", []string{"Obviously"}},
		{"This proves that it is. That\nproves  that", []string{"This", "That"}},
		{"the “so-called” experts", []string{"“so-called” experts"}},
		{"conspiracy. Conspirators? conspire", []string{"conspiracy", "Conspirators"}},
		{"Stop!! Now!", []string{"!!"}},
		{"a complete and utter mess", []string{"complete and utter"}},
	} {
		if diff := cmp.Diff(c.want, scan(t, set, c.text)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", c.text, diff)
		}
	}
}

func TestTriggers(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{`\bexperts? (?:say|agree)\b`, "expert say|expert agree|experts say|experts agree"},
		{`(?:so-called|alleged)\s+\w+`, ""},
		{`\b(?:so-called|alleged)\s+\w+`, "so called|alleged"},
		{`\bconspir\w+`, "cons…"},
		{`\b\d+ percent of (?:voters|women)\b`, "of voters|of women"},
		{`\w+ly \w+ly`, ""},
		{`%`, "%"},
		{`(?=\bhidden agenda\b).*`, "hidden agenda"},
		{`(?<!not )\bsheeple\b`, "sheeple"},
		{`(?<=\bthe )(?:\w+ ){0,3}elite\b`, "elite"},
		{`can(?:'|’)?t breathe\b`, "breathe"},
	} {
		tree, err := parse(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, trig := range first(findTriggers(tree.Root, false)) {
			got = append(got, trig.text)
		}
		want := strings.Split(c.want, "|")
		if c.want == "" {
			want = nil
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.pattern, diff)
		}
	}
}

func TestBadPatternsAreRefused(t *testing.T) {
	for _, p := range []string{
		`(`, `a*`, `(a+)+$`, `(?:\w+\s?)+!`, `x{2000}`, `(?:a{200}){200}`, `(?<=a+)b`, `\p{Nope}`, "a|",
		strings.Repeat("(", 60) + "a" + strings.Repeat(")", 60), strings.Repeat("a", 5000), "\xff",
	} {
		if CheckPattern(p) == nil {
			t.Errorf("%.40q is accepted", p)
		}
	}
	for _, p := range []string{`\ba\b`, `(?:\w+\s){0,6}zebra`, `[^.]*x`, `"[^"]+"`, `(?<=the )x`} {
		if err := CheckPattern(p); err != nil {
			t.Errorf("%q: %v", p, err)
		}
	}
}

func TestBadPhrasesAreRefused(t *testing.T) {
	for _, p := range []string{"", "[a|b", "a)", "(a)", "…", "a\\", strings.Repeat("a ", 20)} {
		var b Builder
		if b.Phrase(0, p) == nil {
			t.Errorf("%.40q is accepted", p)
		}
	}
}

func TestPhraseNotation(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		want         []string
	}{
		{"a (b) c d", "a b c d, a c d, a b b c d", []string{"a b c d", "a c d"}},
		{"[one|two] (very) [big|small] thing(s)", "one big thing, two very small things", []string{"one big thing", "two very small things"}},
		{"enough (is enough)", "Enough. Enough is enough!", []string{"Enough", "Enough is enough", "enough"}},
		{"(so) it [ends|ended (badly)]", "so it ended badly; it ends", []string{"so it ended badly", "it ended badly", "it ends"}},
		{"un[believ|think]able", "Unbelievable, unthinkable, unable", []string{"Unbelievable", "unthinkable"}},
		{"[so-called|so called] (\"experts\")", "so-called “experts”, so called", []string{"so-called “experts”", "so called"}},
		{"tell __ lies", "tell us lies, tell all of us lies, tell you all of those lies", []string{"tell us lies", "tell all of us lies"}},
		{"secret(ly) _ plan[,]", "secretly own plan, now", []string{"secretly own plan,"}},
		{"CIA plot", "a CIA plot, a cia plot", []string{"CIA plot", "cia plot"}},
		{`\(sic\) joke`, "(sic) joke", []string{"(sic) joke"}},
	} {
		if diff := cmp.Diff(c.want, scan(t, setOf(t, []string{c.phrase}, nil), c.text)); diff != "" {
			t.Errorf("%s in %q: (-want +got)\n%s", c.phrase, c.text, diff)
		}
	}
}

// A phrase costs what its letters cost, whatever it stands for.
func TestPhrasesAreNotExpanded(t *testing.T) {
	p, err := newPhrase(0, strings.Repeat("[alpha|beta|gamma|delta|epsilon] (very) ", 6)+"end")
	if err != nil {
		t.Fatal(err)
	}
	if p.program.Len() > 600 || len(p.triggers) > 60 {
		t.Errorf("%d instructions, %d triggers", p.program.Len(), len(p.triggers))
	}
	set := setOf(t, []string{strings.Repeat("[alpha|beta|gamma|delta|epsilon] (very) ", 6) + "end"}, nil)
	text := "beta very alpha beta gamma delta very epsilon very end"
	if got := scan(t, set, text); len(got) != 1 || got[0] != text {
		t.Errorf("got %q", got)
	}
}

func first(lists []need) []trigger {
	if len(lists) == 0 {
		return nil
	}
	return lists[0].triggers
}
