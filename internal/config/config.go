// Package config reads .rhetlint.toml and says what holds for one article:
// which rules run, how severe they are, and where each value came from.
//
// The invariant: a slip in a configuration is told with its line and never
// passed over, and nothing a configuration says can run a program or open a
// connection. A configuration only changes which rules run and how loud.
package config

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/rhetlint/rhetlint/internal/tomlfile"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// FileName is the name of a configuration file.
const FileName = ".rhetlint.toml"

// Builtin names the packs that rhetlint brings along.
const Builtin = "builtin"

// Never is a threshold that no finding reaches.
const Never = diag.Error + 1

// Config is one configuration file as read, or the defaults. It does not
// change after reading.
type Config struct {
	Path        string        // for people: slashes, relative where possible; empty for the defaults
	FailOn      diag.Severity // findings from here on make the exit code 1; Never for none
	MinSeverity diag.Severity // findings below are not reported
	Level       voice.Level   // how far a source reaches
	Packs       []string      // Builtin and folders, as written

	dir       string // absolute folder that patterns and packs are relative to
	exclude   []string
	rules     layer
	severity  []severityEntry
	overrides []override
	file      *tomlfile.File // nil for the defaults
}

// override is one [[override]] table.
type override struct {
	files    []string
	rules    layer
	severity []severityEntry
	genre    named
}

// severityEntry is one line of a [severity] table.
type severityEntry struct {
	named
	severity diag.Severity
}

// Default is the configuration where there is no file.
func Default() *Config {
	return &Config{FailOn: diag.Error, MinSeverity: diag.Suggestion, Level: voice.Normal, Packs: []string{Builtin}}
}

// PackFolders lists the folders of packs that the configuration names, as paths
// on disk.
func (c *Config) PackFolders() []string {
	var folders []string
	for _, name := range c.Packs {
		if name != Builtin {
			folders = append(folders, c.packFolder(name))
		}
	}
	return folders
}

// packFolder is the path on disk of a folder of packs as written.
func (c *Config) packFolder(name string) string {
	folder := filepath.FromSlash(name)
	if filepath.IsAbs(folder) {
		return folder
	}
	return filepath.Join(c.dir, folder)
}

// Excluded reports whether a file found in a folder is left out. name is its
// path on disk.
func (c *Config) Excluded(name string) bool {
	return len(c.exclude) > 0 && matchesAny(c.exclude, c.relative(name))
}

// relative is the path of a file from the configuration's folder, with slashes.
func (c *Config) relative(name string) string {
	full, err := filepath.Abs(name)
	if err != nil || c.dir == "" {
		return filepath.ToSlash(name)
	}
	inside, err := filepath.Rel(c.dir, full)
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(inside)
}

// matchesAny compares a path with globs. One without a slash is compared with
// the last element alone.
func matchesAny(globs []string, name string) bool {
	for _, glob := range globs {
		if ok, err := doublestar.Match(glob, name); ok && err == nil {
			return true
		}
		if strings.Contains(glob, "/") {
			continue
		}
		if ok, err := doublestar.Match(glob, name[strings.LastIndexByte(name, '/')+1:]); ok && err == nil {
			return true
		}
	}
	return false
}

// where is "path:line" of a key, the path alone if the line is unknown, or
// "default".
func (c *Config) where(key ...any) string {
	if c.file == nil {
		return "default"
	}
	line, _, _, ok := c.file.Position(key...)
	if !ok {
		return "default"
	}
	return fmt.Sprintf("%s:%d", c.Path, line)
}
