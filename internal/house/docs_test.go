package house

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// read gives a file of the repository; path is from the module's root.
func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// pages are the Markdown files written by hand.
func pages(t *testing.T) []string {
	t.Helper()
	var found []string
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		paths, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			relative, err := filepath.Rel(filepath.Join("..", ".."), path)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, filepath.ToSlash(relative))
		}
	}
	return found
}

func TestArchitectureNamesEveryPackage(t *testing.T) {
	page := string(read(t, "docs/architecture.md"))
	named := map[string]bool{}
	for _, file := range everyFile(t, false) {
		folder := file.folder
		if strings.HasPrefix(folder, "internal/tools/") {
			folder = "internal/tools"
		}
		named[folder] = strings.Contains(page, "`"+folder+"`")
	}
	for folder, ok := range named {
		if !ok {
			t.Errorf("docs/architecture.md does not mention %s", folder)
		}
	}
}

func TestLinksInPagesLead(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(?:#[^)]*)?\)`)
	links := 0
	for _, page := range pages(t) {
		for _, match := range link.FindAllSubmatch(read(t, page), -1) {
			links++
			target := filepath.Join("..", "..", filepath.Dir(page), string(match[1]))
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which is not there", page, match[1])
			}
		}
	}
	if links == 0 {
		t.Error("no links found in any page")
	}
}

// The samples below are about their bytes; a checkout that normalises line
// ends, or an editor that tidies, would leave tests that prove nothing.
func TestSamplesKeepTheirBytes(t *testing.T) {
	wire := read(t, "testdata/articles/wire-glassworks-fire.txt")
	if lf, crlf := bytes.Count(wire, []byte("\n")), bytes.Count(wire, []byte("\r\n")); lf == 0 || lf != crlf {
		t.Errorf("the wire story has %d line ends, %d of them CRLF", lf, crlf)
	}
	odd := read(t, "testdata/articles/typography-night-mayor.txt")
	for name, mark := range map[string]string{
		"byte order mark": "\ufeff", "no-break space": "\u00a0", "soft hyphen": "\u00ad", "thin space": "\u2009",
		"zero-width space": "\u200b", "no-break hyphen": "\u2011", "curly apostrophe": "\u2019", "guillemet": "\u00ab",
	} {
		if !bytes.Contains(odd, []byte(mark)) {
			t.Errorf("the typography sample has lost its %s", name)
		}
	}
	if bytes.HasSuffix(odd, []byte("\n")) {
		t.Error("the typography sample has gained a final newline")
	}
}
