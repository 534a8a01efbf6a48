package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const labelledDocument = `{"id":"one","text":"Ann Orr said that rents rose. Rain fell.","spans":[` +
	`{"start":0,"end":7,"label":"SOURCE"},{"start":8,"end":12,"label":"CUE"},{"start":13,"end":28,"label":"CONTENT"},` +
	`{"start":34,"end":38,"label":"LEXICAL","quote":false}]}` + "\n"

func TestMeasuresOfALabelledDocument(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.jsonl"), []byte(labelledDocument), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, problems bytes.Buffer
	if code := run([]string{"-top", "3", folder}, &out, &problems); code != 0 {
		t.Fatalf("code %d: %s", code, &problems)
	}
	for _, want := range []string{
		"a.jsonl: 1 documents",
		"CONTENT characters                 P 1.000  R 1.000  F1 1.000  (found 15, gold 15)",
		"SOURCE any overlap                 P 1.000",
		"quote=false read author            1.000  (1 of 1)",
		"quote=false in none                1.000  (1 of 1)",
		"CONTENT spans, outermost           P 1.000",
		"exact 1, without a label 0,",
		"speech-neutral/that said",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &out)
		}
	}
}

func TestFaultyCallsAreTold(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "b.jsonl")
	if err := os.WriteFile(broken, []byte("{\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]int{"": 2, broken + "x": 2, broken: 3} {
		var out, problems bytes.Buffer
		if code := run(strings.Fields(args), &out, &problems); code != want || problems.Len() == 0 {
			t.Errorf("%q ends with %d and %q, want %d", args, code, &problems, want)
		}
	}
}
