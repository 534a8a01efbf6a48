// Package corpus reads JSON Lines: one article a line, as an object with the
// text in one of its fields. It holds one record at a time, whatever the size
// of the stream.
//
// The one invariant: every line that is not blank yields exactly once, in
// order: its record, or an error that says what is wrong with it. A bad line
// never ends the stream.
package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// MaxRecord is the default limit of a line, in bytes.
const MaxRecord = 16 << 20

// Options say where a record keeps what is read. Zero values stand for the
// defaults.
type Options struct {
	Path      string // of the stream, for faults
	TextField string // a string; default "text"
	IDField   string // a string or number; default "id"; records may lack it
	MaxRecord int    // bytes of a line; default MaxRecord
}

// Record is one article of a corpus.
type Record struct {
	Line   int    // from 1
	Offset int64  // byte of the stream at which the line begins
	ID     string // what the record calls itself; empty where it does not
	Text   string // UTF-8
}

// Records goes over a stream. An error is a *diag.Fault; with it comes a record
// that holds no text but its place, and its ID where that could be read. Only
// an error of the stream itself, which comes last, ends it early.
func Records(r io.Reader, o Options) iter.Seq2[Record, error] {
	if o.TextField == "" {
		o.TextField = "text"
	}
	if o.IDField == "" {
		o.IDField = "id"
	}
	if o.MaxRecord <= 0 {
		o.MaxRecord = MaxRecord
	}
	return func(yield func(Record, error) bool) {
		s := newStream(r, o)
		for {
			line, err := s.line()
			record := Record{Line: s.number, Offset: s.offset}
			if err != nil && err != io.EOF && !errors.Is(err, errTooLong) {
				yield(record, s.fault(0, "cannot be read further: "+err.Error(), ""))
				return
			}
			if trimmed := bytes.TrimSpace(line); len(trimmed) > 0 || errors.Is(err, errTooLong) {
				fault := s.parse(&record, line, err)
				if fault != nil && !yield(record, fault) || fault == nil && !yield(record, nil) {
					return
				}
			}
			if err == io.EOF {
				return
			}
		}
	}
}

var errTooLong = errors.New("line too long")

// stream reads lines of bounded length.
type stream struct {
	in      *bufio.Reader
	options Options
	buffer  []byte
	number  int   // of the current line
	offset  int64 // of the current line
	next    int64
	mark    int // bytes of a byte order mark before the current line
}

func newStream(r io.Reader, o Options) *stream {
	return &stream{in: bufio.NewReaderSize(r, 64<<10), options: o}
}

// line reads the next line into the buffer. A line over the limit is read to
// its end without being kept.
func (s *stream) line() ([]byte, error) {
	s.number++
	s.offset = s.next
	s.buffer, s.mark = s.buffer[:0], 0
	tooLong := false
	for {
		chunk, err := s.in.ReadSlice('\n')
		s.next += int64(len(chunk))
		if s.number == 1 && len(s.buffer) == 0 && !tooLong {
			whole := len(chunk)
			chunk = bytes.TrimPrefix(chunk, []byte("\uFEFF"))
			s.mark = whole - len(chunk)
		}
		if tooLong = tooLong || len(s.buffer)+len(chunk) > s.options.MaxRecord+len("\r\n"); !tooLong {
			s.buffer = append(s.buffer, chunk...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if tooLong && (err == nil || err == io.EOF) {
			return nil, errTooLong
		}
		return s.buffer, err
	}
}

// fault is something wrong with the current line.
func (s *stream) fault(column int, message, hint string) *diag.Fault {
	return &diag.Fault{Path: s.options.Path, Line: s.number, Column: column, Message: message, Hint: hint}
}

// parse reads a record from its line.
func (s *stream) parse(record *Record, line []byte, err error) *diag.Fault {
	if err == errTooLong {
		return s.fault(0, fmt.Sprintf("the record is longer than %d bytes", s.options.MaxRecord), "split it")
	}
	line = bytes.TrimRight(line, "\r\n")
	if i := invalidUTF8(line); i >= 0 {
		return s.fault(column(line, i), fmt.Sprintf("the record is not UTF-8 at byte %d of the stream", s.offset+int64(s.mark+i)), "convert the corpus to UTF-8")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return s.badJSON(line, err)
	}
	record.ID = identifier(fields[s.options.IDField])
	raw, found := fields[s.options.TextField]
	switch {
	case !found:
		return s.fault(0, fmt.Sprintf("the record has no field %q", s.options.TextField), "name the field that holds the text: --text-field")
	case raw[0] != '"':
		return s.fault(0, fmt.Sprintf("the field %q is no string", s.options.TextField), "name the field that holds the text: --text-field")
	}
	if record.Text, err = unquote(raw); err != nil {
		return s.badJSON(line, err)
	}
	return nil
}

func (s *stream) badJSON(line []byte, err error) *diag.Fault {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return s.fault(column(line, int(syntax.Offset)-1), "is no JSON: "+syntax.Error(), "each line must be one complete JSON object")
	}
	return s.fault(0, "the record is no JSON object", "each line must be one complete JSON object")
}

// column is the place of a byte of a line, in code points from 1.
func column(line []byte, i int) int {
	return utf8.RuneCount(line[:min(max(i, 0), len(line))]) + 1
}

func invalidUTF8(line []byte) int {
	if utf8.Valid(line) {
		return -1
	}
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// identifier is a string or number as it is; all else is none.
func identifier(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil && text != "" {
		return text
	}
	var number json.Number
	if len(raw) > 0 && raw[0] != '"' && json.Unmarshal(raw, &number) == nil && number != "" {
		return number.String()
	}
	return ""
}
