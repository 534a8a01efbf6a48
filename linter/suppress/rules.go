package suppress

import (
	"slices"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/rule"
)

// Own is the name of the pack whose findings are about suppressions and
// baselines, not about articles.
const Own = "rhetlint"

var severities = map[string]diag.Severity{
	"broken-suppression": diag.Error, "expired-suppression": diag.Warning,
	"unknown-rule": diag.Error, "unused-suppression": diag.Warning, StaleBaseline: diag.Suggestion,
}

// StaleBaseline is the rule for entries of a baseline that match nothing.
const StaleBaseline = "stale-baseline"

var pages = map[string][3]string{
	"broken-suppression": {
		"Suppression that cannot work", "A suppression without a rule, without a reason or in a place where none can be hides nothing, and its writer believes it does.",
		"Write PACK/RULE -- reason. In plain text use front matter or a side-car file.",
	},
	"expired-suppression": {
		"Suppression past its date", "Its writer wanted the place to be looked at again on that day.",
		"Look again: repair the text, or give a new date with a reason that holds today.",
	},
	"unknown-rule": {
		"Suppression of a rule nobody knows", "A mistyped or renamed rule silences nothing, or not what was meant.",
		"Use a name that “rhetlint rules” lists.",
	},
	"unused-suppression": {
		"Suppression that silences nothing", "A suppression left behind would hide the next finding of the rule, for a reason that is no longer there.",
		"Take it away.",
	},
	StaleBaseline: {
		"Baseline entry that matches nothing", "An entry left behind would hide the same words when they come back.",
		"Run the same call with --write-baseline; it takes such entries away and adds none.",
	},
}

// Pack is the pack of the findings about suppressions. Its rules look for
// nothing; they can be configured like others.
func Pack() *rule.Pack {
	p := &rule.Pack{
		Name: Own, Title: "Suppressions and baselines", Version: "0.1.0", Licence: "Apache-2.0", Builtin: true,
		Purpose: "Tells when a suppression or a baseline is wrong or no longer needed.",
	}
	for name, text := range pages {
		p.Rules = append(p.Rules, &rule.Rule{
			ID: Own + "/" + name, File: Own + "/" + name, Title: text[0], Message: text[0], Severity: severities[name], Enabled: true,
			Page: rule.Page{Why: text[1], Advice: text[2]},
		})
	}
	slices.SortFunc(p.Rules, func(a, b *rule.Rule) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return p
}
