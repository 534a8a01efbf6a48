package linter

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rhetlint/rhetlint/bench"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/rule"
	"github.com/rhetlint/rhetlint/rules"
)

// corpus draws text from the articles of the project.
func corpus(tb testing.TB, folders ...string) *bench.Corpus {
	tb.Helper()
	c, err := bench.NewCorpus(os.DirFS("../testdata"), 1, folders...)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// builtin is a linter of all built-in rules, made once for all tests.
var builtin = sync.OnceValues(func() (*Linter, error) {
	packs, _, faults := rule.Loader{Trusted: true}.Load(rules.FS(), "rules")
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return New(Options{Rules: rule.In(packs)})
})

func builtinLinter(tb testing.TB) *Linter {
	tb.Helper()
	l, err := builtin()
	if err != nil {
		tb.Fatal(err)
	}
	own := *l // to be changed by the caller alone
	return &own
}

// phraseLinter looks for phrases, ten to a rule, in everybody's words.
func phraseLinter(tb testing.TB, phrases []string) *Linter {
	tb.Helper()
	where := rule.Where{}
	for _, v := range []diag.Voice{diag.Author, diag.Attributed, diag.Quoted} {
		where.Voices = where.Voices.With(v)
	}
	for _, z := range prose.Zones() {
		where.Zones = where.Zones.With(z)
	}
	var all []*rule.Rule
	for chunk := range slices.Chunk(phrases, 10) {
		r := &rule.Rule{
			ID: fmt.Sprintf("bench/list-%d", len(all)), Message: "“{match}”", Severity: diag.Warning, Enabled: true,
			Where: where, Report: rule.Report{Mode: rule.Every},
		}
		for _, p := range chunk {
			r.Words.Phrases = append(r.Words.Phrases, rule.Phrase{Text: p})
		}
		all = append(all, r)
	}
	l, err := New(Options{Rules: all})
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

func lintText(l *Linter, text string) *Result {
	return l.Lint(context.Background(), prose.Plain("a.txt", text, prose.Options{}), nil)
}

// lintTexts measures linting after everything has been compiled.
func lintTexts(b *testing.B, l *Linter, texts []string) {
	b.Helper()
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	lintText(l, texts[0])
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			lintText(l, text)
		}
	}
}

func manyTexts(c *bench.Corpus, count, size int) []string {
	texts := make([]string, count)
	for i := range texts {
		texts[i] = c.Text(size)
	}
	return texts
}

// BenchmarkStartup reads the built-in rules and lints a sentence.
func BenchmarkStartup(b *testing.B) {
	benchmarkFresh(b, "The council will meet again on Tuesday, it said.")
}

// BenchmarkFreshArticle reads the built-in rules and lints an article of 25 KB,
// as a run of the command on one file does.
func BenchmarkFreshArticle(b *testing.B) {
	benchmarkFresh(b, corpus(b, "clean", "articles").Text(25<<10))
}

func benchmarkFresh(b *testing.B, text string) {
	packs, shared, _ := rule.Loader{Trusted: true}.Load(rules.FS(), "rules")
	data, err := Prepare(packs, shared)
	if err != nil {
		b.Fatal(err)
	}
	flat := string(data)
	b.ReportAllocs()
	for b.Loop() {
		prepared, err := ReadTrusted(flat)
		if err != nil {
			b.Fatal(err)
		}
		l, err := New(Options{Rules: rule.In(prepared.Packs()), Prepared: []*Prepared{prepared}})
		if err != nil {
			b.Fatal(err)
		}
		lintText(l, text)
	}
}

func BenchmarkLintArticle(b *testing.B) {
	lintTexts(b, builtinLinter(b), manyTexts(corpus(b, "clean", "articles"), 1, 25<<10))
}

