package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// Sentences splits one paragraph into sentences. The spans are byte ranges of
// text in order; they carry no white space at their ends and cover everything
// but white space. A line break is white space like any other. The cost is
// linear in len(text) and any bytes are accepted.
//
// The rules, in words: a sentence ends at . ! ? … and the closing marks after
// it, if what follows can begin one. Lower case cannot, so “Why?” he said is
// one sentence. After an abbreviation or an initial only a word that usually
// begins a sentence can. A stop without a space after it ends a sentence
// between a word and a capitalised word ("dozens.The").
func Sentences(text string) []span.Span { return sentences(text, nil) }

// sentences is Sentences in the room there is, where it seems enough.
func sentences(text string, room []span.Span) []span.Span {
	if text == "" {
		return nil
	}
	s := splitter{text: text, start: skipSpace(text, 0), spans: room}
	if most := len(text)/160 + 1; most > cap(room) {
		s.spans = make([]span.Span, 0, most)
	}
	for i := s.start; i < len(text); {
		if !mayStop[text[i]] {
			i++
			continue
		}
		i = s.step(i)
	}
	s.emit(len(text))
	return s.spans
}

// splitter holds the state of one run over a paragraph.
type splitter struct {
	text  string
	start int  // first byte of the sentence being read
	odd   bool // an odd number of straight double quotation marks lies behind
	spans []span.Span
}

// mayStop marks bytes that are, or begin, a sentence stop or a straight
// quotation mark.
var mayStop = [256]bool{
	'.': true, '!': true, '?': true, '"': true,
	0xD8: true, 0xDB: true, 0xE0: true, 0xE2: true, 0xE3: true, 0xEF: true,
}

// stop is a run of stops and the closing marks behind it.
type stop struct {
	start, end int  // the stops themselves
	close      int  // one past the closing marks
	dot        bool // a single full stop
	strong     bool // holds a question or exclamation mark
	wide       bool // holds a stop of a script without spaces or capitals
}

// step handles the marked byte at i and gives the offset to go on from.
func (s *splitter) step(i int) int {
	switch s.text[i] {
	case '"':
		s.odd = !s.odd
		return i + 1
	case "…"[0]:
		if !strings.HasPrefix(s.text[i:], "…") {
			return i + 1 // a quotation mark or a dash
		}
	}
	st, ok := s.stopAt(i)
	if !ok {
		return i + 1
	}
	s.closers(&st)
	if !s.ends(st) {
		return st.close
	}
	s.emit(st.close)
	s.start = skipSpace(s.text, st.close)
	return s.start
}

// emit ends the current sentence before end.
func (s *splitter) emit(end int) {
	end = trimSpaceEnd(s.text, s.start, end)
	if s.start < end {
		s.spans = append(s.spans, span.Span{Start: s.start, End: end})
	}
}

