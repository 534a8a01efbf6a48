// Package cache keeps what was found in articles, so that an archive that did
// not change is not linted again, and packs of users as they load fastest.
//
// The invariant: whatever looks odd is a miss, never an answer. An entry holds
// for one key, made of everything that has a say in the findings, and is taken
// only from a folder that nobody else can write to, whole, for that key.
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// Entry is what was found in one article.
type Entry struct {
	Words    int
	Findings []diag.Finding
}

// Key names an entry: a SHA-256 in hexadecimal digits.
type Key string

// NewKey makes a key of parts; their number and lengths count too.
func NewKey(parts ...[]byte) Key {
	h := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d\x00", len(part))
		h.Write(part)
	}
	return Key(hex.EncodeToString(h.Sum(nil)))
}

// Cache is a folder of entries. The nil cache is always empty.
type Cache struct{ dir string }

// maxBytes is the size limit of an entry.
const maxBytes = 64 << 20

// Open makes the folder if need be. One that others can write to, or that
// belongs to somebody else, is refused.
func Open(dir string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() || !private(info) {
		return nil, fmt.Errorf("%s is not a folder of yours alone: chmod 700, or name another in RHETLINT_CACHE_DIR", dir)
	}
	return &Cache{dir}, nil
}

// Get finds an entry. Anything wrong with it is a miss.
func (c *Cache) Get(key Key) (e Entry, ok bool) {
	body, ok := c.Bytes(key, key)
	if !ok || json.Unmarshal(body, &e) != nil {
		return Entry{}, false
	}
	return e, true
}

// Put keeps an entry, whole or not at all. An error only means that it will be
// a miss.
func (c *Cache) Put(key Key, e Entry) error {
	if c == nil {
		return nil
	}
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return c.PutBytes(key, key, body)
}

// Bytes finds what was kept at a place, if it was kept for that key. Anything
// wrong with it is a miss.
func (c *Cache) Bytes(place, key Key) (body []byte, ok bool) {
	if c == nil {
		return nil, false
	}
	f, err := os.Open(c.file(place))
	if err != nil {
		return nil, false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || !private(info) || info.Size() > maxBytes {
		return nil, false
	}
	data := make([]byte, info.Size())
	if _, err := io.ReadFull(f, data); err != nil {
		return nil, false
	}
	head, body, _ := bytes.Cut(data, []byte("\n"))
	return body, string(head) == string(seal(key, body))
}

// PutBytes keeps what Bytes finds, whole or not at all; what was kept at the
// place before is gone. An error only means that it will be a miss.
func (c *Cache) PutBytes(place, key Key, body []byte) error {
	if c == nil {
		return nil
	}
	f, err := os.CreateTemp(c.dir, "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(append(append(seal(key, body), '\n'), body...))
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.MkdirAll(filepath.Dir(c.file(place)), 0o700)
	}
	if err == nil {
		err = os.Rename(f.Name(), c.file(place))
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// file is where an entry is.
func (c *Cache) file(key Key) string { return filepath.Join(c.dir, string(key[:2]), string(key[2:])) }

// seal is the first line of an entry: it shows that the body is whole and
// belongs to the key.
func seal(key Key, body []byte) []byte {
	return []byte("rhetlint-cache-1 " + string(NewKey([]byte(key), body)))
}

// private reports whether nobody else can write to a file or folder.
func private(info fs.FileInfo) bool { return info.Mode().Perm()&0o022 == 0 && own(info) }
