package cache

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/span"
)

func open(t *testing.T) *Cache {
	t.Helper()
	c, err := Open(filepath.Join(t.TempDir(), "cache"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func entry() Entry {
	return Entry{Words: 7, Findings: []diag.Finding{{
		Rule: "a/b", Severity: diag.Error, Message: "“x” \x1b\u202e", Span: span.Span{Start: 1, End: 3}, Voice: diag.Quoted,
		Source: &diag.Source{Text: "s", Kind: "role", Span: span.Span{Start: 4, End: 5}}, Suggestions: []string{"y"}, Repeat: true, Uses: 2, Fingerprint: "f",
	}}}
}

func TestWhatIsPutIsFound(t *testing.T) {
	c, key := open(t), NewKey([]byte("k"))
	if _, ok := c.Get(key); ok {
		t.Error("an empty cache has an answer")
	}
	if err := c.Put(key, entry()); err != nil {
		t.Fatal(err)
	}
	got, ok := c.Get(key)
	if diff := cmp.Diff(entry(), got); !ok || diff != "" {
		t.Errorf("%v %s", ok, diff)
	}
	if left, _ := filepath.Glob(filepath.Join(c.dir, "new-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	var none *Cache
	if _, ok := none.Get(key); ok || none.Put(key, entry()) != nil {
		t.Error("no cache has an answer")
	}
}

func TestBytesAreKeptForOneKey(t *testing.T) {
	c, place, key, other := open(t), NewKey([]byte("p")), NewKey([]byte("k")), NewKey([]byte("o"))
	if err := c.PutBytes(place, key, nil); err != nil {
		t.Fatal(err)
	}
	if body, ok := c.Bytes(place, key); !ok || len(body) > 0 {
		t.Errorf("nothing is kept as %q, %v", body, ok)
	}
	if err := c.PutBytes(place, other, []byte("new\nlines\n")); err != nil {
		t.Fatal(err)
	}
	if body, ok := c.Bytes(place, other); !ok || string(body) != "new\nlines\n" {
		t.Errorf("got %q, %v", body, ok)
	}
	if _, ok := c.Bytes(place, key); ok {
		t.Error("what was kept for another key is taken")
	}
}

func TestKeysDiffer(t *testing.T) {
	seen := map[Key]bool{}
	for _, parts := range [][]string{{}, {""}, {"", ""}, {"ab"}, {"a", "b"}, {"ab", ""}, {"a\x00b"}} {
		var raw [][]byte
		for _, p := range parts {
			raw = append(raw, []byte(p))
		}
		k := NewKey(raw...)
		if seen[k] || len(k) != 64 {
			t.Errorf("%q has the key of others", parts)
		}
		seen[k] = true
	}
}

// Damage of every sort is a miss, and a new entry mends it.
func TestDamageIsAMiss(t *testing.T) {
	key := NewKey([]byte("k"))
	damages := map[string]func(t *testing.T, c *Cache, name string, data []byte){
		"truncated": func(t *testing.T, _ *Cache, name string, data []byte) { write(t, name, data[:len(data)/2]) },
		"empty":     func(t *testing.T, _ *Cache, name string, _ []byte) { write(t, name, nil) },
		"another version": func(t *testing.T, _ *Cache, name string, data []byte) {
			write(t, name, []byte(strings.Replace(string(data), "cache-1", "cache-2", 1)))
		},
		"one byte": func(t *testing.T, _ *Cache, name string, data []byte) { data[len(data)-9] ^= 1; write(t, name, data) },
		"another's entry": func(t *testing.T, c *Cache, name string, _ []byte) {
			other := NewKey([]byte("other"))
			if err := c.Put(other, Entry{Words: 1}); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(c.file(other))
			if err != nil {
				t.Fatal(err)
			}
			write(t, name, data)
		},
		"a folder": func(t *testing.T, _ *Cache, name string, _ []byte) {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(name, 0o700); err != nil {
				t.Fatal(err)
			}
		},
	}
	if runtime.GOOS != "windows" {
		damages["others can write"] = func(t *testing.T, _ *Cache, name string, _ []byte) {
			if err := os.Chmod(name, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			c := open(t)
			if err := c.Put(key, entry()); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(c.file(key))
			if err != nil {
				t.Fatal(err)
			}
			damage(t, c, c.file(key), data)
			if _, ok := c.Get(key); ok {
				t.Error("it is taken for an answer")
			}
		})
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOpenFoldersAreRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "open")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); (err == nil) != (runtime.GOOS == "windows") {
		t.Errorf("a folder that all can write to: %v", err)
	}
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, nil)
	if _, err := Open(file); err == nil {
		t.Error("a file is taken for a folder")
	}
}
