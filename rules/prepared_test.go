package rules_test

import (
	"testing"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/rules"
)

func TestPreparedRulesAreFresh(t *testing.T) {
	packs, shared, faults := rule.Loader{Trusted: true}.Load(rules.FS(), "rules")
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	want, err := linter.Prepare(packs, shared)
	if err != nil {
		t.Fatal(err)
	}
	got, fresh := rules.Prepared()
	if !fresh || got != string(want) {
		t.Error("rules/prepared.bin is not of today's rules: run “go generate ./rules”")
	}
}
