// Package tomlfile reads the TOML files that people write for rhetlint: rules,
// packs, word lists and the configuration. Reading is strict, so that a slip
// is told and not passed over: keys that nobody knows, values of the wrong
// type, syntax newer than TOML 1.0. Every fault carries the line it is about,
// and one reading tells all of them.
//
// To remember: the files are untrusted. Size, depth and the length of keys are
// checked by a linear scan before the parser, which is quadratic in the last
// two, sees a single byte.
package tomlfile

import (
	"reflect"
	"strings"
	"sync"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

// maxFaults is how many faults of one file Decode lists.
const maxFaults = 100

// File is one TOML file as read. It knows where each key and value stands; the
// table of places is built when the first fault asks for it. A File is safe
// for concurrent use.
type File struct {
	path  string
	text  string // without a byte order mark
	lines *span.Index
	root  func() *place
}

func newFile(path string, data []byte) *File {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	return &File{
		path:  path,
		text:  text,
		lines: span.NewIndex(text),
		root:  sync.OnceValue(func() *place { return index([]byte(text)) }),
	}
}

// Decode reads one TOML file into v, a pointer to a struct whose fields carry
// `toml` tags; path only names the file in faults. Keys match tags exactly,
// case included, and fields without a tag are not read. Fields whose key is
// absent keep their value, so v may hold defaults.
//
// The fields may be strings, booleans, integers, floats (integers are accepted
// there), time.Time, any, structs, and slices, string-keyed maps and pointers
// of these. A type with UnmarshalTOML(any) error takes whatever stands there;
// its error becomes a fault at that value, with the hint of a diag.Fault kept.
//
// The File is never nil. With faults, v is filled in part and not fit for use.
func Decode(path string, data []byte, v any) (*File, diag.Faults) {
	if len(data) > maxSize {
		return newFile(path, nil), diag.Faults{oversize(path, len(data))}
	}
	f := newFile(path, data)
	notes, fault := f.check()
	if fault != nil {
		return f, diag.Faults{fault}
	}
	tree, fault := f.parse(notes)
	if fault != nil {
		return f, diag.Faults{fault}
	}
	d := decoder{file: f, fields: map[reflect.Type]fieldTable{}, faults: f.tooNew(notes)}
	d.document(tree, v)
	faults := d.listed()
	faults.Sort()
	return f, faults
}

// Fault makes a fault at the key that path names: strings are keys, integers
// are items of arrays from 0. A path that ends in an integer names that item:
// a value, or the header of a table. Where the file has no such key, as for
// one that is missing, the fault stands at the nearest table around it.
func (f *File) Fault(message, hint string, path ...any) *diag.Fault {
	p, _ := f.root().find(path)
	return f.faultAt(p.named(), message, hint)
}

// ValueFault is Fault with the mark under the value instead of its key.
func (f *File) ValueFault(message, hint string, path ...any) *diag.Fault {
	p, _ := f.root().find(path)
	return f.faultAt(p.valued(), message, hint)
}

// Position tells where the key or item that path names stands: line and column
// from 1, the column and the width in code points. It is not ok if the file
// has no such key.
func (f *File) Position(path ...any) (line, column, width int, ok bool) {
	p, found := f.root().find(path)
	at := p.named()
	if !found || at.Empty() {
		return 0, 0, 0, false
	}
	fault := f.faultAt(at, "", "")
	return fault.Line, fault.Column, fault.Width, true
}
