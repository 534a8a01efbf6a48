package linter

import (
	"context"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/rules"
)

// builtinForms are the built-in packs from their files, and in flat form; made
// once for all tests.
var builtinForms = sync.OnceValue(func() (f struct {
	packs []*rule.Pack
	flat  []byte
	err   error
},
) {
	packs, shared, faults := rule.Loader{Trusted: true}.Load(rules.FS(), "rules")
	if f.err = faults.Err(); f.err == nil {
		f.packs = packs
		f.flat, f.err = Prepare(packs, shared)
	}
	return f
})

func builtinPacks(t *testing.T) (packs []*rule.Pack, flat []byte) {
	t.Helper()
	f := builtinForms()
	if f.err != nil {
		t.Fatal(f.err)
	}
	return f.packs, f.flat
}

func TestPreparedRulesEqualTheirFiles(t *testing.T) {
	packs, flat := builtinPacks(t)
	prepared, err := ReadPrepared(string(flat))
	if err != nil {
		t.Fatal(err)
	}
	opts := []cmp.Option{
		cmpopts.IgnoreFields(rule.Rule{}, "Page", "Examples"), cmpopts.IgnoreFields(rule.Phrase{}, "Note"),
		cmpopts.IgnoreFields(rule.Pattern{}, "Note"), cmpopts.IgnoreFields(rule.Pack{}, "Bare"), cmpopts.EquateEmpty(),
	}
	if diff := cmp.Diff(packs, prepared.Packs(), opts...); diff != "" {
		t.Errorf("(-files +prepared)\n%s", diff)
	}
}

func TestPreparedRulesFindTheSame(t *testing.T) {
	packs, flat := builtinPacks(t)
	prepared, err := ReadPrepared(string(flat))
	if err != nil {
		t.Fatal(err)
	}
	one, err := New(Options{Rules: rule.In(packs)})
	if err != nil {
		t.Fatal(err)
	}
	extra := &rule.Rule{
		ID: "house/river", Message: "{match}", Severity: 1, Enabled: true, Where: rule.In(packs)[0].Where,
		Words: rule.Words{Phrases: []rule.Phrase{{Text: "the river"}}}, Report: rule.Report{Mode: rule.Every},
	}
	other, err := New(Options{Rules: append(rule.In(prepared.Packs()), extra), Prepared: []*Prepared{prepared}})
	if err != nil {
		t.Fatal(err)
	}
	if len(other.groups) != 2 {
		t.Fatalf("got %d groups, want the prepared rules and the rest", len(other.groups))
	}
	text := corpus(t, "articles", "clean").Text(200<<10) + "\n\nThe river is high."
	all := &Profile{Runs: func(r *rule.Rule) bool { return r != extra }}
	doc := prose.Plain("a.txt", text, prose.Options{})
	want, got := one.Lint(context.Background(), doc, all), other.Lint(context.Background(), doc, all)
	if len(want.Findings) == 0 {
		t.Fatal("nothing is found")
	}
	if diff := cmp.Diff(want.Findings, got.Findings); diff != "" {
		t.Errorf("(-files +prepared)\n%s", diff)
	}
	only := &Profile{Runs: func(r *rule.Rule) bool { return r == extra }}
	for _, f := range other.Lint(context.Background(), doc, only).Findings {
		if f.Rule != extra.ID {
			t.Fatalf("%s was not asked for", f.Rule)
		}
	}
}

func TestDamagedPreparedRulesAreRefusedOrHarmless(t *testing.T) {
	_, flat := builtinPacks(t)
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		if _, err := ReadPrepared(string(flat[:random.IntN(len(flat))])); err == nil {
			t.Error("a part is taken for the whole")
		}
		damaged := []byte(string(flat))
		for range 20 {
			damaged[random.IntN(len(damaged))] ^= byte(1 + random.IntN(255))
		}
		_, _ = ReadPrepared(string(damaged)) // must not panic
	}
}
