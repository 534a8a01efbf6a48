// Package match finds phrases and patterns in text. A Set holds everything
// that is looked for in a run and goes over a text once: each word's folded
// hash, and its mix with the hash of the word before, is looked up in one table
// keyed on every phrase's rarest pair of words, then confirmed by comparing the
// folded text. Patterns are regexp2/v2's; each runs only on sentences that hold
// one of its trigger words, read off the engine's own parse tree.
//
// The one invariant: every span is a range of the text that was handed in.
// Folding happens while comparing (see fold.go); no folded copy is ever
// searched. Cost is linear in the text and hardly depends on how much is
// looked for.
package match

import (
	"sync"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// maxWindow is the most a pattern sees at once, in bytes. Longer sentences and
// paragraphs are cut at a space into windows that overlap by maxOverlap.
const (
	maxWindow  = 32 << 10
	maxOverlap = 2 << 10
)

// Hit is one match.
type Hit struct {
	ID     int // as given to the Builder
	Span   span.Span
	Groups map[string]span.Span // named groups of a pattern; nil for none
}

// Incomplete says that a pattern was given up on some text. Findings of other
// patterns are not touched by it.
type Incomplete struct {
	ID     int // of the pattern
	Reason string
}

// Builder gathers phrases and patterns. The zero value is ready.
type Builder struct {
	phrases  []*phrase
	patterns []*pattern
}

// Phrase adds a phrase in the phrase notation. Matches carry id.
func (b *Builder) Phrase(id int, text string) error {
	p, err := newPhrase(id, text)
	if err != nil {
		return err
	}
	b.phrases = append(b.phrases, p)
	return nil
}

// PatternOptions say where a pattern matches. By default it runs on one
// sentence at a time, and no match begins inside a word.
type PatternOptions struct {
	Paragraph bool // it runs on the whole text
	Inside    bool // matches may begin inside a word
}

// Pattern adds a regular expression. Matches carry id.
func (b *Builder) Pattern(id int, text string, o PatternOptions) error {
	p, err := newPattern(id, text, o)
	if err != nil {
		return err
	}
	b.patterns = append(b.patterns, p)
	return nil
}

// Build makes the set. The Builder may not be used afterwards.
func (b *Builder) Build() *Set {
	s := &Set{phrases: b.phrases, patterns: b.patterns}
	s.table, s.marks, s.prefixes = buildTable(b.phrases, b.patterns)
	s.finish()
	return s
}

// finish sets what follows from the rest.
func (s *Set) finish() {
	for i, p := range s.patterns {
		if p.always {
			s.always = append(s.always, i)
		}
	}
	s.pool.New = func() any { return new(scratch) }
}

// Set is everything that is looked for. It is immutable and safe for
// concurrent use.
type Set struct {
	phrases  []*phrase
	patterns []*pattern
	table    *table
	marks    map[byte][]int // patterns triggered by a punctuation byte
	prefixes bool           // some pattern is triggered by the beginning of a word
	always   []int          // patterns without a trigger
	pool     sync.Pool      // of *scratch
}

// scratch is memory a scan reuses.
type scratch struct {
	fold    []byte
	tokens  []token
	due     []due
	places  []int32
	window  window
	ring    [maxWords]int
	marked  [128]bool
	seen    []int // by pattern: the last sentence it was noted for, counted from 1
	here    []int // patterns noted for the sentence at hand
	machine machine
	hits    []place
}

// due is a pattern to be run on the sentence at a byte offset.
type due struct {
	pattern int
	offset  int
}

// Text is what a scan reads: the text of one segment, and its sentences, which
// are asked for only where a pattern is due. The meter is that of the document;
// without one every text counts for itself.
type Text struct {
	Text      string
	Sentences func() []span.Span
	Meter     *Meter
	// Wants tells whether matches with an ID are of use here, so that patterns
	// nobody asks for do not run; nil wants all. Phrases may be reported anyway.
	Wants func(id int) bool
}

// Scan goes over the text once and calls found for every match of every phrase
// and pattern, phrases first, in no particular order beyond that. It returns
// the patterns that were given up.
func (s *Set) Scan(t Text, found func(Hit)) []Incomplete {
	sc := s.pool.Get().(*scratch)
	defer s.pool.Put(sc)
	sc.due, sc.tokens, sc.hits = sc.due[:0], sc.tokens[:0], sc.hits[:0]
	over := pass{s, t.Text, sc, found}
	over.words()
	if len(sc.due) == 0 && len(s.always) == 0 {
		return nil
	}
	if t.Meter == nil {
		t.Meter = new(Meter)
	}
	job := runner{set: s, text: t, scratch: sc, found: found}
	job.run()
	return job.incomplete
}

// pass is a set going over one text.
type pass struct {
	*Set
	text string
	*scratch
	found func(Hit)
}

// words reports phrases and notes which patterns are due where.
func (s *pass) words() {
	sc := s.scratch
	r := reader{text: s.text, fold: sc.fold}
	if len(s.marks) > 0 {
		sc.marked = [128]bool{}
		for b := range s.marks {
			sc.marked[b] = true
		}
		r.marks = &sc.marked
		r.mark = func(b byte, at int) {
			for _, p := range s.marks[b] {
				sc.due = append(sc.due, due{p, at})
			}
		}
	}
	var last uint64
	for n := 0; r.next(); n++ {
		sc.ring[n%maxWords] = r.start
		if s.table.may(r.hash) {
			s.look(r.hash, n)
		}
		if n > 0 {
			if pair := hashPair(last, r.hash); s.table.may(pair) {
				s.look(pair, n)
			}
		}
		if s.prefixes && r.head > 0xFFFFFF {
			if h := hashPrefix(r.head); s.table.may(h) {
				s.look(h, n)
			}
		}
		last = r.hash
		if len(s.patterns) > 0 {
			sc.tokens = append(sc.tokens, token{r.hash, int32(r.start), r.head})
		}
	}
	sc.fold = r.fold
}

// look goes through what is filed under a key, at word number n.
func (s *pass) look(key uint64, n int) {
	for _, ref := range s.table.bucket(key) {
		if ref < 0 {
			s.due = append(s.due, due{int(-ref - 1), s.ring[n%maxWords]})
			continue
		}
		s.compare(int(ref), n)
	}
}

// compare looks for a phrase that has word number n in it.
func (s *pass) compare(number, n int) {
	p, text, sc := s.phrases[number], s.text, s.scratch
	for k := 0; k < p.words && k <= n; k++ {
		start := sc.ring[(n-k)%maxWords]
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
