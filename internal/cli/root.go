package cli

import (
	"os"
	"path/filepath"
	"strings"
)

// locator finds the path of files from the root of the repository of the
// current folder, or from that folder where there is no repository. Files
// outside of it get an absolute path. locate is nil where there is no folder.
func locator() (root string, locate func(path string) string) {
	here, err := os.Getwd()
	if err != nil {
		return "", nil
	}
	root = repository(here)
	bases := []string{root, realPath(root)}
	return filepath.ToSlash(root), func(path string) string {
		if path == "-" {
			return path
		}
		full := filepath.FromSlash(path)
		if !filepath.IsAbs(full) {
			full = filepath.Join(here, full)
		}
		for _, base := range bases {
			inside, err := filepath.Rel(base, full)
			if err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
				return filepath.ToSlash(inside)
			}
		}
		return filepath.ToSlash(full)
	}
}

// repository is the nearest folder upwards that git keeps, or the folder itself.
func repository(folder string) string {
	for up := folder; ; up = filepath.Dir(up) {
		if _, err := os.Lstat(filepath.Join(up, ".git")); err == nil {
			return up
		}
		if up == filepath.Dir(up) {
			return folder
		}
	}
}

// realPath is a path with its links followed, where that can be done.
func realPath(path string) string {
	if followed, err := filepath.EvalSymlinks(path); err == nil {
		return followed
	}
	return path
}
