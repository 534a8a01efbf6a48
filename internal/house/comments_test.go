package house

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

func TestEveryPackageHasOneDocComment(t *testing.T) {
	docs := map[string][]string{}
	for _, file := range everyFile(t, false) {
		docs[file.folder] = append(docs[file.folder], documents(file)...)
	}
	for folder, files := range docs {
		if len(files) != 1 {
			t.Errorf("package %s has %d package comments: %v", folder, len(files), files)
		}
	}
}

func TestEverythingExportedIsExplained(t *testing.T) {
	for _, file := range everyFile(t, false) {
		for _, fault := range unexplained(file) {
			t.Error(fault)
		}
	}
}

func TestNothingIsLeftForLater(t *testing.T) {
	marks := []string{"TO" + "DO", "FIX" + "ME", "X" + "XX"}
	for _, file := range everyFile(t, true) {
		for _, group := range file.syntax.Comments {
			for _, mark := range marks {
				if strings.Contains(group.Text(), mark) {
					t.Errorf("%s:%d: a comment says %s", file.path, file.line(group), mark)
				}
			}
		}
		for _, line := range skips(file) {
			t.Errorf("%s:%d: a test skips itself", file.path, line)
		}
	}
}

func TestCommentChecksNoticeBreaches(t *testing.T) {
	bare := snippet(t, "x/x.go", "package x\ntype A int\nfunc B() {}\nfunc (A) C() {}\nconst D = 1\nvar e = 1\ntype f int\nfunc (f) G() {}\n")
	if got := unexplained(bare); len(got) != 4 {
		t.Errorf("four bare names give %q", got)
	}
	group := snippet(t, "x/x.go", "// Package x.\npackage x\n// The kinds.\nconst (\nA = iota\nB\n)\nconst (\nC = 1 // one\n)\n")
	if got := unexplained(group); len(got) != 0 {
		t.Errorf("explained groups give %q", got)
	}
	if got := documents(group); len(got) != 1 {
		t.Errorf("a package comment gives %q", got)
	}
	if got := documents(bare); len(got) != 0 {
		t.Errorf("no package comment gives %q", got)
	}
	skipping := snippet(t, "x/x_test.go", "package x\nimport \"testing\"\nfunc TestX(t *testing.T) { t.SkipNow(); t.Log() }\n")
	if got := skips(skipping); len(got) != 1 {
		t.Errorf("t.SkipNow gives %v", got)
	}
}

// documents gives the file's path if it carries the package comment.
func documents(file *sourceFile) []string {
	if file.syntax.Doc == nil || strings.TrimSpace(file.syntax.Doc.Text()) == "" {
		return nil
	}
	return []string{file.path}
}

// unexplained lists exported names of a file that have no comment.
func unexplained(file *sourceFile) []string {
	var faults []string
	add := func(node ast.Node, name string) {
		faults = append(faults, fmt.Sprintf("%s:%d: %s is exported and not explained", file.path, file.line(node), name))
	}
	for _, decl := range file.syntax.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil && reachable(d) {
				add(d, d.Name.Name)
			}
		case *ast.GenDecl:
			if d.Tok != token.IMPORT {
				for _, name := range bareSpecs(d) {
					add(name, name.Name)
				}
			}
		}
	}
	return faults
}

// reachable reports whether a function is one that other packages can name: a
// function, or a method of an exported type.
func reachable(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	receiver := f.Recv.List[0].Type
	if generic, ok := receiver.(*ast.IndexExpr); ok {
		receiver = generic.X
	}
	return ast.IsExported(root(receiver))
}

// bareSpecs are the exported names of a declaration that neither it nor their
// own line explains.
func bareSpecs(d *ast.GenDecl) []*ast.Ident {
	var bare []*ast.Ident
	for _, spec := range d.Specs {
		var names []*ast.Ident
		explained := d.Doc != nil
		switch s := spec.(type) {
		case *ast.TypeSpec:
			names = []*ast.Ident{s.Name}
			explained = s.Doc != nil || s.Comment != nil || d.Doc != nil && !d.Lparen.IsValid()
		case *ast.ValueSpec:
			names = s.Names
			explained = explained || s.Doc != nil || s.Comment != nil
		}
		for _, name := range names {
			if name.IsExported() && !explained {
				bare = append(bare, name)
			}
		}
	}
	return bare
}

// skips are the lines on which a test leaves itself out.
func skips(file *sourceFile) []int {
	var lines []int
	ast.Inspect(file.syntax, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		method, ok := call.Fun.(*ast.SelectorExpr)
		if ok && slices.Contains([]string{"t", "b", "f", "tb"}, root(method.X)) &&
			slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, method.Sel.Name) {
			lines = append(lines, file.line(call))
		}
		return true
	})
	return lines
}
