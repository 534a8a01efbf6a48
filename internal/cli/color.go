package cli

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// width is the number of columns of a terminal; 0 for anything else.
func width(stream io.Writer) int {
	file, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0
	}
	return columns
}

// colorModes are the values of --color.
func colorModes() []string { return []string{"auto", "always", "never"} }

// color says whether a stream gets colours: as the flag says, or else NO_COLOR,
// FORCE_COLOR or CLICOLOR_FORCE, CLICOLOR=0, or else whether it is a terminal.
// Empty variables count as unset (no-color.org, bixense.com/clicolors).
func (a *app) color(mode string, stream io.Writer) (bool, error) {
	set := func(name string) bool { value := a.environment(name); return value != "" && value != "0" }
	switch {
	case mode == "always":
		return true, nil
	case mode == "never":
		return false, nil
	case mode != "auto":
		return false, fmt.Errorf("unknown value %q for --color: use auto, always or never", mode)
	case a.environment("NO_COLOR") != "":
		return false, nil
	case set("FORCE_COLOR"), set("CLICOLOR_FORCE"):
		return true, nil
	case a.environment("CLICOLOR") == "0", a.environment("TERM") == "dumb":
		return false, nil
	}
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd())), nil
}
