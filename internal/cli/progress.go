package cli

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/term"
)

// progress tells how far a long run is, on a terminal, where nothing else is
// printed in the meantime.
type progress struct {
	out         *os.File // nil where nothing is told
	begin, last time.Time
	done, all   int // all is 0 where that is not known
}

// patience is how long a run is silent, and between two lines about it.
const patience = 500 * time.Millisecond

func (a *app) newProgress(articles int) *progress {
	errs, ok := a.streams.Err.(*os.File)
	stdout, isFile := a.streams.Out.(*os.File)
	if !ok || !term.IsTerminal(int(errs.Fd())) || isFile && term.IsTerminal(int(stdout.Fd())) || a.environment("TERM") == "dumb" {
		return &progress{}
	}
	return &progress{out: errs, begin: time.Now(), last: time.Now(), all: articles}
}

func (p *progress) step() {
	if p == nil || p.out == nil {
		return
	}
	p.done++
	if time.Since(p.last) >= patience {
		p.last = time.Now()
		fmt.Fprintf(p.out, "\rrhetlint: %s", p)
	}
}

// String is how far the run is.
func (p *progress) String() string {
	if p.all == 0 {
		return fmt.Sprintf("%d articles", p.done)
	}
	return fmt.Sprintf("%d of %d articles", p.done, p.all)
}

// open says that nobody knows how many articles there are, as in a corpus.
func (p *progress) open() {
	if p != nil {
		p.all = 0
	}
}

// end takes the line away.
func (p *progress) end() {
	if p != nil && p.out != nil && p.last != p.begin {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
