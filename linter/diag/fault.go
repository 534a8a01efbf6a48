package diag

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Fault is something wrong with a rule, a configuration, a call or an input
// file: not with what an article says. It comes in three sizes: Error is one
// line, Detail adds the source line with a mark under it and the hint.
type Fault struct {
	Path    string // file at fault; empty for the command line
	Line    int    // from 1; 0 where no line is known
	Column  int    // from 1, in code points; 0 where none is known
	Message string // what is wrong, in one line
	Hint    string // how to repair it; may be empty
	Excerpt string // the text of the line at fault; may be empty
	Width   int    // code points to mark in the excerpt from Column; 0 marks one
	Rule    string // the rule concerned, if one is
	Alone   bool   // the rule alone is at fault: without it all else can go on
}

// Error is the short form: path:line:column: message.
func (f *Fault) Error() string {
	var b strings.Builder
	if f.Path != "" {
		b.WriteString(f.Path)
		if f.Line > 0 {
			fmt.Fprintf(&b, ":%d", f.Line)
			if f.Column > 0 {
				fmt.Fprintf(&b, ":%d", f.Column)
			}
		}
		b.WriteString(": ")
	}
	b.WriteString(f.Message)
	return b.String()
}

// Detail is the long form: the short form, the excerpt with a mark, the hint.
func (f *Fault) Detail() string {
	var b strings.Builder
	b.WriteString(f.Error())
	if f.Excerpt != "" && f.Line > 0 {
		number := fmt.Sprintf("%5d", f.Line)
		fmt.Fprintf(&b, "\n%s | %s", number, f.Excerpt)
		if f.Column > 0 {
			fmt.Fprintf(&b, "\n%s | %s%s", strings.Repeat(" ", len(number)),
				strings.Repeat(" ", f.Column-1), strings.Repeat("^", max(f.Width, 1)))
		}
	}
	if f.Hint != "" {
		b.WriteString("\n  hint: " + f.Hint)
	}
	return b.String()
}

// Faults gathers several faults, so that all are reported at once.
type Faults []*Fault

// Add appends a fault.
func (fs *Faults) Add(f *Fault) { *fs = append(*fs, f) }

// Sort orders faults by path, line, column and message.
func (fs Faults) Sort() {
	slices.SortStableFunc(fs, func(a, b *Fault) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
}

// Err turns the list into an error: nil for an empty list. Use AsFaults to get
// the list back.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	fs.Sort()
	return &FaultsError{fs}
}

// FaultsError is a list of faults as an error.
type FaultsError struct{ Faults Faults }

// Error lists every fault in its short form, one a line.
func (e *FaultsError) Error() string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// AsFaults finds the faults in an error: the whole list, a single fault, or
// nil where the error is of another sort.
func AsFaults(err error) Faults {
	var many *FaultsError
	if errors.As(err, &many) {
		return many.Faults
	}
	var one *Fault
	if errors.As(err, &one) {
		return Faults{one}
	}
	return nil
}
