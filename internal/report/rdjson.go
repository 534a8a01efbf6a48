package report

import (
	"bufio"
	"io"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// The Reviewdog Diagnostic Format, columns in bytes from 1, ends exclusive.
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
type (
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Source      *rdSource      `json:"source,omitempty"`
		Code        rdCode         `json:"code"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	}
	rdLocation struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url,omitempty"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
)

var rdSeverities = map[diag.Severity]string{
	diag.Error: "ERROR", diag.Warning: "WARNING", diag.Suggestion: "INFO",
}

func rdIssue(i issue, o Options) rdDiagnostic {
	where := rdRange{rdPosition{i.start.line, i.start.byte}, rdPosition{i.end.line, i.end.byte}}
	d := rdDiagnostic{
		Message: i.message, Location: rdLocation{i.path, where}, Severity: rdSeverities[i.severity],
		Code: rdCode{visible(i.rule), o.url(i.rule)},
	}
	if i.mendable {
		for _, wording := range i.finding.Suggestions {
			d.Suggestions = append(d.Suggestions, rdSuggestion{where, visible(wording)})
		}
	}
	return d
}

// rdjsonLines is one diagnostic a line.
type rdjsonLines struct {
	out     *bufio.Writer
	options Options
}

func newRDJSONL(w io.Writer, o Options) Writer { return &rdjsonLines{bufio.NewWriter(w), o} }

// File writes one line for each finding and fault.
func (j *rdjsonLines) File(r *linter.Result) error {
	for _, i := range issues(r) {
		d := rdIssue(i, j.options)
		d.Source = &rdSource{Name: "rhetlint"}
		line, err := encode(d)
		if err != nil {
			return err
		}
		j.out.Write(append(line, '\n'))
	}
	return j.out.Flush()
}

// Close writes nothing: the lines are all there is.
func (j *rdjsonLines) Close(Summary) error { return j.out.Flush() }

// rdjson is one document with all diagnostics.
type rdjson struct {
	out     *bufio.Writer
	options Options
	wrote   bool
}

func newRDJSON(w io.Writer, o Options) Writer { return &rdjson{out: bufio.NewWriter(w), options: o} }

func (j *rdjson) open() {
	j.out.WriteString("{\"source\":{\"name\":\"rhetlint\"},\"diagnostics\":[")
}

// File writes one element for each finding and fault.
func (j *rdjson) File(r *linter.Result) error {
	for _, i := range issues(r) {
		line, err := encode(rdIssue(i, j.options))
		if err != nil {
			return err
		}
		separator := ",\n"
		if !j.wrote {
			j.open()
			separator = "\n"
		}
		j.wrote = true
		j.out.WriteString(separator)
		j.out.Write(line)
	}
	_, err := j.out.Write(nil)
	return err
}

// Close ends the document.
func (j *rdjson) Close(Summary) error {
	if !j.wrote {
		j.open()
	}
	j.out.WriteString("\n]}\n")
	return j.out.Flush()
}
