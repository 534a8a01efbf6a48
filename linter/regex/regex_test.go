package regex

import (
	"testing"
	"unicode"

	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

// pair is one pattern as a program and as regexp2 runs it where it is started.
type pair struct {
	program *Program
	engine  *regexp2.Regexp
}

func compile(t testing.TB, pattern string) pair {
	t.Helper()
	return compileWith(t, pattern, new(Sets))
}

func compileWith(t testing.TB, pattern string, sets *Sets) pair {
	t.Helper()
	tree, err := syntax.Parse(pattern, syntax.ParseOptions{RegexOptions: syntax.IgnoreCase})
	if err != nil {
		t.Fatal(pattern, err)
	}
	return pair{
		Compile(tree.Root, sets, func(int) bool { return true }),
		regexp2.MustCompile(`\G(?:`+pattern+`)`, regexp2.IgnoreCase),
	}
}

// patterns hold every construct that programs know, in places where the order
// of ways and the way back matter.
var patterns = []string{
	`the river`, `(?:a|an|the) river`, `\w+ly\b \w+ly\b`, `[^.]{0,20}\bwater\b`, `[^.]{0,20}?\bwater\b`, `(a|ab)(c|bcd)(d*)`, `(?>river|rivers) bank`,
	`(?<=the )(?:\w+ ){0,2}river`, `(?<!\w)council(?:lor)?s?\b`, `(?<!the )\bcouncil\b`, `\b(?-i:US|UN|EU) (?:troops|officials)\b`,
	`\b(?-i:[A-Z]\w+) (?:said|told)\b`, `!{2,}`, `(\w+) (?:proves|shows) that\b`, `\b(?:a|an|the) \w+ of the (\w+)`, `.*\bbeen\b`, `.*?\bbeen\b`,
	`\bK\w+`, `(?=\bthe )the \w+`, `(?!the )\w+ \w+`, `(?i:The) (?:\w{3,5}) (?<!fire) `, `(?s:and.{0,9}but)`, `naïve|café`, `℃|°C`, `ſ?s\b`, `ß`,
	`(?:(a)|(b)|c)+`, `(?:(\w)\w )+?x`, `(?:x|(?=(ab))a)b?`, `(?:\w+ )*?\w+!`, `^\W{0,4}(?:now|share) `, `(?m:^a|b$)`, `a\z|b\Z|c$`, `\Boo`, `(?<=(\w)\w) x`,
	`(?<=\bthe (?:\w+ ){0,2})river`, `(?<=a|bc|^)d`, `(?<![^ ]{2,})x`, `[\w-[aeiou]]+`, `\p{Lu}\P{L}`, `(?:one|two|three|four|five|six)(?: (?:one|two))?`,
	`(?:ab?|abc)(?=c)`, `(?>a+)ab`, `(?>(a|ab))c?`, `(?!(a))(b)`, `[Kk]elvin`, `(?-i:k)elvin`, `x{2,3}?y?`, `(?:x{1,2}y){2,3}`, `\d{1,3}(?:,\d{3})+`, `(?:\s|[^\w\s])+`,
	`\b(?:councils?|council(?:lor)s?|coun|cou(?:p|ncil h)|c|café|the|)\b ?`, `(?:(?-i:Co|CO)|co|c\b|\bcou|(?=c)\w+|(?!x)co(u)n|cc{2}?|c+)n?`, `(?<=(?:ab|a|cb|bc)(?:x|xx| ))x`,
	`a.{0,9}?\b(?<flag>(?-i:US|UN)|bank)`, `.{0,9}?(?:x|\B)`, `\w{2,9}\b.?`, `\w*(?:e|er|ers)\b`, `(?:\w*? ){2}(?=\bof|b)`, `councillors the coun(?:cil|x)|councillors the c`,
	`.*(?:é|ß|s|\z)`, `.*?(?:\s\z|$)`, `(?:K|k\u212A|s\b|ſ)+`, `[a-c]{1,3}(?<flag>\b)\W`, `(?:(\w)|(?!(ab))(a))\b`,
}

var texts = []string{
	"", "The river bank", "the rivers bank of the river", "an old river", "the old big river", "abcd abbcd", "slowly badly", "There has been water, long been.",
	"US troops; us troops UN officials", "Orr said", "orr told", "!!!", "wow! what", "it shows that", "a part of the whole", "Kelvin kelvin \u212Aelvin", "and\nbut",
	"NAÏVE Café café", "20 ℃ °c", "ſs ß ẞ", "abcabc", "ab ab x", "aab aaab", "a\nb\n", "ab\ncd\n", "foo oo boo", "ab x", "bcd ad d", "xx x xxx y xxyxyxxy", "Ab É b", "one two three four six",
	"1,000,000 and 12,34", "share this", "  now what", "councillors the council; thecouncil council", "fire the fired one ", "\xff", "ae-xyz", ". , !",
}

// check fails where the two differ at any place of the text.
func (p pair) check(t *testing.T, m *Machine, pattern string, runes []rune) {
	t.Helper()
	text := Text{Runes: runes, Folded: make([]rune, len(runes))}
	for i, r := range runes {
		text.Folded[i] = Fold(r)
	}
	next := p.program.Next()
	for at := range len(runes) + 1 {
		end, ok, err := m.Match(p.program, text, at)
		if err != nil {
			continue
		}
		if ok && !next.Allows(text.Folded, at) {
			t.Errorf("%s on %q at %d: matches, though the next word speaks against it", pattern, string(runes), at)
		}
		if ok && at < len(runes) && !p.program.Begins().With(runes[at], text.Folded[at]) {
			t.Errorf("%s on %q at %d: matches, though nothing can begin with that", pattern, string(runes), at)
		}
		found := false
		err = p.engine.FindRunesMatches(runes, at, func(v regexp2.MatchView) bool {
			start, length, _ := v.GroupRange(0)
			if found = start == at; !found {
				return false
			}
			if !ok || end != start+length {
				t.Errorf("%s on %q at %d: end %d (%t), want %d", pattern, string(runes), at, end, ok, start+length)
			}
			for g := 1; g < p.program.Groups(); g++ {
				wantStart, n, want := v.GroupRange(g)
				gotStart, gotEnd, got := m.Group(g)
				if got != want || got && (gotStart != wantStart || gotEnd != wantStart+n) {
					t.Errorf("%s on %q at %d, group %d: %d to %d (%t), want %d to %d (%t)", pattern, string(runes), at, g,
						gotStart, gotEnd, got, wantStart, wantStart+n, want)
				}
			}
			return false
		})
		if err == nil && ok && !found {
			t.Errorf("%s on %q at %d: matches up to %d, want nothing", pattern, string(runes), at, end)
		}
	}
}

func TestProgramsFindWhatRegexp2Finds(t *testing.T) {
	var m Machine
	for _, pattern := range patterns {
		p := compile(t, pattern)
		if p.program == nil {
			t.Errorf("%s is not a program", pattern)
			continue
		}
		for _, text := range texts {
			p.check(t, &m, pattern, []rune(text))
		}
	}
}

func TestWhatProgramsDoNotKnowIsLeftToRegexp2(t *testing.T) {
	for _, pattern := range []string{`(\w+) \1`, `(?:a|b?){2}`, `(a)?(?(1)b|c)`, `\Ga`, `(?:\w+ ){0,1000}(?:\w+ ){0,1000}(?:\w+ ){0,1000}`} {
		if p := compile(t, pattern); p.program != nil {
			t.Errorf("%s is a program", pattern)
		}
	}
}

func TestRunsAreGivenUpAfterManySteps(t *testing.T) {
	p := compile(t, `(?:\w+\s?){1,40}!`)
	text := []rune("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
	var m Machine
	if _, _, err := m.Match(p.program, Text{text, text}, 0); err != ErrSteps {
		t.Errorf("got %v, want %v", err, ErrSteps)
	}
}

func FuzzProgramsFindWhatRegexp2Finds(f *testing.F) {
	for i, pattern := range patterns {
		f.Add(pattern, texts[i%len(texts)])
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 60 || len(text) > 60 {
			return
		}
		tree, err := syntax.Parse(pattern, syntax.ParseOptions{RegexOptions: syntax.IgnoreCase})
		if err != nil {
			return
		}
		program := Compile(tree.Root, new(Sets), func(int) bool { return true })
		engine, err := regexp2.Compile(`\G(?:`+pattern+`)`, regexp2.IgnoreCase)
		if err != nil || program == nil {
			return
		}
		engine.MatchTimeout = 1e9
		pair{program, engine}.check(t, new(Machine), pattern, []rune(text))
	})
}

// What a set holds beyond ASCII is told from its description where that is
// possible, and is right then.
func TestSetsOfWordsAreTold(t *testing.T) {
	for pattern, want := range map[string]bool{
		`[\p{L}'-]x`: true, `[\p{Lu}]x`: true, `[\w.]x`: true, `\dx`: true, `[\p{L}\p{N}]x`: false, `[\p{L}é-ö]x`: false,
		`[\p{L}\s]x`: false, `[\p{L}\\d]x`: true, `[^\p{L}]x`: false, `[\p{L}-[a-f]]x`: true, `[\p{L}\x{2019}]x`: false,
	} {
		tree, err := syntax.Parse(pattern, syntax.ParseOptions{})
		if err != nil {
			t.Fatal(pattern, err)
		}
		set := tree.Root
		for set.T != syntax.NtSet {
			set = set.Children[0]
		}
		got := !set.Set.IsNegated() && wordsAlone(set.Set)
		if got != want {
			t.Errorf("%s is %s: %t", pattern, set.Set, got)
		}
		for r := rune(128); got && r <= unicode.MaxRune; r++ {
			if set.Set.Contains(r) && !IsWord(r) {
				t.Fatalf("%s holds %U", pattern, r)
			}
		}
	}
}
