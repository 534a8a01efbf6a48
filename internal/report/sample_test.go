package report

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

// mixed has a byte order mark, CRLF, tabs, wide and combining characters, a
// stray byte that is not UTF-8, escape sequences and no final newline.
const mixed = "\uFEFFThe regime in Tavésk\r\n\r\n" +
	"\tCafé owners\tin 東京 said the “so-called” plan was doomed. The regime stayed.\r\n\r\n" +
	"“A regime of lies,” said Marta Ilves, \x1b[31mwho\x1b[0m left \u202ein 2031\u202c. Stray \xff byte, co\u0301te.\r\n\r\n" +
	"Nobody\r\ncounted the 40 dead"

// sample is the result that every format writes: two files that could be read,
// one that could not, and a file name that would be a command to a CI system.
func sample(t testing.TB) []*linter.Result {
	t.Helper()
	doc := prose.Plain("articles/mixed.txt", mixed, prose.Options{Guess: true})
	source := diag.Source{Text: "Marta Ilves", Kind: "named-person", Span: where(t, mixed, "Marta Ilves", 0)}
	first := finding(t, mixed, "loaded/regime", "regime", 0)
	first.Uses, first.Suggestions = 3, []string{"government", "administration"}
	later := finding(t, mixed, "loaded/regime", "regime", 1)
	later.Uses, later.Repeat = 3, true
	quoted := finding(t, mixed, "framing/lies", "lies", 0)
	quoted.Severity, quoted.Voice, quoted.Source = diag.Suggestion, diag.Quoted, &source
	scare := finding(t, mixed, "framing/scare-quotes", "東京 said the “so-called” plan", 0)
	scare.Voice, scare.Severity = diag.Attributed, diag.Suggestion
	figure := finding(t, mixed, "casualties/unsourced-figure", "Nobody\r\ncounted the 40 dead", 0)
	figure.Severity = diag.Error
	accent := finding(t, mixed, "house/accent", "co\u0301te", 0)
	accent.Voice, accent.Message = diag.Unknown, "an \x1b[2Jescape and a\nline break"
	mixedResult := &linter.Result{
		Path: doc.Path, Document: doc, Words: 41, Suppressed: 2,
		Findings: []diag.Finding{first, later, scare, quoted, accent, figure},
	}
	diag.SortFindings(mixedResult.Findings)
	mixedResult.Silenced = []diag.Silenced{
		{Finding: finding(t, mixed, "loaded/regime", "regime", 2), By: diag.ByDirective, Reason: "a quotation\nin \x1bfull"},
		{Finding: finding(t, mixed, "loaded/owners", "owners", 0), By: diag.ByBaseline},
	}
	commands := "::error::x\n##vso[task.setvariable]y ##[group]z\n"
	odd := prose.Plain("::warning file=a::b.txt", commands, prose.Options{})
	return []*linter.Result{
		mixedResult,
		{Path: odd.Path, Document: odd, Words: 1234, Findings: []diag.Finding{
			finding(t, commands, "house/command", "::error::x", 0), finding(t, commands, "house/command", "[task.setvariable]", 0),
		}},
		{Path: "articles/gone.txt", Faults: diag.Faults{
			{Path: "articles/gone.txt", Message: "no such file or folder", Hint: "check the spelling"},
			{Path: "rules/house/slow.toml", Line: 7, Column: 12, Message: "took too long", Rule: "house/slow", Excerpt: "patterns = ['''\x1bx''']", Width: 3},
		}},
	}
}

// finding makes a warning about the nth occurrence of words, from 0.
func finding(t testing.TB, source, rule, words string, nth int) diag.Finding {
	t.Helper()
	return diag.Finding{
		Rule: rule, Severity: diag.Warning, Message: "“" + strings.Fields(words)[0] + "” names no one a reader can check",
		Span: where(t, source, words, nth), Voice: diag.Author,
		Fingerprint: diag.Fingerprint(rule, words, source, nth),
	}
}

func where(t testing.TB, source, words string, nth int) span.Span {
	t.Helper()
	from := 0
	for ; ; nth-- {
		at := strings.Index(source[from:], words)
		if at < 0 {
			t.Fatalf("%q is not in the sample", words)
		}
		from += at
		if nth == 0 {
			return span.Span{Start: from, End: from + len(words)}
		}
		from += len(words)
	}
}
