// Command figurebench runs a detector over labelled documents and prints what
// it finds. A document is one line of JSON with an id, a text and labelled
// spans counted in code points.
//
//	figurebench [-detector NAME] [-list hits|missed|touched|silent] FILE.jsonl...
//
// It prints, for every label, how many spans are touched by a hit. Of spans
// that carry a number only those of two and more count, and only where a
// number stands in or just before the words.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

type document struct {
	ID    string    `json:"id"`
	Text  string    `json:"text"`
	Label string    `json:"label"`
	Spans []labeled `json:"spans"`
}

type labeled struct {
	Start  int    `json:"start"` // code points
	End    int    `json:"end"`
	Label  string `json:"label"`
	Number any    `json:"number"`
}

func main() {
	name := flag.String("detector", "casualty-figure", "detector to run")
	list := flag.String("list", "", "print lines: hits, missed (labels without a hit), touched (labels with one) or silent (sentences with a trigger and a number, no hit)")
	flag.Parse()
	d, ok := detect.Lookup(*name)
	if !ok || d.Find == nil {
		fmt.Fprintln(os.Stderr, "figurebench: no sentence detector", *name)
		os.Exit(2)
	}
	for _, path := range flag.Args() {
		if err := (&bench{out: os.Stdout, detector: d, list: *list}).file(path); err != nil {
			fmt.Fprintln(os.Stderr, "figurebench:", err)
			os.Exit(1)
		}
	}
}

// bench runs a detector over files.
type bench struct {
	out      io.Writer
	detector detect.Detector
	list     string // what lines are printed
}

// tally counts what was found in one file.
type tally struct {
	documents, sentences, hits int
	labels, touched            map[string]int
}

func (b *bench) file(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	t := &tally{labels: map[string]int{}, touched: map[string]int{}}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var doc document
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		b.document(t, doc)
	}
	t.print(b.out, path)
	return lines.Err()
}

func (b *bench) document(t *tally, doc document) {
	t.documents++
	var found []span.Span
	for _, at := range sentences(doc.Text) {
		t.sentences++
		hits := b.detector.Find(detect.Input{Text: doc.Text, Sentence: at, Zone: prose.Body})
		t.hits += len(hits)
		for _, h := range hits {
			found = append(found, h.Span)
			if b.list == "hits" {
				fmt.Fprintf(b.out, "%s\t%s\t%s\n", doc.ID, h.Key, around(doc.Text, h.Span))
			}
		}
		if b.list == "silent" && len(hits) == 0 && triggered(b.detector, at.Of(doc.Text)) {
			fmt.Fprintf(b.out, "%s\t%s\n", doc.ID, oneLine(at.Of(doc.Text)))
		}
	}
	for _, l := range doc.Spans {
		b.label(t, doc, l, found)
	}
}

// label counts a labelled span, touched where a hit overlaps it.
func (b *bench) label(t *tally, doc document, l labeled, found []span.Span) {
	if n, err := strconv.Atoi(fmt.Sprint(l.Number)); l.Number != nil && (err != nil || n < 2) {
		return
	}
	at := span.Span{Start: byteOffset(doc.Text, l.Start), End: byteOffset(doc.Text, l.End)}
	if near := doc.Text[max(at.Start-16, 0):at.End]; l.Number != nil && !strings.ContainsAny(near, "0123456789") && !spelled(near) {
		return // the key gives a number that the words do not
	}
	t.labels[l.Label]++
	hit := slices.ContainsFunc(found, at.Overlaps)
	if hit {
		t.touched[l.Label]++
	}
	if b.list == "missed" && !hit || b.list == "touched" && hit {
		fmt.Fprintf(b.out, "%s\t%s\t%s\n", doc.ID, l.Label, around(doc.Text, at))
	}
}

func (t *tally) print(out io.Writer, path string) {
	fmt.Fprintf(out, "%s: %d documents, %d sentences, %d hits\n", path, t.documents, t.sentences, t.hits)
	names := make([]string, 0, len(t.labels))
	for name := range t.labels {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(out, "  %-14s %4d of %4d touched\n", name, t.touched[name], t.labels[name])
	}
}

// sentences are the sentences of every line of a text.
func sentences(text string) []span.Span {
	var all []span.Span
	start := 0
	for line := range strings.Lines(text) {
		for _, at := range prose.Sentences(line) {
			all = append(all, at.Shift(start))
		}
		start += len(line)
	}
	return all
}

// triggered reports whether a sentence has a number and a trigger word.
func triggered(d detect.Detector, sentence string) bool {
	words := d.Triggers()[0]
	for w := range strings.FieldsFuncSeq(strings.ToLower(sentence), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if slices.Contains(words, w) {
			return strings.ContainsAny(sentence, "0123456789") || spelled(sentence)
		}
	}
	return false
}

func spelled(sentence string) bool {
	for _, w := range strings.Fields(strings.ToLower(sentence)) {
		switch w {
		case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "scores", "hundreds", "thousands":
			return true
		}
	}
	return false
}

// around shows a span in its surroundings.
func around(text string, at span.Span) string {
	from, to := max(at.Start-110, 0), min(at.End+70, len(text))
	return oneLine(strings.ToValidUTF8(text[from:at.Start], "") + "[[" + at.Of(text) + "]]" + strings.ToValidUTF8(text[at.End:to], ""))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// byteOffset turns a count of code points into bytes.
func byteOffset(text string, codePoints int) int {
	for i := range text {
		if codePoints == 0 {
			return i
		}
		codePoints--
	}
	return len(text)
}
