// Command extractbench measures how well the article is found in web pages:
// precision, recall and F1 of the words against texts marked by hand.
//
//	extractbench [-extract auto|main|all] [-show ID] [-blocks FILE] [-list segments|findings|blocks] GOLD.jsonl FOLDER
//
// Each line of GOLD holds the article's text and, as meta.html, the path of its
// page under FOLDER. Headline, byline, captions and footer are left out, as the
// marked texts leave them out. The findings of the built-in rules are counted
// inside and outside of the marked texts. With -blocks, the blocks of text in
// FILE, labelled inside or outside of the article, are looked for in what is
// read of their pages. Remember: words are compared as bags, so their order is
// not measured.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read/encoding"
	"github.com/rhetlint/rhetlint/linter/read/web"
)

func main() {
	extract := flag.String("extract", "auto", "how much of a page is read: auto, main or all")
	b := bench{}
	flag.StringVar(&b.show, "show", "", "print what is read of the page with this id")
	flag.StringVar(&b.list, "list", "", "print what stands outside of the marked text: segments, findings or blocks; or, as lost, the blocks that are not read")
	blocks := flag.String("blocks", "", "labelled blocks of the pages")
	flag.Parse()
	err := b.prepare(*extract, *blocks)
	if err == nil {
		err = b.run(flag.Args())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "extractbench:", err)
		os.Exit(1)
	}
}

// gold is one marked article.
type gold struct {
	ID   string
	Text string
	Meta struct{ HTML string }
}

// bench says what is done with each page.
type bench struct {
	mode   web.Extract
	show   string // ID of a page whose text is printed
	list   string // what is printed beside the figures
	linter *linter.Linter
	blocks map[string][]block // by ID of their page
	seen   sighting
}

// prepare reads what is compared with.
func (b *bench) prepare(extract, blocks string) (err error) {
	if b.mode, err = web.ParseExtract(extract); err != nil {
		return err
	}
	if b.linter, err = builtin(); err != nil || blocks == "" {
		return err
	}
	b.blocks, err = readBlocks(blocks)
	return err
}

func (b *bench) run(args []string) error {
	if len(args) != 2 {
		return errors.New("give GOLD.jsonl and the folder of its pages")
	}
	file, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer file.Close()
	var total score
	var found tally
	pages, f1 := 0, 0.0
	for in := bufio.NewReader(file); ; {
		line, readErr := in.ReadBytes('\n')
		if len(line) == 0 && readErr != nil {
			break
		}
		var g gold
		if err := json.Unmarshal(line, &g); err != nil {
			return err
		}
		doc, err := b.read(g, args[1])
		if err != nil {
			return err
		}
		s := b.words(g, doc)
		found.add(b.findings(g, doc))
		b.sight(g, doc)
		fmt.Printf("%-24s precision %.3f  recall %.3f  F1 %.3f  outside %d\n", g.ID, s.precision(), s.recall(), s.f1(), s.found-s.shared)
		total = score{total.shared + s.shared, total.found + s.found, total.marked + s.marked}
		pages++
		f1 += s.f1()
	}
	fmt.Printf("%d pages: precision %.4f  recall %.4f  F1 %.4f, mean F1 of pages %.4f\n",
		pages, total.precision(), total.recall(), total.f1(), f1/float64(max(pages, 1)))
	fmt.Println(found)
	if b.blocks != nil {
		fmt.Println(b.seen)
	}
	return nil
}

// read reads one page.
func (b *bench) read(g gold, folder string) (*prose.Document, error) {
	data, err := os.ReadFile(filepath.Join(folder, g.Meta.HTML))
	if err != nil {
		return nil, err
	}
	text, err := encoding.Decode(g.Meta.HTML, data, encoding.Options{Declared: web.Declared(data), Fallback: "windows-1252"})
	if err != nil {
		return nil, err
	}
	doc := text.Document(g.Meta.HTML)
	web.Read(doc, web.Options{Extract: b.mode})
	return doc, nil
}

// words compares the words that were read of a page.
func (b *bench) words(g gold, doc *prose.Document) score {
	var body strings.Builder
	marked := bare(g.Text)
	for _, s := range doc.Segments {
		if !inBody(s.Zone) {
			continue
		}
		body.WriteString(s.Text)
		body.WriteString("\n")
		if b.list == "segments" && !strings.Contains(marked, bare(s.Text)) {
			fmt.Printf("%s\t%s\t%s\n", g.ID, s.Zone, oneLine(s.Text))
		}
	}
	if b.show == g.ID {
		for _, s := range doc.Segments {
			fmt.Printf("%s| %s\n", s.Zone, s.Text)
		}
		fmt.Println("=====\n" + g.Text)
	}
	return compare(body.String(), g.Text)
}

// inBody reports the zones that the marked texts hold.
func inBody(z prose.Zone) bool {
	switch z {
	case prose.Headline, prose.Byline, prose.Caption, prose.Footer:
		return false
	}
	return true
}

// score counts words.
type score struct{ shared, found, marked int }

func (s score) precision() float64 { return ratio(s.shared, s.found) }
func (s score) recall() float64    { return ratio(s.shared, s.marked) }

// f1 is the harmonic mean of precision and recall.
func (s score) f1() float64 { return ratio(2*s.shared, s.found+s.marked) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// compare counts the words that two texts share, each as often as both have it.
func compare(found, marked string) score {
	bag := map[string]int{}
	s := score{}
	for w := range words(marked) {
		bag[w]++
		s.marked++
	}
	for w := range words(found) {
		s.found++
		if bag[w] > 0 {
			bag[w]--
			s.shared++
		}
	}
	return s
}

func words(text string) func(func(string) bool) {
	return strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// bare is the letters and digits of a text in lower case, so that texts can be
// looked for in each other.
func bare(text string) string {
	var b strings.Builder
	for w := range words(text) {
		b.WriteString(w)
	}
	return b.String()
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
