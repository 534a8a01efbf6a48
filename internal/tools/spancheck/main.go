// Command spancheck reads articles and checks that every character of their
// text leads back to the source it came from: the same bytes, or a reference,
// an escape or a tag that stands for it.
//
//	spancheck FILE|FOLDER|SPEC.json...
//
// A JSON file holds examples of Markdown in the form of CommonMark's tests, a
// list of {"markdown": …, "example": …}. It prints what does not lead back, and
// ends with code 1 then. Remember: it sees the texts that were read, not what
// was left out.
package main

import (
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/read/web"
	"github.com/rhetlint/rhetlint/linter/span"
)

func main() {
	c := &check{}
	for _, path := range os.Args[1:] {
		if err := c.path(path); err != nil {
			fmt.Fprintln(os.Stderr, "spancheck:", err)
			os.Exit(1)
		}
	}
	fmt.Printf("%d articles, %d segments: %d characters as they stand, %d decoded, %d astray\n", c.articles, c.segments, c.same, c.decoded, c.astray)
	if c.astray > 0 || c.articles == 0 {
		os.Exit(1)
	}
}

// check counts characters by the way they lead back.
type check struct{ articles, segments, same, decoded, astray int }

func (c *check) path(path string) error {
	return filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if filepath.Ext(name) == ".json" {
			return c.examples(name, data)
		}
		for _, e := range []web.Extract{web.Auto, web.All} {
			if err := c.article(name, data, read.Options{Extract: e}); err != nil {
				fmt.Println(err)
			}
			if read.ByName(name) != "html" {
				break
			}
		}
		return nil
	})
}

// examples reads the examples of a test file as Markdown.
func (c *check) examples(path string, data []byte) error {
	var all []struct {
		Markdown string
		Example  int
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, e := range all {
		name := fmt.Sprintf("%s#%d", path, e.Example)
		if err := c.article(name, []byte(e.Markdown), read.Options{Language: "markdown"}); err != nil {
			return err
		}
	}
	return nil
}

func (c *check) article(name string, data []byte, o read.Options) error {
	doc, err := read.Document(name, data, o)
	if err != nil {
		return err
	}
	c.articles++
	for _, s := range doc.Segments {
		c.segments++
		c.segment(name, doc, s)
	}
	return nil
}

// segment leads every character back. Characters that one range stands for are
// taken together.
func (c *check) segment(name string, doc *prose.Document, s *prose.Segment) {
	before := 0
	for i := 0; i < len(s.Text); {
		_, size := utf8.DecodeRuneInString(s.Text[i:])
		at := s.Source(span.Span{Start: i, End: i + size})
		for i+size < len(s.Text) {
			next := s.Source(span.Span{Start: i + size, End: i + size + 1})
			if next.Start >= at.End && !next.Empty() {
				break
			}
			size++
		}
		text := s.Text[i : i+size]
		switch source := at.Of(doc.Source); {
		case at.Start < before:
			c.stray(name, doc, at, text)
		case source == text:
			c.same += utf8.RuneCountInString(text)
		case decodes(source, text):
			c.decoded += utf8.RuneCountInString(text)
		default:
			c.stray(name, doc, at, text)
		}
		before = at.Start
		i += size
	}
}

func (c *check) stray(name string, doc *prose.Document, at span.Span, text string) {
	c.astray++
	fmt.Printf("%s:%d: %q leads to %q\n", name, doc.Position(at.Start).Line, text, at.Of(doc.Source))
}

// decodes reports that text is what source stands for: a reference, an escape,
// a tag that ends a line or quotes.
func decodes(source, text string) bool {
	switch {
	case html.UnescapeString(source) == text, html.UnescapeString(source+";") == text, source == `\`+text:
		return true
	case text == "\n":
		return strings.HasPrefix(strings.ToLower(source), "<br") || strings.HasPrefix(strings.ToLower(source), "</br")
	case text == "“":
		return strings.HasPrefix(strings.ToLower(source), "<q")
	case text == "”":
		return strings.HasPrefix(strings.ToLower(source), "</q")
	}
	return false
}
