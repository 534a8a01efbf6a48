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
	"fmt"
	"sort"
	"strings"
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

// Pattern adds a regular expression. It runs on sentences, or on the whole
// text where paragraph is set. Matches carry id.
func (b *Builder) Pattern(id int, text string, paragraph bool) error {
	p, err := newPattern(id, text, paragraph)
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
	for i, p := range b.patterns {
		if p.always {
			s.always = append(s.always, i)
		}
	}
	s.scratch.New = func() any { return new(scratch) }
	return s
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
	scratch  sync.Pool
}

// scratch is memory a scan reuses.
type scratch struct {
	fold    []byte
	due     []due
	window  window
	ring    [maxWords]int
	marked  [128]bool
	machine machine
	hits    []place
}

// due is a pattern to be run on the sentence at a byte offset.
type due struct {
	pattern int
	offset  int
}

// Text is what a scan reads: the text of one segment, and its sentences, which
// are asked for only where a pattern is due.
type Text struct {
	Text      string
	Sentences func() []span.Span
}

// Scan goes over the text once and calls found for every match of every phrase
// and pattern, phrases first, in no particular order beyond that. It returns
// the patterns that were given up.
func (s *Set) Scan(t Text, found func(Hit)) []Incomplete {
	sc := s.scratch.Get().(*scratch)
	defer s.scratch.Put(sc)
	sc.due, sc.hits = sc.due[:0], sc.hits[:0]
	s.words(t.Text, sc, found)
	for _, p := range s.always {
		sc.due = append(sc.due, due{p, -1})
	}
	if len(sc.due) == 0 {
		return nil
	}
	return s.run(t, sc, found)
}

// words reports phrases and notes which patterns are due where.
func (s *Set) words(text string, sc *scratch, found func(Hit)) {
	r := reader{text: text, fold: sc.fold}
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
			s.look(text, r.hash, n, sc, found)
		}
		if n > 0 {
			if pair := hashPair(last, r.hash); s.table.may(pair) {
				s.look(text, pair, n, sc, found)
			}
		}
		if s.prefixes && len(r.word) >= prefixLength {
			if h := hashPrefix(r.word); s.table.may(h) {
				s.look(text, h, n, sc, found)
			}
		}
		last = r.hash
	}
	sc.fold = r.fold
}

// look goes through what is filed under a key, at word number n.
func (s *Set) look(text string, key uint64, n int, sc *scratch, found func(Hit)) {
	for _, ref := range s.table.bucket(key) {
		if ref < 0 {
			sc.due = append(sc.due, due{int(-ref - 1), sc.ring[n%maxWords]})
			continue
		}
		s.compare(int(ref), text, n, sc, found)
	}
}

// compare looks for a phrase that has word number n in it.
func (s *Set) compare(number int, text string, n int, sc *scratch, found func(Hit)) {
	p := s.phrases[number]
	for k := 0; k < p.words && k <= n; k++ {
		start := sc.ring[(n-k)%maxWords]
		for back := 0; ; back++ {
			if p.begins(text[start]) && !sc.known(number, start) {
				if end := sc.machine.match(p, text, start); end > start {
					sc.hits = append(sc.hits, place{number, start})
					found(Hit{ID: p.id, Span: span.Span{Start: start, End: end}})
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

// run matches the patterns that are due, each window once per pattern.
func (s *Set) run(t Text, sc *scratch, found func(Hit)) []Incomplete {
	sort.Slice(sc.due, func(i, j int) bool {
		a, b := sc.due[i], sc.due[j]
		if a.offset != b.offset {
			return a.offset < b.offset
		}
		return a.pattern < b.pattern
	})
	job := runner{set: s, text: t, window: &sc.window, found: found, whole: make(map[int]bool)}
	var everywhere, here []int
	for i := 0; i < len(sc.due); i++ {
		d := sc.due[i]
		switch p := s.patterns[d.pattern]; {
		case p.paragraph:
			if !job.whole[d.pattern] {
				job.whole[d.pattern] = true
				job.each(span.Span{Start: 0, End: len(t.Text)}, []int{d.pattern})
			}
		case d.offset < 0:
			everywhere = append(everywhere, d.pattern)
		default:
			here = append(here, i)
		}
	}
	if len(everywhere) == 0 && len(here) == 0 {
		return job.incomplete
	}
	next := 0
	for _, sentence := range t.Sentences() {
		patterns := append([]int(nil), everywhere...)
		for next < len(here) && sc.due[here[next]].offset < sentence.End {
			p := sc.due[here[next]].pattern
			if !contains(patterns, p) {
				patterns = append(patterns, p)
			}
			next++
		}
		if len(patterns) > 0 {
			job.each(sentence, patterns)
		}
	}
	return job.incomplete
}

func contains(list []int, x int) bool {
	for _, have := range list {
		if have == x {
			return true
		}
	}
	return false
}

// runner matches patterns on windows of one text.
type runner struct {
	set        *Set
	text       Text
	window     *window
	found      func(Hit)
	whole      map[int]bool // paragraph patterns already run
	incomplete []Incomplete
}

// each runs the patterns on one sentence or paragraph, in windows of bounded
// length. A match found twice where windows overlap is reported once.
func (r *runner) each(at span.Span, patterns []int) {
	if at.Len() <= maxWindow {
		r.window.decode(r.text.Text, at)
		for _, p := range patterns {
			r.match(p, nil)
		}
		return
	}
	seen := make(map[string]bool)
	for start := at.Start; start < at.End; {
		end := min(start+maxWindow, at.End)
		if end < at.End {
			end = cutBack(r.text.Text, start+maxWindow-maxOverlap, end)
		}
		r.window.decode(r.text.Text, span.Span{Start: start, End: end})
		for _, p := range patterns {
			r.match(p, seen)
		}
		if end == at.End {
			return
		}
		start = cutBack(r.text.Text, start, max(end-maxOverlap, start+1))
	}
}

// cutBack finds the last space in text[low:high], or the start of the last
// character where there is none.
func cutBack(text string, low, high int) int {
	if i := strings.LastIndexByte(text[low:high], ' '); i > 0 {
		return low + i
	}
	for high > low+1 && high < len(text) && text[high]&0xC0 == 0x80 {
		high--
	}
	return high
}

func (r *runner) match(p int, seen map[string]bool) {
	pat := r.set.patterns[p]
	err := pat.run(r.window, func(at span.Span, groups map[string]span.Span) {
		if seen != nil {
			key := fmt.Sprint(p, at)
			if seen[key] {
				return
			}
			seen[key] = true
		}
		r.found(Hit{ID: pat.id, Span: at, Groups: groups})
	})
	if err != nil {
		r.incomplete = append(r.incomplete, Incomplete{pat.id, err.Error()})
	}
}
