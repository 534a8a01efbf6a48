package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"

	"github.com/rhetlint/rhetlint/linter"
)

// compact is one line a finding: path:line:column: severity: message [rule].
type compact struct{ out *bufio.Writer }

func newCompact(w io.Writer, _ Options) Writer { return &compact{bufio.NewWriter(w)} }

// File prints the first uses found in one document, then its faults.
func (c *compact) File(r *linter.Result) error {
	path := Line(r.Path)
	p := &places{doc: r.Document}
	for _, f := range firstUses(r.Findings) {
		at := p.at(f.Span.Start)
		fmt.Fprintf(c.out, "%s:%d:%d: %s: %s%s [%s]\n", path, at.Line, at.Column,
			f.Severity, visible(f.Message), uses(&f), visible(f.Rule))
	}
	for _, f := range r.Faults {
		fmt.Fprintf(c.out, "%s:%d:%d: fault: %s\n", Line(cmp.Or(f.Path, r.Path)), max(f.Line, 1), max(f.Column, 1), visible(f.Message))
	}
	_, err := c.out.Write(nil)
	return err
}

// Close flushes; there is no summary line.
func (c *compact) Close(Summary) error { return c.out.Flush() }
