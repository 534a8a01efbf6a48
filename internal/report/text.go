package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
)

// text is the format for people.
type text struct {
	out    *bufio.Writer
	width  int // of lines; 0 for no end
	paints map[diag.Severity]*color.Color
	path   *color.Color
	faint  *color.Color
	fault  *color.Color
}

func newText(w io.Writer, o Options) Writer {
	paint := func(attributes ...color.Attribute) *color.Color {
		c := color.New(attributes...)
		if o.Color {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return &text{
		out: bufio.NewWriter(w), width: o.Width,
		paints: map[diag.Severity]*color.Color{
			diag.Error:      paint(color.FgRed, color.Bold),
			diag.Warning:    paint(color.FgYellow, color.Bold),
			diag.Suggestion: paint(color.FgCyan, color.Bold),
		},
		path: paint(color.Bold, color.Underline), faint: paint(color.Faint), fault: paint(color.FgMagenta, color.Bold),
	}
}

// File prints the first uses found in one document, then its faults. A document
// with nothing to say about it prints nothing.
func (t *text) File(r *linter.Result) error {
	first := firstUses(r.Findings)
	if len(first)+len(r.Faults) > 0 {
		t.line(t.path.Sprint(Line(r.Path)))
		t.findings(r.Document, first)
		for _, f := range r.Faults {
			t.line(t.fault.Sprint("  fault") + "  " + indent(Block(f.Detail()), "    "))
		}
		t.line("")
	}
	_, err := t.out.Write(nil)
	return err
}

// firstUses leaves out later uses of terms that were reported before.
func firstUses(all []diag.Finding) []diag.Finding {
	first := make([]diag.Finding, 0, len(all))
	for _, f := range all {
		if !f.Repeat {
			first = append(first, f)
		}
	}
	return first
}

func (t *text) findings(doc *prose.Document, findings []diag.Finding) {
	p := &places{doc: doc}
	for i := range findings {
		f := &findings[i]
		at := p.at(f.Span.Start)
		paint := t.paints[f.Severity]
		where, rule := fmt.Sprintf("  %s%d:%d  ", unit(doc), at.Line, at.Column), "  "+visible(f.Rule)+"  "
		used := columns(where+rule) + len(f.Severity.String())
		t.line(where + paint.Sprint(f.Severity) + rule + t.wrap(visible(f.Message)+uses(f), used, "      "))
		t.snippet(newExcerpt(doc.Source, p.line, f.Span, t.room()), at.Line, paint)
		if remark := remark(f, p.zone(f.Span.Start)); remark != "" {
			t.line(t.faint.Sprint("        = ") + t.wrap(remark, gutter, "          "))
		}
	}
}

// gutter is the columns before an excerpt, and narrow the least that an excerpt
// and a wrapped line take, however narrow the terminal is.
const (
	gutter = 10
	narrow = 30
)

// room is the columns of an excerpt.
func (t *text) room() int {
	if t.width == 0 {
		return excerptColumns
	}
	return min(max(t.width-gutter, narrow), excerptColumns)
}

// wrap breaks a text where it goes over the width of the terminal. The first
// line has used some columns already; the others begin with a margin.
func (t *text) wrap(s string, used int, margin string) string {
	if t.width == 0 {
		return s
	}
	width := max(t.width, narrow)
	var b strings.Builder
	for n, word := range strings.Fields(s) {
		wide := columns(word)
		if n > 0 {
			used++
		}
		switch {
		case used+wide > width && used > len(margin):
			b.WriteString("\n" + margin)
			used = len(margin)
		case n > 0:
			b.WriteByte(' ')
		}
		b.WriteString(word)
		used += wide
	}
	return b.String()
}

// unit is what the number of a place counts, where that is not lines.
func unit(doc *prose.Document) string {
	if doc.Paragraphs {
		return "paragraph "
	}
	return ""
}

// uses says how many uses a first one stands for.
func uses(f *diag.Finding) string {
	if f.Uses < 2 {
		return ""
	}
	return fmt.Sprintf(" (1 of %d)", f.Uses)
}

func (t *text) snippet(e excerpt, line int, paint *color.Color) {
	t.line(t.faint.Sprintf("%7d | ", line) + e.before + e.marked + e.after)
	t.line(t.faint.Sprint("        | ") + strings.Repeat(" ", columns(e.before)) + paint.Sprint(strings.TrimLeft(e.mark(), " ")))
}

// remark says whose words these are and where they stand, if they are not the
// publication's own running text, and names other wordings.
func remark(f *diag.Finding, zone prose.Zone) string {
	var parts []string
	if voice := voiceRemark(f); voice != "" {
		parts = append(parts, voice)
	}
	if zone != prose.Body {
		parts = append(parts, "in the "+zone.String())
	}
	if len(f.Suggestions) > 0 {
		parts = append(parts, "other wordings: "+visible(strings.Join(f.Suggestions, ", ")))
	}
	return strings.Join(parts, "; ")
}

func voiceRemark(f *diag.Finding) string {
	source := ""
	if f.Source != nil {
		source, _ = shorten(visible(f.Source.Text), 60, false)
	}
	switch {
	case f.Voice == diag.Quoted && source != "":
		return "in a quotation by " + source
	case f.Voice == diag.Quoted:
		return "in a quotation"
	case f.Voice == diag.Attributed && source != "":
		return "reported speech of " + source
	case f.Voice == diag.Attributed:
		return "reported speech"
	case f.Voice == diag.Unknown:
		return "it cannot be told whose words these are"
	}
	return ""
}

// Close prints the counts and the line that every report for people ends with.
func (t *text) Close(s Summary) error {
	t.line(t.wrap(s.String(), 0, ""))
	t.line(t.faint.Sprint(t.wrap(Notice, 0, "")))
	return t.out.Flush()
}

func (t *text) line(s string) {
	t.out.WriteString(s)
	t.out.WriteByte('\n')
}

// indent puts a margin before every line but the first.
func indent(s, margin string) string { return strings.ReplaceAll(s, "\n", "\n"+margin) }
