package config

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// maxBytes is the size limit of a configuration file.
const maxBytes = 1 << 20

// Store finds the configuration of articles: the nearest file upwards from
// each, no further than the top of a repository. Each file is read once. A
// Store is not safe for concurrent use.
type Store struct {
	always *Config          // for every article, if not nil
	seen   map[string]found // by absolute folder
	asked  map[string]found // by folder as it was called
}

// found is what was found for a folder.
type found struct {
	config *Config
	err    error
}

// NewStore looks for configurations as they come.
func NewStore() *Store { return &Store{seen: map[string]found{}, asked: map[string]found{}} }

// NewStoreWith uses one configuration for every article. An error holds
// diag.Faults.
func NewStoreWith(path string) (*Store, error) {
	if path == "" {
		return &Store{always: Default()}, nil
	}
	c, err := read(path)
	return &Store{always: c}, err
}

// For is the configuration of an article, by its path on disk; "-" and "" mean
// the current folder. An error holds diag.Faults.
func (s *Store) For(name string) (*Config, error) {
	if s.always != nil {
		return s.always, nil
	}
	dir := "."
	if name != "-" && name != "" {
		dir = filepath.Dir(name)
	}
	f, known := s.asked[dir]
	if !known {
		full, err := filepath.Abs(dir)
		if err != nil {
			return nil, err
		}
		f = s.folder(full)
		s.asked[dir] = f
	}
	return f.config, f.err
}

// folder is what holds in a folder by its absolute path.
func (s *Store) folder(dir string) found {
	if f, ok := s.seen[dir]; ok {
		return f
	}
	f := s.look(dir)
	s.seen[dir] = f
	return f
}

func (s *Store) look(dir string) found {
	file := filepath.Join(dir, FileName)
	if _, err := os.Lstat(file); err == nil {
		c, err := read(file)
		return found{c, err}
	}
	above := filepath.Dir(dir)
	if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil || above == dir {
		return found{Default(), nil}
	}
	return s.folder(above)
}

// read reads one configuration file, a regular one of at most maxBytes.
func read(file string) (*Config, error) {
	shown := shownPath(file)
	data, err := readFile(file)
	if err != nil {
		return nil, diag.Faults{{Path: shown, Message: "the configuration cannot be read: " + reason(err)}}.Err()
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	c, faults := parse(shown, filepath.Dir(full), data)
	return c, faults.Err()
}

func readFile(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a regular file")
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err == nil && len(data) > maxBytes {
		return nil, errors.New("it is over the limit of 1 MB")
	}
	return data, err
}

// reason is an error of the system without the path, which is shown already.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return err.Error()
}

// shownPath is how a path on disk is told: with slashes, from the current
// folder where that is shorter than the whole.
func shownPath(name string) string {
	if !filepath.IsAbs(name) {
		return filepath.ToSlash(filepath.Clean(name))
	}
	here, err := os.Getwd()
	if err != nil {
		return filepath.ToSlash(name)
	}
	inside, err := filepath.Rel(here, name)
	if err != nil || strings.Count(inside, "..") > 3 {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(inside)
}
