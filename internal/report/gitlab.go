package report

import (
	"bufio"
	"io"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// gitlab writes a Code Quality report: one array, each element with a
// fingerprint that no other has, since GitLab shows only the first of equals.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type gitlab struct {
	out     *bufio.Writer
	options Options
	seen    map[string]int
	wrote   bool
}

type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

var gitlabSeverities = map[diag.Severity]string{
	diag.Error: "major", diag.Warning: "minor", diag.Suggestion: "info",
}

func newGitLab(w io.Writer, o Options) Writer {
	return &gitlab{out: bufio.NewWriter(w), options: o, seen: map[string]int{}}
}

// File writes one element for each finding and fault.
func (g *gitlab) File(r *linter.Result) error {
	for _, i := range issues(r) {
		severity := gitlabSeverities[i.severity]
		if i.finding == nil {
			severity = "blocker"
		}
		// The same words may stand in two articles; their names tell them apart.
		print := diag.Fingerprint(i.rule, i.fingerprint+" "+i.document, "", 0)
		if g.seen[print]++; g.seen[print] > 1 {
			print = diag.Fingerprint(i.rule, print, "", g.seen[print])
		}
		line, err := encode(gitlabIssue{
			i.message, visible(i.rule), print, severity,
			gitlabLocation{g.options.inRoot(i.path), gitlabLines{i.start.line, i.end.line}},
		})
		if err != nil {
			return err
		}
		separator := ",\n"
		if !g.wrote {
			separator = "[\n"
		}
		g.wrote = true
		g.out.WriteString(separator)
		g.out.Write(line)
	}
	_, err := g.out.Write(nil)
	return err
}

// Close ends the array.
func (g *gitlab) Close(Summary) error {
	if g.wrote {
		g.out.WriteString("\n]\n")
	} else {
		g.out.WriteString("[]\n")
	}
	return g.out.Flush()
}
