//go:build unix

package cache

import (
	"io/fs"
	"os"
	"syscall"
)

// own reports whether a file belongs to the user who runs this.
func own(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
