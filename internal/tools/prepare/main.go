// Command prepare writes rules/prepared.bin: the built-in packs in the form the
// linter loads fastest. Run it by "go generate ./rules" after rules, or the
// matching engine, have changed.
package main

import (
	"fmt"
	"os"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/rules"
)

func main() {
	if err := run("prepared.bin"); err != nil {
		fmt.Fprintln(os.Stderr, "prepare:", err)
		os.Exit(1)
	}
}

// run writes the file, which stands beside the packs.
func run(file string) error {
	packs, shared, faults := rule.Loader{}.Load(rules.FS(), "rules")
	if err := faults.Err(); err != nil {
		return err
	}
	data, err := linter.Prepare(packs, shared)
	if err != nil {
		return err
	}
	sum, err := rules.Sum()
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(sum, data...), 0o644)
}
