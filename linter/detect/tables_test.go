package detect

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"go/format"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const tablesFile = "tables.go"

var _ = flag.Bool("update", false, "write "+tablesFile+" from the lists in words")

// TestTablesAreFresh holds the tables against the lists they are made of.
func TestTablesAreFresh(t *testing.T) {
	want, err := readLists(t).render()
	if err != nil {
		t.Fatal(err)
	}
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(tablesFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(tablesFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not made of the lists as they are now: run go test ./linter/detect -run TestTablesAreFresh -update", tablesFile)
	}
}

func TestEveryWordIsFound(t *testing.T) {
	for i := range vocabulary[1:] {
		w := &vocabulary[i+1]
		if found := lookup(strings.ToUpper(w.spelling())); found.start != w.start && w.membership&inIdioms == 0 && w.size <= longest {
			t.Errorf("%q is found as %q", w.spelling(), found.spelling())
		}
	}
	for _, unknown := range []string{"", "xyzzy", "kille", "killedd", "deadheat"} {
		if w := lookup(unknown); w != (listed{}) {
			t.Errorf("%q is found as %q", unknown, w.spelling())
		}
	}
	if w := lookup("Orr’s"); w.class != determiner {
		t.Errorf("a possessive is %b", w.class)
	}
}

func classNames() map[string]class {
	return map[string]class{
		"people": people, "animal": animal, "thing": thing, "time": timeUnit, "unit": unit, "money": money,
		"be": be, "have": have, "do": do, "modal": modal, "neg": negative, "hedge": hedge, "adverb": adverb, "plain": plain,
		"prep": preposition, "conj": conjunction, "det": determiner, "pron": pronoun, "rel": relative, "boundary": boundary,
		"speech": speech, "finite": finite, "time-word": timeWord, "month": month, "label": label, "particle": particle,
		"number-unit": numberUnit, "number-tens": numberTens, "number-scale": numberScale, "number-many": numberMany,
		"sport": sport, "business": business, "war": war, "disaster": disaster, "court": court, "recovery": recovery, "swindle": swindle,
		"crowd": crowd, "crowd-noun": crowdNoun, "crowd-verb": crowdVerb, "crowd-maybe": crowdMaybe, "crowd-place": crowdPlace,
		"crowd-paid": crowdPaid, "arrest": arrest, "rise": rise, "fall": fall, "market": market, "list-noun": listNoun,
		"removal": removal, "violence": violence, "fiction": fiction, "register": register,
	}
}

// row is what the lists say of a word.
type row struct {
	class      class
	harm       harm
	value      float64
	modifiers  []string
	membership membership
}

// lists are the lists in words, by word.
type lists map[string]*row

func readLists(t *testing.T) lists {
	t.Helper()
	x, names := lists{}, classNames()
	files, err := filepath.Glob("words/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			tag, rest, found := strings.Cut(strings.TrimSpace(line), ":")
			switch {
			case strings.HasPrefix(line, "#"):
			case strings.HasSuffix(name, "shouted.list"):
				for _, w := range strings.Fields(line) {
					x.at(w).membership |= inShouted
				}
			case found:
				x.addLine(names, tag, rest)
			}
		}
	}
	return x
}

func (x lists) at(w string) *row {
	if x[w] == nil {
		x[w] = &row{}
	}
	return x[w]
}

func (x lists) addLine(names map[string]class, tag, rest string) {
	switch tag {
	case "idiom":
		for pair := range strings.SplitSeq(rest, ",") {
			pair = strings.TrimSpace(pair)
			first, _, _ := strings.Cut(pair, " ")
			x.at(first).class |= idiomStart
			x.at(pair).membership |= inIdioms
		}
		return
	case "modifier":
		for phrase := range strings.SplitSeq(rest, ",") {
			if list := strings.Fields(phrase); len(list) > 0 {
				w := x.at(list[0])
				w.class, w.modifiers = w.class|modifierStart, append(w.modifiers, strings.Join(list, " "))
			}
		}
		return
	}
	kind, form, isHarm := strings.Cut(tag, " ")
	for i, w := range strings.Fields(rest) {
		if isHarm {
			x.at(w).hurt(kind, form, i)
			continue
		}
		w, value, _ := strings.Cut(w, "=")
		r := x.at(w)
		r.class |= names[tag]
		if number, err := strconv.ParseFloat(value, 64); err == nil {
			r.value = number
		}
	}
}

