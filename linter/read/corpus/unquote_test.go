package corpus

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
)

func TestTextsAreUnquotedAsJSONHasThem(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"a", "river ", `\n`, `\\`, `\"`, `\/`, `\t`, `\r`, `\b`, `\f`, "é", "“", "u", `\\u`, `\u00e9`, `\ud83d\ude00`, `\ud800`}
	for range 5000 {
		raw := `"`
		for range r.IntN(8) {
			raw += pieces[r.IntN(len(pieces)-r.IntN(2)*3)]
		}
		raw += `"`
		var want string
		if err := json.Unmarshal([]byte(raw), &want); err != nil {
			t.Fatal(raw, err)
		}
		if got, err := unquote([]byte(raw)); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", raw, got, err, want)
		}
	}
}
