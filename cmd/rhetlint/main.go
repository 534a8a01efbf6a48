// Command rhetlint points at rhetoric and at claims without a source in
// articles. It passes streams and arguments to package cli, and exits; nothing
// else is decided here.
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"github.com/rhetlint/rhetlint/internal/cli"
)

// The heap grows to 32 MB before it is collected for the first time, which is
// more than one article needs, and from then on to four times what is in use.
const (
	firstGC = 800 // percent of the 4 MB that the runtime begins with
	laterGC = 300
)

func main() {
	debug.SetGCPercent(firstGC)
	runtime.AddCleanup(new([16]byte), func(percent int) { debug.SetGCPercent(percent) }, laterGC)
	os.Exit(cli.Main(cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Args[1:]))
}
