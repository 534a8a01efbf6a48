package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// JSON writes a value, indented, the way reports are written: characters that
// are hidden on a terminal as escapes.
func JSON(w io.Writer, value any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(b.Bytes()))
	return err
}
