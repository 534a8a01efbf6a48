package match

import "time"

// budget is how long one pattern may run on one document, all its matches
// together. Like the backstop for a single match it is met by defective
// patterns only.
const budget = 2 * time.Second

// Meter counts what patterns cost on one document and stops those that cost
// too much. The zero value is ready. It belongs to one goroutine.
type Meter struct {
	costs map[*pattern]*Cost
}

// Cost is what one pattern cost.
type Cost struct {
	ID      int
	Pattern string
	Runs    int           // sentences it was tried on
	Time    time.Duration // wall-clock time of those
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
		c = &Cost{ID: p.id, Pattern: p.text}
		m.costs[p] = c
	}
	return c
}
