package files

import "strings"

// wildmatch compares a path with a pattern of an ignore file, byte by byte, as
// git does: * and ? stop at a slash, ** between slashes stands for any folders,
// [a-z] and [[:alpha:]] are classes, and a backslash takes the byte after it
// literally. A pattern that is not well formed matches nothing. The cost is
// bounded by the square of the length of the name for each byte of the pattern.
func wildmatch(pattern, name string) bool {
	p, n := 0, 0
	star, folders := retry{pattern: -1}, retry{pattern: -1}
	for n < len(name) || p < len(pattern) {
		if p < len(pattern) && pattern[p] == '*' {
			first := p
			for p < len(pattern) && pattern[p] == '*' {
				p++
			}
			if p-first > 1 && opensFolders(pattern[:first]) && (p == len(pattern) || pattern[p] == '/') {
				if p == len(pattern) {
					return true
				}
				p++ // the folders end in the slash, or there are none
				folders, star = retry{p, n}, retry{pattern: -1}
				continue
			}
			star = retry{p, n}
			continue
		}
		if next, ok := one(pattern, p, name, n); ok {
			p, n = next, n+1
			continue
		}
		switch {
		case star.pattern >= 0 && star.name < len(name) && name[star.name] != '/':
			star.name++
			p, n = star.pattern, star.name
		case folders.pattern >= 0 && strings.IndexByte(name[folders.name:], '/') >= 0:
			folders.name += strings.IndexByte(name[folders.name:], '/') + 1
			p, n, star = folders.pattern, folders.name, retry{pattern: -1}
		default:
			return false
		}
	}
	return true
}

// opensFolders reports that ** behind this beginning of a pattern stands for
// folders: behind a slash, and in git also behind nothing but plain letters.
func opensFolders(before string) bool {
	return strings.HasSuffix(before, "/") || !strings.ContainsAny(before, `*?[\`)
}

// retry is where to go on when what was tried after a star does not match: the
// rest of the pattern, and the name from where the star ends so far.
type retry struct{ pattern, name int }

// one compares the pattern at p with the byte of the name at n, and gives the
// place behind it in the pattern.
func one(pattern string, p int, name string, n int) (next int, ok bool) {
	if p >= len(pattern) || n >= len(name) {
		return p, false
	}
	switch pattern[p] {
	case '?':
		return p + 1, name[n] != '/'
	case '[':
		next, matched := class(pattern, p+1, name[n])
		return next, matched && name[n] != '/'
	case '\\':
		if p++; p == len(pattern) {
			return p, false
		}
	}
	return p + 1, pattern[p] == name[n]
}

// class compares a byte with the class whose bracket opens before p. It does
// not match where the class is not well formed.
func class(pattern string, p int, c byte) (next int, matched bool) {
	negated := p < len(pattern) && (pattern[p] == '!' || pattern[p] == '^')
	if negated {
		p++
	}
	low, found := -1, false // low is the byte that a range can begin with
	for first := true; first || p < len(pattern) && pattern[p] != ']'; first = false {
		if p >= len(pattern) {
			return p, false
		}
		if name, size := namedClass(pattern[p:]); size > 0 {
			in, known := inNamedClass(name, c)
			if !known {
				return p, false
			}
			p, low, found = p+size, -1, found || in
			continue
		}
		if pattern[p] == '-' && low >= 0 && p+1 < len(pattern) && pattern[p+1] != ']' {
			high, size := literal(pattern[p+1:])
			if size == 0 {
				return p, false
			}
			p, found, low = p+1+size, found || int(c) >= low && c <= high, -1
			continue
		}
		member, size := literal(pattern[p:])
		if size == 0 {
			return p, false
		}
		p, low, found = p+size, int(member), found || c == member
	}
	if p >= len(pattern) {
		return p, false
	}
	return p + 1, found != negated
}

// literal is the byte at the start of text, which may stand behind a backslash.
func literal(text string) (c byte, size int) {
	switch {
	case text[0] != '\\':
		return text[0], 1
	case len(text) == 1:
		return 0, 0
	}
	return text[1], 2
}

// namedClass reads [:name:] at the start of text.
func namedClass(text string) (name string, size int) {
	if !strings.HasPrefix(text, "[:") {
		return "", 0
	}
	end := strings.IndexByte(text, ']')
	if end < len("[::") || text[end-1] != ':' {
		return "", 0
	}
	return text[len("[:") : end-1], end + 1
}

// inNamedClass reports whether an ASCII byte belongs to a class of POSIX.
func inNamedClass(name string, c byte) (in, known bool) {
	lower, upper, digit := c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9'
	graph := c > ' ' && c < 0x7F
	switch name {
	case "alnum":
		in = lower || upper || digit
	case "alpha":
		in = lower || upper
	case "blank":
		in = c == ' ' || c == '\t'
	case "cntrl":
		in = c < ' ' || c == 0x7F
	case "digit":
		in = digit
	case "graph":
		in = graph
	case "lower":
		in = lower
	case "print":
		in = graph || c == ' '
	case "punct":
		in = graph && !lower && !upper && !digit
	case "space":
		in = c == ' ' || c >= '\t' && c <= '\r'
	case "upper":
		in = upper
	case "xdigit":
		in = digit || c|0x20 >= 'a' && c|0x20 <= 'f'
	default:
		return false, false
	}
	return in, true
}
