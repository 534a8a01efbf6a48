package web

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// isVoid reports the elements that have no end tag.
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isBlock reports the elements that begin and end a paragraph.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Header,
		atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol,
		atom.Optgroup, atom.Option, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table,
		atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Title, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// stresses reports the elements that set words off from running text.
func stresses(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Em, atom.I, atom.Strong, atom.B, atom.Small:
		return true
	}
	return false
}

// isUnseen reports the elements whose content is no running text of a page:
// what browsers do not show, menus, controls, code, pictures.
func isUnseen(a atom.Atom, name string) bool {
	switch a {
	case atom.Title, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Nav, atom.Svg, atom.Math, atom.Iframe, atom.Object,
		atom.Canvas, atom.Audio, atom.Video, atom.Select, atom.Button, atom.Textarea, atom.Datalist, atom.Noembed,
		atom.Noframes, atom.Head, atom.Code, atom.Map, atom.Dialog, atom.Applet, atom.Rp, atom.Rt, atom.Progress, atom.Meter:
		return true
	}
	return name == "amp-ad"
}

// closesBefore lists the elements that a start tag ends where they are open,
// and the ones that protect them.
func closesBefore(a atom.Atom) (ended, guards []atom.Atom) {
	switch a {
	case atom.Li:
		return []atom.Atom{atom.Li, atom.P}, []atom.Atom{atom.Ul, atom.Ol, atom.Menu}
	case atom.Dt, atom.Dd:
		return []atom.Atom{atom.Dt, atom.Dd, atom.P}, []atom.Atom{atom.Dl}
	case atom.Td, atom.Th:
		return []atom.Atom{atom.Td, atom.Th, atom.P}, []atom.Atom{atom.Tr, atom.Table}
	case atom.Tr:
		return []atom.Atom{atom.Td, atom.Th, atom.Tr, atom.P}, []atom.Atom{atom.Table}
	case atom.Body:
		return []atom.Atom{atom.Head}, nil
	case atom.A:
		return []atom.Atom{atom.A}, nil
	}
	if isBlock(a) && a != atom.Html && a != atom.Head && a != atom.Title {
		return []atom.Atom{atom.P}, []atom.Atom{atom.Td, atom.Th, atom.Table}
	}
	return nil, nil
}

// isHidden reports the attributes with which a page hides an element.
func isHidden(name, value string) bool {
	switch name {
	case "hidden":
		return !strings.EqualFold(value, "until-found")
	case "aria-hidden":
		return strings.EqualFold(value, "true")
	case "style":
		bare := strings.ToLower(strings.Map(func(r rune) rune {
			if r == ' ' || r == '\t' || r == '\n' {
				return -1
			}
			return r
		}, value))
		return strings.Contains(bare, "display:none") || strings.Contains(bare, "visibility:hidden")
	}
	return false
}
