package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/rhetlint/rhetlint/linter/prose"
)

// block is a piece of a page that was labelled inside or outside of the
// article.
type block struct{ ID, Text, Label string }

// page is the ID of a block's page: that of the block without the word in front
// and the number behind.
func page(id string) string {
	_, id, _ = strings.Cut(id, "-")
	id, _, _ = strings.Cut(id, "-")
	return id
}

func readBlocks(path string) (map[string][]block, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	blocks := map[string][]block{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var b block
		if err := json.Unmarshal(lines.Bytes(), &b); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		blocks[page(b.ID)] = append(blocks[page(b.ID)], b)
	}
	return blocks, lines.Err()
}

// sighting counts labelled blocks, and those of them that were read.
type sighting struct{ inside, insideRead, outside, outsideRead int }

// String tells the counts.
func (s sighting) String() string {
	return fmt.Sprintf("blocks: %d of %d inside the articles are read (%.2f %%), %d of %d outside of them (%.2f %%)",
		s.insideRead, s.inside, 100*ratio(s.insideRead, s.inside), s.outsideRead, s.outside, 100*ratio(s.outsideRead, s.outside))
}

// sight looks for the blocks of a page in what was read of it.
func (b *bench) sight(g gold, doc *prose.Document) {
	var all strings.Builder
	for _, s := range doc.Segments {
		if inBody(s.Zone) {
			all.WriteString(bare(s.Text))
			all.WriteString("\n")
		}
	}
	text := all.String()
	for _, x := range b.blocks[page(g.ID)] {
		found := strings.Contains(text, bare(x.Text))
		switch {
		case x.Label == "inside":
			b.seen.inside++
			b.seen.insideRead += count(found)
			if !found && b.list == "lost" {
				fmt.Printf("%s\t%s\n", x.ID, oneLine(x.Text))
			}
		default:
			b.seen.outside++
			b.seen.outsideRead += count(found)
			if found && b.list == "blocks" {
				fmt.Printf("%s\t%s\n", x.ID, oneLine(x.Text))
			}
		}
	}
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
