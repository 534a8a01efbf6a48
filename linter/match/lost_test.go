package match

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/bench"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// everything is the reference: every pattern on every sentence, every phrase at
// every place of the text. It shares the folding with the set and nothing else.
func (s *Set) everything(t Text) []Hit {
	var hits []Hit
	found := func(h Hit) { hits = append(hits, h) }
	var m machine
	for i := range len(t.Text) {
		st := next(t.Text, i)
		if t.Text[i]&0xC0 == 0x80 && i > 0 || st.n == 0 {
			continue
		}
		inside := isWord(st.runes[0]) && !alone(st.runes[0]) && wordBefore(t.Text, i)
		for n := range s.phrases.count() {
			p := s.phrases.at(n)
			if end := m.match(p, t.Text, i); end > i && !inside {
				found(Hit{ID: p.id, Span: span.Span{Start: i, End: end}})
			}
		}
	}
	for _, pat := range s.patterns {
		windows := t.Sentences()
		if pat.paragraph {
			windows = []span.Span{{Start: 0, End: len(t.Text)}}
		}
		for _, at := range windows {
			var w window
			w.decode(t.Text, at)
			_ = pat.search(&w, func(at span.Span, groups map[string]span.Span) { found(Hit{ID: pat.id, Span: at, Groups: groups}) })
		}
	}
	return hits
}

// wordBefore reports whether a word character stands before byte i, marks that
// show nothing aside.
func wordBefore(text string, i int) bool {
	before := false
	for k := 0; k < i; {
		st := next(text, k)
		for _, r := range st.runes[:st.n] {
			before = isWord(r) && !alone(r)
		}
		k += st.size
		if k > i { // i is inside of a piece
			return true
		}
	}
	return before
}

