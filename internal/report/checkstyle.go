package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// checkstyle writes the XML of Checkstyle, columns in code points.
type checkstyle struct {
	out    *bufio.Writer
	opened bool
}

var checkstyleSeverities = map[diag.Severity]string{
	diag.Error: "error", diag.Warning: "warning", diag.Suggestion: "info",
}

func newCheckstyle(w io.Writer, _ Options) Writer { return &checkstyle{out: bufio.NewWriter(w)} }

func (c *checkstyle) open() {
	if !c.opened {
		c.out.WriteString(xml.Header + "<checkstyle version=\"10.0\">\n")
		c.opened = true
	}
}

// File writes the findings of one document, then its faults. A fault of
// another file stands where that file is named.
func (c *checkstyle) File(r *linter.Result) error {
	c.open()
	all := issues(r)
	for len(all) > 0 {
		same := 1
		for same < len(all) && all[same].path == all[0].path {
			same++
		}
		fmt.Fprintf(c.out, "  <file name=\"%s\">\n", attribute(all[0].path))
		for _, i := range all[:same] {
			fmt.Fprintf(c.out, "    <error line=\"%d\" column=\"%d\" severity=\"%s\" message=\"%s\" source=\"%s\"/>\n",
				i.start.line, max(i.start.column, 1), checkstyleSeverities[i.severity], attribute(i.message), attribute(i.rule))
		}
		c.out.WriteString("  </file>\n")
		all = all[same:]
	}
	_, err := c.out.Write(nil)
	return err
}

// Close ends the document.
func (c *checkstyle) Close(Summary) error {
	c.open()
	c.out.WriteString("</checkstyle>\n")
	return c.out.Flush()
}

// attribute is text as it stands in XML, within quotation marks or between
// tags; what is hidden or not allowed in XML is shown as its number.
func attribute(s string) string {
	s = strings.NewReplacer("\uFFFE", "<U+FFFE>", "\uFFFF", "<U+FFFF>").Replace(visible(s))
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes every write
	return b.String()
}
