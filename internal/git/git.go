// Package git tells which lines of which files changed: since a revision, by
// asking git, or by a diff that is handed in.
//
// The invariant: this is the only package that starts a program, it starts
// nothing but git, only when asked to, and with nothing switched on by which a
// repository could make git start another.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// Since asks git what changed in the working tree since a revision, in the
// repository of the current folder. Files that git does not know yet are new.
func Since(ctx context.Context, revision string) (*Changes, error) {
	if revision == "" || strings.HasPrefix(revision, "-") {
		return nil, fmt.Errorf("“%s” is not a revision", revision)
	}
	top, err := run(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root := filepath.FromSlash(strings.TrimRight(string(top), "\r\n"))
	commit, err := run(ctx, "rev-parse", "--verify", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, err
	}
	diff, err := run(ctx, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "-U0", "-M",
		"--src-prefix=a/", "--dst-prefix=b/", "--submodule=short", strings.TrimSpace(string(commit)), "--")
	if err != nil {
		return nil, err
	}
	c, err := Parse(bytes.NewReader(diff), root)
	if err != nil {
		return nil, err
	}
	known, err := run(ctx, "ls-files", "-z", "--cached", "--full-name", "--", ":/")
	if err != nil {
		return nil, err
	}
	c.known = map[string]bool{}
	for name := range strings.SplitSeq(string(known), "\x00") {
		if name != "" {
			c.known[filepath.Join(root, filepath.FromSlash(name))] = true
		}
	}
	return c, nil
}

// run runs git and gives what it prints. Hooks, file system monitors, external
// programs for diffs and questions to the user are off.
func run(ctx context.Context, arguments ...string) ([]byte, error) {
	safe := []string{"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=", "--no-pager", "--no-optional-locks"}
	cmd := exec.CommandContext(ctx, "git", append(safe, arguments...)...)
	cmd.Env = append(cmd.Environ(), "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		said, _, _ := strings.Cut(strings.TrimSpace(errs.String()), "\n")
		return nil, fmt.Errorf("git %s: %s", arguments[0], said)
	}
	if err != nil {
		return nil, fmt.Errorf("git cannot be started: %w", err)
	}
	return out.Bytes(), nil
}
