package match

import (
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// pass is a set going over one text.
type pass struct {
	*Set
	text  string
	wants func(id int) bool
	*scratch
	found func(Hit)
}

// words reports phrases and notes what patterns ask for.
func (s *pass) words() {
	sc := s.scratch
	r := reader{text: s.text, fold: sc.fold}
	sc.spaces = 0
	if s.anyMark {
		r.marks, r.pass = &s.marked, s
	}
	before := word{start: -1}
	for n := 0; r.next(); n++ {
		w := word{r.hash, r.start}
		if n == 0 || w.start > 0 && s.text[w.start-1] == ' ' && w.start != before.start {
			sc.spaces++
		}
		*sc.word(n) = w
		if len(sc.waiting) > 0 {
			s.resume(w.hash)
		}
		pair := hashPair(before.hash, w.hash)
		one, two := s.table.may(w.hash), s.table.may(pair) // both before either is used, to wait for memory once
		known := one && s.look(w.hash, n, n-1)
		if two && n > 0 {
			s.look(pair, n, n-2)
		}
		if !known || s.starts {
			s.beginning(r.head, n)
		}
		if first := s.text[w.start]; first < 'a' || first >= utf8.RuneSelf {
			s.unlike(first, r.digit, w.start)
		}
		before = w
	}
	sc.fold, sc.waiting = r.fold, sc.waiting[:0]
}

// mark notes a punctuation mark. Two single quotation marks are a double one.
func (s *pass) mark(b byte, at int) {
	if row := s.rows.marks[b]; row != 0 {
		s.see(at, row)
	}
	if row := s.rows.marks['"']; row != 0 && (b == '\'' || b == '`') && at+1 < len(s.text) && s.text[at+1] == b {
		s.see(at, row)
	}
}

// word is a word of the text.
type word struct {
	hash  uint64
	start int
}

// word is word number n, one of the latest.
func (l *lately) word(n int) *word { return &l.ring[n&(ringSize-1)] }

// unlike notes a word that begins with no small letter of ASCII.
func (s *pass) unlike(first byte, digit bool, start int) {
	if s.rows.digits != 0 && (digit || first >= utf8.RuneSelf) {
		s.see(start, s.rows.digits)
	}
	if s.rows.capitals != 0 && ('A' <= first && first <= 'Z' || first >= utf8.RuneSelf) {
		s.see(start, s.rows.capitals)
	}
}

// waiting is a phrase that may be there if the next word is right.
type waiting struct {
	ref ref
	n   int // the number of the word it was found by
}

// resume goes on with phrases that wait for the next word, given its hash.
func (s *pass) resume(next uint64) {
	for _, w := range s.waiting {
		if s.table.behind(w.ref.hint).lets(next) {
			s.compare(w.ref, w.n)
		}
	}
	s.waiting = s.waiting[:0]
}

// beginning looks a word up by its first letters. The row of a longer beginning
// holds what those of the shorter ones do.
func (s *pass) beginning(head uint32, n int) {
	for bytes := prefixLength; bytes > 0; bytes-- {
		if s.rows.starts[bytes] && head>>(8*(bytes-1)) != 0 {
			if key := hashPrefix(head, bytes); s.table.may(key) && s.look(key, n, n-1) {
				return
			}
		}
	}
}

func (s *pass) see(at int, row int32) {
	s.sights = append(s.sights, sight{int32(at), row, s.spaces})
}

// look goes through what is filed under a key, at word number n, behind word
// number before. It reports whether there is a row.
func (s *pass) look(key uint64, n, before int) bool {
	at := s.table.find(key)
	if at >= 0 {
		if at > 0 {
			s.see(s.word(n).start, at)
		}
		return at > 0
	}
	for i := int(^at); ; i++ {
		ref := s.table.ref(i)
		switch {
		case ref.number < 0:
			s.see(s.word(n).start, -ref.number)
			return true
		case ref.hint == 0:
			s.compare(ref, n)
		case !s.follows(ref.hint, before):
		case s.table.behind(ref.hint) == anyWordPasses:
			s.compare(ref, n)
		default:
			s.waiting = append(s.waiting, waiting{ref, n})
		}
		if ref.last {
			return false
		}
	}
}

// follows reports whether a key can stand behind word number before, where -1 is
// the start of the text.
func (s *pass) follows(hint uint16, before int) bool {
	h := s.table.before(hint)
	return before >= 0 && h.lets(s.word(before).hash) || h == anyWordPasses
}

// compare looks for a phrase that has word number n in it.
func (s *pass) compare(ref ref, n int) {
	number := int(ref.number)
	opens, second := s.phrases.opens(number)
	for k := int(ref.reach.least); k <= int(ref.reach.most) && k <= n; k++ {
		if !opens.lets(s.word(n-k).hash) || k > 0 && !second.lets(s.word(n-k+1).hash) {
			continue
		}
		if p := s.phrases.at(number); s.wants == nil || s.wants(p.id) {
			s.begin(p, number, s.word(n-k).start)
		}
	}
}

// begin looks for a phrase that begins with the word at a byte of the text, or
// with characters before it.
func (s *pass) begin(p *phrase, number, start int) {
	text, sc := s.text, s.scratch
	for back := 0; ; back++ {
		if p.begins(text[start]) && !sc.known(number, start) {
			if end := sc.machine.match(p, text, start); end > start {
				sc.hits = append(sc.hits, place{number, start})
				s.found(Hit{ID: p.id, Span: span.Span{Start: start, End: end}})
			}
		}
		if !p.open || back == maxLead || start == 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[:start])
		if st := next(text, start-size); st.n > 0 && isWord(st.runes[0]) {
			break
		}
		start -= size
	}
}

// maxLead is how many characters before its first word a phrase may have.
const maxLead = 3

// place is where a phrase was found.
type place struct{ phrase, start int }

// known reports whether a phrase has been found at a place already, by another
// of its words. Only the latest hits can have been.
func (sc *scratch) known(phrase, start int) bool {
	for i := len(sc.hits) - 1; i >= 0 && i >= len(sc.hits)-2*maxWords*maxWords; i-- {
		if sc.hits[i] == (place{phrase, start}) {
			return true
		}
		if sc.hits[i].start+maxReach < start {
			return false
		}
	}
	return false
}

// maxReach is more than the bytes between two words of one phrase.
const maxReach = 1 << 12
