package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/rhetlint/rhetlint/internal/config"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// version is the version of rhetlint; CHANGELOG.md says what is new in it.
const version = "0.1.0"

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Show the version, the commit and the built-in rules",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			packs, faults := config.NewLibrary(a.files).Builtin()
			if err := faults.Err(); err != nil {
				return err
			}
			digest, err := digest(a.files)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.streams.Out, "rhetlint %s%s\n%d built-in rules in %d packs, digest %s\n%s %s/%s\n",
				version, commit(), len(rule.In(packs)), len(packs), digest, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return written(err)
		},
	}
}

// commit names the commit that the program was built from, if it is known.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	revision := settings["vcs.revision"]
	if revision == "" {
		return ""
	}
	changed := ""
	if settings["vcs.modified"] == "true" {
		changed = ", changed since"
	}
	return fmt.Sprintf(" (commit %.12s%s)", revision, changed)
}

// digest names the content of all files of the packs: the first 12 hexadecimal
// digits of a SHA-256 over their paths, sizes and bytes.
func digest(files fs.FS) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		fmt.Fprintf(h, "%s\x00%d\x00", name, len(data))
		h.Write(data)
		return err
	})
	return hex.EncodeToString(h.Sum(nil))[:12], err
}
