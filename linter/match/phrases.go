package match

import (
	"sync/atomic"

	"github.com/rhetlint/rhetlint/linter/flat"
)

// phraseTable is the phrases of a set. Those that come in flat form are read
// when they are first compared with a text.
type phraseTable struct {
	made  []atomic.Pointer[phrase]
	leads flat.Block   // pairs of sieves: the words each can begin with, and those behind them
	from  flat.Block32 // where each begins in the data
	data  string
}

func phrasesOf(list []*phrase) phraseTable {
	t := phraseTable{made: make([]atomic.Pointer[phrase], len(list))}
	leads := make([]uint64, 0, 4*len(list))
	for i, p := range list {
		t.made[i].Store(p)
		leads = append(leads, p.opens[0], p.opens[1], p.second[0], p.second[1])
	}
	t.leads = flat.BlockOf(leads)
	return t
}

func (t *phraseTable) count() int { return len(t.made) }

// opens is what the first word of a phrase can be, and the one behind it.
func (t *phraseTable) opens(i int) (first, second sieve) {
	return sieveAt(t.leads, 2*i), sieveAt(t.leads, 2*i+1)
}

// at is a phrase; several goroutines may read the same one, with the same
// outcome.
func (t *phraseTable) at(i int) *phrase {
	p := t.made[i].Load()
	if p == nil {
		p = new(phrase)
		p.read(flat.NewReader(t.data[t.from.At(i):]))
		t.made[i].Store(p)
	}
	return p
}

func (t *phraseTable) write(w *flat.Writer) {
	var all flat.Writer
	from := make([]uint32, t.count())
	for i := range from {
		from[i] = uint32(len(all.Data()))
		t.at(i).write(&all)
	}
	w.Block(t.leads)
	w.Words32(from)
	w.String(string(all.Data()))
}

// readPhrases leaves the phrases to be read, unless somebody has to make sure of
// them.
func readPhrases(r *flat.Reader) phraseTable {
	t := phraseTable{leads: r.Block(), from: r.Block32(), data: r.String()}
	t.made = make([]atomic.Pointer[phrase], t.from.Len())
	if r.Trusted() {
		return t
	}
	if t.leads.Len() != 4*len(t.made) {
		r.Fail()
		return phraseTable{}
	}
	for i := range t.made {
		if int(t.from.At(i)) > len(t.data) {
			r.Fail()
			return phraseTable{}
		}
		p, data := new(phrase), flat.NewReader(t.data[t.from.At(i):])
		if p.read(data); !data.OK() || !p.sound() {
			r.Fail()
			return phraseTable{}
		}
		t.made[i].Store(p)
	}
	return t
}

func (p *phrase) write(w *flat.Writer) {
	w.Int(p.id)
	w.String(p.text)
	w.Bool(p.exact)
	w.Bool(p.capitals)
	w.Bool(p.open)
	w.Int(int(p.first))
	w.Int(p.words)
	w.Block(p.program)
}

func (p *phrase) read(r *flat.Reader) {
	p.id, p.text = r.Int(), r.String()
	p.exact, p.capitals, p.open = r.Bool(), r.Bool(), r.Bool()
	p.first, p.words = uint32(r.Int()), r.Int()
	p.program = r.Block()
}

// sound reports whether no instruction of the program leads outside of it.
func (p *phrase) sound() bool {
	size := p.program.Len()
	for i := range size {
		in := instructionOf(p.program.At(i))
		if in.to < 0 || int(in.to) >= size || in.do == pick && i+int(in.to) >= size {
			return false
		}
	}
	return size > 0 && instructionOf(p.program.At(size-1)).do == done
}
