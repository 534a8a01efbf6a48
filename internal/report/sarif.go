package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// sarifResults is how many results GitHub keeps of a run. It drops the others
// without a word; here the most severe are kept, and a notification says how
// many are not there.
const sarifResults = 5000

// sarifRoot is what paths without a scheme are relative to.
const sarifRoot = "The root of the repository, or the folder of the run where there is none."

// sarif writes one run in SARIF 2.1.0. Columns are UTF-16 code units, as
// columnKind says. Faults stand among the notifications of the invocation, and
// what a directive or the baseline silenced is there with its suppression.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
type sarif struct {
	out      io.Writer
	options  Options
	held     map[diag.Severity][]numbered // at most sarifResults each
	silenced []sarifResult                // at most sarifResults
	notes    []sarifNotification
	seen     int // findings
	quiet    int // silenced findings
}

func newSARIF(w io.Writer, o Options) Writer {
	return &sarif{out: w, options: o, held: map[diag.Severity][]numbered{}}
}

// File keeps what will be written.
func (s *sarif) File(r *linter.Result) error {
	for _, i := range issues(r) {
		if i.finding == nil {
			continue
		}
		s.seen++
		if len(s.held[i.severity]) < sarifResults {
			s.held[i.severity] = append(s.held[i.severity], numbered{i, s.seen})
		}
	}
	p := &places{doc: r.Document}
	for n := range r.Silenced {
		s.quiet++
		if len(s.silenced) < sarifResults {
			quiet := &r.Silenced[n]
			s.silenced = append(s.silenced, s.suppressed(newIssue(r, &quiet.Finding, p), quiet))
		}
	}
	for _, f := range r.Faults {
		s.notes = append(s.notes, sarifFault(r, f, s.options))
	}
	return nil
}

func (s *sarif) suppressed(i issue, quiet *diag.Silenced) sarifResult {
	result := newSARIFResult(i, s.options)
	suppression := sarifSuppression{Kind: "inSource", Justification: visible(quiet.Reason)}
	if quiet.By == diag.ByBaseline {
		suppression = sarifSuppression{Kind: "external", Justification: "in the baseline"}
	}
	result.Suppressions = []sarifSuppression{suppression}
	return result
}

// Close writes the report.
func (s *sarif) Close(Summary) error {
	results := []sarifResult{}
	for _, i := range mostSevere(s.held, sarifResults) {
		results = append(results, newSARIFResult(i.issue, s.options))
	}
	if room := sarifResults - len(results); len(s.silenced) > room {
		s.silenced = s.silenced[:room]
	}
	successful := len(s.notes) == 0
	if left := s.seen + s.quiet - len(results) - len(s.silenced); left > 0 {
		s.notes = append(s.notes, sarifNotification{Level: "warning", Message: sarifMessage{Text: fmt.Sprintf(
			"%s left out: a report holds %d results, and the most severe are kept.", count(left, "finding"), sarifResults)}})
	}
	results = append(results, s.silenced...)
	rules := s.rules(results)
	log := sarifLog{
		Schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:        sarifTool{sarifDriver{Name: "rhetlint", Version: s.options.Version, InformationURI: "https://github.com/rhetlint/rhetlint", Rules: rules}},
			Invocations: []sarifInvocation{{successful, append([]sarifNotification{}, s.notes...)}},
			ColumnKind:  "utf16CodeUnits", Bases: sarifBasesOf(s.options), Automation: sarifAutomation{"rhetlint/"}, Results: results,
			Properties: map[string]string{"notice": Notice},
		}},
	}
	return s.write(log)
}

func (s *sarif) write(log sarifLog) error {
	data, err := encode(log)
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, data, "", "  "); err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	out.Write(indented.Bytes())
	out.WriteByte('\n')
	return out.Flush()
}

// rules describes the rules of the results and gives each result its number.
func (s *sarif) rules(results []sarifResult) []sarifRule {
	numbers := map[string]int{}
	for _, r := range results {
		numbers[r.RuleID] = 0
	}
	rules := []sarifRule{}
	for n, id := range slices.Sorted(maps.Keys(numbers)) {
		numbers[id] = n
		rules = append(rules, s.rule(id))
	}
	for i := range results {
		results[i].RuleIndex = numbers[results[i].RuleID]
	}
	return rules
}

func (s *sarif) rule(id string) sarifRule {
	known := s.options.rule(id)
	why, advice := s.options.advice(id)
	described := sarifRule{
		ID: visible(id), Short: sarifMessage{visible(known.Title)}, HelpURI: s.options.url(id),
		Configuration: sarifConfiguration{sarifLevels[known.Severity]}, Properties: sarifTags{[]string{"rhetoric", visible(known.Pack())}},
	}
	if known.Severity == 0 {
		described.Configuration.Level = "warning"
	}
	text, markdown := []string{}, []string{"**" + cell(visible(known.Title)) + "**"}
	for _, part := range []struct{ head, text string }{{"Why", why}, {"Advice", advice}, {"When the use is fine", oneLine(known.Page.Fine)}} {
		if part.text != "" {
			text = append(text, part.head+": "+part.text)
			markdown = append(markdown, "**"+part.head+":** "+cell(part.text))
		}
	}
	described.Full = sarifMessage{why}
	if why == "" {
		described.Full = described.Short
	}
	described.Help = sarifHelp{strings.Join(append(text, Notice), "\n\n"), strings.Join(append(markdown, "_"+Notice+"_"), "\n\n")}
	return described
}
