package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// output is where a report goes. Close keeps it, Drop leaves no trace; the
// second of them does nothing.
type output struct {
	io.Writer
	temporary *os.File // nil for a stream
	open      *os.File // closed at the end, where it is, like a device or a file to add to
	target    string
}

// openOutput opens the report's place: the stream, or the file named. A file
// is written beside its place and moved there when it is whole.
func openOutput(name string, stream io.Writer) (*output, error) {
	if name == "" || name == "-" {
		return &output{Writer: stream}, nil
	}
	target := name
	if real, err := filepath.EvalSymlinks(name); err == nil {
		target = real
	}
	mode := fs.FileMode(0o666) // less what the system takes off
	switch info, err := os.Stat(target); {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("--output %s is a folder", name)
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		return &output{Writer: f, open: f, target: target}, err
	case err == nil:
		mode = info.Mode().Perm()
	}
	f, err := createBeside(target, mode)
	if err != nil {
		return nil, fmt.Errorf("--output: %w", err)
	}
	return &output{Writer: f, temporary: f, target: target}, nil
}

// createBeside makes a new hidden file in the folder of target.
func createBeside(target string, mode fs.FileMode) (*os.File, error) {
	for n := os.Getpid(); ; n++ {
		name := filepath.Join(filepath.Dir(target), fmt.Sprintf(".%s.%d.tmp", filepath.Base(target), n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// Close makes the report whole: it is on disk under its name, or there is an
// error and what was there before is untouched.
func (o *output) Close() error {
	if o.open != nil {
		err := o.open.Close()
		o.open = nil
		return err
	}
	f := o.temporary
	if f == nil {
		return nil
	}
	o.temporary = nil
	err := errors.Join(f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), o.target)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// Drop throws away a report that is not whole.
func (o *output) Drop() {
	if o.open != nil {
		o.open.Close()
		o.open = nil
	}
	if o.temporary != nil {
		o.temporary.Close()
		os.Remove(o.temporary.Name())
		o.temporary = nil
	}
}