// hurt files the i-th word of a line of harm words.
func (r *row) hurt(kind, form string, i int) {
	if h := slices.Index(harmNames[:], kind); r.harm == 0 {
		r.harm = harm(h)
	}
	switch form {
	case "verb":
		r.class |= verbForm(i)
	case "weak":
		r.class |= verbForm(i) | harmWeak
	case "intr":
		r.class |= harmIntr
		if i == 0 {
			r.class |= harmBase
		}
	case "adj":
		r.class |= harmAdj
	case "count":
		r.class |= harmCount
	case "of":
		r.class |= harmOf
	case "toll":
		r.class |= harmToll
	}
}

// verbForm is the class of the form at its place in a verb's line: base, -s
// form, past, -ing form, participle.
func verbForm(i int) class {
	switch i {
	case 0:
		return harmTakes | harmBase
	case 1, 3:
		return harmTakes
	case 2:
		return harmTakes | harmPast
	default:
		return harmPast
	}
}

// renderer writes tables.
type renderer struct {
	bytes.Buffer
	spellings bytes.Buffer
	values    []float64
	modifiers [][]string
	err       error
}

// narrow is a number that goes into some bits of a table.
func (r *renderer) narrow(n, bits int) int {
	if n >= 1<<bits {
		r.err = fmt.Errorf("the lists have outgrown their tables: %d does not fit in %d bits", n, bits)
	}
	return n
}

// item writes item i of a table with some items on each line.
func (r *renderer) item(i, onLine int, form string, values ...any) {
	fmt.Fprintf(r, form+",", values...)
	if i%onLine == onLine-1 {
		r.WriteByte('\n')
	}
}

// render writes the lists as Go. Short words, which are frequent, stand side by
// side.
func (x lists) render() ([]byte, error) {
	words := slices.SortedFunc(maps.Keys(x), func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	r := &renderer{values: []float64{0}, modifiers: [][]string{nil}}
	r.WriteString("// Code generated by make update from the lists in words. DO NOT EDIT.\n\npackage detect\n\nvar vocabulary = [...]listed{\n{},\n")
	for i, w := range words {
		r.word(i, w, x[w])
	}
	r.WriteString("}\n\n// slots are one for each word, by its hash, and empty ones between them.\nvar slots = [...]uint16{\n")
	for i, n := range slotsOf(words) {
		r.item(i, 96, "%d", r.narrow(n, 16))
	}
	r.WriteString("}\n\nvar values = [...]float64{\n")
	for i, v := range r.values {
		r.item(i, 8, "%v", v)
	}
	r.WriteString("}\n\nvar modifiers = [...][][]string{\n{},\n")
	for _, list := range r.modifiers[1:] {
		fmt.Fprintf(r, "{")
		for _, phrase := range list {
			fmt.Fprintf(r, "%s,", strings.TrimPrefix(fmt.Sprintf("%#v", strings.Fields(phrase)), "[]string"))
		}
		fmt.Fprintf(r, "},\n")
	}
	fmt.Fprintf(r, "}\n\nconst spellings = %q\n", &r.spellings)
	if r.err != nil {
		return nil, r.err
	}
	return format.Source(r.Bytes())
}

func (r *renderer) word(i int, w string, is *row) {
	value := slices.Index(r.values, is.value)
	if value < 0 {
		value = len(r.values)
		r.values = append(r.values, is.value)
	}
	modifiers := 0
	if len(is.modifiers) > 0 {
		modifiers = len(r.modifiers)
		r.modifiers = append(r.modifiers, is.modifiers)
	}
	r.item(i, 16, "{%#x, %d, %d, %d, %d, %d, %d}", uint64(is.class), r.narrow(r.spellings.Len(), 16), r.narrow(len(w), 8),
		is.harm, r.narrow(value, 8), r.narrow(modifiers, 8), is.membership)
	r.spellings.WriteString(w)
}

// slotsOf places words, numbered from 1, in a table with room for four times as
// many.
func slotsOf(words []string) []int {
	size := 1
	for size < 4*len(words) {
		size *= 2
	}
	slots := make([]int, size)
	for n, w := range words {
		i := placeOf(hashOf(w)) % uint32(size)
		for slots[i] != 0 {
			i = (i + 1) % uint32(size)
		}
		slots[i] = n + 1
	}
	return slots
}
