package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/rhetlint/rhetlint/linter"
)

// jsonLines is one object a file and line, the same as an element of "files"
// in the JSON report. Each line is written when its file is done.
type jsonLines struct {
	out     io.Writer
	options Options
	line    bytes.Buffer
	encoder *json.Encoder // into line
}

func newJSONL(w io.Writer, o Options) Writer {
	j := &jsonLines{out: w, options: o}
	j.encoder = json.NewEncoder(&j.line)
	j.encoder.SetEscapeHTML(false)
	return j
}

// File writes one line.
func (j *jsonLines) File(r *linter.Result) error {
	j.line.Reset()
	if err := j.encoder.Encode(wireFile(r, j.options)); err != nil {
		return err
	}
	_, err := j.out.Write(escapeJSON(j.line.Bytes()))
	return err
}

// Close writes nothing: the lines are all there is.
func (j *jsonLines) Close(Summary) error { return nil }
