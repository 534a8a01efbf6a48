// Package rules holds the built-in rule packs as data: one folder per pack,
// one TOML file per rule, named lists in lists/ and shared pattern fragments
// in fragments.toml. Rules are read through FS by the same loader as a user's
// own packs, so nothing here has a private way into the engine.
//
// The invariant: a rule is a file. Adding, changing or removing one never
// needs a change in Go. The same rules stand in prepared.bin in the form the
// linter loads fastest; where the files have changed since, it is not used.
package rules

import (
	"embed"
	"encoding/binary"
	"hash/crc32"
	"io"
	"io/fs"
	"strings"
)

//go:generate go run ../internal/tools/prepare

//go:embed fragments.toml lists/*.toml */pack.toml */*.toml
var files embed.FS

//go:embed prepared.bin
var prepared string

// FS is the folder of the built-in packs: PACK/pack.toml, PACK/RULE.toml,
// lists/NAME.toml and fragments.toml.
func FS() fs.FS { return files }

// Prepared is the packs in the form that linter.ReadPrepared reads. It reports
// false where it was made of other files than FS holds.
func Prepared() (string, bool) {
	sum, err := Sum()
	if err != nil || !strings.HasPrefix(prepared, string(sum)) {
		return "", false
	}
	return prepared[len(sum):], true
}

// Sum stands for the names and the contents of all files in FS. It tells that
// a file was changed by accident or by work on it, not by somebody who means to
// deceive.
func Sum() ([]byte, error) {
	names, contents := crc32.NewIEEE(), crc32.New(crc32.MakeTable(crc32.Castagnoli))
	buffer := make([]byte, 64<<10) // one for all files
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := files.Open(path)
		if err != nil {
			return err
		}
		size, err := io.CopyBuffer(onlyWriter{contents}, file, buffer)
		names.Write(binary.AppendUvarint([]byte(path), uint64(size)))
		return err
	})
	return contents.Sum(names.Sum(nil)), err
}

// onlyWriter is a writer and nothing else, so that the buffer handed to
// io.CopyBuffer is used.
type onlyWriter struct{ io.Writer }
