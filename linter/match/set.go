// Package match finds phrases and patterns in text. A Set holds everything
// that is looked for in a run and goes over a text once: each word's folded
// hash, and its mix with the hash of the word before, is looked up in one table
// keyed on every phrase's rarest pair of words, then confirmed by comparing the
// folded text. Patterns are regexp2/v2's; each runs only on sentences that hold
// one word of each of its lists, read off that engine's own parse tree, and as a
// program of linter/regex where it can be one.
//
// The one invariant: every span is a range of the text that was handed in.
// Folding happens while comparing (see fold.go); no folded copy is ever
// searched. Cost is linear in the text and hardly depends on how much is
// looked for.
package match

import (
	"sync"

	"github.com/rhetlint/rhetlint/linter/regex"
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
	lists    lists
	sets     regex.Sets
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
	p, err := b.newPattern(id, text, o)
	if err != nil {
		return err
	}
	b.patterns = append(b.patterns, p)
	return nil
}

// Digits stands for any word that begins with a digit, among the words handed to
// Builder.Sentences.
const Digits = "0"

// Sentences asks for sentences in which each of the lists has something: words,
// in lower case, single punctuation marks, or Digits. Hits carry id and are
// whole sentences; a sentence may be reported though it has nothing.
func (b *Builder) Sentences(id int, lists ...[]string) {
	p := &pattern{id: id, sentences: true, code: new(code), regexp2: new(foreign)}
	for _, list := range lists {
		entries := make([]entry, 0, len(list))
		for _, word := range list {
			entries = append(entries, entryOf(word))
		}
		p.needs = append(p.needs, b.lists.add(entries))
	}
	b.patterns = append(b.patterns, p)
}

// Build makes the set. The Builder may not be used afterwards.
func (b *Builder) Build() *Set {
	needed := make(map[int32]bool)
	for _, p := range b.patterns {
		for _, list := range p.needs {
			needed[list] = true
		}
	}
	numbers := b.lists.order(needed)
	for _, p := range b.patterns {
		for i, list := range p.needs {
			p.needs[i] = numbers[list]
		}
		for i, list := range p.ahead {
			p.ahead[i] = numbers[list]
		}
		if p.placed && p.opening.list >= 0 {
			p.opening.list = numbers[p.opening.list]
		}
	}
	s := &Set{phrases: phrasesOf(b.phrases), patterns: b.patterns, sets: func() *regex.Sets { return &b.sets }}
	var filed []filedUnder
	s.rows, filed = buildRows(&b.lists, len(needed))
	s.table, s.starts = buildTable(b.phrases, s.rows, filed)
	s.finish()
	return s
}

// finish sets what follows from the rest.
func (s *Set) finish() {
	s.sentences = newDueTable(s.patterns, s.rows.needed*perBlock, false)
	s.paragraphs = newDueTable(s.patterns, s.rows.needed*perBlock, true)
	for b, row := range s.rows.marks {
		if s.marked[b] = row != 0; s.marked[b] {
			s.anyMark = true
		}
	}
	if s.marked['"'] { // which may be written as two of these
		s.marked['\''], s.marked['`'] = true, true
	}
	s.pool.New = func() any { return new(scratch) }
}

// Set is everything that is looked for. It is immutable and safe for
// concurrent use.
type Set struct {
	phrases               phraseTable
	patterns              []*pattern
	sets                  func() *regex.Sets
	table                 *table
	rows                  *rows
	starts                bool      // some phrase is found by the beginning of a word
	sentences, paragraphs dueTable  // which patterns are due there
	marked                [128]bool // marks with a row
	anyMark               bool
	pool                  sync.Pool // of *scratch
}

// ringSize is how many words a scan remembers: those of a phrase, and more. It is
// a power of two.
const ringSize = 2 * maxWords

// scratch is memory a scan reuses.
type scratch struct {
	lately
	sights []sight
	sentence
	window  window
	program regex.Machine
	pass    pass
	runner  runner
}

// release takes back memory, without what belongs to the caller.
func (s *Set) release(sc *scratch) {
	sc.pass, sc.runner = pass{}, runner{}
	s.pool.Put(sc)
}

// lately is what a scan remembers of the words it has just read.
type lately struct {
	fold    []byte
	spaces  int32 // words behind a space so far
	ring    [ringSize]word
	waiting []waiting
	hits    []place
	machine machine
}

// sentence is what is known of the sentence at hand.
type sentence struct {
	here   []uint64  // lists that have something in it
	all    []uint64  // and in the whole text
	noted  []int32   // patterns to run on it
	wanted []uint64  // lists that those ask for word by word
	begins [][]sight // by list, its words
	first  int32     // spaces before the first sight
	firsts []sight   // words with which the matches of a pattern can begin
	start  bool      // they can begin where the window does
	places []int32   // runes at which the matches of a pattern can begin
}

// sight is a word, pair or mark that is in some list, seen at a byte of the
// text. A pair is where its second word is. Before it stand at least so many
// spaces since the text began.
type sight struct{ start, row, spaces int32 }

// Text is what a scan reads: the text of one segment, and its sentences, which
// are asked for only where a pattern is due. The meter is that of the document;
// without one every text counts for itself.
type Text struct {
	Text      string
	Sentences func() []span.Span
	Meter     *Meter
	// Wants tells whether matches with an ID are of use here, so that nothing
	// nobody asks for is compared or run; nil wants all.
	Wants func(id int) bool
	// Phrases leaves patterns out.
	Phrases bool
}

// Scan goes over the text once and calls found for every match of every phrase
// and pattern, phrases first, in no particular order beyond that. It returns
// the patterns that were given up.
func (s *Set) Scan(t Text, found func(Hit)) []Incomplete {
	sc := s.pool.Get().(*scratch)
	sc.sights, sc.hits, sc.waiting = sc.sights[:0], sc.hits[:0], sc.waiting[:0]
	defer s.release(sc)
	sc.pass = pass{s, t.Text, t.Wants, sc, found}
	sc.pass.words()
	if t.Phrases || len(sc.sights)+len(s.sentences.always)+len(s.paragraphs.always) == 0 {
		return nil
	}
	if t.Meter == nil {
		t.Meter = new(Meter)
	}
	t.Meter.bytes += len(t.Text)
	sc.runner = runner{set: s, text: t, scratch: sc, found: found}
	sc.runner.run()
	return sc.runner.incomplete
}
