package files

import (
	"fmt"
	"strconv"
	"strings"
)

// Size is a number of bytes that people read and write: 16MB, 512kB, 1000.
// The units are 1024 and 1024 times 1024 bytes. It is a flag value.
type Size int64

const (
	kilobyte = 1 << 10
	megabyte = 1 << 20
)

// String gives a short form that reads the same again for whole numbers.
func (s Size) String() string {
	switch {
	case s >= megabyte:
		return strings.Replace(fmt.Sprintf("%.1f MB", float64(s)/megabyte), ".0 ", " ", 1)
	case s >= kilobyte:
		return strings.Replace(fmt.Sprintf("%.1f kB", float64(s)/kilobyte), ".0 ", " ", 1)
	}
	return fmt.Sprintf("%d bytes", int64(s))
}

// Set reads a size with its unit, if it has one.
func (s *Size) Set(text string) error {
	word := strings.ToLower(strings.ReplaceAll(text, " ", ""))
	unit := int64(1)
	for _, u := range []struct {
		suffix string
		size   int64
	}{{"mb", megabyte}, {"m", megabyte}, {"kb", kilobyte}, {"k", kilobyte}, {"bytes", 1}, {"b", 1}} {
		if rest, ok := strings.CutSuffix(word, u.suffix); ok {
			word, unit = rest, u.size
			break
		}
	}
	n, err := strconv.ParseInt(word, 10, 64)
	if err != nil || n <= 0 || n > 1<<40/unit {
		return fmt.Errorf("%q is not a size: write a number of bytes, or 512kB, or 16MB", text)
	}
	*s = Size(n * unit)
	return nil
}

// Type is the word for a size in help.
func (s *Size) Type() string { return "size" }
