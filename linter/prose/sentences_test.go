package prose

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/rhetlint/rhetlint/linter/span"
)

// sentenceCases hold one paragraph each; a bar marks where a sentence ends and
// takes the place of the white space there, or of nothing where "¦" is used.
var sentenceCases = []string{
	// ordinary ends
	"The council met.|It voted twice.",
	"Who paid?|Nobody knows!|The audit starts on Monday.",
	"No stop at the end",
	"The bill: three parts.|No more.",
	"First part; second part; third part.|Done.",
	"He listed them: salt, water, bread.|Nothing else.",
	"The vote is over.|  Counting begins.",
	// abbreviations
	"Lt.-Gen. Avner Tal spoke in Orvane.|He left early.",
	"The U.S. Senate met.|It adjourned.",
	"Troops of the U.S. attacked at dawn.",
	"He moved to the U.S.|The family followed.",
	"The U.K. and the E.U. agreed.|The text is short.",
	"Gen. Ida Marr and Sen. Tom Vale disagree.",
	"Dr. Orr met Mr. Lind and Mrs. Abara.|They talked.",
	"Prof. K. Holm of St. Brannock wrote it.",
	"The rule in No. 7 stands.|No. 8 was cut.",
	"Did she agree?|No.|Orr did.",
	"He said no.|Then he left.",
	"Orr Steel Corp. said it would close.",
	"Orr Steel Inc. is closing, and Lind & Co. too.",
	"She worked for Orr Steel Inc.|The firm closed.",
	"The hearing starts at 9 a.m. Monday.",
	"It ended at 5 p.m. on Friday.|Nobody stayed.",
	"It ended at 5 p.m.|The hall was empty.",
	"Many foods, e.g. Orvane rye, are taxed.",
	"One group (i.e. Varnians) left.",
	"It began on Jan. 12 and ended on Sept. 3, 2011.",
	"See Fig. 3 and pp. 12 to 14, approx. 2 pages.",
	"He studied modern art.|Orr paid.",
	"The case Orr v. Lind opened.",
	"Voters in Calif. and Mass. decide.|Others wait.",
	"Ada Orr Jr. won.|Tom Orr Sr. lost.",
	"Vice-Adm. Sol Brandt resigned.",
	"Tools, paper, etc. were lost.|The rest burned.",
	"Holm et al. found nothing.",
	"She holds a Ph.D. from Orvane.|He has none.",
	"On Main St.|The shop is shut.",
	// initials and numbers
	"J. K. Orr wrote to T.S. Lind.|Nobody answered.",
	"John F. Marr spoke.",
	"Only plan B remained.|Orr chose it.",
	"So did I.|The rest stayed.",
	"Prices rose 2.5 percent.|Wages fell 0.3 points.",
	"It opens at 12.00 Orvane time.",
	"The figure was 1.200.000 in all.",
	"It happened in 2013.|Then it stopped.",
	"3. The council shall meet.",
	"They won 3-0.|The cup is theirs.",
	"It cost $5.|$3 came back.",
	// ellipsis
	"He waited… and waited.",
	"He waited... and left.",
	"He waited...|The door opened.",
	"Since you are here…|We ask for help.",
	"“It was … hard,” she said.",
	"She began . . . and stopped.",
	"What?!|He left!!|Nobody cared.",
	// addresses and file names
	"See orvane.example/page.html for more.",
	"Write to desk.news@orvane.example today.",
	"Read https://orvane.example/a.B/The.Paper now.|Thanks.",
	"The file report.pdf is lost.|It was long.",
	"The site Orvane.com closed.",
	"The report (.pdf) is here.",
	"They use Node.js in the newsroom.",
	// closing marks
	"“We won.”|The crowd cheered.",
	"\"We won.\"|The crowd cheered.",
	"She said, “We won.”|Then she left.",
	"'We won.'|The crowd cheered.",
	"(It rained all day.)|The match went on.",
	"“He said, ‘Go.’”|She went.",
	"«On a gagné.»|La foule chante.",
	"The war ended.[12]|The army left.[3][4]|Peace came.",
	"He said it was over. ”|The rest is known.",
	"He called it “Inc.” and sold it.",
	// quoted questions and cries
	"“What?” he said.",
	"\"What?\" he said.|\"Nothing.\"",
	"“Why?” Ada Orr asked.|“Because,” he said.",
	"“Stop!” said the guard.|They stopped.",
	"“Who knows?”|The mayor would not say.",
	"“Go away!”|He asked them twice.",
	"Is it true? asked the judge.",
	// openers after the stop
	"It was late.|“we never saw it,” he said.",
	"It was late.|(The bus had gone.)",
	"It was late.|– The Orvane Courier",
	"“Really?” – she laughed.",
	"It was late.|al-Varn fighters left.",
	"It was late.|iPhones rang.",
	"It was late.|Élodie left.",
	"It was late.|12 people stayed.",
	// glued sentences
	"It killed dozens.¦The army denied it.",
	"It has gone on since 2013.¦Situated in the hills, the town is small.",
	"“We saw it,” he said.”¦The judge agreed.",
	"She said \"no.\"¦Then \"yes.\"",
	"It was Friday.¦“The fact is plain,” he said.",
	"It was Friday.¦\"The fact is plain,\" he said.",
	"Is this in range?¦The army says so.",
	"A talk in Varn.¦A second in Orvane.",
	"He said it (twice).¦They heard.",
	"It took 5%.¦The rest went home.",
	"It came from UNOV.¦The agency is new.",
	"Mr.Orr met Lt.Gen. Tal.",
	"Orr Steel Inc.¦The firm closed.",
	// lines
	"The council met\r\non Monday.|It\nvoted.",
	"The council met.\n|It voted.",
	// other scripts
	"会議は終わった。¦次は来週だ。",
	"هل انتهت الحرب؟|نعم.",
	"Война окончена.|Армия ушла.",
	"सभा समाप्त हुई।|सब चले गए।",
}

