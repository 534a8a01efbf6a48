package match

import (
	"fmt"
	"slices"
	"sort"
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
	incomplete []Incomplete
}

// run matches every pattern that is due, each once per sentence, or once for
// the text where it asks for paragraphs.
func (r *runner) run() {
	sc := r.scratch
	if sc.all = slices.Grow(sc.all[:0], r.set.rows.needed)[:r.set.rows.needed]; r.set.sentences.empty() {
		r.gather(sc.all, sc.sights)
	} else {
		r.sentences()
	}
	if r.note(sc.all, &r.set.paragraphs); len(sc.noted) > 0 {
		r.window(span.Span{Start: 0, End: len(r.text.Text)}, sc.sights)
	}
}

// sentences goes through the sentences, and tells which lists have something in
// any of them.
func (r *runner) sentences() {
	sc, next := r.scratch, 0
	sc.here = slices.Grow(sc.here[:0], len(sc.all))[:len(sc.all)]
	clear(sc.all)
	for _, sentence := range r.text.Sentences() {
		from := next
		for next < len(sc.sights) && int(sc.sights[next].start) < sentence.End {
			next++
		}
		if next == from && len(r.set.sentences.always) == 0 {
			continue
		}
		r.gather(sc.here, sc.sights[from:next])
		for i, have := range sc.here {
			sc.all[i] |= have
		}
		if r.note(sc.here, &r.set.sentences); len(sc.noted) > 0 {
			r.window(sentence, sc.sights[from:next])
		}
	}
}

// gather tells which lists have something among the sights.
func (r *runner) gather(into []uint64, sights []sight) {
	rows := r.set.rows
	clear(into)
	for _, s := range sights {
		block := uint64(0)
		for i := int(s.row); block&lastBlock == 0; i++ {
			block = rows.blocks.At(i)
			at := blockAt(block)
			if at >= len(into) {
				break
			}
			into[at] |= blockBits(block)
		}
	}
}

// note finds the patterns all of whose lists have something here.
func (r *runner) note(lists []uint64, due *dueTable) {
	sc := r.scratch
	sc.noted = sc.noted[:0]
	due.each(lists, func(number int32) {
		if p := r.set.patterns[number]; r.text.Wants == nil || r.text.Wants(p.id) {
			sc.noted = append(sc.noted, number)
		}
	})
}

// window runs the noted patterns on one sentence or paragraph, in windows of
// bounded length. A match found twice where windows overlap is reported once.
func (r *runner) window(at span.Span, sights []sight) {
	text := r.text.Text
	if r.whole(at); len(r.scratch.noted) == 0 {
		return
	}
	if at.Len() <= maxWindow {
		r.stretch(at, sights, nil)
		return
	}
	seen := make(map[spot]bool)
	for start := at.Start; start < at.End; {
		end := min(start+maxWindow, at.End)
		if end < at.End {
			end = cutBack(text, start+maxWindow-maxOverlap, end)
		}
		r.stretch(span.Span{Start: start, End: end}, within(sights, start, end), seen)
		if end == at.End {
			return
		}
		start = cutBack(text, start, max(end-maxOverlap, start+1))
	}
}

// within is the sights between two bytes of the text.
func within(sights []sight, start, end int) []sight {
	from := sort.Search(len(sights), func(i int) bool { return int(sights[i].start) >= start })
	to := sort.Search(len(sights), func(i int) bool { return int(sights[i].start) >= end })
	return sights[from:to]
}

// whole reports the sentence itself to those who asked for sentences, and
// leaves the patterns.
func (r *runner) whole(at span.Span) {
	kept := r.scratch.noted[:0]
	for _, number := range r.scratch.noted {
		if p := r.set.patterns[number]; p.sentences {
			r.found(Hit{ID: p.id, Span: at})
		} else {
			kept = append(kept, number)
		}
	}
	r.scratch.noted = kept
}

// spot is a match of a pattern.
type spot struct {
	pattern int32
	at      span.Span
}

// between reports whether no word can stand across byte i.
func between(text string, i int) bool {
	return i == 0 || i == len(text) || text[i-1] < utf8.RuneSelf && asciiClass[text[i-1]] != letter ||
		text[i] < utf8.RuneSelf && asciiClass[text[i]] != letter
}

// stretch runs the noted patterns on one window. Where it begins or ends inside
// a word, what is known of the words does not help.
func (r *runner) stretch(at span.Span, sights []sight, seen map[spot]bool) {
	sc := r.scratch
	known := between(r.text.Text, at.Start) && between(r.text.Text, at.End)
	if known {
		r.positions(sights)
	}
	decoded := false
	for _, number := range sc.noted {
		a := attempt{runner: r, pattern: r.set.patterns[number], number: number, seen: seen, known: known}
		if known && !r.reachable(a.pattern) {
			continue
		}
		if !decoded {
			sc.window.decode(r.text.Text, at)
			decoded = true
		}
		if known && a.pattern.placed {
			if r.places(a.pattern); len(sc.places) == 0 {
				continue
			}
		}
		r.metered(a)
	}
}

// attempt is one pattern being run on the window.
type attempt struct {
	*runner
	pattern *pattern
	number  int32
	known   bool          // matches can begin only where the pattern's lists let them
	seen    map[spot]bool // matches found in the windows before; nil for one window
}

// hit reports a match, those in seen once.
func (a *attempt) hit(at span.Span, groups map[string]span.Span) {
	if a.seen != nil {
		if a.seen[spot{a.number, at}] {
			return
		}
		a.seen[spot{a.number, at}] = true
	}
	a.found(Hit{ID: a.pattern.id, Span: at, Groups: groups})
}

// cheapRun is how many steps of a program are not worth an account.
const cheapRun = 1000

// metered makes an attempt, unless the pattern has been stopped on this
// document. Programs count their steps, so that the outcome does not depend on
// the machine; what is left to regexp2 is held against the clock.
func (r *runner) metered(a attempt) {
	meter, machine := r.text.Meter, &r.scratch.program
	cost := meter.costs[a.pattern]
	if cost != nil && cost.stopped {
		return
	}
	foreign := a.pattern.code.program() == nil
	timed := foreign || meter.Counts
	var start time.Time
	if timed {
		start = time.Now()
	}
	machine.Spent = 0
	err := a.follow()
	if err == nil && !timed && machine.Spent < cheapRun {
		return
	}
	cost = meter.of(a.pattern)
	cost.Runs++
	cost.Steps += machine.Spent
	if timed {
		cost.Time += time.Since(start)
	}
	switch {
	case err != nil:
	case foreign && cost.Time > budget:
		err = fmt.Errorf("the pattern took more than %s on the document", budget)
	case cost.Steps > meter.stepBudget():
		err = errSteps
	default:
		return
	}
	cost.stopped = true
	r.incomplete = append(r.incomplete, Incomplete{a.pattern.id, err.Error()})
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