// stopAt reads the run of stops at i.
func (s *splitter) stopAt(i int) (stop, bool) {
	st := stop{start: i, end: i}
	for st.end < len(s.text) {
		r, size := runeAt(s.text, st.end)
		switch r {
		case '.', '…':
		case '!', '?':
			st.strong = true
		case '。', '！', '？', '।', '॥', '؟', '۔':
			st.wide = true
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		st.end += size
	}
	st.dot = st.end == i+1 && s.text[i] == '.'
	st.close = st.end
	return st, st.end > i
}

// closers moves st.close over closing quotation marks, brackets and footnote
// marks such as [12].
func (s *splitter) closers(st *stop) {
	for {
		size := s.closer(st.close)
		if size == 0 {
			k := skipSpace(s.text, st.close)
			if k == st.close || !s.stray(k) {
				return
			}
			_, size = runeAt(s.text, k)
			size += k - st.close
		}
		if s.text[st.close+size-1] == '"' {
			s.odd = !s.odd
		}
		st.close += size
	}
}

// closer is the size of the closing mark at i, or 0.
func (s *splitter) closer(i int) int {
	r, size := runeAt(s.text, i)
	switch r {
	case '”', '’', '»', '›', ')', ']', '}', '」', '』', '）', '》', '\'':
		return size
	case '"':
		if s.odd || s.freeAfter(i+1) {
			return size
		}
	case '“':
		if s.freeAfter(i + size) {
			return size
		}
	case '[':
		return footnote(s.text, i)
	}
	return 0
}

// stray reports a closing mark at i that stands apart: said. ” The
func (s *splitter) stray(i int) bool {
	r, size := runeAt(s.text, i)
	if r != '”' && r != '»' && r != ')' && (r != '"' || !s.odd) {
		return false
	}
	return s.freeAfter(i + size)
}

// freeAfter reports the end of the text or white space at i.
func (s *splitter) freeAfter(i int) bool { return i >= len(s.text) || spaceSize(s.text, i) > 0 }

// footnote is the size of a mark such as [12] at i, or 0.
func footnote(text string, i int) int {
	end := i + 1
	for end < len(text) && end < i+4 && isDigit(text[end]) {
		end++
	}
	if end == i+1 || end >= len(text) || text[end] != ']' {
		return 0
	}
	return end + 1 - i
}

// ends decides whether the sentence ends at st.
func (s *splitter) ends(st stop) bool {
	k := skipSpace(s.text, st.close)
	switch {
	case k == len(s.text) || st.wide:
		return true
	case st.dot && s.enumerator(st.start):
		return false
	case k == st.close:
		return s.endsGlued(st)
	}
	return s.endsSpaced(st, k)
}

// enumerator reports that the sentence so far is only a list number: "3."
func (s *splitter) enumerator(end int) bool {
	if s.start >= end || end-s.start > 3 {
		return false
	}
	for _, c := range []byte(s.text[s.start:end]) {
		if !isDigit(c) {
			return false
		}
	}
	return true
}

// endsSpaced decides where white space follows and the next character is at k.
func (s *splitter) endsSpaced(st stop, k int) bool {
	m, quoted := s.openers(k)
	r, _ := runeAt(s.text, m)
	if r == 0 && m >= len(s.text) || oneOf(r, ".!?,;:") {
		return false
	}
	kind := s.kind(st)
	if unicode.IsLower(r) && !mixedCase(s.text, m) {
		return quoted && st.dot && kind == plainWord
	}
	switch kind {
	case plainWord:
		return !st.strong || st.close == st.end || !speaks(s.text, m)
	case beforeName:
		return false
	case beforeNumber:
		return !unicode.IsDigit(r)
	}
	return starts(s.text, m)
}

// endsGlued decides where the next character follows without white space.
func (s *splitter) endsGlued(st stop) bool {
	m, _ := s.openers(st.close)
	if !capitalised(s.text, m) || topLevelDomain(word(s.text, m, 6)) || address(s.text, st.start) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s.text[s.start:st.start])
	switch {
	case s.start == st.start || unicode.IsUpper(before):
		return s.start < st.start && starts(s.text, m)
	case !unicode.IsLetter(before) && !unicode.IsDigit(before) && !oneOf(before, "%)]”’\"'…"):
		return false
	}
	switch s.kind(st) {
	case plainWord:
		return true
	case mayEnd:
		return starts(s.text, m)
	}
	return false
}

// openers skips opening marks, dashes and a leading ellipsis from k on and
// tells whether a quotation mark was among them. It looks at a few characters
// only.
func (s *splitter) openers(k int) (m int, quoted bool) {
	for n := 0; n < 8; n++ {
		r, size := runeAt(s.text, k)
		switch r {
		case '“', '‘', '"', '\'', '«', '„', '「', '『':
			quoted = true
		case '(', '[', '–', '—', '-', '…', ' ', '\u00A0', '\n', '\r':
		case '.':
			if runes, _ := runeAt(s.text, k+1); runes != '.' && (n == 0 || s.text[k-1] != '.') {
				return k, quoted
			}
		default:
			return k, quoted
		}
		k += size
	}
	return k, quoted
}

// kind classes the word before a single full stop.
func (s *splitter) kind(st stop) wordKind {
	if !st.dot {
		return plainWord
	}
	kind := abbreviation(s.text[s.start:st.start])
	if kind != plainWord && st.close > st.end {
		return mayEnd
	}
	return kind
}
