package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// module is the module's path; imports are compared without it.
const module = "github.com/rhetlint/rhetlint/"

// sourceFile is one parsed Go file.
type sourceFile struct {
	path   string // slash path from the module's root
	folder string // slash path of its package
	test   bool
	lines  int
	set    *token.FileSet
	syntax *ast.File
}

// parseFile parses one file; path is slash separated, from the module's root.
func parseFile(path string, source []byte) (*sourceFile, error) {
	set := token.NewFileSet()
	syntax, err := parser.ParseFile(set, path, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	folder := "."
	if slash := strings.LastIndexByte(path, '/'); slash >= 0 {
		folder = path[:slash]
	}
	return &sourceFile{
		path: path, folder: folder, test: strings.HasSuffix(path, "_test.go"),
		lines: strings.Count(string(source), "\n"), set: set, syntax: syntax,
	}, nil
}

// line is the line on which node starts.
func (f *sourceFile) line(node ast.Node) int { return f.set.Position(node.Pos()).Line }

// height is the number of lines that node covers.
func (f *sourceFile) height(node ast.Node) int {
	return f.set.Position(node.End()).Line - f.line(node) + 1
}

// imports are the import paths of the file.
func (f *sourceFile) imports() []string {
	var paths []string
	for _, spec := range f.syntax.Imports {
		if path, err := strconv.Unquote(spec.Path.Value); err == nil {
			paths = append(paths, path)
		}
	}
	return paths
}

// moduleFiles parses every Go file of the module once.
var moduleFiles = sync.OnceValues(func() ([]*sourceFile, error) {
	root := filepath.Join("..", "..")
	var files []*sourceFile
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipFolder(root, path, entry.Name())
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		file, err := parseFile(filepath.ToSlash(relative), source)
		files = append(files, file)
		return err
	})
	return files, err
})

// skipFolder leaves out what is not part of the module: hidden folders,
// testdata and modules of their own.
func skipFolder(root, path, name string) error {
	if path == root {
		return nil
	}
	if strings.HasPrefix(name, ".") || name == "testdata" {
		return filepath.SkipDir
	}
	if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil {
		return filepath.SkipDir
	}
	return nil
}

// everyFile gives the module's files, or those without tests.
func everyFile(t *testing.T, withTests bool) []*sourceFile {
	t.Helper()
	files, err := moduleFiles()
	if err != nil {
		t.Fatal(err)
	}
	var kept []*sourceFile
	for _, file := range files {
		if withTests || !file.test {
			kept = append(kept, file)
		}
	}
	if len(kept) == 0 {
		t.Fatal("no Go files found: is this test still two folders below the module's root?")
	}
	return kept
}

// snippet parses a made-up file, for tests of the checks themselves.
func snippet(t *testing.T, path, source string) *sourceFile {
	t.Helper()
	file, err := parseFile(path, []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return file
}
