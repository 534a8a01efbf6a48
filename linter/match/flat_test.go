package match

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter/flat"
)

// flatOf is the flat form of a set.
func flatOf(s *Set) string {
	var w flat.Writer
	s.WriteTo(&w)
	return string(w.Data())
}

// richSet has something of every kind.
func richSet(t testing.TB) *Set {
	t.Helper()
	var b Builder
	addHard(t, &b)
	b.Sentences(200, []string{"river", "council"}, []string{Digits, "%"})
	return b.Build()
}

// smallSet has something of every kind that can be damaged, and is soon written.
func smallSet(t testing.TB) *Set {
	t.Helper()
	var b Builder
	for i, p := range []string{"the river", "[he|she] said", "a river bank"} {
		if err := b.Phrase(i, p); err != nil {
			t.Fatal(err)
		}
	}
	for i, p := range []string{`\b(?:the )?(?:very )?river\b`, `council!{2,}`, `%`} {
		if err := b.Pattern(10+i, p, PatternOptions{}); err != nil {
			t.Fatal(p, err)
		}
	}
	b.Sentences(20, []string{"river", "council"}, []string{Digits, "%"})
	return b.Build()
}

// flatTexts hold something for most of the set.
var flatTexts = []string{
	"The river’s council said 40 people; isn't it odd? A part of the whole.", "US troops told Orr. 20 ℃ of water!! Share this: no-one cannot.",
	"Naïve café; 1½ people. He said the council's water has long been bad.", "The river rose.", "阴谋 2031 Kelvin", "\xff\xfe the \xffriver 7%",
}

func TestSetsSurviveTheirFlatForm(t *testing.T) {
	set := richSet(t)
	data := flatOf(set)
	r := flat.NewReader(data)
	back := Read(r)
	if !r.Done() {
		t.Fatal("what was written cannot be read")
	}
	if flatOf(back) != data {
		t.Error("what was read is written in another way")
	}
	for i, p := range set.patterns {
		if q := back.patterns[i]; p.guard != q.guard || p.opening != q.opening || p.placed != q.placed || !slices.Equal(p.needs, q.needs) {
			t.Errorf("%s: runs elsewhere", p.regexp2.text)
		}
		if (p.code.program() == nil) != (back.patterns[i].code.program() == nil) {
			t.Errorf("%s: the program is lost", p.regexp2.text)
		}
	}
	for _, text := range flatTexts {
		var want, got []Hit
		set.Scan(Text{Text: text, Sentences: sentencesAt(text)}, func(h Hit) { want = append(want, h) })
		back.Scan(Text{Text: text, Sentences: sentencesAt(text)}, func(h Hit) { got = append(got, h) })
		if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
			t.Errorf("%q: (-built +read)\n%s", text, diff)
		}
	}
}

func TestCutSetsAreRefused(t *testing.T) {
	data := flatOf(richSet(t))
	for cut := 0; cut < len(data); cut += 7 {
		r := flat.NewReader(data[:cut])
		if set := Read(r); r.OK() || set.phrases.count()+len(set.patterns) > 0 {
			t.Fatalf("%d of %d bytes are taken for the whole", cut, len(data))
		}
	}
}

