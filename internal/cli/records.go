package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"sync"

	"github.com/rhetlint/rhetlint/internal/files"
	"github.com/rhetlint/rhetlint/linter"
	"github.com/rhetlint/rhetlint/linter/diag"
	"github.com/rhetlint/rhetlint/linter/prose"
	"github.com/rhetlint/rhetlint/linter/read"
	"github.com/rhetlint/rhetlint/linter/read/corpus"
)

// headBytes is how much of an input without a telling name is looked at for
// its format: a record of a corpus is known by its first line.
const headBytes = 1 << 20

// isCorpus reports whether an article is a stream of them. It opens only what
// neither a flag nor a name tells the format of.
func (s *session) isCorpus(art article, reader files.Reader) bool {
	if art.linter == nil {
		return false
	}
	language := s.run.read.Language
	if language == "" {
		language = read.ByName(art.path)
	}
	if language == "" {
		language = read.Detect(art.path, head(art.target, reader), "")
	}
	return language == read.JSONL
}

// head is the beginning of an input; what cannot be read has none. Standard
// input stays as it was.
func head(target files.Target, reader files.Reader) []byte {
	if target.IsStdin() {
		stream, ok := reader.Stdin.(*bufio.Reader)
		if !ok {
			return nil
		}
		start, _ := stream.Peek(headBytes)
		return start
	}
	stream, err := reader.Open(target)
	if err != nil {
		return nil
	}
	defer stream.Close()
	start, _ := io.ReadAll(io.LimitReader(stream, headBytes))
	return start
}

// corpus lints the records of one stream in bounded memory, one result for each.
func (s *session) corpus(ctx context.Context, articles []article, reader files.Reader) error {
	art := articles[0]
	stream, err := reader.Open(art.target)
	if err != nil {
		return s.emit(&linter.Result{Path: art.path, Faults: diag.AsFaults(err)}, art)
	}
	defer stream.Close()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	s.settler.startCorpus(art)
	s.progress.open()
	places := &queue{}
	err = art.linter.Run(ctx, s.records(art, untilDone(ctx, stream), places), s.run.jobs, func(r *linter.Result) error {
		r.Record = places.next()
		err := s.emit(r, art)
		if err != nil {
			stop(err)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range s.settler.endCorpus(art) {
		if err := s.report(r, art.config); err != nil {
			return err
		}
	}
	return nil
}

// queue holds the places of the records that are under way.
type queue struct {
	mu  sync.Mutex
	all []*linter.Record
}

func (q *queue) add(r *linter.Record) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.all = append(q.all, r)
}

func (q *queue) next() *linter.Record {
	q.mu.Lock()
	defer q.mu.Unlock()
	first := q.all[0]
	q.all = q.all[1:]
	return first
}

// recordPath names a record in reports: the path of its stream, "#" and what
// the record calls itself; else a colon and its line.
func recordPath(stream string, r corpus.Record) string {
	if r.ID == "" {
		return fmt.Sprintf("%s:%d", stream, r.Line)
	}
	return stream + "#" + r.ID
}

// records are the articles of a stream, each to be read by a worker.
func (s *session) records(art article, stream io.Reader, places *queue) iter.Seq[linter.Input] {
	return func(yield func(linter.Input) bool) {
		options := s.run.flags.corpus(art.path, int64(s.run.flags.maxBytes))
		for record, fault := range corpus.Records(stream, options) {
			path := recordPath(art.path, record)
			places.add(&linter.Record{Path: art.path, ID: record.ID, Line: record.Line})
			understand := func(context.Context) (*prose.Document, *linter.Profile, error) {
				if fault != nil {
					return nil, nil, fault
				}
				doc, err := read.Document(path, []byte(record.Text), read.Options{Language: "text", Encoding: "utf-8"})
				return s.configured(doc, art, err)
			}
			if !yield(linter.Input{Path: path, Read: understand}) {
				return
			}
		}
	}
}
