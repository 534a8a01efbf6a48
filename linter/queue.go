package linter

import (
	"context"
	"errors"
	"sync"
)

// queue hands out inputs to workers and takes their results, which it emits in
// the order of the inputs. Workers meet at its locks only: nobody waits for
// another goroutine to be woken.
type queue struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	emit   func(*Result) error

	taking sync.Mutex // held by the worker that asks for the next input
	next   func() (Input, bool)
	taken  int

	mu       sync.Mutex
	room     sync.Cond
	ready    []*Result // results not emitted yet, by the number of their input
	emitted  int
	emitting bool
}

// newQueue makes a queue that holds no more results than bound.
func newQueue(ctx context.Context, next func() (Input, bool), bound int, emit func(*Result) error) *queue {
	q := &queue{next: next, emit: emit, ready: make([]*Result, bound)}
	q.room.L = &q.mu
	q.ctx, q.cancel = context.WithCancelCause(ctx)
	return q
}

// take is the next input and its number, false where there is none or the
// context has ended.
func (q *queue) take() (in Input, number int, ok bool) {
	q.taking.Lock()
	defer q.taking.Unlock()
	q.wait()
	if q.ctx.Err() != nil {
		return in, 0, false
	}
	in, ok = q.next()
	q.taken++
	return in, q.taken - 1, ok
}

// wait ends when there is room for one result more.
func (q *queue) wait() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.taken-q.emitted >= len(q.ready) && q.ctx.Err() == nil {
		q.room.Wait()
	}
}

// give takes the result of an input. Where it is the one that is due, it is
// emitted here, and so are those that have waited for it.
func (q *queue) give(number int, res *Result) {
	q.mu.Lock()
	defer q.mu.Unlock()
	defer q.room.Signal()
	q.ready[number%len(q.ready)] = res
	if q.emitting {
		return
	}
	q.emitting = true
	for {
		due := &q.ready[q.emitted%len(q.ready)]
		if *due == nil {
			break
		}
		q.one(*due)
		*due = nil
		q.emitted++
		q.room.Signal()
	}
	q.emitting = false
}

var errPanic = errors.New("a result could not be emitted")

// one emits a result, unless the context has ended. q.mu is free meanwhile.
func (q *queue) one(res *Result) {
	if q.ctx.Err() != nil {
		return
	}
	q.mu.Unlock()
	defer q.mu.Lock()
	err := errPanic
	defer func() {
		if err != nil {
			q.cancel(err)
		}
	}()
	err = q.emit(res)
}

// together runs do in several goroutines, of which the caller's is one, and
// waits for all. A panic in any of them is passed on to the caller.
func together(workers int, do func()) {
	var running sync.WaitGroup
	broken := make(chan any, max(workers, 1))
	safe := func() {
		defer func() {
			if p := recover(); p != nil {
				broken <- p
			}
		}()
		do()
	}
	for range workers - 1 {
		running.Go(safe)
	}
	safe()
	running.Wait()
	if len(broken) > 0 {
		panic(<-broken) // where the caller can recover it
	}
}