func TestUnsoundSetsAreRefused(t *testing.T) {
	if r := flat.NewReader(flatOf(smallSet(t))); len(Read(r).patterns) == 0 || !r.Done() {
		t.Fatal("the sound set is refused")
	}
	for name, damage := range map[string]func(s *Set){
		"a list that is not there":     func(s *Set) { s.patterns[0].needs = []int32{int32(s.rows.needed * perBlock)} },
		"a list ahead not there":       func(s *Set) { s.patterns[0].ahead = []int32{int32(s.rows.lists)} },
		"an opening that is none":      func(s *Set) { s.patterns[0].placed, s.patterns[0].opening.list = true, int32(s.rows.lists) },
		"a group before the first":     func(s *Set) { s.patterns[0].flag = -1 },
		"a name of no group":           func(s *Set) { s.patterns[0].names = []named{{"what", -1}} },
		"a phrase that is not there":   func(s *Set) { s.table.refs = changed(s.table.refs, 0, ref{number: 99, last: true}.pack()) },
		"a row that is not there":      func(s *Set) { s.table.refs = changed(s.table.refs, 0, ref{number: -int32(s.rows.blocks.Len())}.pack()) },
		"refs without an end":          func(s *Set) { s.table.refs = changed(s.table.refs, s.table.refs.Len()-1, ref{}.pack()) },
		"a hint that is not there":     func(s *Set) { s.table.refs = changed(s.table.refs, 0, ref{hint: 999, last: true}.pack()) },
		"a slot that leads nowhere":    func(s *Set) { s.table.slots = changed(s.table.slots, 0, uint64(uint32(int32(s.rows.blocks.Len())))) },
		"a slot before all refs":       func(s *Set) { s.table.slots = changed(s.table.slots, 0, 1<<31) },
		"a table without a free slot":  func(s *Set) { s.table.slots = flat.BlockOf(slices.Repeat([]uint64{1}, 16)) },
		"a table of no power of two":   func(s *Set) { s.table.slots = s.table.slots[8:] },
		"a table of no slots":          func(s *Set) { s.table.slots = "" },
		"fewer bits than there are":    func(s *Set) { s.table.bits = s.table.bits[1:] },
		"bits beyond a key":            func(s *Set) { s.table.shift = 64 },
		"marks of a row not there":     func(s *Set) { s.rows.marks['%'] = int32(s.rows.blocks.Len()) },
		"a block of lists not there":   func(s *Set) { s.rows.blocks = changed(s.rows.blocks, 0, uint64(s.rows.lists)<<perBlock|1) },
		"a row without an end":         func(s *Set) { s.rows.blocks = changed(s.rows.blocks, s.rows.blocks.Len()-1, 0) },
		"more needed than lists":       func(s *Set) { s.rows.needed = blocksFor(s.rows.lists) + 1 },
		"digits in a row not there":    func(s *Set) { s.rows.digits = -1 },
		"capitals in a row not there":  func(s *Set) { s.rows.capitals = int32(s.rows.blocks.Len()) },
		"no row":                       func(s *Set) { s.rows.blocks = "" },
		"a number of lists below zero": func(s *Set) { s.rows.lists = -1 },
		"a phrase without its end":     func(s *Set) { s.phrases.at(0).program = s.phrases.at(0).program[:8] },
		"a phrase that leads outside": func(s *Set) {
			p := s.phrases.at(0)
			p.program = changed(p.program, 0, instruction{do: jump, to: 99}.pack())
		},
	} {
		set := smallSet(t)
		damage(set)
		r := flat.NewReader(flatOf(set))
		if Read(r); r.OK() {
			t.Errorf("%s: taken", name)
		}
	}
}

// changed is a list with another number at one place.
func changed(list flat.Block, at int, to uint64) flat.Block {
	var all []uint64
	for i := range list.Len() {
		all = append(all, list.At(i))
	}
	all[at] = to
	return flat.BlockOf(all)
}

func TestSentencesAreReportedWhole(t *testing.T) {
	set := richSet(t)
	text := "The river fell by 7 feet. The river fell. Over 7 feet of snow. The Council wants 40. A council asks for %."
	var got []string
	set.Scan(Text{Text: text, Sentences: sentencesAt(text)}, func(h Hit) {
		if h.ID == 200 {
			got = append(got, h.Span.Of(text))
		}
	})
	want := []string{"The river fell by 7 feet.", " The Council wants 40.", " A council asks for %."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The words beside the key of a phrase decide whether it is looked for at all.
func TestHintsAreTheWordsBesideTheKey(t *testing.T) {
	for phrase, want := range map[string][2][]string{
		"the river [bank|mouth]":      {{"the"}, {"bank", "mouth"}},
		"[the|a] hoax":                {{"the", "a"}, nil},
		"hoax":                        {nil, nil},
		"(very) shadowy":              {nil, nil},
		"[poor|old] hoaxer _ whistle": {nil, nil}, // its key is behind the open word
	} {
		p, err := newPhrase(0, phrase)
		if err != nil {
			t.Fatal(err)
		}
		bits := func(words []string) sieve {
			if words == nil {
				return noHint.before
			}
			var all sieve
			for _, w := range words {
				all = all.or(sieveOf(hashWord(w)))
			}
			return all
		}
		if got := p.where[0].hint; got != (hint{bits(want[0]), bits(want[1])}) {
			t.Errorf("%s, key %q: %x", phrase, p.triggers[0].text, got)
		}
	}
}

// Whatever bytes a set is read from, it is refused, or can look for its phrases.
func FuzzRead(f *testing.F) {
	f.Add(flatOf(richSet(f)), flatTexts[0])
	f.Add(flatOf(setOf(f, hardPhrases, nil)), flatTexts[1])
	f.Add(flatOf(setOf(f, nil, hardPatterns[:3])), flatTexts[2])
	f.Fuzz(func(t *testing.T, data, text string) {
		set := Read(flat.NewReader(data))
		nobody := func(int) bool { return false }
		set.Scan(Text{Text: text, Sentences: sentencesAt(text), Wants: nobody}, func(h Hit) {
			if h.Span.Start < 0 || h.Span.End > len(text) || h.Span.Start >= h.Span.End {
				t.Errorf("%v in %q", h.Span, text)
			}
		})
	})
}
