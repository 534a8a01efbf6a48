package match

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/span"
)

// runner matches patterns on the sentences of one text where they are due.
type runner struct {
	set        *Set
	text       Text
	scratch    *scratch
	found      func(Hit)
	bloom      uint64 // of the words of the sentence at hand
	incomplete []Incomplete
}

// run matches every pattern that is due, each once per sentence, or once for
// the text where it asks for paragraphs.
func (r *runner) run() {
	sc := r.scratch
	sc.seen = slices.Grow(sc.seen[:0], len(r.set.patterns))[:len(r.set.patterns)]
	clear(sc.seen)
	r.paragraphs()
	if len(r.set.always) == 0 && !slices.ContainsFunc(sc.due, func(d due) bool { return !r.set.patterns[d.pattern].paragraph }) {
		return
	}
	word, next := 0, 0
	for n, sentence := range r.text.Sentences() {
		sc.here = sc.here[:0]
		for _, p := range r.set.always {
			r.note(p, n+1)
		}
		for next < len(sc.due) && sc.due[next].offset < sentence.End {
			r.note(sc.due[next].pattern, n+1)
			next++
		}
		if len(sc.here) == 0 {
			continue
		}
		for word < len(sc.tokens) && int(sc.tokens[word].start) < sentence.Start {
			word++
		}
		from := word
		for word < len(sc.tokens) && int(sc.tokens[word].start) < sentence.End {
			word++
		}
		r.window(sentence, sc.tokens[from:word])
	}
}

// paragraphs runs the patterns that look at the whole text.
func (r *runner) paragraphs() {
	sc := r.scratch
	sc.here = sc.here[:0]
	note := func(p int) {
		if r.set.patterns[p].paragraph && sc.seen[p] == 0 && r.wanted(p) {
			sc.seen[p] = 1 << 62
			sc.here = append(sc.here, p)
		}
	}
	for _, p := range r.set.always {
		note(p)
	}
	for _, d := range sc.due {
		note(d.pattern)
	}
	if len(sc.here) > 0 {
		r.window(span.Span{Start: 0, End: len(r.text.Text)}, sc.tokens)
	}
}

// note adds a pattern to those of a sentence, unless it is there or has been
// run on the whole text.
func (r *runner) note(p, sentence int) {
	if r.scratch.seen[p] < sentence && r.wanted(p) {
		r.scratch.seen[p] = sentence
		r.scratch.here = append(r.scratch.here, p)
	}
}

// wanted reports whether anybody asks for the matches of a pattern here.
func (r *runner) wanted(p int) bool {
	return r.text.Wants == nil || r.text.Wants(r.set.patterns[p].id)
}

// window runs the noted patterns on one sentence or paragraph, in windows of
// bounded length. A match found twice where windows overlap is reported once.
func (r *runner) window(at span.Span, words []token) {
	text, w := r.text.Text, &r.scratch.window
	if at.Len() <= maxWindow && between(text, at.Start) && between(text, at.End) {
		r.whole(at, words)
		return
	}
	seen := make(map[spot]bool)
	for start := at.Start; start < at.End; {
		end := min(start+maxWindow, at.End)
		if end < at.End {
			end = cutBack(text, start+maxWindow-maxOverlap, end)
		}
		w.decode(text, span.Span{Start: start, End: end})
		for _, p := range r.scratch.here {
			pat := r.set.patterns[p]
			r.metered(pat, func() error { return pat.runAll(w, r.hit(pat, p, seen)) })
		}
		if end == at.End {
			return
		}
		start = cutBack(text, start, max(end-maxOverlap, start+1))
	}
}

// spot is a match of a pattern.
type spot struct {
	pattern int
	at      span.Span
}

// between reports whether no word can stand across byte i.
func between(text string, i int) bool {
	return i == 0 || i == len(text) || text[i-1] < utf8.RuneSelf && asciiClass[text[i-1]] != letter ||
		text[i] < utf8.RuneSelf && asciiClass[text[i]] != letter
}

// whole runs the noted patterns on a sentence that is one window, where its
// words allow a match.
func (r *runner) whole(at span.Span, words []token) {
	sc := r.scratch
	r.bloom = 0
	for i := range words {
		r.bloom |= bloomOf(words[i].hash)
	}
	decoded := false
	for _, p := range sc.here {
		pat := r.set.patterns[p]
		if !r.possible(pat, words) {
			continue
		}
		if !decoded {
			decoded = true
			sc.window.decode(r.text.Text, at)
		}
		if pat.opening == nil {
			r.metered(pat, func() error { return pat.runAll(&sc.window, r.hit(pat, p, nil)) })
			continue
		}
		sc.places = pat.opening.places(r.text.Text, &sc.window, words, sc.places)
		if len(sc.places) > 0 {
			r.metered(pat, func() error { return pat.runAt(&sc.window, sc.places, r.hit(pat, p, nil)) })
		}
	}
}

// possible reports whether the words of a sentence allow a pattern to match.
func (r *runner) possible(p *pattern, words []token) bool {
	for _, f := range p.needs {
		if !f.anywhere(r.text.Text, words, r.bloom) {
			return false
		}
	}
	return p.opening == nil || !p.opening.wordsOnly() || p.opening.anywhere(r.text.Text, words, r.bloom)
}

// hit reports matches of a pattern, those in seen once.
func (r *runner) hit(pat *pattern, p int, seen map[spot]bool) foundMatch {
	return func(at span.Span, groups map[string]span.Span) {
		if seen != nil {
			if seen[spot{p, at}] {
				return
			}
			seen[spot{p, at}] = true
		}
		r.found(Hit{ID: pat.id, Span: at, Groups: groups})
	}
}

// metered runs a pattern, unless it has been stopped on this document.
func (r *runner) metered(p *pattern, run func() error) {
	cost := r.text.Meter.of(p)
	if cost.stopped {
		return
	}
	start := time.Now()
	err := run()
	cost.Runs++
	if cost.Time += time.Since(start); err == nil && cost.Time > budget {
		err = fmt.Errorf("the pattern took more than %s on the document", budget)
	}
	if err != nil {
		cost.stopped = true
		r.incomplete = append(r.incomplete, Incomplete{p.id, err.Error()})
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
