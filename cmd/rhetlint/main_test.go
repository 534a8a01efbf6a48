package main

import (
	"archive/zip"
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/rhetlint/rhetlint/internal/report"
)

var update = flag.Bool("update", false, "write the expected outputs in the scripts again")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rhetlint": main})
}

// TestScripts runs the scripts, one for each behaviour. Beside the usual
// commands of testscript they have
//
//	code N rhetlint ARGUMENTS...   run, and demand this exit code
//	each N OUT ERR rhetlint …      the same for every format, which stands for FORMAT; OUT and
//	                               ERR are patterns for what is printed, "" for nothing, * for anything
//	fifo NAME                      make a named pipe
//	size N NAME                    make a file of N bytes of text
//	bytes NAME 'TEXT'              make a file; TEXT has the escapes of a Go string
//	zip NAME FOLDER                pack a folder as office programs do, its mimetype first
//	tear N NAME                    keep only the first N bytes of a file
//
// Every script finds the small pack of testdata/packs in packs/house, and a
// .rhetlint.toml that names it and nothing else.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"), UpdateScripts: *update, RequireExplicitExec: true,
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			config := filepath.Join(env.WorkDir, ".rhetlint.toml")
			if _, err := os.Stat(config); errors.Is(err, fs.ErrNotExist) {
				if err := os.WriteFile(config, []byte("packs = [\"packs\"]\n"), 0o644); err != nil {
					return err
				}
			}
			return os.CopyFS(filepath.Join(env.WorkDir, "packs"), os.DirFS(filepath.Join("testdata", "packs")))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code, "each": each, "fifo": fifo, "size": size, "bytes": bytes, "zip": pack, "tear": tear,
		},
	})
}

func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND ARGUMENTS...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func each(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: each N OUT ERR COMMAND ARGUMENTS...")
	}
	for _, format := range report.FormatNames() {
		command := []string{args[0]}
		for _, arg := range args[3:] {
			command = append(command, strings.ReplaceAll(arg, "FORMAT", format))
		}
		code(ts, false, command)
		for stream, want := range map[string]string{"stdout": args[1], "stderr": args[2]} {
			got := ts.ReadFile(stream)
			pattern, err := regexp.Compile(`(?m)` + want)
			if want == "*" {
				continue
			}
			ts.Check(err)
			if want == "" && got != "" || !pattern.MatchString(got) {
				ts.Fatalf("%s: %s does not match %q:\n%s", format, stream, want, got)
			}
		}
	}
}

func size(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: size N NAME")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := make([]byte, n)
	for i := range text {
		text[i] = "a calm line of text\n"[i%20]
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), text, 0o644))
}

func bytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes NAME 'TEXT'")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: zip NAME FOLDER")
	}
	archive, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer archive.Close()
	z := zip.NewWriter(archive)
	folder := os.DirFS(ts.MkAbs(args[1]))
	add := func(name string, method uint16) {
		data, err := fs.ReadFile(folder, name)
		ts.Check(err)
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		ts.Check(err)
		_, err = w.Write([]byte(strings.TrimSpace(string(data))))
		ts.Check(err)
	}
	if _, err := fs.Stat(folder, "mimetype"); err == nil {
		add("mimetype", zip.Store)
	}
	ts.Check(fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && name != "mimetype" {
			add(name, zip.Deflate)
		}
		return err
	}))
	ts.Check(z.Close())
}

func tear(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tear N NAME")
	}
	n, err := strconv.ParseInt(args[0], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[1]), n))
}
