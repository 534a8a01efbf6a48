// Command rhetlint points at rhetoric and at claims without a source in
// articles. It passes streams and arguments to package cli, and exits; nothing
// else is decided here.
package main

import (
	"os"

	"github.com/rhetlint/rhetlint/internal/cli"
)

func main() {
	os.Exit(cli.Main(cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, os.Args[1:]))
}
