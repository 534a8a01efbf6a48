package tomlfile

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

// mismatch tells that a value has the wrong type.
func (d *decoder) mismatch(target reflect.Value, source any) {
	wanted, found := wantedType(target.Type()), foundType(source)
	message := fmt.Sprintf("%s must be %s, not %s", d.subject(), wanted, found)
	if wanted == found {
		message = fmt.Sprintf("%s is out of range", d.subject())
	}
	d.faults.Add(d.file.ValueFault(message, d.typeHint(target.Type(), source), d.path...))
}

// subject names the value in hand by its key, and its number in an array.
func (d *decoder) subject() string {
	var items []string
	for i := len(d.path) - 1; i >= 0; i-- {
		switch step := d.path[i].(type) {
		case int:
			items = append(items, fmt.Sprintf("item %d of ", step+1))
		case string:
			return strings.Join(items, "") + quoted(step)
		}
	}
	return "the file"
}

// wantedType says what a field takes.
func wantedType(t reflect.Type) string {
	if t.Kind() == reflect.Slice {
		return strings.TrimSuffix("an array of "+wantedItems(t.Elem()), " of anything")
	}
	return singular(wantedItems(t))
}

// wantedItems says what the items of an array must be, in the plural.
func wantedItems(t reflect.Type) string {
	switch kind := t.Kind(); {
	case kind == reflect.Pointer:
		return wantedItems(t.Elem())
	case t == reflect.TypeFor[time.Time]():
		return "dates"
	case kind == reflect.String:
		return "strings"
	case kind == reflect.Bool:
		return "booleans"
	case kind >= reflect.Int && kind <= reflect.Int64:
		return "integers"
	case kind == reflect.Float32 || kind == reflect.Float64:
		return "numbers"
	case kind == reflect.Slice:
		return "arrays"
	case kind == reflect.Struct || kind == reflect.Map:
		return "tables"
	case kind == reflect.Interface && t.NumMethod() == 0:
		return "anything"
	}
	panic("tomlfile: no TOML value goes into " + t.String())
}

// foundType says what stands in the file.
func foundType(source any) string {
	switch source.(type) {
	case string:
		return "a string"
	case bool:
		return "a boolean"
	case int64:
		return "an integer"
	case float64:
		return "a decimal number"
	case time.Time:
		return "a date"
	case []any:
		return "an array"
	case []map[string]any:
		return "an array of tables"
	}
	return "a table"
}

func singular(plural string) string {
	word := strings.TrimSuffix(plural, "s")
	if strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// typeHint says how to repair a wrong type, for the slips that are common.
func (d *decoder) typeHint(t reflect.Type, source any) string {
	key, ok := d.path[len(d.path)-1].(string)
	name := printable(key, maxName)
	text, isText := source.(string)
	_, isTable := source.(map[string]any)
	tables := t.Kind() == reflect.Slice && strings.HasSuffix(wantedType(t), " of tables")
	plain := isText || reflect.ValueOf(source).Comparable()
	switch kind := t.Kind(); {
	case tables && isTable && ok:
		return fmt.Sprintf("write the header with two brackets: [[%s]]", name)
	case tables:
		return ""
	case kind == reflect.Slice && isText && ok:
		return fmt.Sprintf("put it in brackets: %s = [%q]", name, printable(text, maxName))
	case kind == reflect.Slice && plain:
		return "put it in brackets: […]"
	case kind == reflect.String && plain:
		return "put it between quotation marks"
	case isText && (kind == reflect.Bool || kind >= reflect.Int && kind <= reflect.Int64 || kind == reflect.Float64):
		return "leave out the quotation marks"
	}
	return ""
}

// keyHint offers the key that was meant, or all there are.
func keyHint(name string, known []string) string {
	if near := Suggest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 {
		return "this table has no keys"
	}
	return "known keys here: " + strings.Join(known, ", ")
}
