package house

import (
	"fmt"
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
)

// layer is one row of the table of allowed imports.
type layer struct {
	folder string   // a package, or a pattern of path.Match
	may    []string // packages of this module that it may import
}

// layers is the picture of docs/architecture.md as data, lowest first. Imports
// run downwards only: a package may use what stands above its own row. A
// package without a row is refused, so a new one is placed on purpose.
var layers = []layer{
	{"linter/span", nil},
	{"linter/diag", []string{"linter/span"}},
	{"internal/tomlfile", []string{"linter/span", "linter/diag"}},
	{"linter/prose", []string{"linter/span"}},
	{"linter/flat", nil},
	{"linter/regex", []string{"linter/flat"}},
	{"linter/match", []string{"linter/span", "linter/prose", "linter/flat", "linter/regex"}},
	{"linter/voice", []string{"linter/span", "linter/diag", "linter/prose"}},
	{"linter/detect", []string{"linter/span", "linter/prose"}},
	{"linter/rule", []string{
		"linter/span", "linter/diag", "linter/prose", "linter/match", "linter/voice", "linter/detect", "linter/flat",
		"internal/tomlfile",
	}},
	{"linter/suppress", []string{"linter/span", "linter/diag", "linter/prose", "linter/rule"}},
	{"linter", []string{"linter/*"}},
	{"linter/read/encoding", []string{"linter/span", "linter/diag", "linter/prose"}},
	{"linter/read/web", []string{"linter/span", "linter/prose"}},
	{"linter/read/markdown", []string{"linter/span", "linter/prose", "linter/read/web"}},
	{"linter/read/office", []string{"linter/span", "linter/diag", "linter/prose", "linter/read/encoding"}},
	{"linter/read/mail", []string{"linter/span", "linter/diag", "linter/prose", "linter/read/encoding", "linter/read/web"}},
	{"linter/read/corpus", []string{"linter/diag"}},
	{"linter/read", []string{"linter/span", "linter/diag", "linter/prose", "linter/read/*"}},
	{"rules", nil},
	{"bench", nil},
	{"internal/house", nil},
	{"internal/files", []string{"linter", "linter/*"}},
	{"internal/config", []string{"linter", "linter/*", "internal/cache", "internal/tomlfile", "internal/files"}},
	{"internal/git", nil},
	{"internal/baseline", []string{"linter/span", "linter/diag"}},
	{"internal/cache", []string{"linter/diag"}},
	{"internal/report", []string{"linter", "linter/*"}},
	{"internal/eval", []string{"linter", "linter/*", "internal/tomlfile", "internal/report"}},
	{"internal/voiceview", []string{"linter", "linter/*", "internal/report"}},
	{"internal/cli", []string{
		"linter", "linter/*", "linter/read/*", "internal/baseline", "internal/cache", "internal/config", "internal/eval", "internal/files", "internal/git", "internal/report", "internal/tomlfile", "internal/voiceview", "rules",
	}},
	{"internal/tools/*", []string{"linter", "linter/*", "linter/read/*", "internal/*", "rules", "bench"}},
	{"cmd/rhetlint", []string{"internal/cli", "rules"}},
}

// forbidden packages are out of reach for the whole module: rhetlint opens no
// connection, starts no program and loads no code. Only internal/git, which
// asks git what changed, may start one.
var forbidden = map[string][]string{
	"net":      nil,
	"net/http": nil,
	"net/rpc":  nil,
	"plugin":   nil,
	"os/exec":  {"internal/git"},
}

// engineForbidden packages are out of reach for the engine, which opens no
// files and prints nothing: callers hand it texts and file systems.
var engineForbidden = []string{"os", "os/signal", "io/ioutil", "log", "log/slog", "flag", "syscall", "path/filepath"}

func TestImportsRunDownwards(t *testing.T) {
	for _, file := range everyFile(t, false) {
		row := layerOf(file.folder)
		if row == nil {
			t.Errorf("%s: package %s has no row in the table of allowed imports", file.path, file.folder)
			continue
		}
		for _, fault := range importFaults(file, *row) {
			t.Error(fault)
		}
	}
}