// BenchmarkLintCorpus lints professional copy with all built-in rules; the
// second run takes every word for the author's, which shows what voices cost.
func BenchmarkLintCorpus(b *testing.B) {
	texts := manyTexts(corpus(b, "clean"), 200, 20<<10)
	for _, voiceless := range []bool{false, true} {
		l := builtinLinter(b)
		l.voiceless = voiceless
		b.Run(fmt.Sprintf("voice=%t", !voiceless), func(b *testing.B) { lintTexts(b, l, texts) })
	}
}

func BenchmarkCorpus20MB(b *testing.B) {
	c := corpus(b, "clean")
	lintTexts(b, phraseLinter(b, c.Phrases(300)), manyTexts(c, 1000, 20<<10))
}

func BenchmarkOneFile20MB(b *testing.B) {
	c := corpus(b, "clean")
	l, text := phraseLinter(b, c.Phrases(300)), c.Text(20<<20)
	runtime.GC()
	lintTexts(b, l, []string{text})
}

// benchmarkRules measures the scan alone: the text holds none of the phrases.
func benchmarkRules(b *testing.B, count int) {
	c := corpus(b, "clean")
	phrases := c.Phrases(count)
	for i := range phrases {
		phrases[i] += " zyxq"
	}
	lintTexts(b, phraseLinter(b, phrases), manyTexts(c, 50, 20<<10))
}

func BenchmarkRules300(b *testing.B)   { benchmarkRules(b, 300) }
func BenchmarkRules600(b *testing.B)   { benchmarkRules(b, 600) }
func BenchmarkRules3000(b *testing.B)  { benchmarkRules(b, 3000) }
func BenchmarkRules30000(b *testing.B) { benchmarkRules(b, 30000) }

// BenchmarkRelint lints an article of 25 KB again after each keystroke.
func BenchmarkRelint(b *testing.B) {
	l, text := builtinLinter(b), corpus(b, "clean", "articles").Text(25<<10)
	middle := strings.Index(text[len(text)/2:], " ") + len(text)/2
	lintText(l, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	typed := 0
	var m Memory
	for b.Loop() {
		typed = typed%20 + 1
		edited := text[:middle] + " sheeple and elites wake up"[:typed] + text[middle:]
		l.Again(context.Background(), prose.Plain("a.txt", edited, prose.Options{}), nil, &m)
	}
}

// shapes are an ordinary text and texts made to be slow.
func shapes(tb testing.TB) map[string]string {
	return map[string]string{
		"ordinary": corpus(tb, "clean").Text(40 << 10), "one word": strings.Repeat("they ", 8000), "no space": strings.Repeat("x", 40000),
		"quotation marks": strings.Repeat("\u201csaid ", 5000), "sentences": strings.Repeat("Wake up. ", 4000), "capitals": strings.Repeat("WAKE UP ", 5000),
	}
}

// BenchmarkGrowth lints texts of 40 KB, and of twice, four and eight times that.
func BenchmarkGrowth(b *testing.B) {
	l := builtinLinter(b)
	for name, part := range shapes(b) {
		for _, times := range []int{1, 2, 4, 8} {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(name, " ", "-"), times), func(b *testing.B) {
				lintTexts(b, l, []string{strings.Repeat(part, times)})
			})
		}
	}
}

// TestStepsAreLinear makes sure that patterns take no more than four times the
// steps on four times the text, on ordinary text and on text made to be slow.
func TestStepsAreLinear(t *testing.T) {
	l := builtinLinter(t)
	for name, part := range shapes(t) {
		small, large := steps(l, part), steps(l, strings.Repeat(part, 4))
		if large > 5*small+100_000 {
			t.Errorf("%s: %d steps, and %d on four times the text", name, small, large)
		}
	}
}

// steps is how many steps all patterns take on a text.
func steps(l *Linter, text string) int {
	a := &article{linter: l, doc: prose.Plain("a.txt", text, prose.Options{}), runs: l.running(nil)}
	a.spent = func(string, time.Duration) {} // so that steps are counted
	sum := 0
	for i := range a.doc.Segments {
		a.scan(i)
	}
	for _, m := range a.meters {
		for _, c := range m.Costs() {
			sum += c.Steps
		}
	}
	return sum
}
