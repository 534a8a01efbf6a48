// Command corpus writes what bench/compare.sh measures on: texts, lists of
// terms, and the same lists as a pack for rhetlint, a pattern file for ripgrep
// and a style for Vale.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rhetlint/rhetlint/bench"
)

func main() {
	out := flag.String("out", "", "the `folder` to write to")
	from := flag.String("from", "testdata", "the `folder` that holds clean/ and articles/")
	flag.Parse()
	if *out == "" {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*out, *from); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

func run(out, from string) error {
	c, err := bench.NewCorpus(os.DirFS(from), 1, "clean")
	if err != nil {
		return err
	}
	w := writer{out: out}
	phrases := c.Phrases(300)
	patterns := c.Patterns(40)
	w.lists("phrases", phrases, nil)
	w.lists("equal", phrases[:260], patterns)
	for _, n := range []int{300, 600, 3000, 30000} {
		w.lists("rules"+strconv.Itoa(n), c.Phrases(n), nil)
	}
	w.write("tiny.txt", "The council will meet again on Tuesday, it said.")
	w.write("article.txt", c.Text(25<<10))
	for i := range 1000 {
		w.write(fmt.Sprintf("files/%03d/%02d.txt", i/25, i%25), c.Text(20<<10))
	}
	for _, mb := range []int{1, 2, 4, 8} {
		w.write(fmt.Sprintf("one%d.txt", mb), c.Text(mb<<20))
	}
	w.write("one.txt", c.Text(15<<20)) // one file may have 16 MB
	return w.err
}

// writer writes files until the first error.
type writer struct {
	out string
	err error
}

func (w *writer) write(name, text string) {
	path := filepath.Join(w.out, filepath.FromSlash(name))
	if w.err == nil {
		w.err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if w.err == nil {
		w.err = os.WriteFile(path, []byte(text), 0o644)
	}
}

// lists writes one list for each tool: for rhetlint and Vale in rules of ten
// terms.
func (w *writer) lists(name string, phrases []string, patterns []bench.Pattern) {
	w.write(name+"/pack/pack.toml", "title = \"Bench\"\nversion = \"1.0.0\"\nlicence = \"Apache-2.0\"\npurpose = \"Measuring speed.\"\n")
	w.write(name+"/.rhetlint.toml", "packs = [\"pack\"]\n")
	w.write(name+"/vale/.vale.ini", "StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = Bench\n")
	var all strings.Builder
	number := 0
	add := func(key string, terms []bench.Pattern) {
		for ; len(terms) > 0; terms = terms[min(10, len(terms)):] {
			number++
			w.rule(name, number, key, terms[:min(10, len(terms))])
		}
	}
	var plain []bench.Pattern
	for _, p := range phrases {
		plain = append(plain, bench.Pattern{Regex: p, Sample: p})
	}
	add("phrases", plain)
	add("patterns", patterns)
	for _, p := range append(plain, patterns...) {
		all.WriteString(p.Regex + "\n")
	}
	w.write(name+".rg", all.String())
}

func (w *writer) rule(name string, number int, key string, terms []bench.Pattern) {
	var rule, vale strings.Builder
	fmt.Fprintf(&rule, "title = \"List %d\"\nmessage = \"“{match}”\"\nseverity = \"warning\"\nreport = \"every\"\n", number)
	rule.WriteString("voice = [\"author\", \"attributed\", \"quoted\"]\nwhy = \"x\"\nadvice = \"x\"\n" + key + " = [\n")
	vale.WriteString("extends: existence\nmessage: \"'%s'\"\nlevel: warning\nignorecase: true\ntokens:\n")
	for _, t := range terms {
		fmt.Fprintf(&rule, "  '''%s''',\n", t.Regex)
		fmt.Fprintf(&vale, "  - '%s'\n", strings.ReplaceAll(t.Regex, "'", "''"))
	}
	rule.WriteString("]\n")
	for range 2 {
		fmt.Fprintf(&rule, "[[example]]\ntext = '''%s'''\nflags = ['''%s''']\n", terms[0].Sample, terms[0].Sample)
		rule.WriteString("[[example]]\ntext = \"Nothing.\"\nflags = []\n")
	}
	w.write(fmt.Sprintf("%s/pack/list-%d.toml", name, number), rule.String())
	w.write(fmt.Sprintf("%s/vale/styles/Bench/List%d.yml", name, number), vale.String())
}