func sorted(hits []Hit) []string {
	out := make([]string, 0, len(hits))
	for _, h := range hits {
		out = append(out, hitText(h))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func hitText(h Hit) string {
	var b strings.Builder
	b.WriteString(strings.Join([]string{number(h.ID), number(h.Span.Start), number(h.Span.End)}, " "))
	names := make([]string, 0, len(h.Groups))
	for name, at := range h.Groups {
		names = append(names, name+" "+number(at.Start)+" "+number(at.End))
	}
	slices.Sort(names)
	return b.String() + strings.Join(names, ",")
}

func number(n int) string {
	const digits = "0123456789"
	if n < 10 {
		return digits[n : n+1]
	}
	return number(n/10) + digits[n%10:n%10+1]
}

// compare fails where the set and the reference differ.
func compare(t *testing.T, s *Set, text string) {
	t.Helper()
	in := Text{Text: text, Sentences: func() []span.Span { return prose.Sentences(text) }}
	var hits []Hit
	s.Scan(in, func(h Hit) { hits = append(hits, h) })
	if diff := cmp.Diff(sorted(s.everything(in)), sorted(hits)); diff != "" {
		t.Errorf("%q: (-everything +set)\n%s", text, diff)
	}
}

// hardPatterns begin, end and are triggered in every way the extractors know.
var hardPatterns = []string{
	`\b(?:experts?|sources?|officials) (?:say|said|warn(?:ed)?)\b`, `^\W{0,4}(?:now|share) `, `(?:^|(?<=[:;,.!?] ))share (?:this|it)\b`,
	`\b\d+ (?:people|dead|houses)\b`, `(?:\d{1,3}(?:,\d{3})+|several|dozens of) (?:people|workers)\b`, `"[^"]{1,30}" (?:he|she) said`,
	`\b(?:the )?(?:very )?(?:river|council)\b`, `(?<=the )(?:\w+ ){0,2}river`, `(?<!\w)council(?:lor)?s?\b`, `(?<!the )\bcouncil\b`,
	`\b(?-i:US|UN|EU) (?:troops|officials)\b`, `\b(?-i:[A-Z]\w+) (?:said|told)\b`, `!{2,}`, `\w+ly\b \w+ly\b`, `[^.]{0,20}\bwater\b`,
	`\bisn't it (?:odd|strange)\b`, `\bno[- ]one\b`, `- (?:and|but)\b`, `(?<flag>\w+) (?:proves|shows) that\b`, `\b(?:a|an|the) \w+ of the (?<what>\w+)`,
	`%`, `\bcan(?:'|no)t\b`, `(?:un)?believ(?:e|able)`, `\b(?:\w+ ){0,3}water\b`, `\bof (?:the|a) (?!river)\w+`, `\bs?he (?:has|had)\b.*\bbeen\b`,
	`\bK\w+`, `\bmr\.? [a-z]`, `\b(?>river|rivers) bank`, `(?=\bthe )the \w+`, `(?i:The) (?:\w{3,5}) (?<!fire) `, `\bwho\b(?= \w+ed)`, `(?s:and.{0,9}but)`,
	`\b20\d\d\b`, `\b(\w+) \1\b`, `(?:mon|tues)days?`, `\bé\w+`, `\bß`, `naïve|café`, `℃|°C`, `\bC\b`, `½`, `\b1\b`, `‼|!!`, `\bſ?s\b`,
}

var hardPhrases = []string{
	"the river", "[he|she] said", "=The", "°C", "so-called", "no one", "water(s)", "café", "the council's", "thank you", "a __ of", "20 °C",
	"阴谋", "not only", "who", "=US", "per cent", "x 1", "'s house",
}

func hardSet(t testing.TB) *Set {
	t.Helper()
	var b Builder
	addHard(t, &b)
	return b.Build()
}

// addHard adds all hard phrases and patterns, numbered from 0.
func addHard(t testing.TB, b *Builder) {
	t.Helper()
	for i, p := range hardPhrases {
		if err := b.Phrase(i, p); err != nil {
			t.Fatal(err)
		}
	}
	for i, p := range hardPatterns {
		if err := b.Pattern(len(hardPhrases)+i, p, PatternOptions{Paragraph: i%7 == 3, Inside: i%3 == 0}); err != nil {
			t.Fatal(p, err)
		}
	}
}

func TestNoFindingIsLost(t *testing.T) {
	files := fstest.MapFS{}
	for _, folder := range []string{"articles", "clean"} {
		entries, err := os.ReadDir("../../testdata/" + folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			f, err := os.ReadFile("../../testdata/" + folder + "/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			files[folder+"/"+e.Name()] = &fstest.MapFile{Data: f}
		}
	}
	set := hardSet(t)
	for _, f := range files {
		for _, paragraph := range strings.Split(string(f.Data), "\n\n") {
			compare(t, set, paragraph)
		}
	}
	c, err := bench.NewCorpus(files, 7, "articles", "clean")
	if err != nil {
		t.Fatal(err)
	}
	for _, paragraph := range strings.Split(c.Text(60<<10), "\n\n") {
		compare(t, set, paragraph)
	}
	for _, text := range []string{
		"it is 20 ℃ today", "℃", "a½ b", "1½ people", "5 people ½ 1", "\u00adThe river", "the\u00ad \u00adriver", "x\u0301 1", "Ⓒ C ©", "Kelvin Kelvin",
		"na\u0308ive cafe\u0301", "ſhe has long been", "中文council", "council中文", "“share this”: share this", "— and — but", "‼ !！", "‼", "share it‼", "a ⁄ 1 ⅓", "US troops; us troops",
		"the river river Bank.The council", "100％", "\xff\xfe the \xffriver",
	} {
		compare(t, set, text)
	}
}

func FuzzNoFindingIsLost(f *testing.F) {
	for _, p := range hardPatterns {
		f.Add(p)
	}
	f.Add("The river’s council isn't it odd; 20 ℃ of the\u00a0water. Share this! 1½ people said no-one")
	set := hardSet(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 4<<10 {
			compare(t, set, text)
		}
	})
}
