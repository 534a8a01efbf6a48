package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

// maxLine is the limit of one labelled document, in bytes.
const maxLine = 16 << 20

// record is one line of a file of labelled documents. Other fields are not read.
type record struct {
	ID    json.RawMessage `json:"id"`
	Text  *string         `json:"text"`
	Label *string         `json:"label"`
	Spans []recordSpan    `json:"spans"`
}

// recordSpan counts in code points, its end exclusive.
type recordSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"`
}

// ReadGold reads labelled documents, one JSON object a line: {"id", "text",
// "label", "spans": [{"start", "end", "label"}]}, places counted in code points.
// Lines that are no such document become faults; the others are returned.
func ReadGold(path string, r io.Reader) ([]*Gold, diag.Faults) {
	var all []*Gold
	var faults diag.Faults
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 64<<10), maxLine)
	number := 0
	for in.Scan() {
		number++
		line := strings.TrimPrefix(in.Text(), "\uFEFF")
		if strings.TrimSpace(line) == "" {
			continue
		}
		gold, err := parseGold(line, number)
		if err != nil {
			faults.Add(&diag.Fault{Path: path, Line: number, Message: err.Error(), Hint: goldHint})
			continue
		}
		all = append(all, gold)
	}
	if err := in.Err(); err != nil {
		message := "cannot be read further: " + err.Error()
		if errors.Is(err, bufio.ErrTooLong) {
			message = fmt.Sprintf("the document is longer than %d bytes; it and what follows is not read", maxLine)
		}
		faults.Add(&diag.Fault{Path: path, Line: number + 1, Message: message})
	}
	if len(all) == 0 && len(faults) == 0 {
		faults.Add(&diag.Fault{Path: path, Message: "holds no labelled documents", Hint: goldHint})
	}
	return all, faults
}

const goldHint = `each line is one document: {"id": "a1", "text": "…", "spans": [{"start": 0, "end": 4, "label": "loaded"}]}, counted in code points`

func parseGold(line string, number int) (*Gold, error) {
	var raw record
	if err := json.Unmarshal([]byte(line), &raw); err != nil {
		return nil, fmt.Errorf("is no labelled document: %w", err)
	}
	if raw.Text == nil {
		return nil, errors.New("the document has no “text”")
	}
	gold := &Gold{ID: identifier(raw.ID, number), Text: *raw.Text}
	if raw.Label != nil {
		gold.Label = *raw.Label
	}
	marks, err := marksOf(*raw.Text, raw.Spans)
	gold.Marks = marks
	return gold, err
}

// identifier is a string or number as written, or the number of the line.
func identifier(raw json.RawMessage, number int) string {
	var text string
	if json.Unmarshal(raw, &text) == nil && text != "" {
		return text
	}
	if id := strings.TrimSpace(string(raw)); id != "" && id != "null" && id != `""` {
		return id
	}
	return fmt.Sprint(number)
}

// marksOf leads places in code points to bytes.
func marksOf(text string, spans []recordSpan) ([]Mark, error) {
	if len(spans) == 0 {
		return nil, nil
	}
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(text))
	marks := make([]Mark, len(spans))
	for i, s := range spans {
		if s.Start < 0 || s.End <= s.Start || s.End >= len(offsets) {
			return nil, fmt.Errorf("span %d is from %d to %d, and the text has %d code points", i+1, s.Start, s.End, utf8.RuneCountInString(text))
		}
		marks[i] = Mark{span.Span{Start: offsets[s.Start], End: offsets[s.End]}, s.Label}
	}
	return marks, nil
}
