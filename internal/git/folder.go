package git

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// Folder gives the TOML files of a folder as they were at a revision, in the
// repository of the current folder. The folder is named as it is on disk,
// whether it still is there or not. Files are read as git keeps them, past any
// filter that the repository names.
func Folder(ctx context.Context, revision, folder string) (fs.FS, error) {
	tree, err := treeOf(ctx, revision, folder)
	if err != nil {
		return nil, err
	}
	list, err := run(ctx, "ls-tree", "-r", "-z", "--full-tree", tree)
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for line := range strings.SplitSeq(string(list), "\x00") {
		about, name, _ := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, type, object
		if len(fields) != 3 || fields[1] != "blob" || path.Ext(name) != ".toml" || !fs.ValidPath(name) {
			continue
		}
		data, err := run(ctx, "cat-file", "blob", fields[2])
		if err != nil {
			return nil, err
		}
		f, err := w.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
}

// treeOf is the object that a folder was at a revision.
func treeOf(ctx context.Context, revision, folder string) (string, error) {
	if revision == "" || strings.HasPrefix(revision, "-") || strings.Contains(revision, ":") {
		return "", fmt.Errorf("“%s” is not a revision", revision)
	}
	top, err := run(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return "", err
	}
	root := filepath.FromSlash(strings.TrimRight(string(top), "\r\n"))
	full, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	inside, err := filepath.Rel(real(root), real(full))
	if err != nil || inside == ".." || strings.HasPrefix(inside, ".."+string(filepath.Separator)) {
		return "", fmt.Errorf("%s is not in the repository of the current folder", folder)
	}
	commit, err := run(ctx, "rev-parse", "--verify", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("“%s” is not a revision: %w", revision, err)
	}
	name := strings.TrimSpace(string(commit)) + ":"
	if inside != "." {
		name += filepath.ToSlash(inside)
	}
	tree, err := run(ctx, "rev-parse", "--verify", "--end-of-options", name)
	if err != nil {
		return "", fmt.Errorf("%s has no folder %s", revision, filepath.ToSlash(folder))
	}
	return strings.TrimSpace(string(tree)), nil
}
