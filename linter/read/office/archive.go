package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of an archive. What breaks one is refused, never cut.
const (
	maxEntries  = 2_000
	maxPart     = 64 << 20 // bytes of one part after unpacking
	maxRatio    = 100      // unpacked to packed, for parts over ratioFrom
	ratioFrom   = 1 << 20
	flagEncrypt = 1 // bit of a ZIP entry
)

// archive is an opened ZIP file.
type archive struct {
	parts map[string]*zip.File
	twice map[string]bool // names that stand in it more than once
}

func open(data []byte) (*archive, *trouble) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &trouble{"is no office document, or damaged: " + err.Error(), resave}
	}
	if len(z.File) > maxEntries {
		return nil, &trouble{fmt.Sprintf("holds %d parts, the limit is %d", len(z.File), maxEntries), resave}
	}
	a := &archive{parts: map[string]*zip.File{}, twice: map[string]bool{}}
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		a.twice[name] = a.parts[name] != nil
		a.parts[name] = f
	}
	return a, nil
}

// has reports a part. Names of parts are compared without regard to case.
func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// part unpacks a part under the limits. A part that is not there is damage.
func (a *archive) part(name string) ([]byte, *trouble) {
	f := a.parts[strings.ToLower(name)]
	switch {
	case f == nil:
		return nil, &trouble{fmt.Sprintf("is damaged: the part %q is missing", name), resave}
	case a.twice[strings.ToLower(name)]:
		return nil, &trouble{fmt.Sprintf("holds the part %q twice; word processors may show either", name), resave}
	case f.Flags&flagEncrypt != 0:
		return nil, &trouble{"is encrypted", "save it without a password"}
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	defer r.Close()
	limit := int64(maxPart)
	if packed := int64(f.CompressedSize64); packed*maxRatio < limit {
		limit = max(packed*maxRatio, ratioFrom)
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(data)) > limit && limit == maxPart:
		return nil, &trouble{fmt.Sprintf("its part %q is larger than %d MB", name, maxPart>>20), "split the document"}
	case int64(len(data)) > limit:
		return nil, &trouble{fmt.Sprintf("its part %q unpacks to more than %d times its size", name, maxRatio), resave}
	case err != nil:
		return nil, damaged(name, err)
	}
	return data, nil
}

func damaged(name string, err error) *trouble {
	return &trouble{fmt.Sprintf("is damaged: the part %q cannot be read: %v", name, err), resave}
}

// relation is a part that another one refers to.
type relation struct{ kind, target string }

// relations reads what a part refers to, by the ID of the reference. Kinds are
// the last element of their long names. What lies outside the archive is left
// out; targets cannot leave it.
func (a *archive) relations(of string) (map[string]relation, *trouble) {
	folder, file := path.Split(of)
	name := folder + "_rels/" + file + ".rels"
	found := map[string]relation{}
	if !a.has(name) {
		return found, nil
	}
	data, err := a.part(name)
	if err != nil {
		return nil, err
	}
	return found, walk(name, data, &visitor{start: func(e string, attr attributes) bool {
		if e == "Relationship" && attr.get("TargetMode") != "External" {
			target := attr.get("Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", folder, target)
			}
			found[attr.get("Id")] = relation{path.Base(attr.get("Type")), strings.TrimPrefix(path.Clean(target), "/")}
		}
		return true
	}})
}

// related is the part of a kind that another refers to, or empty.
func related(all map[string]relation, kind string) string {
	first := ""
	for id, r := range all {
		if r.kind == kind && (first == "" || id < first) {
			first = id
		}
	}
	return all[first].target
}
