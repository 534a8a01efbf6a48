package detect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// shouting finds words in capitals and stacked marks.
func shouting() Detector {
	return Detector{
		Name: "shouting",
		Doc: `Ordinary words in capitals (“they LIED about EVERYTHING”) and stacked marks (“!!”, “?!”). Acronyms, initials, place lines, ` +
			`speakers' names before a colon and sentences that are capitals throughout are left out.`,
		Options: []Option{
			{Name: "classes", Kind: Words, Default: []string{"capitals", "marks"}, Allowed: []string{"capitals", "marks"}, Doc: "Capitals, stacked marks, or both."},
			{Name: "minimum", Kind: Integer, Default: 2, Doc: "How many words in capitals a sentence needs."},
		},
		Maybe: loud,
		Find:  findShouting,
	}
}

func findShouting(in Input) []Hit {
	least := in.Options.integer("minimum", 2)
	text := in.Sentence.Of(in.Text)
	count := louds(text, max(least, 1))
	if count == 0 && !stacked(text) {
		return nil
	}
	classes := in.Options.words("classes", []string{"capitals", "marks"})
	var hits []Hit
	if count >= least && slices.Contains(classes, "capitals") {
		hits = capitals(in, least)
	}
	if slices.Contains(classes, "marks") {
		hits = append(hits, marks(in)...)
	}
	return hits
}

// marks finds runs of two and more exclamation and question marks, but not of
// question marks alone by twos ("??" counts, "?" does not).
func marks(in Input) []Hit {
	var hits []Hit
	text := in.Text[:in.Sentence.End]
	for i := in.Sentence.Start; i < len(text); i++ {
		j := i
		for j < len(text) && (text[j] == '!' || text[j] == '?') {
			j++
		}
		if j-i > 1 && !lost(text, i, j) {
			hits = append(hits, Hit{Span: span.Span{Start: i, End: j}, Class: "marks"})
		}
		i = max(i, j)
	}
	return hits
}

// lost reports question marks that stand for characters somebody's software
// could not write, such as pictures around a name: alone or before a letter.
func lost(text string, i, j int) bool {
	if strings.Contains(text[i:j], "!") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[j:])
	return i == 0 || text[i-1] == ' ' || unicode.IsLetter(next)
}

// gap is the most words between two words in capitals that are flagged as one.
const gap = 3

// capitals finds the first run of ordinary words in capitals of a sentence
// that has enough of them.
func capitals(in Input, least int) []Hit {
	text := in.Sentence.Of(in.Text)
	if !strings.ContainsFunc(text, unicode.IsLower) {
		return nil
	}
	var loud []span.Span // words in capitals
	var place []int      // their numbers among the words
	words, upper := 0, 0
	for start, end := nextWord(text, 0); end > start; start, end = nextWord(text, end) {
		w := text[start:end]
		words++
		if len(w) < 2 || !allCapitals(w) {
			continue
		}
		upper++
		if ordinary(w) && !labelAt(text, end) {
			loud, place = append(loud, span.Span{Start: start, End: end}), append(place, words)
		}
	}
	if len(loud) < least || upper*10 > words*7 || dateline(text, loud) || in.Sentence.Start == 0 && kicker(text, loud) {
		return nil
	}
	last := 0
	for last+1 < len(loud) && place[last+1]-place[last] <= gap+1 {
		last++
	}
	at := widen(text, span.Span{Start: loud[0].Start, End: loud[last].End})
	return []Hit{{Span: at.Shift(in.Sentence.Start), Class: "capitals"}}
}

// widen takes in the short words in capitals on both sides: "THE END OF IT".
func widen(text string, at span.Span) span.Span {
	left, before := -1, 0 // start of the run of capitals so far, end of the last word
	for start, end := nextWord(text, 0); end > start; start, end = nextWord(text, end) {
		caps := allCapitals(text[start:end])
		joined := strings.TrimSpace(text[before:start]) == ""
		switch {
		case start > at.Start && start < at.End:
		case start >= at.End && caps && joined:
			at.End = end
		case start >= at.End:
			return at
		case !caps:
			left = -1
		case left < 0 || !joined:
			left = start
		}
		if start == at.Start {
			at.Start = left
		}
		before = end
	}
	return at
}

// nextWord is the next run of letters, digits and apostrophes from i.
func nextWord(text string, i int) (start, end int) {
	inWord := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' || r == '_'
	}
	n := strings.IndexFunc(text[i:], inWord)
	if n < 0 {
		return len(text), len(text)
	}
	start = i + n
	if n = strings.IndexFunc(text[start:], func(r rune) bool { return !inWord(r) }); n < 0 {
		return start, len(text)
	}
	return start, start + n
}

func allCapitals(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsUpper(r) && r != '\'' && r != '’' })
}

// labelAt reports whether a colon or a closing bracket follows, as after the
// speaker of an interview or "(UNHCR)".
func labelAt(text string, i int) bool {
	return strings.HasPrefix(text[i:], ":") || strings.HasPrefix(text[i:], ")")
}

// dateline reports whether the words in capitals are the place a report comes
// from: they open the sentence and a dash or bracket follows soon.
func dateline(text string, loud []span.Span) bool {
	last := loud[len(loud)-1].End
	rest := text[last:]
	if len(rest) > 48 {
		rest = strings.ToValidUTF8(rest[:48], "")
	}
	return last < 48 && loud[0].Start == 0 && strings.ContainsAny(rest, "—–(") || last < 48 && loud[0].Start == 0 && strings.Contains(rest, " - ")
}

// kicker reports whether the words in capitals are a label or headline over the
// text, as "JUST WATCHED": they open it, and the next word begins afresh with a
// capital or after a mark.
func kicker(text string, loud []span.Span) bool {
	last := 0
	start, end := nextWord(text, 0)
	for ; end > start && allCapitals(text[start:end]); start, end = nextWord(text, end) {
		last = end
	}
	if last == 0 || loud[len(loud)-1].End > last {
		return false
	}
	if between := strings.TrimSpace(text[last:start]); between != "" {
		return strings.ContainsAny(between, ":|>»)]/—–•")
	}
	first, size := utf8.DecodeRuneInString(text[start:])
	return unicode.IsUpper(first) && size < end-start
}

// ordinary reports whether a word in capitals is an ordinary word: it has four
// letters or more and is in the list of words people shout, in the vocabulary,
// or long and formed like a word.
func ordinary(w string) bool {
	if len(w) < loudBytes {
		return false
	}
	known := lookup(w)
	if known.membership&inShouted != 0 || known.class != 0 && known.class&(month|label) == 0 {
		return true
	}
	lower := strings.ToLower(strings.ReplaceAll(w, "’", "'"))
	if len(lower) < 6 {
		return false
	}
	for _, suffix := range [...]string{"ing", "ed", "ly", "tion", "sion", "ment", "ness", "able", "ible", "ous", "ful", "less", "ism", "ists", "ers", "ity", "ies", "ance", "ence"} {
		if strings.HasSuffix(lower, suffix) {
			return true
		}
	}
	return false
}
