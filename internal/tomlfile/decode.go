package tomlfile

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/rhetlint/rhetlint/linter/diag"
)

// unmarshaler is a type that reads its own value from the parsed tree:
// string, int64, float64, bool, time.Time, []any, []map[string]any or
// map[string]any.
type unmarshaler interface{ UnmarshalTOML(any) error }

// decoder moves a parsed tree into Go values and collects what does not fit.
// It assigns and checks in one walk, since the parser's own decoding matches
// keys without regard to case and stops at the first wrong type.
type decoder struct {
	file   *File
	path   []any // of the value in hand
	fields map[reflect.Type]fieldTable
	faults diag.Faults
}

// fieldTable holds the tagged fields of one struct.
type fieldTable struct {
	names []string // in order of the struct
	index map[string]int
}

// document decodes the whole file.
func (d *decoder) document(tree map[string]any, v any) {
	target := reflect.ValueOf(v)
	if target.Kind() != reflect.Pointer || target.Elem().Kind() != reflect.Struct {
		panic(fmt.Sprintf("tomlfile: Decode needs a pointer to a struct, not %T", v))
	}
	d.structure(target.Elem(), tree)
}

// full reports that no more faults are wanted.
func (d *decoder) full() bool { return len(d.faults) > maxFaults }

// listed are the faults to hand out, with one for the whole file that says if
// some are missing.
func (d *decoder) listed() diag.Faults {
	if !d.full() {
		return d.faults
	}
	more := d.faults[:maxFaults]
	more.Add(&diag.Fault{
		Path:    d.file.path,
		Message: fmt.Sprintf("the file has more than %d faults: the others are not listed", maxFaults),
	})
	return more
}

// below decodes the value one step further down.
func (d *decoder) below(step any, target reflect.Value, source any) {
	if d.full() {
		return
	}
	d.path = append(d.path, step)
	d.value(target, source)
	d.path = d.path[:len(d.path)-1]
}

// value decodes one value of any kind.
func (d *decoder) value(target reflect.Value, source any) {
	if target.Kind() == reflect.Pointer {
		if target.IsNil() {
			target.Set(reflect.New(target.Type().Elem()))
		}
		target = target.Elem()
	}
	if own, ok := target.Addr().Interface().(unmarshaler); ok {
		d.refused(own.UnmarshalTOML(source))
		return
	}
	if !d.container(target, source) && !scalar(target, source) {
		d.mismatch(target, source)
	}
}

// container decodes tables and arrays. It is false if target or source is none.
func (d *decoder) container(target reflect.Value, source any) bool {
	table, isTable := source.(map[string]any)
	switch {
	case target.Type() == reflect.TypeFor[time.Time]():
		return false
	case target.Kind() == reflect.Struct && isTable:
		d.structure(target, table)
	case target.Kind() == reflect.Map && isTable:
		d.mapping(target, table)
	case target.Kind() == reflect.Slice:
		return d.slice(target, source)
	default:
		return false
	}
	return true
}

// structure decodes a table into a struct and tells of keys without a field.
func (d *decoder) structure(target reflect.Value, table map[string]any) {
	fields := d.fieldsOf(target.Type())
	for _, name := range slices.Sorted(maps.Keys(table)) {
		if i, ok := fields.index[name]; ok {
			d.below(name, target.Field(i), table[name])
			continue
		}
		if d.full() {
			return
		}
		d.faults.Add(d.file.Fault("unknown key "+quoted(name), keyHint(name, fields.names),
			append(slices.Clone(d.path), name)...))
	}
}

// mapping decodes a table into a map with keys of the file's own.
func (d *decoder) mapping(target reflect.Value, table map[string]any) {
	if target.IsNil() {
		target.Set(reflect.MakeMapWithSize(target.Type(), len(table)))
	}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		item := reflect.New(target.Type().Elem()).Elem()
		d.below(name, item, table[name])
		target.SetMapIndex(reflect.ValueOf(name).Convert(target.Type().Key()), item)
	}
}

// slice decodes an array, or an array of tables.
func (d *decoder) slice(target reflect.Value, source any) bool {
	array := reflect.ValueOf(source)
	if array.Kind() != reflect.Slice {
		return false
	}
	n := array.Len()
	target.Set(reflect.MakeSlice(target.Type(), n, n))
	for i := range n {
		d.below(i, target.Index(i), array.Index(i).Interface())
	}
	return true
}

// scalar assigns a value without parts, and reports whether it fits.
func scalar(target reflect.Value, source any) bool {
	value := reflect.ValueOf(source)
	switch kind := target.Kind(); {
	case kind == reflect.Interface && target.NumMethod() == 0, value.Type() == target.Type():
		target.Set(value)
	case kind == reflect.String && value.Kind() == reflect.String:
		target.SetString(value.String())
	case kind == reflect.Bool && value.Kind() == reflect.Bool:
		target.SetBool(value.Bool())
	case target.CanInt() && value.CanInt() && !target.OverflowInt(value.Int()):
		target.SetInt(value.Int())
	case target.CanFloat() && value.CanFloat():
		target.SetFloat(value.Float())
	case target.CanFloat() && value.CanInt():
		target.SetFloat(float64(value.Int()))
	default:
		return false
	}
	return true
}

// refused turns the error of an UnmarshalTOML into faults at its value.
func (d *decoder) refused(err error) {
	if err == nil {
		return
	}
	reasons := diag.AsFaults(err)
	if reasons == nil {
		reasons = diag.Faults{{Message: err.Error()}}
	}
	for _, reason := range reasons {
		d.faults.Add(d.file.ValueFault(reason.Message, reason.Hint, d.path...))
	}
}

// fieldsOf lists the fields of a struct type that carry a toml tag.
func (d *decoder) fieldsOf(t reflect.Type) fieldTable {
	if known, ok := d.fields[t]; ok {
		return known
	}
	table := fieldTable{index: map[string]int{}}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ",")
		if name != "" && name != "-" {
			table.names = append(table.names, name)
			table.index[name] = i
		}
	}
	d.fields[t] = table
	return table
}
