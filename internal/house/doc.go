// Package house holds no code of its own: its tests keep the layout that
// docs/architecture.md describes. They read the module's Go files with
// go/parser and check who imports whom, what the engine may touch, how large
// files, functions and types grow, and that everything exported is explained.
//
// The invariant to remember: a fact that architecture.md states about all
// packages has a test here, and an exception stands in a table with its reason.
package house
