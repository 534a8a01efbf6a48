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
	"io"
	"io/fs"
	"math/bits"
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
	var sum hash
	buffer := make([]byte, 16<<10) // one for all files
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := files.Open(path)
		if err != nil {
			return err
		}
		sum.add([]byte(path))
		for n := 0; err == nil; {
			n, err = io.ReadFull(file, buffer)
			sum.add(buffer[:n])
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil
		}
		return err
	})
	return binary.LittleEndian.AppendUint64(nil, sum.sum()), err
}

// hash mixes bytes in four lanes, and the length of every piece. Each lane is a
// chain of multiplications; four of them keep the processor busy.
type hash [4]uint64

func (h *hash) add(piece []byte) {
	h[0] ^= uint64(len(piece))
	for ; len(piece) >= 32; piece = piece[32:] {
		h.mix(piece)
	}
	var rest [32]byte
	copy(rest[:], piece)
	h.mix(rest[:])
}

// mix lets every bit of 32 bytes have a say in the lanes.
func (h *hash) mix(piece []byte) {
	h[0] = scatter(h[0] ^ binary.LittleEndian.Uint64(piece))
	h[1] = scatter(h[1] ^ binary.LittleEndian.Uint64(piece[8:]))
	h[2] = scatter(h[2] ^ binary.LittleEndian.Uint64(piece[16:]))
	h[3] = scatter(h[3] ^ binary.LittleEndian.Uint64(piece[24:]))
}

func (h *hash) sum() uint64 { return scatter(scatter(scatter(h[0]^h[1])^h[2]) ^ h[3]) }

func scatter(x uint64) uint64 {
	high, low := bits.Mul64(x+1, 0x9E3779B97F4A7C15)
	return high ^ low
}
