package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/rhetlint/rhetlint/internal/report"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// The exit codes, the same for every command and format.
const (
	ExitClean      = 0   // everything was read and nothing stands at or above --fail-on
	ExitFindings   = 1   // the same, and something does; or an example of a rule failed
	ExitFault      = 2   // nothing was linted: the call, the configuration or a pack is at fault
	ExitIncomplete = 3   // an input or rule was left out, or the report could not be written whole
	ExitPipe       = 141 // the reader of the output went away
	ExitSignal     = 128 // plus the number of the signal
)

// outcome is an error that is only an exit code: everything is said already.
type outcome int

// Error is never shown.
func (o outcome) Error() string { return fmt.Sprintf("exit code %d", int(o)) }

// outputError is a failure to write what was found.
type outputError struct{ err error }

// Error names what failed.
func (e *outputError) Error() string { return "the report could not be written: " + e.err.Error() }

// Unwrap is the failure itself.
func (e *outputError) Unwrap() error { return e.err }

// internalError is a bug that showed itself while a document was reported. It
// names the document and the type of what went wrong, never its text.
type internalError struct{ path, kind string }

// Error says where.
func (e *internalError) Error() string {
	where := ""
	if e.path != "" {
		where = " while " + e.path + " was reported"
	}
	return "internal error" + where + " (" + e.kind + "); this is a bug in rhetlint, please report it"
}

// signalError is why a context ended.
type signalError struct{ signal syscall.Signal }

// Error names the signal.
func (e signalError) Error() string { return e.signal.String() }

// exit tells of an error and turns it into an exit code.
func (a *app) exit(ctx context.Context, err error) int {
	var code outcome
	var stopped signalError
	var output *outputError
	var bug *internalError
	switch {
	case errors.As(context.Cause(ctx), &stopped):
		a.say("stopped by a signal; the report is incomplete")
		return ExitSignal + int(stopped.signal)
	case err == nil:
		return ExitClean
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, syscall.EPIPE):
		return ExitPipe
	case errors.As(err, &bug):
		a.say(bug.Error())
		return ExitIncomplete
	case errors.As(err, &output):
		a.say(err.Error())
		return ExitIncomplete
	}
	a.tell(err)
	return ExitFault
}

// tell prints an error of the call, each fault in its long form.
func (a *app) tell(err error) {
	faults := diag.AsFaults(err)
	if faults == nil {
		a.say(err.Error())
	}
	for _, f := range faults {
		a.say(f.Detail())
	}
}

// say prints a message for people on standard error.
func (a *app) say(message string) {
	fmt.Fprintln(a.streams.Err, "rhetlint: "+report.Block(message))
}

// withSignals ends the context when the user or the system asks to stop. A
// second signal ends the program at once.
func withSignals(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			number, _ := s.(syscall.Signal)
			cancel(signalError{number})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel(nil)
	}
}
