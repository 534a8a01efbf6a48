package report

import (
	"io"

	"github.com/rhetlint/rhetlint/linter"
)

// jsonLines is one object a file and line, the same as an element of "files"
// in the JSON report. Each line is written when its file is done.
type jsonLines struct {
	out     io.Writer
	options Options
}

func newJSONL(w io.Writer, o Options) Writer { return &jsonLines{w, o} }

// File writes one line.
func (j *jsonLines) File(r *linter.Result) error {
	data, err := encode(wireFile(r, j.options))
	if err != nil {
		return err
	}
	_, err = j.out.Write(append(data, '\n'))
	return err
}

// Close writes nothing: the lines are all there is.
func (j *jsonLines) Close(Summary) error { return nil }
