package match

import (
	"errors"
	"time"
)

// budget is how long one pattern that regexp2 runs may take on one document, all
// its matches together; stepsPerByte and stepsToStart are how many steps a
// program may take, for each byte of the document and altogether. Like the
// backstop for a single match they are met by defective patterns only.
const (
	budget       = 2 * time.Second
	stepsPerByte = 100
	stepsToStart = 20_000_000
)

var errSteps = errors.New("the pattern tried too many ways to match")

// Meter stops patterns that cost too much on one document, and counts what they
// cost where somebody wants to know. The zero value is ready. It belongs to one
// goroutine.
type Meter struct {
	Counts bool // runs, steps and time of every pattern are wanted
	costs  map[*pattern]*Cost
	bytes  int // of text so far
}

// stepBudget is how many steps a program may take on what has been read so far.
func (m *Meter) stepBudget() int { return stepsToStart + stepsPerByte*m.bytes }

// Cost is what one pattern cost.
type Cost struct {
	ID      int
	Pattern string
	Runs    int           // sentences it was tried on
	Steps   int           // of the program
	Time    time.Duration // wall-clock time of the runs
	stopped bool
}

// Costs lists what the patterns cost, in no particular order.
func (m *Meter) Costs() []Cost {
	out := make([]Cost, 0, len(m.costs))
	for _, c := range m.costs {
		out = append(out, *c)
	}
	return out
}

// of is the account of a pattern.
func (m *Meter) of(p *pattern) *Cost {
	c := m.costs[p]
	if c == nil {
		if m.costs == nil {
			m.costs = make(map[*pattern]*Cost)
		}
		c = &Cost{ID: p.id, Pattern: p.regexp2.text}
		m.costs[p] = c
	}
	return c
}
