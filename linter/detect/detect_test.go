package detect

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
)

func TestDetectorsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range All() {
		if seen[d.Name] {
			t.Errorf("%s: listed twice", d.Name)
		}
		seen[d.Name] = true
		if (d.Find == nil) == (d.FindDocument == nil) {
			t.Errorf("%s: needs exactly one of Find and FindDocument", d.Name)
		}
		if len(d.Doc) < 60 {
			t.Errorf("%s: no documentation", d.Name)
		}
		for _, list := range triggersOf(d) {
			for _, w := range list {
				if w != strings.ToLower(w) || w == "" {
					t.Errorf("%s: trigger %q is not in lower case", d.Name, w)
				}
			}
		}
		for _, o := range d.Options {
			if v, err := o.value(o.Default); err != nil || v == nil || o.Doc == "" {
				t.Errorf("%s: option %s: default %v: %v", d.Name, o.Name, o.Default, err)
			}
		}
		if found, ok := Lookup(d.Name); !ok || found.Name != d.Name {
			t.Errorf("%s: not found by name", d.Name)
		}
	}
	if _, ok := Lookup("no-such-detector"); ok {
		t.Error("found a detector that does not exist")
	}
}

func TestValuesChecksOptions(t *testing.T) {
	d, _ := Lookup("casualty-figure")
	got, err := d.Values(map[string]any{"minimum": int64(5), "classes": []any{"killed"}, "share": false})
	if err != nil {
		t.Fatal(err)
	}
	if got["minimum"] != 5 || got["share"] != false || got["animals"] != false || !slices.Equal(got["classes"].([]string), []string{"killed"}) {
		t.Errorf("got %v", got)
	}
	for _, test := range []struct {
		given map[string]any
		want  string
	}{
		{map[string]any{"minimun": 5}, `no option "minimun"`},
		{map[string]any{"minimum": "five"}, "option minimum of detector casualty-figure: must be a integer"},
		{map[string]any{"classes": []any{"killed", "dead"}}, `unknown word "dead": use killed, hurt`},
		{map[string]any{"classes": []any{3}}, "must be a list of words"},
		{map[string]any{"animals": 1}, "must be a boolean"},
	} {
		if _, err := d.Values(test.given); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: got %v, want %q", test.given, err, test.want)
		}
	}
}

func triggersOf(d Detector) [][]string {
	if d.Triggers == nil {
		return nil
	}
	return d.Triggers()
}

// Every sentence a detector flags has something of each list of its triggers,
// so running it on triggered sentences only loses nothing.
func TestTriggersLoseNothing(t *testing.T) {
	for _, d := range All() {
		for _, marked := range slices.Concat(figures(), silent(), []string{
			"Tens of thousands marched.", "Street crime has risen by 40 per cent.", "Nine in ten of the dead were guards.", "Most of the dead were children.",
			"Some 40% of the wounded died.", "A third of those killed were guards.",
		}) {
			text := strings.NewReplacer("[", "", "]", "").Replace(marked)
			if d.Find == nil || len(d.Find(Input{Text: text, Sentence: span.Span{End: len(text)}})) == 0 {
				continue
			}
			words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r != '\'' && r != '’' && (r < 'a' || r > 'z') })
			for i, list := range triggersOf(d) {
				triggered := slices.ContainsFunc(list, func(w string) bool {
					return slices.Contains(words, w) || w == "0" && strings.ContainsAny(text, "0123456789") || w == "%" && strings.Contains(text, w)
				})
				if !triggered {
					t.Errorf("%s: flags %q, which has no trigger of list %d", d.Name, text, i)
				}
			}
		}
	}
}

func FuzzDetectors(f *testing.F) {
	for _, s := range slices.Concat(figures(), silent()) {
		f.Add(s)
	}
	f.Add("\xff\xfe40 \x80dead\u00ad 1,2,3 %%")
	f.Add("of of of 1 000 000 to 2-3-4 killed: 14 (7) “—")
	f.Fuzz(func(t *testing.T, text string) {
		doc := &prose.Document{Segments: []*prose.Segment{
			prose.NewSegment(prose.Headline, text, span.Span{End: len(text)}),
			prose.NewSegment(prose.Body, text, span.Span{End: len(text)}),
		}}
		for _, d := range All() {
			first, second := run(d, doc), run(d, doc)
			if !slices.EqualFunc(first, second, func(a, b Hit) bool { return a.Span == b.Span && a.Key == b.Key }) {
				t.Fatalf("%s: not the same twice", d.Name)
			}
			for _, h := range first {
				if h.Span.Start < 0 || h.Span.End > len(text) || h.Span.Empty() {
					t.Fatalf("%s: span %v outside of %q", d.Name, h.Span, text)
				}
				if utf8.ValidString(text) && !utf8.ValidString(h.Span.Of(text)) {
					t.Fatalf("%s: span %v splits a character of %q", d.Name, h.Span, text)
				}
			}
		}
	})
}

// run is every hit of a detector in a document.
func run(d Detector, doc *prose.Document) []Hit {
	var hits []Hit
	if d.FindDocument != nil {
		for _, h := range d.FindDocument(doc, nil, new(Memory)) {
			hits = append(hits, h.Hit)
		}
		return hits
	}
	segment := doc.Segments[1]
	for _, at := range segment.Sentences() {
		hits = append(hits, d.Find(Input{Text: segment.Text, Sentence: at, Zone: segment.Zone})...)
	}
	return hits
}

// Sentences without an end must not make the search quadratic: with sixteen
// times the parts, as many megabytes are read in a second.
func BenchmarkLongSentence(b *testing.B) {
	for _, part := range []string{
		"killed 40 ", "dead of 40 people, ", "40 ", "killing and ", "including 3 children, ", "70% of those killed ", "the toll ",
		"5,000 people joined the march; ", "40 victims (bodies) ", "crime rose 3% by ", "THIS is WRONG and !! ", "dozens of men, hurt and ",
		"expelled from the country ", "40 were forced to leave ", "the raid in the hills that killed 14 ", "15 and a man and ",
	} {
		for _, parts := range []int{500, 8000} {
			text := strings.Repeat(part, parts)
			b.Run(fmt.Sprintf("%s/%d", strings.TrimSpace(part), parts), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					for _, d := range All() {
						if d.Find != nil {
							d.Find(Input{Text: text, Sentence: span.Span{End: len(text)}})
						}
					}
				}
			})
		}
	}
}

func BenchmarkCasualtyFigure(b *testing.B) {
	var inputs []Input
	for _, s := range slices.Concat(figures(), silent()) {
		text := strings.NewReplacer("[", "", "]", "").Replace(s)
		inputs = append(inputs, Input{Text: text, Sentence: span.Span{End: len(text)}})
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		findCasualties(inputs[n%len(inputs)])
		n++
	}
}
