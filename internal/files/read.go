package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// DefaultMaxBytes is the limit for the size of an article.
const DefaultMaxBytes = 16 << 20

// Reader reads targets. It is safe for concurrent use but for Stdin, which is
// read once for each target "-".
type Reader struct {
	MaxBytes int64 // size limit; 0 means DefaultMaxBytes
	Stdin    io.Reader
}

// Read gives what a target holds as a string, for files that are text by
// agreement. Every error is a *diag.Fault.
func (r Reader) Read(t Target) (string, error) {
	data, err := r.Bytes(t)
	return string(data), err
}

// Bytes gives what a target holds, whatever it is. Every error is a
// *diag.Fault.
func (r Reader) Bytes(t Target) ([]byte, error) {
	if t.Fault != nil {
		return nil, t.Fault
	}
	data, message, hint := r.data(t)
	if message != "" {
		return nil, &diag.Fault{Path: t.Path, Message: message, Hint: hint}
	}
	return data, nil
}

// Open gives what a target holds as a stream without a limit, for corpora. An
// error is a *diag.Fault.
func (r Reader) Open(t Target) (io.ReadCloser, error) {
	if t.Fault != nil {
		return nil, t.Fault
	}
	if t.IsStdin() {
		return io.NopCloser(r.Stdin), nil
	}
	f, message := t.open()
	if message != "" {
		return nil, &diag.Fault{Path: t.Path, Message: message}
	}
	return patient{f, patience}, nil
}

func (r Reader) data(t Target) (data []byte, message, hint string) {
	if t.IsStdin() {
		return r.limited(r.Stdin)
	}
	f, message := t.open()
	if message != "" {
		return nil, message, ""
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > r.max() {
		return nil, r.tooLarge(Size(info.Size()).String()), tooLargeHint
	}
	return r.limited(patient{f, patience})
}

// patience is how long a file may let its reader wait. Files on a disk never
// do; some that the system makes up, like /proc/kmsg, wait for ever.
const patience = 2 * time.Second

// patient is a file of which each read ends, where the system allows that.
type patient struct {
	file  *os.File
	limit time.Duration
}

// Read gives up when nothing comes.
func (p patient) Read(into []byte) (int, error) {
	_ = p.file.SetReadDeadline(time.Now().Add(p.limit)) // a file on a disk knows no deadline, and needs none
	n, err := p.file.Read(into)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = fmt.Errorf("nothing came for %s", p.limit)
	}
	return n, err
}

// Close closes the file.
func (p patient) Close() error { return p.file.Close() }

func (r Reader) limited(from io.Reader) (data []byte, message, hint string) {
	data, err := io.ReadAll(io.LimitReader(from, r.max()+1))
	switch {
	case err != nil:
		return nil, "cannot be read: " + reason(err), ""
	case int64(len(data)) > r.max():
		return nil, r.tooLarge("more"), tooLargeHint
	}
	return data, "", ""
}

func (r Reader) max() int64 {
	if r.MaxBytes > 0 {
		return r.MaxBytes
	}
	return DefaultMaxBytes
}

const tooLargeHint = "raise the limit with --max-file-size, or lint a part of it"

func (r Reader) tooLarge(size string) string {
	return fmt.Sprintf("is too large: %s, the limit is %s", size, Size(r.max()))
}

// open opens the regular file behind a target. A link that was named itself is
// followed; one found in a folder only to another file of that folder.
func (t Target) open() (f *os.File, message string) {
	stat, open := os.Stat, os.OpenFile
	if t.root != "" {
		root, err := os.OpenRoot(t.root)
		if err != nil {
			return nil, "cannot be read: " + reason(err)
		}
		defer root.Close()
		stat, open = root.Stat, root.OpenFile
	}
	before, err := stat(t.name)
	if err != nil {
		return nil, "cannot be read: " + reason(err)
	}
	if !before.Mode().IsRegular() {
		return nil, "is " + kind(before.Mode()) + ", not a regular file"
	}
	f, err = open(t.name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, "cannot be read: " + reason(err)
	}
	if after, err := f.Stat(); err != nil || !os.SameFile(before, after) || !after.Mode().IsRegular() {
		f.Close()
		return nil, "changed while it was opened"
	}
	return f, ""
}

// kind names what a file is, if it is no regular one.
func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}
