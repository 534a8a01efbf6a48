// Package rules holds the built-in rule packs as data: one folder per pack,
// one TOML file per rule, named lists in lists/ and shared pattern fragments
// in fragments.toml. Rules are read through FS by the same loader as a user's
// own packs, so nothing here has a private way into the engine.
//
// The invariant: a rule is a file. Adding, changing or removing one never
// needs a change in Go.
package rules

import (
	"embed"
	"io/fs"
)

//go:embed fragments.toml lists/*.toml */pack.toml */*.toml
var files embed.FS

// FS is the folder of the built-in packs: PACK/pack.toml, PACK/RULE.toml,
// lists/NAME.toml and fragments.toml.
func FS() fs.FS { return files }
