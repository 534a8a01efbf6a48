package match

import "testing"

func TestShortWordsOfPatternsKeepTheirCase(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{`tell us`, `tell (?-i:[Uu]s)`},
		{`(?:me|us|them)\b`, `(?:me|(?-i:[Uu]s)|them)\b`},
		{`\bus\b`, `\b(?-i:[Uu]s)\b`},
		{`us(?:e|ing)`, `us(?:e|ing)`},
		{`(?:tr)us`, `(?:tr)us`},
		{`us?`, `us?`},
		{`[us]+`, `[us]+`},
		{`(?<us>x) US troops`, `(?<us>x) (?-i:US) troops`},
		{`(?:us )?give`, `(?:(?-i:[Uu]s) )?give`},
		{`(?-i:US)`, `(?-i:(?-i:US))`},
		{`\p{Lu}us`, `\p{Lu}us`},
		{`\wus`, `\wus`},
		{`bus|bonus`, `bus|bonus`},
	} {
		if got := guardShort(c.pattern); got != c.want {
			t.Errorf("%s: got %s, want %s", c.pattern, got, c.want)
		}
	}
	set := setOf(t, nil, []string{`\bhelp us\b`, `\bUS troops\b`})
	if got := scan(t, set, "Help us. Help US officials. US troops. It gives us troops."); len(got) != 2 {
		t.Errorf("got %q", got)
	}
}
