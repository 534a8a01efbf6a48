package house

import (
	"fmt"
	"go/ast"
	"go/token"
	"testing"
)

// The measures of a pleasant house; see docs/architecture.md.
const (
	maxFileLines        = 500
	maxFunctionLines    = 80
	maxParameters       = 4
	maxStructFields     = 12
	maxInterfaceMethods = 3
)

// exceptions are breaches that stay: "path name" of the function or type, or
// the path of a file, with the reason.
var exceptions = map[string]string{
	"linter/rule/file.go file": "one field for each key of the rule file, so that strict decoding and the reference page read one table",
}

func TestMeasures(t *testing.T) {
	used := map[string]bool{}
	for _, file := range everyFile(t, false) {
		for _, b := range measure(file) {
			if exceptions[b.place] != "" {
				used[b.place] = true
				continue
			}
			t.Errorf("%s: %s", b.place, b.what)
		}
	}
	for place := range exceptions {
		if !used[place] {
			t.Errorf("%s keeps to the measures: take it off the exceptions", place)
		}
	}
}

func TestMeasuresNoticeBreaches(t *testing.T) {
	long := "package x\nfunc long() {\n"
	for range maxFunctionLines {
		long += "\t_ = 0\n"
	}
	long += "}\n"
	field := "type wide struct { a, b, c, d, e, f, g, h, i, j, k, l, m int }\n"
	tests := []struct{ name, source string }{
		{"long function", long},
		{"five parameters", "package x\nfunc f(a, b, c, d int, e string) {}\n"},
		{"five parameters of a literal", "package x\nvar f = func(a, b, c, d, e int) {}\n"},
		{"thirteen fields", "package x\n" + field},
		{"four methods", "package x\ntype i interface { a(); b(); c(); d() }\n"},
		{"init", "package x\nfunc init() {}\n"},
		{"assigned variable", "package x\nvar count int\nfunc f() { count++ }\n"},
		{"assigned element", "package x\nvar seen = map[string]bool{}\nfunc f() { seen[\"a\"] = true }\n"},
	}
	for _, test := range tests {
		if got := measure(snippet(t, "x/x.go", test.source)); len(got) != 1 {
			t.Errorf("%s: %v", test.name, got)
		}
	}
	fine := "package x\nvar table = []int{1}\ntype s struct{ a int }\nfunc (s) init() {}\nfunc f(a, b, c, d int) { table := 1; table++; _ = table }\n"
	if got := measure(snippet(t, "x/x.go", fine)); len(got) != 0 {
		t.Errorf("a file that keeps to the measures gives %v", got)
	}
}

// breach is one place that does not keep to the measures.
type breach struct{ place, what string }

// measure lists the breaches of one file.
func measure(file *sourceFile) []breach {
	m := &measurer{file: file, vars: packageVars(file.syntax)}
	if file.lines > maxFileLines {
		m.found = append(m.found, breach{file.path, fmt.Sprintf("%d lines, at most %d", file.lines, maxFileLines)})
	}
	ast.Inspect(file.syntax, m.visit)
	return m.found
}

// measurer walks one file.
type measurer struct {
	file  *sourceFile
	vars  map[string]bool // package variables
	found []breach
}

// add notes a breach; name is the function or type that breaks the measure.
func (m *measurer) add(name, format string, args ...any) {
	m.found = append(m.found, breach{m.file.path + " " + name, fmt.Sprintf(format, args...)})
}

func (m *measurer) visit(node ast.Node) bool {
	switch n := node.(type) {
	case *ast.FuncDecl:
		m.function(n)
	case *ast.FuncLit:
		m.parameters(n.Type, "func literal")
	case *ast.TypeSpec:
		m.declared(n)
	}
	return true
}

func (m *measurer) function(n *ast.FuncDecl) {
	if height := m.file.height(n); height > maxFunctionLines {
		m.add(n.Name.Name, "%d lines, at most %d", height, maxFunctionLines)
	}
	if n.Recv == nil && n.Name.Name == "init" {
		m.add("init", "runs before main; build lazily with sync.OnceValue")
	}
	m.parameters(n.Type, n.Name.Name)
	if n.Body != nil {
		m.assignments(n)
	}
}

func (m *measurer) parameters(f *ast.FuncType, name string) {
	if n := f.Params.NumFields(); n > maxParameters {
		m.add(name, "%d parameters, at most %d", n, maxParameters)
	}
}

func (m *measurer) declared(n *ast.TypeSpec) {
	switch t := n.Type.(type) {
	case *ast.StructType:
		if fields := t.Fields.NumFields(); fields > maxStructFields {
			m.add(n.Name.Name, "%d fields, at most %d", fields, maxStructFields)
		}
	case *ast.InterfaceType:
		if methods := t.Methods.NumFields(); methods > maxInterfaceMethods {
			m.add(n.Name.Name, "%d methods, at most %d", methods, maxInterfaceMethods)
		}
	}
}

// assignments finds package variables that a function changes. A local name
// that hides the variable is left alone; only variables of the same file are
// seen, where most such changes happen.
func (m *measurer) assignments(f *ast.FuncDecl) {
	local := localNames(f)
	check := func(target ast.Expr) {
		name := root(target)
		if m.vars[name] && !local[name] {
			m.add(f.Name.Name, "changes the package variable %s", name)
		}
	}
	ast.Inspect(f.Body, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, target := range n.Lhs {
					check(target)
				}
			}
		case *ast.IncDecStmt:
			check(n.X)
		}
		return true
	})
}

// packageVars are the names of the file's package variables.
func packageVars(file *ast.File) map[string]bool {
	names := map[string]bool{}
	for _, decl := range file.Decls {
		if g, ok := decl.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, spec := range g.Specs {
				for _, name := range spec.(*ast.ValueSpec).Names {
					names[name.Name] = true
				}
			}
		}
	}
	return names
}

// localNames are the names that a function declares anywhere within itself.
func localNames(f *ast.FuncDecl) map[string]bool {
	names := map[string]bool{}
	add := func(e ast.Expr) {
		if id, ok := e.(*ast.Ident); ok {
			names[id.Name] = true
		}
	}
	ast.Inspect(f, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.Field:
			for _, name := range n.Names {
				add(name)
			}
		case *ast.ValueSpec:
			for _, name := range n.Names {
				add(name)
			}
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				for _, target := range n.Lhs {
					add(target)
				}
			}
		case *ast.RangeStmt:
			if n.Tok == token.DEFINE {
				add(n.Key)
				add(n.Value)
			}
		}
		return true
	})
	return names
}

// root is the variable at the bottom of x, x.f, x[i] and *x.
func root(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return root(x.X)
	case *ast.IndexExpr:
		return root(x.X)
	case *ast.StarExpr:
		return root(x.X)
	case *ast.ParenExpr:
		return root(x.X)
	}
	return ""
}
