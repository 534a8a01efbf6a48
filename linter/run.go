package linter

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// Input is a document still to be read.
type Input struct {
	Path string
	// Read fetches and understands the document, in a worker. Its error becomes
	// a fault of the result; a *diag.Fault is kept as it is.
	Read func(ctx context.Context) (*prose.Document, *Profile, error)
	// Around, if not nil, is called in place of linting what Read gave. It may
	// call lint, measure it, or give a result that is known already.
	Around func(doc *prose.Document, p *Profile, lint func() *Result) *Result
}

// Run lints inputs with the given number of workers and hands the results to
// emit, one at a time, in the order of the inputs. At most a few results for
// each worker are held at once. It stops early when emit fails or ctx ends and
// returns that error. A panic while one document is linted becomes a fault of
// that document.
func (l *Linter) Run(ctx context.Context, inputs iter.Seq[Input], jobs int, emit func(*Result) error) error {
	next, stop := iter.Pull(inputs)
	defer stop()
	jobs = max(jobs, 1)
	q := newQueue(ctx, next, 4*jobs, emit)
	defer q.cancel(nil)
	together(jobs, func() {
		for {
			in, number, ok := q.take()
			if !ok {
				return
			}
			q.give(number, l.one(q.ctx, in))
		}
	})
	return context.Cause(q.ctx)
}

// one reads and lints a single input.
func (l *Linter) one(ctx context.Context, in Input) (res *Result) {
	defer func() {
		if p := recover(); p != nil {
			res = &Result{Path: in.Path, Faults: diag.Faults{{
				Path: in.Path, Message: fmt.Sprintf("internal error while the document was linted (%T)", p),
				Hint: "this is a bug in rhetlint; please report it with the document, if it can be shared",
			}}}
		}
	}()
	doc, profile, err := in.Read(ctx)
	if err != nil {
		return &Result{Path: in.Path, Faults: faultsOf(in.Path, err)}
	}
	if in.Around != nil {
		return in.Around(doc, profile, func() *Result { return l.Lint(ctx, doc, profile) })
	}
	return l.Lint(ctx, doc, profile)
}

func faultsOf(path string, err error) diag.Faults {
	if known := diag.AsFaults(err); known != nil {
		return known
	}
	var f *diag.Fault
	if errors.As(err, &f) {
		return diag.Faults{f}
	}
	return diag.Faults{{Path: path, Message: err.Error()}}
}
