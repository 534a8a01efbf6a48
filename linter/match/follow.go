package match

import (
	"github.com/dlclark/regexp2/v2"

	"github.com/rhetlint/rhetlint/linter/regex"
	"github.com/rhetlint/rhetlint/linter/span"
)

// groupRange is where a group of a match is, in runes; group 0 is the match.
type groupRange func(group int) (start, length int, ok bool)

// follow reports every match of the pattern in the window. Its error tells why
// the pattern was given up.
func (a *attempt) follow() error {
	program := a.pattern.code.program()
	switch {
	case program == nil && a.known && a.pattern.placed:
		return a.pattern.startAt(a.scratch.places, &a.scratch.window, a.hit)
	case program == nil:
		return a.pattern.search(&a.scratch.window, a.hit)
	case a.known && a.pattern.placed:
		return a.at(program)
	}
	return a.anywhere(program)
}

// anywhere tries the runes of the window as starts of a match.
func (a *attempt) anywhere(program *regex.Program) error {
	m, w, p := &a.scratch.program, &a.scratch.window, a.pattern
	runes := w.text.Runes
	first, last := 0, len(runes)
	if a.known {
		first, last = a.bounds(p)
	}
	for at := first; at <= last; at++ {
		if !p.guard.allows(w.text, at) || !p.inside && insideWord(runes, at) {
			continue
		}
		end, ok, err := m.Match(program, w.text, at)
		if err != nil {
			return errSteps
		}
		if ok {
			p.report(machineGroups(m, at, end), w, a.hit)
			at = max(at, end-1)
		}
	}
	return nil
}

// insideWord reports whether a match that begins at a rune would begin inside
// of a word. Scripts without word gaps are left alone.
func insideWord(runes []rune, at int) bool {
	return at > 0 && at < len(runes) && isWord(runes[at]) && isWord(runes[at-1]) && !alone(runes[at]) && !alone(runes[at-1])
}

// search is anywhere by regexp2.
func (p *pattern) search(w *window, found foundMatch) error {
	condition := outside
	if p.inside {
		condition = ""
	}
	if err := p.regexp2.searcher.compile(condition, p.regexp2.text); err != nil {
		return err
	}
	return stopped(p.regexp2.searcher.re.FindRunesMatches(w.text.Runes, 0, func(v regexp2.MatchView) bool {
		p.report(v.GroupRange, w, found)
		return true
	}))
}

// foundMatch is told the flagged range and the named groups of a match.
type foundMatch func(at span.Span, groups map[string]span.Span)

// at tries the places of the window at which matches can begin.
func (a *attempt) at(program *regex.Program) error {
	m, w := &a.scratch.program, &a.scratch.window
	last := 0
	for _, at := range a.scratch.places {
		if int(at) < last {
			continue
		}
		end, ok, err := m.Match(program, w.text, int(at))
		if err != nil {
			return errSteps
		}
		if ok {
			a.pattern.report(machineGroups(m, int(at), end), w, a.hit)
			last = max(last, end)
		}
	}
	return nil
}

// startAt is at by regexp2.
func (p *pattern) startAt(places []int32, w *window, found foundMatch) error {
	if err := p.regexp2.starter.compile(`\G`, p.regexp2.text); err != nil {
		return err
	}
	end := 0
	one := func(v regexp2.MatchView) bool {
		if at, length, _ := v.GroupRange(0); length > 0 {
			end = at + length
		}
		p.report(v.GroupRange, w, found)
		return false
	}
	for _, at := range places {
		if int(at) < end {
			continue
		}
		if err := p.regexp2.starter.re.FindRunesMatches(w.text.Runes, int(at), one); err != nil {
			return stopped(err)
		}
	}
	return nil
}

// machineGroups is where the machine found the groups of a match.
func machineGroups(m *regex.Machine, start, end int) groupRange {
	return func(group int) (int, int, bool) {
		if group == 0 {
			return start, end - start, true
		}
		from, to, ok := m.Group(group)
		return from, to - from, ok
	}
}

func (p *pattern) report(of groupRange, w *window, found foundMatch) {
	at, length, ok := of(p.flag)
	if !ok || length == 0 {
		if at, length, _ = of(0); length == 0 {
			return
		}
	}
	var groups map[string]span.Span
	for _, g := range p.names {
		if from, n, ok := of(g.number); ok && n > 0 {
			if groups == nil {
				groups = make(map[string]span.Span, len(p.names))
			}
			groups[g.name] = w.span(from, n)
		}
	}
	found(w.span(at, length), groups)
}
