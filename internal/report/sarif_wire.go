package report

import (
	"net/url"
	"strings"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
)

// The wire form of SARIF 2.1.0, as far as rhetlint has something to say.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Bases       sarifBases        `json:"originalUriBaseIds"`
		Automation  sarifAutomation   `json:"automationDetails"`
		Results     []sarifResult     `json:"results"`
		Properties  map[string]string `json:"properties"`
	}
	// sarifBases says what SRCROOT is.
	sarifBases struct {
		Root sarifBase `json:"SRCROOT"`
	}
	sarifBase struct {
		URI         string       `json:"uri,omitempty"` // ends in a slash
		Description sarifMessage `json:"description"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string             `json:"id"`
		Short         sarifMessage       `json:"shortDescription"`
		Full          sarifMessage       `json:"fullDescription"`
		Help          sarifHelp          `json:"help"`
		HelpURI       string             `json:"helpUri,omitempty"`
		Configuration sarifConfiguration `json:"defaultConfiguration"`
		Properties    sarifTags          `json:"properties"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifTags struct {
		Tags []string `json:"tags"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifAutomation struct {
		ID string `json:"id"` // a category: it ends in a slash
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications"`
	}
	sarifNotification struct {
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Rule      *sarifReference `json:"associatedRule,omitempty"`
	}
	sarifReference struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Properties   map[string]string  `json:"properties"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifFix struct {
		Description sarifMessage  `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion  `json:"deletedRegion"`
		Inserted sarifMessage `json:"insertedContent"`
	}
)

var sarifLevels = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Suggestion: "note"}

func newSARIFResult(i issue, o Options) sarifResult {
	artifact := sarifFile(o.fromRoot(i.path))
	region := sarifRegion{i.start.line, i.start.unit, i.end.line, i.end.unit}
	result := sarifResult{
		RuleID: visible(i.rule), Level: sarifLevels[i.severity], Message: sarifMessage{i.message},
		Locations:    []sarifLocation{{sarifPhysical{artifact, &region}}},
		Fingerprints: map[string]string{"rhetlint/v1": i.fingerprint},
		Properties:   map[string]string{"voice": i.finding.Voice.String()},
	}
	if !i.mendable {
		return result
	}
	for _, wording := range i.finding.Suggestions {
		result.Fixes = append(result.Fixes, sarifFix{
			Description: sarifMessage{"Say “" + visible(wording) + "”"},
			Changes:     []sarifChange{{artifact, []sarifReplacement{{region, sarifMessage{visible(wording)}}}}},
		})
	}
	return result
}

// sarifBasesOf tells where SRCROOT is, for tools that run elsewhere than at it.
func sarifBasesOf(o Options) sarifBases {
	base := sarifBase{Description: sarifMessage{sarifRoot}}
	if o.Root != "" {
		base.URI = sarifFile(strings.TrimSuffix(o.Root, "/") + "/").URI
	}
	return sarifBases{base}
}

// sarifFile is where a file is: from the root of the sources, or, for a path
// that says all of it, by itself.
func sarifFile(path string) sarifArtifact {
	if strings.HasPrefix(path, "/") {
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: path}).String()}
	}
	if len(path) > 2 && path[1] == ':' && path[2] == '/' { // a drive
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: "/" + path}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: path}).String(), Base: "SRCROOT"}
}

// sarifFault is a fault as a notification.
func sarifFault(r *linter.Result, f *diag.Fault, o Options) sarifNotification {
	note := sarifNotification{Level: "error", Message: sarifMessage{visible(faultMessage(f))}}
	path, line, column := faultPlace(r, f)
	where := sarifPhysical{Artifact: sarifFile(o.fromRoot(path))}
	if line > 0 {
		where.Region = &sarifRegion{StartLine: line, StartColumn: column}
	}
	note.Locations = []sarifLocation{{where}}
	if f.Rule != "" {
		note.Rule = &sarifReference{visible(f.Rule)}
	}
	return note
}