func TestNoNetworkNoProgramsNoPlugins(t *testing.T) {
	for _, file := range everyFile(t, false) {
		for _, fault := range forbiddenFaults(file) {
			t.Error(fault)
		}
	}
}

func TestEngineTouchesNothingOutside(t *testing.T) {
	for _, file := range everyFile(t, false) {
		if !inEngine(file.folder) {
			continue
		}
		for _, fault := range engineFaults(file) {
			t.Error(fault)
		}
	}
}

func TestImportChecksNoticeBreaches(t *testing.T) {
	upward := snippet(t, "linter/span/x.go", "package span\nimport _ \""+module+"linter/rule\"\n")
	if got := importFaults(upward, *layerOf("linter/span")); len(got) != 1 {
		t.Errorf("an import upwards gives %q", got)
	}
	downward := snippet(t, "linter/rule/x.go", "package rule\nimport _ \""+module+"linter/span\"\n")
	if got := importFaults(downward, *layerOf("linter/rule")); len(got) != 0 {
		t.Errorf("an import downwards gives %q", got)
	}
	online := snippet(t, "internal/report/x.go", "package report\nimport _ \"net/http\"\nimport _ \"os/exec\"\n")
	if got := forbiddenFaults(online); len(got) != 2 {
		t.Errorf("net/http and os/exec give %q", got)
	}
	noisy := snippet(t, "linter/x.go", "package linter\nimport (\n\"fmt\"\n\"os\"\n)\nfunc f() { fmt.Println(os.Args); println(1); _ = fmt.Sprint(1) }\n")
	if got := engineFaults(noisy); len(got) != 3 {
		t.Errorf("os, fmt.Println and println give %q", got)
	}
	if layerOf("internal/unheard-of") != nil {
		t.Error("a package without a row has one")
	}
}

// layerOf finds the row of a package, nil where it has none.
func layerOf(folder string) *layer {
	for i := range layers {
		if ok, err := path.Match(layers[i].folder, folder); ok && err == nil {
			return &layers[i]
		}
	}
	return nil
}

// inEngine reports whether a package belongs to the engine.
func inEngine(folder string) bool {
	return folder == "linter" || strings.HasPrefix(folder, "linter/")
}

// importFaults are imports within the module that the row does not allow.
func importFaults(file *sourceFile, row layer) []string {
	var faults []string
	for _, imported := range file.imports() {
		inside, ok := strings.CutPrefix(imported, module)
		if !ok {
			continue
		}
		allowed := slices.ContainsFunc(row.may, func(pattern string) bool {
			ok, err := path.Match(pattern, inside)
			return ok && err == nil
		})
		if !allowed {
			faults = append(faults, fmt.Sprintf("%s: %s may not import %s", file.path, file.folder, inside))
		}
	}
	return faults
}

// forbiddenFaults are imports that the whole module does without.
func forbiddenFaults(file *sourceFile) []string {
	var faults []string
	for _, imported := range file.imports() {
		except, listed := forbidden[imported]
		if listed && !slices.Contains(except, file.folder) {
			faults = append(faults, fmt.Sprintf("%s: imports %s", file.path, imported))
		}
	}
	return faults
}

// engineFaults are imports and calls by which an engine file would read or
// print something on its own.
func engineFaults(file *sourceFile) []string {
	var faults []string
	for _, imported := range file.imports() {
		if slices.Contains(engineForbidden, imported) {
			faults = append(faults, fmt.Sprintf("%s: the engine imports %s", file.path, imported))
		}
	}
	ast.Inspect(file.syntax, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		if name := printing(call.Fun); name != "" {
			faults = append(faults, fmt.Sprintf("%s:%d: the engine calls %s", file.path, file.line(call), name))
		}
		return true
	})
	return faults
}

// printing names a function that prints to a standard stream, or gives "".
func printing(function ast.Expr) string {
	switch f := function.(type) {
	case *ast.Ident:
		if f.Name == "print" || f.Name == "println" {
			return f.Name
		}
	case *ast.SelectorExpr:
		pkg, ok := f.X.(*ast.Ident)
		if ok && pkg.Name == "fmt" && strings.HasPrefix(f.Sel.Name, "Print") {
			return "fmt." + f.Sel.Name
		}
	}
	return ""
}
