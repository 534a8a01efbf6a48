// Command voicebench measures the voice analysis on labelled documents.
//
// It reads JSONL, one object a line: {"id", "text", "spans": [{"start", "end",
// "label", "quote"}]}; offsets are code points. SOURCE, CUE and CONTENT spans
// are compared with attributions, spans with "quote" with the voice of their
// place, ANON_PHRASE spans with the kinds of the attributions around them. The
// documents stay where they are: only counts are printed, and misses on demand
// from one half of the documents, so that the other half stays unseen.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

type options struct {
	misses int    // how many misses to print
	kind   string // which misses
	top    int    // how many classes and cues to list
	half   string // documents to measure: all, seen, unseen
}

func run(args []string, out, problems io.Writer) int {
	var o options
	flags := flag.NewFlagSet("voicebench", flag.ContinueOnError)
	flags.SetOutput(problems)
	flags.IntVar(&o.misses, "misses", 0, "print up to `N` misses of the seen half")
	flags.StringVar(&o.kind, "kind", "content", "misses to print: content, extra, source, quote, anonymous")
	flags.IntVar(&o.top, "top", 0, "list the `N` classes and cues with the most wrong characters")
	flags.StringVar(&o.half, "half", "all", "documents to measure: all, seen, unseen")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() == 0 {
		fmt.Fprintln(problems, "usage: voicebench [flags] FILE.jsonl|FOLDER...")
		return 2
	}
	files, err := inputs(flags.Args())
	if err != nil {
		fmt.Fprintln(problems, err)
		return 2
	}
	for _, file := range files {
		if err := measureFile(file, o, out); err != nil {
			fmt.Fprintln(problems, err)
			return 3
		}
	}
	return 0
}

// inputs lists the JSONL files among the arguments and in their folders.
func inputs(args []string) ([]string, error) {
	var files []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, arg)
			continue
		}
		found, err := filepath.Glob(filepath.Join(arg, "*.jsonl"))
		if err != nil {
			return nil, err
		}
		slices.Sort(found)
		files = append(files, found...)
	}
	return files, nil
}

// labelled is one document with its gold spans.
type labelled struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Spans []struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Label string `json:"label"`
		Quote *bool  `json:"quote"`
	} `json:"spans"`
}

// seen reports whether a document is of the half whose misses may be read.
func (d *labelled) seen() bool {
	h := fnv.New32a()
	h.Write([]byte(d.ID))
	return h.Sum32()%2 == 0
}

func measureFile(path string, o options, out io.Writer) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	m := newMeasure(o, out)
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		var d labelled
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if o.half == "all" || d.seen() == (o.half == "seen") {
			m.document(&d)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	fmt.Fprintf(out, "%s: %d documents\n", filepath.Base(path), m.documents)
	m.print()
	m.printClasses()
	return nil
}