// cut reads a case: the text without marks, and the sentences.
func cut(marked string) (text string, want []string) {
	text = strings.ReplaceAll(strings.ReplaceAll(marked, "¦", ""), "|", " ")
	for part := range strings.FieldsFuncSeq(marked, func(r rune) bool { return r == '|' || r == '¦' }) {
		want = append(want, strings.TrimSpace(part))
	}
	return text, want
}

func TestSentences(t *testing.T) {
	for _, marked := range sentenceCases {
		text, want := cut(marked)
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, s.Of(text))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestSentencesOfNothing(t *testing.T) {
	for _, text := range []string{"", " ", "\n\u00A0\t"} {
		if got := Sentences(text); len(got) != 0 {
			t.Errorf("Sentences(%q) = %v", text, got)
		}
	}
}

// checkCover fails unless the spans are in order, within text, without white
// space at their ends, and hold everything but white space.
func checkCover(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, text string, spans []span.Span,
) {
	t.Helper()
	at := 0
	for _, s := range append(spans, span.Span{Start: len(text), End: len(text)}) {
		if s.Start < at || s.End < s.Start || s.End > len(text) {
			t.Fatalf("%q: span %v out of order after %d", text, s, at)
		}
		if between := text[at:s.Start]; strings.TrimSpace(between) != "" {
			t.Fatalf("%q: %q is in no sentence", text, between)
		}
		if in := s.Of(text); in != strings.TrimFunc(in, unicode.IsSpace) {
			t.Fatalf("%q: white space at the ends of %q", text, in)
		}
		at = s.End
	}
}

func TestSentencesCover(t *testing.T) {
	pieces := rapid.SampledFrom([]string{
		".", "...", "…", "?", "!", "\"", "'", "”", "“", "(", ")", "[1]", "[", " ", "\n", "\r\n", "\u00A0", "–", "A", "b",
		"The", "Mr", "U.S", "No", "5", "al-Q", "。", "؟", "é", "É", "\xE2\x80", "\xFF", "@", "://", "Inc", "p.m",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), "")
		checkCover(t, text, Sentences(text))
	})
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		checkCover(t, text, Sentences(text))
	})
}

func FuzzSentences(f *testing.F) {
	for _, marked := range sentenceCases {
		text, _ := cut(marked)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkCover(t, text, Sentences(text)) })
}

func BenchmarkSentences(b *testing.B) {
	var text strings.Builder
	for text.Len() < 1<<16 {
		for _, marked := range sentenceCases[:len(sentenceCases)-4] {
			s, _ := cut(marked)
			text.WriteString(s + " The council of Orvane met on Monday to hear what the auditors had found in the books of the old harbour company, and adjourned. ")
		}
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		Sentences(text.String())
	}
}
