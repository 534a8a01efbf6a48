package files

import (
	"testing"

	"github.com/rhetlint/rhetlint/linter/diag"
)

func faultHint(err error) string {
	if faults := diag.AsFaults(err); len(faults) > 0 {
		return faults[0].Hint
	}
	return ""
}

func TestSizesReadAndShow(t *testing.T) {
	tests := []struct {
		text string
		size Size
		show string
	}{
		{"1000", 1000, "1000 bytes"},
		{"512kB", 512 << 10, "512 kB"},
		{"16MB", 16 << 20, "16 MB"},
		{"16 mb", 16 << 20, "16 MB"},
		{"3m", 3 << 20, "3 MB"},
		{"1536k", 1536 << 10, "1.5 MB"},
		{"7 bytes", 7, "7 bytes"},
	}
	for _, test := range tests {
		var s Size
		if err := s.Set(test.text); err != nil || s != test.size || s.String() != test.show {
			t.Errorf("%q: %d, %q, %v", test.text, s, s, err)
		}
	}
	for _, text := range []string{"", "0", "-1", "big", "1.5MB", "9999999999999999999", "99999999MB", "MB"} {
		s := Size(5)
		if err := s.Set(text); err == nil || s != 5 {
			t.Errorf("%q is taken as %d", text, s)
		}
	}
}
