package linter

import (
	"context"
	"os"
	"sync"
	"testing"

	"github.com/rhetlint/rhetlint/bench"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/rules"
)

// corpus draws text from the articles of the project: wire copy only, or all.
func corpus(tb testing.TB, folders ...string) *bench.Corpus {
	tb.Helper()
	c, err := bench.NewCorpus(os.DirFS("../testdata"), 1, folders...)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

var builtin = sync.OnceValues(func() (*Linter, error) {
	packs, _, _ := rule.Loader{Trusted: true}.Load(rules.FS(), "rules")
	var all []*rule.Rule
	for _, p := range packs {
		all = append(all, p.Rules...)
	}
	return New(Options{Rules: all})
})

func builtinLinter(tb testing.TB) *Linter {
	tb.Helper()
	l, err := builtin()
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func lintTexts(b *testing.B, l *Linter, texts ...string) {
	b.Helper()
	size := 0
	for _, text := range texts {
		size += len(text)
		l.Lint(context.Background(), prose.Plain("a.txt", text, prose.Options{}), nil) // patterns are compiled
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			l.Lint(context.Background(), prose.Plain("a.txt", text, prose.Options{}), nil)
		}
	}
}

func BenchmarkLintArticle(b *testing.B) {
	lintTexts(b, builtinLinter(b), corpus(b, "clean", "articles").Text(25<<10))
}

func BenchmarkLintCorpus(b *testing.B) {
	c := corpus(b, "clean")
	texts := make([]string, 50)
	for i := range texts {
		texts[i] = c.Text(20 << 10)
	}
	lintTexts(b, builtinLinter(b), texts...)
}
