package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
)

// junit writes a test suite for each file. A clean file is one case that
// passed; otherwise each rule with findings is one that failed, and each fault
// one that could not be run.
type junit struct {
	out    *bufio.Writer
	opened bool
}

func newJUnit(w io.Writer, _ Options) Writer { return &junit{out: bufio.NewWriter(w)} }

func (j *junit) open() {
	if !j.opened {
		j.out.WriteString(xml.Header + "<testsuites name=\"rhetlint\">\n")
		j.opened = true
	}
}

// File writes one suite.
func (j *junit) File(r *linter.Result) error {
	j.open()
	rules, faults := byRule(issues(r))
	cases := len(rules) + len(faults)
	path := attribute(relative(r.Path))
	fmt.Fprintf(j.out, "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\">\n", path, max(cases, 1), len(rules), len(faults))
	if cases == 0 {
		fmt.Fprintf(j.out, "    <testcase classname=\"%s\" name=\"rhetlint\"/>\n", path)
	}
	for _, found := range rules {
		j.failed(path, "failure", found)
	}
	for _, fault := range faults {
		j.failed(path, "error", []issue{fault})
	}
	j.out.WriteString("  </testsuite>\n")
	_, err := j.out.Write(nil)
	return err
}

func (j *junit) failed(path, element string, found []issue) {
	var lines []string
	for _, i := range found {
		lines = append(lines, Line(fmt.Sprintf("%s:%d:%d: %s: %s", i.path, i.start.line, max(i.start.column, 1), i.severity, i.message)))
	}
	kind := found[0].severity.String()
	fmt.Fprintf(j.out, "    <testcase classname=\"%s\" name=\"%s\">\n", path, attribute(found[0].rule))
	fmt.Fprintf(j.out, "      <%s type=\"%s\" message=\"%s\">", element, kind, attribute(found[0].message))
	for n, line := range lines {
		lines[n] = attribute(line)
	}
	fmt.Fprintf(j.out, "%s</%s>\n    </testcase>\n", strings.Join(lines, "\n"), element)
}

// byRule groups findings by their rule, in the order of the first of each.
func byRule(all []issue) (rules [][]issue, faults []issue) {
	number := map[string]int{}
	for _, i := range all {
		if i.finding == nil {
			faults = append(faults, i)
			continue
		}
		n, ok := number[i.rule]
		if !ok {
			n = len(rules)
			number[i.rule] = n
			rules = append(rules, nil)
		}
		rules[n] = append(rules[n], i)
	}
	return rules, faults
}

// Close ends the document.
func (j *junit) Close(Summary) error {
	j.open()
	j.out.WriteString("</testsuites>\n")
	return j.out.Flush()
}
