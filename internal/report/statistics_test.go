package report

import (
	"bytes"
	"testing"
)

func TestStatistics(t *testing.T) {
	var s Statistics
	for _, r := range sample(t) {
		s.Add(r)
	}
	var b bytes.Buffer
	if err := s.Write(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "statistics", b.Bytes())
}
