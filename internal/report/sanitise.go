package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line makes untrusted text fit to be printed on one line of a terminal or a
// CI log: a tab becomes a space, and everything that moves the cursor, hides,
// reorders or commands is shown as its number (<U+202E>, <0xFF> for a byte that
// is not UTF-8). A first "::" and any "##name[" would be commands to some CI
// systems; they lose that form.
func Line(s string) string {
	if strings.HasPrefix(strings.TrimSpace(s), "::") {
		s = "./" + strings.TrimSpace(s)
	}
	return visible(s)
}

// visible is Line without the guard for the beginning of a line.
func visible(s string) string {
	shown, _ := visibleCuts(s)
	return shown
}

// visibleCuts makes s visible and tells where the byte offsets cuts, which
// rise, have gone. Text beside a cut is judged together with what follows it.
func visibleCuts(s string, cuts ...int) (string, []int) {
	if plain(s) {
		return s, cuts
	}
	var b strings.Builder
	moved := make([]int, 0, len(cuts))
	split := false // the number sign at i follows another and leads a command
	for i := 0; i < len(s); {
		for len(moved) < len(cuts) && cuts[len(moved)] <= i {
			moved = append(moved, b.Len())
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if split {
			b.WriteString("<U+0023>")
		} else {
			b.WriteString(show(r, s[i:i+size]))
		}
		split = r == '#' && !split && command(s[i+size:])
		i += size
	}
	for len(moved) < len(cuts) {
		moved = append(moved, b.Len())
	}
	return b.String(), moved
}

// Block is Line for text of several lines, such as a rule's page.
func Block(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = Line(line)
	}
	return strings.Join(lines, "\n")
}

// plain reports whether s is printable ASCII without number signs, which is
// nearly always so and needs no second look.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '#' {
			return false
		}
	}
	return true
}

// show is what is printed for one rune; raw is its bytes.
func show(r rune, raw string) string {
	switch {
	case r == '\t':
		return " "
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf("<0x%02X>", raw[0])
	case hidden(r):
		return fmt.Sprintf("<U+%04X>", r)
	}
	return raw
}

// hidden marks runes that a reader cannot see but a terminal may act upon:
// controls, line separators, direction marks, zero-width marks and tags.
func hidden(r rune) bool {
	if r < 0x80 {
		return r < ' ' || r == 0x7F
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r >= 0xE0000 && r <= 0xE007F
}

// command reports whether rest, after one number sign, goes on like a command
// of Azure Pipelines, TeamCity or GitHub ("##vso[", "##teamcity[", "##[").
func command(rest string) bool {
	name, ok := strings.CutPrefix(rest, "#")
	if !ok {
		return false
	}
	name = strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz")
	return strings.HasPrefix(name, "[")
}

// escapeJSON writes runes that are hidden on a terminal as \u escapes. In
// encoded JSON they only occur inside strings, so the values stay the same.
func escapeJSON(encoded []byte) []byte {
	var out []byte
	from := 0
	for i := 0; i < len(encoded); {
		if c := encoded[i]; ' ' <= c && c < 0x7F {
			i++
			continue
		}
		r, size := utf8.DecodeRune(encoded[i:])
		if hidden(r) && r != '\n' {
			out = append(out, encoded[from:i]...)
			out = appendEscape(out, r)
			from = i + size
		}
		i += size
	}
	if out == nil {
		return encoded
	}
	return append(out, encoded[from:]...)
}

// appendEscape adds r as one \u escape, or as a surrogate pair.
func appendEscape(out []byte, r rune) []byte {
	if r <= 0xFFFF {
		return fmt.Appendf(out, `\u%04x`, r)
	}
	r -= 0x10000
	return fmt.Appendf(out, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
}
