package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
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
	f, _, message := t.open()
	if message != "" {
		return nil, &diag.Fault{Path: t.Path, Message: message}
	}
	return patient{f, patience}, nil
}

func (r Reader) data(t Target) (data []byte, message, hint string) {
	if t.IsStdin() {
		return r.limited(r.Stdin, 0)
	}
	f, size, message := t.open()
	if message != "" {
		return nil, message, ""
	}
	defer f.Close()
	if size > r.max() {
		return nil, r.tooLarge(Size(size).String()), tooLargeHint
	}
	return r.limited(patient{f, patience}, size)
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

// limited reads all there is, up to the limit. size is what the system says of
// a file, 0 where it says nothing.
func (r Reader) limited(from io.Reader, size int64) (data []byte, message, hint string) {
	data, err := readAll(io.LimitReader(from, r.max()+1), int(size))
	switch {
	case err != nil:
		return nil, "cannot be read: " + reason(err), ""
	case int64(len(data)) > r.max():
		return nil, r.tooLarge("more"), tooLargeHint
	}
	return data, "", ""
}

// readAll reads to the end, or as many bytes as a file was said to hold.
func readAll(from io.Reader, size int) ([]byte, error) {
	data := make([]byte, 0, max(size+1, 512))
	for {
		n, err := from.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF || err == nil && size > 0 && len(data) == size:
			return data, nil
		case err != nil:
			return nil, err
		case len(data) == cap(data):
			data = slices.Grow(data, len(data))
		}
	}
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

// open opens the regular file behind a target and tells its size. A link that
// was named itself is followed; one found in a folder only to another file of
// that folder.
func (t Target) open() (f *os.File, size int64, message string) {
	var err error
	stat, open := os.Stat, os.OpenFile
	if t.root != "" {
		root := t.in
		if root == nil {
			if root, err = os.OpenRoot(t.root); err != nil {
				return nil, 0, "cannot be read: " + reason(err)
			}
			defer root.Close()
		}
		stat, open = root.Stat, root.OpenFile
	}
	var before fs.FileInfo
	if !t.regular {
		if before, err = stat(t.name); err != nil {
			return nil, 0, "cannot be read: " + reason(err)
		}
		if !before.Mode().IsRegular() {
			return nil, 0, notRegular(before)
		}
	}
	f, err = open(t.name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, 0, "cannot be read: " + reason(err)
	}
	if size, message = opened(f, before); message != "" {
		f.Close()
		return nil, 0, message
	}
	return f, size, ""
}

// opened looks at what was opened: it must be a regular file, and the one that
// was looked at before.
func opened(f *os.File, before fs.FileInfo) (size int64, message string) {
	after, err := f.Stat()
	switch {
	case err != nil || before != nil && !os.SameFile(before, after):
		return 0, "changed while it was opened"
	case !after.Mode().IsRegular():
		return 0, notRegular(after)
	}
	return after.Size(), ""
}

func notRegular(info fs.FileInfo) string {
	return "is " + kind(info.Mode()) + ", not a regular file"
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
