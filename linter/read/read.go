// Package read turns the bytes of a file into a document, in whatever format
// the article comes. It opens nothing: callers hand it bytes and a name.
//
// The one invariant: a format is decided once, here, and a reader is chosen
// from one table: by the language that was asked for, else by the extension of
// the name, else by the content.
package read

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read/encoding"
	"github.com/rhetlint/rhetlint/linter/read/mail"
	"github.com/rhetlint/rhetlint/linter/read/markdown"
	"github.com/rhetlint/rhetlint/linter/read/office"
	"github.com/rhetlint/rhetlint/linter/read/web"
)

// Options say how to read a file. The zero value finds everything out.
type Options struct {
	Language string // the name of a language; empty takes the extension, then the content
	Encoding string // of the text, forced; empty takes what the file says. Office documents have none.
	Extract  web.Extract
}

// Language is a format that articles come in.
type Language struct {
	Name       string
	Extensions []string // in lower case, with the dot
	Help       string   // what is read, in a few words

	read func(path string, data []byte, o Options) (*prose.Document, error)
}

// JSONL is the name of the one language that holds many documents: its files
// are read with corpus.Records, not with Document.
const JSONL = "jsonl"

// Languages lists every language, in the order of help and docs.
func Languages() []Language { return slices.Clone(languages()) }

var languages = sync.OnceValue(func() []Language {
	return []Language{
		{"text", []string{".txt", ".text"}, "plain text: paragraphs, headings and the rest by their shape", readText},
		{"markdown", []string{".md", ".markdown", ".mdown", ".mkd"}, "Markdown with tables, footnotes and front matter", readMarkdown},
		{"html", []string{".html", ".htm", ".xhtml"}, "HTML pages and fragments; see --extract", readHTML},
		{"docx", []string{".docx", ".docm", ".dotx"}, "Word documents; places are paragraphs", readOffice},
		{"odt", []string{".odt", ".ott"}, "OpenDocument texts; places are paragraphs", readOffice},
		{"mail", []string{".eml"}, "e-mail messages: subject and text", readMail},
		{JSONL, []string{".jsonl", ".ndjson"}, "JSON Lines, one article a line; see --text-field and --id-field", refuseRecords},
	}
})

// Document reads one article. Its error is a *diag.Fault with the place in the
// file, where there is one, and a hint.
func Document(path string, data []byte, o Options) (*prose.Document, error) {
	name := Detect(path, data, o.Language)
	for _, l := range languages() {
		if l.Name == name {
			return l.read(path, data, o)
		}
	}
	return nil, &diag.Fault{Path: path, Message: fmt.Sprintf("there is no language %q", name), Hint: "choose one of " + names()}
}

func names() string {
	var all []string
	for _, l := range Languages() {
		all = append(all, l.Name)
	}
	return strings.Join(all, ", ")
}

// Detect names the language of a file: the one asked for, if one is; else by
// the extension of its path; else by its first bytes. It never fails: what
// looks like nothing else is text.
func Detect(name string, head []byte, asked string) string {
	if asked != "" {
		return asked
	}
	if known := ByName(name); known != "" {
		return known
	}
	return byContent(head)
}

// ByName is the language that the extension of a path stands for, or empty.
func ByName(name string) string {
	extension := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	for _, l := range languages() {
		for _, e := range l.Extensions {
			if e == extension {
				return l.Name
			}
		}
	}
	return ""
}

func readText(path string, data []byte, o Options) (*prose.Document, error) {
	text, err := decode(path, data, encoding.Options{Forced: o.Encoding})
	if err != nil {
		return nil, err
	}
	doc := prose.Plain(path, text.Source, prose.Options{Markup: true, Guess: true})
	text.Attach(doc)
	return doc, nil
}

func readMarkdown(path string, data []byte, o Options) (*prose.Document, error) {
	text, err := decode(path, data, encoding.Options{Forced: o.Encoding})
	if err != nil {
		return nil, err
	}
	doc := text.Document(path)
	markdown.Read(doc)
	return doc, nil
}

func readHTML(path string, data []byte, o Options) (*prose.Document, error) {
	text, err := decode(path, data, encoding.Options{Forced: o.Encoding, Declared: web.Declared(data), Fallback: "windows-1252"})
	if err != nil {
		return nil, err
	}
	doc := text.Document(path)
	web.Read(doc, web.Options{Extract: o.Extract})
	return doc, nil
}

func readOffice(path string, data []byte, _ Options) (*prose.Document, error) {
	return office.Read(path, data)
}

func readMail(path string, data []byte, o Options) (*prose.Document, error) {
	return mail.Read(path, data, mail.Options{Encoding: o.Encoding, Extract: o.Extract})
}

func refuseRecords(path string, _ []byte, _ Options) (*prose.Document, error) {
	return nil, &diag.Fault{
		Path: path, Message: "holds records, not one article", Hint: "lint it as a corpus, with --text-field naming the field of the text",
	}
}

// foreign are the first bytes of formats that hold articles but are not read.
var foreign = []struct{ head, name string }{
	{"%PDF-", "a PDF document"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"\xD0\xCF\x11\xE0", "an old or encrypted office document"},
	{`{\rtf`, "an RTF document"},
}

// decode decodes text; formats that are no text are named.
func decode(path string, data []byte, o encoding.Options) (*encoding.Text, error) {
	for _, f := range foreign {
		if bytes.HasPrefix(data, []byte(f.head)) {
			return nil, &diag.Fault{Path: path, Message: "is " + f.name + ", not text", Hint: "save it as DOCX or ODT under a name that says so, or export it as plain text in UTF-8"}
		}
	}
	return encoding.Decode(path, data, o)
}
