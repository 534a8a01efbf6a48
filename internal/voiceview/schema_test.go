package voiceview

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/voice"
)

const schemaFile = "../../docs/voice.schema.json"

func schema(t *testing.T) (*jsonschema.Schema, any) {
	t.Helper()
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("voice.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("voice.json")
	if err != nil {
		t.Fatal(err)
	}
	return s, doc
}

func validate(t *testing.T, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("not JSON: %v\n%s", err, data)
	}
	return s.Validate(value)
}

// articles that between them have every sort of thing the view can show.
var articles = []string{
	"",
	"# Harbour fire: 14 dead\n\n“We left,” Ann Orr said. “They told us ‘go’ and we went.” According to the council, 14 men died.",
	"> It was a crime.\n\nAnn Orr said so. She read “The Dead of Alden” and added that 30 were hurt.",
	"Q: Did 14 men die?\n\n“It was bad.\n\n“It rained.”\n\nIn 1998 a storm killed 90 men.\n\n“It killed 12 men.",
	"- 14 dead\n\nThe mayor’s claim that the union wants to stop 40 men was attacked by Jo Lind as “a lie”. The mayor reportedly fled.",
	"The engineer spoke on condition of anonymity and would not say how many died. Critics want to end the truce.",
}

func TestTheViewFollowsItsSchema(t *testing.T) {
	s, _ := schema(t)
	var all bytes.Buffer
	for _, article := range articles {
		for _, level := range []voice.Level{voice.Relaxed, voice.Normal, voice.Strict} {
			data, err := json.Marshal(New(prose.Plain("a.md", article, prose.Options{Markup: true, Guess: true}), level))
			if err != nil {
				t.Fatal(err)
			}
			if err := validate(t, s, data); err != nil {
				t.Errorf("%v\n%s", err, data)
			}
			all.Write(data)
		}
	}
	for _, part := range []string{"named", "block", "slip", "title", "continued", "inherited", "stance", "background", "unknown"} {
		if !strings.Contains(all.String(), `"`+part+`"`) {
			t.Errorf("no article has a %s", part)
		}
	}
}

func TestTheSchemaRefusesWhatIsNoView(t *testing.T) {
	s, _ := schema(t)
	whole, err := json.Marshal(New(prose.Plain("a.md", articles[1], prose.Options{Markup: true}), voice.Normal))
	if err != nil {
		t.Fatal(err)
	}
	for _, breach := range []struct{ old, new string }{
		{`"version":1`, `"version":2`},
		{`"level":"normal"`, `"level":"lax"`},
		{`"zone":"body"`, `"zone":"aside"`},
		{`"kind":"named-person"`, `"kind":"person"`},
		{`"class":"evidence"`, `"class":"proof"`},
		{`"class":"killed"`, `"class":"lost"`},
		{`"depth":1`, `"depth":0`},
		{`"line":1`, `"line":0`},
		{`"distance":0`, `"distance":9`},
		{`"owner":`, `"by":`},
		{`"sentences":`, `"lines":`},
		{`"voice":"attributed"`, `"voice":"reader"`},
	} {
		broken := bytes.Replace(whole, []byte(breach.old), []byte(breach.new), 1)
		if bytes.Equal(broken, whole) || validate(t, s, broken) == nil {
			t.Errorf("the schema takes %s for %s", breach.new, breach.old)
		}
	}
}

func TestTheSchemaKnowsTheWordsOfTheEngine(t *testing.T) {
	_, doc := schema(t)
	var kinds, zones, voices []string
	for k := voice.None; k <= voice.Self; k++ {
		kinds = append(kinds, k.String())
	}
	for z := prose.Headline; z <= prose.Footer; z++ {
		zones = append(zones, z.String())
	}
	for v := diag.Author; v <= diag.Unknown; v++ {
		voices = append(voices, v.String())
	}
	for _, want := range []struct {
		path  string
		words []string
	}{
		{"$defs kind enum", kinds},
		{"$defs segment properties zone enum", zones},
		{"$defs figure properties voice enum", voices},
		{"$defs attribution properties class enum", voice.Classes()},
	} {
		at := doc
		for key := range strings.FieldsSeq(want.path) {
			at = at.(map[string]any)[key]
		}
		var got []string
		for _, word := range at.([]any) {
			got = append(got, word.(string))
		}
		slices.Sort(got)
		slices.Sort(want.words)
		if !slices.Equal(got, want.words) {
			t.Errorf("%s is %v, want %v", want.path, got, want.words)
		}
	}
}
