// Command rhetlint points at rhetoric and at claims without a source in
// articles. It passes streams and arguments to package cli, and exits; nothing
// else is decided here.
package main

import (
	"os"
	"runtime/debug"

	"github.com/rhetlint/rhetlint/internal/cli"
)

// startupGC lets the heap grow to 12 MB before it is collected for the first
// time, which is more than one article needs.
const startupGC = 300

func main() {
	debug.SetGCPercent(startupGC)
	os.Exit(cli.Main(cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Args[1:]))
}
