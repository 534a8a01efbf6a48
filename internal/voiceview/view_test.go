package voiceview

import (
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/voice"
)

func textOf(t *testing.T, article string, level voice.Level) string {
	t.Helper()
	var b strings.Builder
	if err := New(prose.Plain("a.txt", article, prose.Options{Markup: true}), level).Text(&b, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPlacesAreThoseOfTheFile(t *testing.T) {
	article := "Rain fell.\n\nÉtienne Orr said 14 men died. “Nobody came,” he added.\n"
	v := New(prose.Plain("a.txt", article, prose.Options{}), voice.Normal)
	if len(v.Segments) != 2 {
		t.Fatalf("%d segments", len(v.Segments))
	}
	s := v.Segments[1]
	if s.Start.Line != 3 || len(s.Sentences) != 2 || len(s.Attributions) != 2 || len(s.Quotations) != 1 || len(s.Figures) != 1 {
		t.Fatalf("%+v", s)
	}
	f := s.Figures[0]
	if article[f.Start.Offset:f.End.Offset] != f.Text || f.Start.Column != 18 || f.Kind != "named-person" || f.Voice != "attributed" {
		t.Errorf("figure %+v", f)
	}
	if by := s.Quotations[0].Owner; by == nil || by.Text != "he" || by.Named != "Étienne Orr" {
		t.Errorf("owner %+v", by)
	}
}

func TestEveryMarkThatOpensCloses(t *testing.T) {
	for _, article := range []string{
		"“We left,” Ann Orr said. “They told us ‘go’ and we went.” According to the council, 14 men died.",
		"> It was a crime.\n\nAnn Orr said so.",
		"Q: Did 14 men die?\n\n“It was bad.\n\n“It rained.”",
		"The mayor’s claim that the union wants to stop 40 men was attacked by Jo Lind as “a lie”.",
	} {
		_, text, _ := strings.Cut(textOf(t, article, voice.Normal), "same number ties")
		if open, closed := strings.Count(text, "{"), strings.Count(text, "}"); open != closed || open == 0 {
			t.Errorf("%d marks open and %d close in\n%s", open, closed, text)
		}
	}
}

func TestWordsOfTheArticleAreAllThere(t *testing.T) {
	article := "“We left,” Ann Orr said.  “They told us\n‘go’ and we went.” 14 men died."
	text := textOf(t, article, voice.Normal)
	var shown strings.Builder
	for line := range strings.Lines(text) {
		if _, words, ok := strings.Cut(line, " | "); ok {
			shown.WriteString(words)
		}
	}
	got := shown.String()
	for _, label := range strings.Fields("{W1 {W2 {W3 {S1 {S2 {C1 {C2 {Q1 {Q2 {Q3 {F1 }") {
		got = strings.ReplaceAll(strings.ReplaceAll(got, label+" ", ""), label, "")
	}
	if strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(article), "") {
		t.Errorf("%q is not shown whole in\n%s", article, text)
	}
}

func TestFiguresSayHowFarTheirSourceIs(t *testing.T) {
	article := "The council said nine men had died. Four women were hurt.\n\nIn 1998 a storm killed 90 men.\n\n“It killed 12 men."
	for _, want := range []string{
		"source “The council” (named-body) in the same sentence",
		"source “The council” (named-body) in a sentence near it",
		"no source within reach; told as history",
		"killed, unknown words; it cannot be told where it comes from",
	} {
		if text := textOf(t, article, voice.Normal); !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if text := textOf(t, article, voice.Strict); strings.Contains(text, "near it") {
		t.Errorf("the strict level reaches beyond the sentence:\n%s", text)
	}
}
