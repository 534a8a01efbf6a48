package voice_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rhetlint/rhetlint/linter/voice"
)

// reaches holds the ways a source can reach a figure: a text, the words asked
// about, and the kind and distance of their source at the levels relaxed, normal
// and strict. "//" parts paragraphs.
const reaches = `
# the same sentence
The council said nine men had died. | nine men | named-body 0 | named-body 0 | named-body 0
Nine men had died, the council said; four women were hurt. | four women | none 0 | none 0 | none 0

# a sentence that goes on by "added", "also", "put"
The council said nine men had died. It added that four women were hurt. | four women | named-body 0 | named-body 0 | named-body 0
Ann Orr said nine men had died. Orr also said four women were hurt. | four women | named-person 0 | named-person 0 | named-person 0
The council said nine men had died. The statement also put the missing at 12. | 12 | document 0 | document 0 | document 0
Ann Orr said nine men had died. She went on to say that four women were hurt. | four women | named-person 0 | named-person 0 | named-person 0

# the next sentence of a report
The council said nine men had died. Four women were hurt. | Four women | named-body 1 | named-body 1 | none 0
The council said nine men had died. Separately, four women were hurt. | four women | none 0 | none 0 | none 0
The council said nine men had died. // Four women were hurt. | Four women | none 0 | none 0 | none 0
The council said the dam was old. It was built in Alden. Rain fell. Four women were hurt. | Four women | named-body 1 | none 0 | none 0

# a lead before its source
Forty men died in a fire. // The council said the toll was high. | Forty men | named-body 1 | named-body 1 | none 0
# Forty dead in fire // Rain fell. // The council said forty men had died. | Forty dead | named-body 1 | named-body 1 | none 0
Rain fell. // Hail fell. // It was cold. // Forty men died in a fire. // The council said the toll was high. | Forty men | none 0 | none 0 | none 0

# a paragraph with a frame
Rain fell. // Hail fell. // The report lists three fires. The first was at sea. In Tolmen, nine men died. | nine men | document 1 | document 2 | none 0
Rain fell. // Hail fell. // Ann Orr gave an account of three fires: the first was at sea. | three fires | none 0 | none 0 | none 0

# a figure told before
Rain fell. // The council said 40 men had died. // It was cold. // The 40 men died by fire. | 40 men@2 | named-body 3 | named-body 3 | none 0
Rain fell. // The council said 40 men had died. // It was cold. // The 40 men were hurt by fire. | 40 men@2 | none 0 | none 0 | none 0

# a note for the whole document
All figures are from the Alden prosecutor. // Rain fell. // In Tolmen, 14 people died. | 14 people | role 3 | role 3 | none 0
Rain fell. // In Tolmen, 14 people died. // Note: all figures come from the Alden prosecutor unless stated. | 14 people | role 3 | role 3 | none 0
`

func TestHowFarASourceReachesAtEveryLevel(t *testing.T) {
	for line := range strings.Lines(reaches) {
		fields := strings.Split(strings.TrimSpace(line), " | ")
		if len(fields) != 5 {
			continue
		}
		doc := article(strings.ReplaceAll(fields[0], " // ", "\n\n"))
		segment, at := locate(t, doc, fields[1])
		for level := voice.Relaxed; level <= voice.Strict; level++ {
			s := voice.New(doc, level).Support(segment, at)
			if got := fmt.Sprintf("%v %d", s.Kind, s.Distance); got != fields[1+level] {
				t.Errorf("%q at level %v: %q has %s, want %s", fields[0], level, fields[1], got, fields[1+level])
			}
		}
	}
}

func TestSettledHistoryIsTold(t *testing.T) {
	for text, want := range map[string]bool{
		"In 1998 the storm killed about 10,000 people.": true,
		"The storm killed about 10,000 people.":         false,
	} {
		doc := article(text)
		segment, at := locate(t, doc, "10,000 people")
		if got := voice.New(doc, voice.Normal).Support(segment, at).Background; got != want {
			t.Errorf("%q: background is %v", text, got)
		}
	}
}
