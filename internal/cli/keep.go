package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rhetlint/rhetlint/internal/cache"
	"github.com/rhetlint/rhetlint/internal/config"
)

// cacheOff in place of a folder switches every cache off.
const cacheOff = "off"

// cacheDir is the folder of the caches.
func (a *app) cacheDir() (string, error) {
	switch dir := a.environment("RHETLINT_CACHE_DIR"); dir {
	case cacheOff:
		return "", errors.New("RHETLINT_CACHE_DIR is " + cacheOff)
	case "":
		base, err := os.UserCacheDir()
		return filepath.Join(base, "rhetlint"), err
	default:
		return dir, nil
	}
}

// keeper keeps users' packs in the cache. It is nil where that cannot be; then
// packs are read from their files, and nothing is said.
func (a *app) keeper() *config.Keeper {
	dir, err := a.cacheDir()
	if err != nil {
		return nil
	}
	kept, err := cache.Open(dir)
	if err != nil {
		return nil
	}
	program, err := thisProgram()
	if err != nil {
		return nil
	}
	return &config.Keeper{Cache: kept, Program: program}
}

// thisProgram stands for the program that runs. It is asked at every start, so
// its file is not read: version, size and time tell one from another.
func thisProgram() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(name)
	if err != nil {
		return "", err
	}
	return fmt.Sprint(version, " ", info.Size(), " ", info.ModTime().UnixNano()), nil
}
