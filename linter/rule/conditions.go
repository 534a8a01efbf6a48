package rule

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/match"
	"github.com/rhetlint/rhetlint/linter/span"
)

var attributionKinds = []string{"any", "vague", "anonymous", "role", "document", "body", "named"}

func withinWords() []string { return withinNames[Match:] }

// conditions reads [[unless]] or [[requires]].
func (b *builder) conditions(key string, entries []conditionEntry) []Condition {
	var out []Condition
	for i, e := range entries {
		out = append(out, b.condition(e, key, i))
	}
	return out
}

func (b *builder) condition(e conditionEntry, key string, i int) Condition {
	c := Condition{Within: Sentence, Side: e.Side, Distance: e.Words, Attribution: e.Attribution}
	if e.Within != "" {
		c.Within = 0
		for w := Match; w <= CarryOver; w++ {
			if w.String() == e.Within {
				c.Within = w
			}
		}
		if c.Within == 0 {
			b.unknown("window", e.Within, withinWords(), key, i, "within")
		}
	}
	for j, p := range e.Phrases {
		b.phrase(p, key, i, "phrases", j)
	}
	c.Phrases = e.Phrases
	for j, p := range e.Patterns {
		c.Patterns = append(c.Patterns, b.pattern(p, key, i, "patterns", j))
	}
	b.list(&c, e, key, i)
	if e.Side != "" && e.Side != "before" && e.Side != "after" {
		b.unknown("side", e.Side, []string{"before", "after"}, key, i, "side")
	}
	if e.Attribution != "" && !slices.Contains(attributionKinds, e.Attribution) {
		b.unknown("kind of source", e.Attribution, attributionKinds, key, i, "attribution")
	}
	if len(c.Phrases)+len(c.Patterns) == 0 && c.Attribution == "" && e.List == "" {
		b.fault("the condition looks for nothing", "give it phrases, patterns, a list or an attribution", key, i)
	}
	if c.Within == CarryOver && c.Attribution == "" {
		b.fault("“carry-over” is the reach of a source", "add attribution = \"any\"", key, i, "within")
	}
	return c
}

func (b *builder) list(c *Condition, e conditionEntry, key string, i int) {
	if e.List == "" {
		return
	}
	lists := b.loader.Shared.open().lists
	l, ok := lists[e.List]
	if !ok {
		b.unknown("list", e.List, slices.Sorted(maps.Keys(lists)), key, i, "list")
		return
	}
	c.Phrases = append(slices.Clip(c.Phrases), l.phrases...)
	c.Patterns = append(c.Patterns, l.patterns...)
}

// Examples a rule must have at least.
const minExamples = 2

func (b *builder) examples() []Example {
	var out []Example
	flagging, silent := 0, 0
	for i, e := range b.raw.Examples {
		line := 0
		if !b.loader.Trusted {
			line, _, _, _ = b.file.Position("example", i, "text")
		}
		if strings.TrimSpace(e.Text) == "" {
			b.fault("the example has no text", "", "example", i)
		}
		if known := []string{"missed", "false-alarm"}; e.Known != "" && !slices.Contains(known, e.Known) {
			b.unknown("weakness", e.Known, known, "example", i, "known")
		}
		for j, flag := range e.Flags {
			if !strings.Contains(e.Text, flag) {
				b.fault(fmt.Sprintf("“%s” does not stand in the text of the example", flag),
					"copy the words exactly", "example", i, "flags", j)
			}
		}
		if len(e.Flags) > 0 {
			flagging++
		} else {
			silent++
		}
		out = append(out, Example{Text: e.Text, Flags: e.Flags, Known: e.Known, Line: line})
	}
	if !b.loader.Trusted && (flagging < minExamples || silent < minExamples) {
		b.fault(fmt.Sprintf("the rule has %d flagging and %d silent examples; it needs %d of each", flagging, silent, minExamples),
			"an example is [[example]] with text and flags; flags = [] means it must stay silent", "example")
	}
	return out
}

// checkPairs makes sure that each pair of a symmetric pack is treated alike:
// the same rules of the pack match both words, and at least one does.
func checkPairs(f *tomlfile.File, p *Pack, pairs [][]string) diag.Faults {
	var faults diag.Faults
	for i, pair := range pairs {
		if len(pair) != 2 {
			faults.Add(f.Fault("a pair has two members", `pairs = [["terrorist", "freedom fighter"]]`, "pairs", i))
			continue
		}
		one, other := rulesFor(p, pair[0]), rulesFor(p, pair[1])
		if one == "" && other == "" {
			faults.Add(f.Fault(fmt.Sprintf("no rule of the pack has “%s” or “%s”", pair[0], pair[1]), "", "pairs", i))
		} else if one != other {
			faults.Add(f.Fault(fmt.Sprintf("“%s” is in %s, “%s” in %s", pair[0], orNone(one), pair[1], orNone(other)),
				"both members of a pair belong in the same rules", "pairs", i))
		}
	}
	return faults
}

func orNone(s string) string {
	if s == "" {
		return "no rule"
	}
	return s
}

// rulesFor names the rules of the pack whose phrases match the words.
func rulesFor(p *Pack, words string) string {
	var names []string
	for _, r := range p.Rules {
		var set match.Builder
		for i, phrase := range r.Words.Phrases {
			if set.Phrase(i, phrase.Text) != nil {
				continue
			}
		}
		found := false
		whole := func() []span.Span { return []span.Span{{Start: 0, End: len(words)}} }
		set.Build().Scan(match.Text{Text: words, Sentences: whole}, func(h match.Hit) {
			found = found || h.Span.Len() == len(words)
		})
		if found {
			names = append(names, r.ID)
		}
	}
	return strings.Join(names, ", ")
}
