package linter

import (
	"context"
	"errors"
	"iter"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// unreadable are inputs without end that cannot be read; read is called for
// each.
func unreadable(read func(n int)) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for n := 0; ; n++ {
			read := func(context.Context) (*prose.Document, *Profile, error) {
				read(n)
				return nil, nil, errors.New("gone")
			}
			if !yield(Input{Read: read}) {
				return
			}
		}
	}
}

// An input that takes long lets the workers go on, but not for ever.
func TestRunWaitsForAnInputThatTakesLong(t *testing.T) {
	const jobs = 3
	l, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var taken, emitted atomic.Int32
	done := errors.New("enough")
	err = l.Run(context.Background(), unreadable(func(n int) {
		if n > 0 {
			taken.Add(1)
			return
		}
		for end := time.Now().Add(20 * time.Second); taken.Load() < 4*jobs-1 && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(20 * time.Millisecond) // whoever would go on has the time to
		if got := taken.Load(); got != 4*jobs-1 || emitted.Load() != 0 {
			t.Errorf("%d inputs were read meanwhile and %d results emitted", got, emitted.Load())
		}
	}), jobs, func(*Result) error {
		if emitted.Add(1) == 100 {
			return done
		}
		return nil
	})
	if !errors.Is(err, done) || emitted.Load() != 100 {
		t.Errorf("%v after %d results", err, emitted.Load())
	}
}

// Whoever emits may panic: the caller of Run gets to know, and nothing waits.
func TestRunPassesOnAPanic(t *testing.T) {
	l, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, jobs := range []int{0, 1, 4} {
		got := func() (p any) {
			defer func() { p = recover() }()
			_ = l.Run(context.Background(), unreadable(func(int) {}), jobs, func(*Result) error { panic("no paper") })
			return nil
		}()
		if got != "no paper" {
			t.Errorf("%d jobs: %v", jobs, got)
		}
	}
}
