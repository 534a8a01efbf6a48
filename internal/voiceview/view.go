// Package voiceview shows an article as the voice engine reads it: whose words
// stand where, who is credited, and where the source of each casualty figure
// is. It answers “why was this not flagged?”.
//
// The one invariant: it decides nothing. All it shows was asked of the engine
// and the detector the way the linter asks them.
package voiceview

import (
	"strconv"

	"github.com/rhetlint/rhetlint/linter/detect"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/span"
	"github.com/rhetlint/rhetlint/linter/voice"
)

// View is an article as the engine reads it; it is also the JSON of the view.
type View struct {
	Version  int       `json:"version"` // of this form, 1
	Path     string    `json:"path"`
	Level    string    `json:"level"` // relaxed, normal or strict
	Segments []Segment `json:"segments"`
}

// Segment is one paragraph, heading or item.
type Segment struct {
	Place
	Zone         string        `json:"zone"`
	Sentences    []Place       `json:"sentences"`
	Quotations   []Quotation   `json:"quotations"`
	Attributions []Attribution `json:"attributions"`
	Figures      []Figure      `json:"figures"`
}

// Place is a range of the article. Offsets are bytes, lines and columns count
// from 1, a column counts code points, an end is exclusive.
type Place struct {
	Text  string   `json:"text"` // as the reader sees it
	Start Position `json:"start"`
	End   Position `json:"end"`
	at    span.Span
}

// Position is a place in the file.
type Position struct {
	Offset int `json:"offset"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Source is somebody credited.
type Source struct {
	Text  string `json:"text"`            // as written where it is credited; may be empty
	Named string `json:"named,omitempty"` // what a pronoun stands for
	Kind  string `json:"kind"`
}

// Quotation is a range in quotation marks.
type Quotation struct {
	Place
	Depth     int     `json:"depth"`
	Block     bool    `json:"block,omitempty"`
	Slip      bool    `json:"slip,omitempty"`  // a mark is missing
	Title     bool    `json:"title,omitempty"` // a work or a word named as a word
	Continued bool    `json:"continued,omitempty"`
	Owner     *Source `json:"owner"` // nil where nobody is credited
}

// Attribution credits words to a source.
type Attribution struct {
	Source    Source  `json:"source"`
	Where     *Place  `json:"where"` // the words that name the source, if they stand in this segment
	Cue       *Place  `json:"cue"`   // nil for a source carried over from elsewhere
	Class     string  `json:"class"`
	Content   []Place `json:"content"`
	Inherited bool    `json:"inherited,omitempty"`
	Stance    bool    `json:"stance,omitempty"`
}

// Figure is a casualty figure with where it comes from.
type Figure struct {
	Place
	Class      string  `json:"class"`
	Voice      string  `json:"voice"`
	Kind       string  `json:"kind"`     // of the source; none where nothing covers the figure
	Distance   int     `json:"distance"` // 0 same sentence, 1 next to it, 2 frame of the paragraph, 3 elsewhere
	Source     *Source `json:"source"`   // nil for a link, a note or none
	Unknown    bool    `json:"unknown,omitempty"`
	Background bool    `json:"background,omitempty"`
}

// viewer asks the engine about one document.
type viewer struct {
	doc     *prose.Document
	voices  *voice.Analysis
	figures detect.Detector
	year    int // of the article; 0 where unknown
}

// New reads a document. The level says how far a source reaches.
func New(doc *prose.Document, level voice.Level) *View {
	figures, _ := detect.Lookup("casualty-figure")
	year, _ := strconv.Atoi(doc.Meta.Date[:min(4, len(doc.Meta.Date))])
	v := &viewer{doc: doc, voices: voice.New(doc, level), figures: figures, year: year}
	out := &View{Version: 1, Path: doc.Path, Level: level.String(), Segments: make([]Segment, 0, len(doc.Segments))}
	for i := range doc.Segments {
		out.Segments = append(out.Segments, v.segment(i))
	}
	return out
}

func (v *viewer) segment(i int) Segment {
	seg := v.doc.Segments[i]
	out := Segment{
		Place: v.place(i, span.Span{Start: 0, End: len(seg.Text)}), Zone: seg.Zone.String(),
		Sentences: []Place{}, Quotations: []Quotation{}, Attributions: []Attribution{}, Figures: []Figure{},
	}
	for _, q := range v.voices.Quotations(i) {
		out.Quotations = append(out.Quotations, Quotation{
			Place: v.place(i, q.Span), Depth: q.Depth, Block: q.Block, Slip: q.Slip, Title: q.Title,
			Continued: q.Continued, Owner: v.source(q.Owner),
		})
	}
	for _, t := range v.voices.Attributions(i) {
		out.Attributions = append(out.Attributions, v.attribution(i, &t))
	}
	for _, s := range seg.Sentences() {
		out.Sentences = append(out.Sentences, v.place(i, s))
		for _, hit := range v.figures.Find(detect.Input{Text: seg.Text, Sentence: s, Zone: seg.Zone, Year: v.year}) {
			out.Figures = append(out.Figures, v.figure(i, hit))
		}
	}
	return out
}

func (v *viewer) attribution(i int, t *voice.Attribution) Attribution {
	out := Attribution{
		Source: *v.source(t), Class: t.Class, Inherited: t.Inherited, Stance: t.Stance, Content: []Place{},
	}
	if !t.Source.Empty() && t.SourceSegment == i {
		where := v.place(i, t.Source)
		out.Where = &where
	}
	if !t.Cue.Empty() {
		cue := v.place(i, t.Cue)
		out.Cue = &cue
	}
	for _, c := range t.Content {
		out.Content = append(out.Content, v.place(i, c))
	}
	return out
}

func (v *viewer) figure(i int, hit detect.Hit) Figure {
	s := v.voices.Support(i, hit.Span)
	return Figure{
		Place: v.place(i, hit.Span), Class: hit.Class, Voice: v.voices.Of(i, hit.Span).Voice.String(),
		Kind: s.Kind.String(), Distance: s.Distance, Source: v.source(s.Attribution),
		Unknown: s.Unknown, Background: s.Background || hit.Background,
	}
}

// source is who an attribution credits, nil for none.
func (v *viewer) source(t *voice.Attribution) *Source {
	if t == nil {
		return nil
	}
	s := &Source{Text: t.Source.Of(v.doc.Segments[t.SourceSegment].Text), Kind: t.Kind.String()}
	if t.Named != t.Source || t.NamedSegment != t.SourceSegment {
		s.Named = t.Named.Of(v.doc.Segments[t.NamedSegment].Text)
	}
	return s
}

func (v *viewer) place(i int, at span.Span) Place {
	seg := v.doc.Segments[i]
	where := seg.Source(at)
	return Place{Text: at.Of(seg.Text), Start: v.position(where.Start), End: v.position(where.End), at: at}
}

func (v *viewer) position(offset int) Position {
	p := v.doc.Position(offset)
	return Position{Offset: p.Offset, Line: p.Line, Column: p.Column}
}
