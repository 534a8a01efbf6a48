//go:build !unix

package files

// nonblock is not needed where named pipes are not files.
const nonblock = 0
