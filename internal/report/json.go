package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

// jsonVersion is raised when a reader of reports would have to change.
const jsonVersion = 1

// The wire form, described by docs/rhetlint.schema.json.
type (
	jsonFile struct {
		Path     string        `json:"path"`
		Words    int           `json:"words"`
		Findings []jsonFinding `json:"findings"`
		Faults   []jsonFault   `json:"faults"`
	}
	jsonFinding struct {
		jsonWhat
		jsonWhose
		Start       jsonPosition  `json:"start"`
		End         jsonPosition  `json:"end"`
		Location    *jsonLocation `json:"location,omitempty"`
		Fingerprint string        `json:"fingerprint"`
		Suggestions []string      `json:"suggestions"`
		URL         string        `json:"url,omitempty"`
		Uses        int           `json:"uses,omitempty"`
		Repeat      bool          `json:"repeat,omitempty"`
	}
	// jsonLocation is the start of a finding in an office document.
	jsonLocation struct {
		Paragraph int `json:"paragraph"`
		Column    int `json:"column"`
	}
	jsonWhat struct {
		Rule     string `json:"rule"`
		Severity string `json:"severity"`
		Message  string `json:"message"`
		Text     string `json:"text"`
	}
	jsonWhose struct {
		Zone   string      `json:"zone"`
		Voice  string      `json:"voice"`
		Source *jsonSource `json:"source"`
	}
	jsonSource struct {
		Text  string       `json:"text"`
		Kind  string       `json:"kind"`
		Start jsonPosition `json:"start"`
		End   jsonPosition `json:"end"`
	}
	jsonPosition struct {
		Offset int `json:"offset"`
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	jsonFault struct {
		Path    string `json:"path,omitempty"`
		Line    int    `json:"line,omitempty"`
		Column  int    `json:"column,omitempty"`
		Message string `json:"message"`
		Hint    string `json:"hint,omitempty"`
		Rule    string `json:"rule,omitempty"`
	}
	jsonTool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	jsonSummary struct {
		Files       int `json:"files"`
		Words       int `json:"words"`
		Errors      int `json:"errors"`
		Warnings    int `json:"warnings"`
		Suggestions int `json:"suggestions"`
		Suppressed  int `json:"suppressed"`
		Elsewhere   int `json:"elsewhere,omitempty"`
		Faults      int `json:"faults"`
	}
)

// jsonReport is one document, written file by file so that none is held.
type jsonReport struct {
	out     *bufio.Writer
	options Options
	files   int
}

func newJSON(w io.Writer, o Options) Writer { return &jsonReport{out: bufio.NewWriter(w), options: o} }

// File writes one element of "files".
func (j *jsonReport) File(r *linter.Result) error {
	separator := ",\n    "
	if j.files == 0 {
		j.open()
		separator = "\n    "
	}
	j.files++
	j.out.WriteString(separator)
	return j.value(wireFile(r, j.options), "    ")
}

// open writes everything before the first file.
func (j *jsonReport) open() {
	j.out.WriteString("{\n  \"version\": ")
	j.value(jsonVersion, "  ")
	j.out.WriteString(",\n  \"tool\": ")
	j.value(jsonTool{"rhetlint", j.options.Version}, "  ")
	j.out.WriteString(",\n  \"files\": [")
}

// Close writes the summary and the notice.
func (j *jsonReport) Close(s Summary) error {
	if j.files == 0 {
		j.open()
	} else {
		j.out.WriteString("\n  ")
	}
	j.out.WriteString("],\n  \"summary\": ")
	j.value(jsonSummary(s), "  ")
	j.out.WriteString(",\n  \"notice\": ")
	j.value(Notice, "  ")
	j.out.WriteString("\n}\n")
	return j.out.Flush()
}

// value writes any value, indented to stand after prefix.
func (j *jsonReport) value(v any, prefix string) error {
	data, err := encode(v)
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, data, prefix, "  "); err != nil {
		return err
	}
	_, err = j.out.Write(indented.Bytes())
	return err
}

// encode gives one line of JSON without its line end, safe for terminals.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return escapeJSON(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

func wireFile(r *linter.Result, o Options) jsonFile {
	file := jsonFile{Path: r.Path, Words: r.Words, Findings: make([]jsonFinding, 0, len(r.Findings)), Faults: []jsonFault{}}
	p := &places{doc: r.Document}
	for i := range r.Findings {
		file.Findings = append(file.Findings, wireFinding(&r.Findings[i], p, o))
	}
	for _, f := range r.Faults {
		file.Faults = append(file.Faults, jsonFault{f.Path, f.Line, f.Column, f.Message, f.Hint, f.Rule})
	}
	return file
}

func wireFinding(f *diag.Finding, p *places, o Options) jsonFinding {
	w := jsonFinding{
		jsonWhat:    jsonWhat{f.Rule, f.Severity.String(), f.Message, f.Span.Of(p.doc.Source)},
		jsonWhose:   jsonWhose{Zone: p.zone(f.Span.Start).String(), Voice: f.Voice.String()},
		Start:       wirePosition(p.at(f.Span.Start)),
		End:         wirePosition(p.after(f.Span)),
		Fingerprint: f.Fingerprint, Suggestions: append([]string{}, f.Suggestions...),
		URL: o.url(f.Rule), Uses: f.Uses, Repeat: f.Repeat,
	}
	if p.doc.Paragraphs {
		w.Location = &jsonLocation{w.Start.Line, w.Start.Column}
	}
	if s := f.Source; s != nil {
		w.Source = &jsonSource{
			s.Text, s.Kind,
			wirePosition(p.doc.Position(s.Span.Start)), wirePosition(p.doc.Position(s.Span.End)),
		}
	}
	return w
}

func wirePosition(p span.Position) jsonPosition { return jsonPosition(p) }
