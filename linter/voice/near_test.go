package voice_test

import (
	"testing"

	"github.com/rhetlint/rhetlint/linter/voice"
)

func TestNearLooksAsFarAsTheWindow(t *testing.T) {
	text := "Ann Orr said rents rose. Fourteen men left, but critics say more will come. A source said so.\n\nRain fell.\n\nThe hospital said the ward was full."
	for _, c := range []struct {
		at     string
		within voice.Window
		want   voice.Kind
	}{
		{"Fourteen", voice.Clause, voice.None},
		{"more will", voice.Clause, voice.Vague},
		{"Fourteen", voice.Sentence, voice.Vague},
		{"Fourteen", voice.Neighbours, voice.Person},
		{"A source", voice.Paragraph, voice.Person},
		{"Rain", voice.Paragraph, voice.None},
		{"Rain", voice.Whole, voice.Person},
		{"ward", voice.Sentence, voice.Body},
	} {
		doc := article(text)
		segment, at := locate(t, doc, c.at)
		kind, source := voice.New(doc, voice.Normal).Near(segment, at, c.within)
		if kind != c.want || (source == nil) != (kind == voice.None) {
			t.Errorf("window %d around %q: %v, want %v", c.within, c.at, kind, c.want)
		}
	}
}

func TestLevelsReachDifferentlyFar(t *testing.T) {
	text := "Rain fell for days.\n\nThe council said nine men had died. Four women were hurt. Rents are high."
	for _, c := range []struct {
		at    string
		level voice.Level
		want  voice.Kind
	}{
		{"nine men", voice.Strict, voice.Body},
		{"Four women", voice.Strict, voice.None},
		{"Four women", voice.Normal, voice.Body},
		{"Four women", 0, voice.Body},
		{"Rents", voice.Normal, voice.None},
		{"Rents", voice.Relaxed, voice.Body},
	} {
		doc := article(text)
		segment, at := locate(t, doc, c.at)
		if got := voice.New(doc, c.level).Support(segment, at); got.Kind != c.want {
			t.Errorf("%v: support of %q is %v, want %v", c.level, c.at, got.Kind, c.want)
		}
	}
}

func TestOldNewsIsBackground(t *testing.T) {
	for text, want := range map[string]bool{
		"In 1998 the storm killed about 10,000 people.":   true,
		"The storm killed about 10,000 people.":           false,
		"In the Hill war 10,000 people died.":             true,
		"In March 2025 the storm killed 10,000 people.":   false,
		"The storm of 2022 killed about 10,000 people.":   true,
		"A decade on, 10,000 people live without a roof.": false,
	} {
		doc := article(text)
		doc.Meta.Date = "2026-05-01"
		segment, at := locate(t, doc, "10,000")
		if got := voice.New(doc, voice.Normal).Support(segment, at).Background; got != want {
			t.Errorf("%q: background is %v", text, got)
		}
	}
}

func TestWordsOfKindsAndLevels(t *testing.T) {
	for k := voice.None; k <= voice.Self; k++ {
		if back, ok := voice.ParseKind(k.String()); !ok || back != k {
			t.Errorf("%v reads back as %v", k, back)
		}
		if !voice.Self.AtLeast(k) || k.AtLeast(voice.Self) != (k == voice.Self) {
			t.Errorf("%v and self compare wrongly", k)
		}
	}
	for l := voice.Relaxed; l <= voice.Strict; l++ {
		if back, ok := voice.ParseLevel(l.String()); !ok || back != l {
			t.Errorf("%v reads back as %v", l, back)
		}
	}
	if _, ok := voice.ParseKind("rumour"); ok {
		t.Error("an unknown kind was read")
	}
	if _, ok := voice.ParseLevel("lax"); ok {
		t.Error("an unknown level was read")
	}
}

func TestQuotationsKnowTheirOwner(t *testing.T) {
	doc := article("“We lost everything,” Ann Orr said. “Nobody came. ‘Wait,’ they told us.”\n\n“Then it rained,” she added.")
	a := voice.New(doc, voice.Normal)
	for i := range doc.Segments {
		for _, q := range a.Quotations(i) {
			if q.Owner == nil || q.Owner.Kind != voice.Person {
				t.Errorf("%q has the owner %+v", q.Span.Of(doc.Segments[i].Text), q.Owner)
				continue
			}
			if named := q.Owner.Named.Of(doc.Segments[q.Owner.NamedSegment].Text); named != "Ann Orr" {
				t.Errorf("%q is owned by %q", q.Span.Of(doc.Segments[i].Text), named)
			}
		}
	}
}
