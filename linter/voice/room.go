package voice

import "github.com/rhetlint/rhetlint/linter/prose"

// Memory is what analyses work in, for a caller that makes many of them. The
// zero value is ready for use. What an analysis made in it has handed out is
// good until the next one is made in it.
type Memory struct {
	parser       parser  // reads the units, one after the other
	pairing      pairing // pairs the marks of segments, one after the other
	covering     []*Attribution
	views        slab[view]
	units        slab[unit]
	findings     slab[finding]
	settled      slab[settled]
	attributions slab[Attribution]
	pieces       slab[piece]
	quotations   slab[Quotation]
	ranges       slab[numbered]
}

// New makes an analysis of doc without working anything out.
func New(doc *prose.Document, level Level) *Analysis { return new(Memory).New(doc, level) }

// New makes an analysis of doc in the memory of the one before, without working
// anything out.
func (m *Memory) New(doc *prose.Document, level Level) *Analysis {
	m.views.reset()
	m.units.reset()
	m.findings.reset()
	m.settled.reset()
	m.attributions.reset()
	m.pieces.reset()
	m.quotations.reset()
	m.ranges.reset()
	a := &Analysis{doc: doc, level: level, memory: m, views: make([]*view, len(doc.Segments))}
	m.parser.a = a
	return a
}

// slab hands out parts of a list.
type slab[T any] struct {
	room []T
	used int
}

// How long the lists of a slab are at least, and at most to be used again.
const (
	minRoom = 4
	maxRoom = 4096
)

// reset takes everything back.
func (s *slab[T]) reset() {
	if len(s.room) > maxRoom {
		s.room = nil
	}
	clear(s.room[:min(s.used, len(s.room))])
	s.used = 0
}

// take hands out an empty list with room for n, to which no more can be added
// in place.
func (s *slab[T]) take(n int) []T {
	if s.used+n > len(s.room) {
		s.room, s.used = make([]T, max(n, 2*len(s.room), minRoom)), 0
	}
	part := s.room[s.used : s.used : s.used+n]
	s.used += n
	return part
}

// one hands out one zero value.
func (s *slab[T]) one() *T { return &s.take(1)[:1][0] }

// keep copies a list.
func (s *slab[T]) keep(list []T) []T { return append(s.take(len(list)), list...) }
