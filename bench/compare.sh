#!/bin/sh
# Compares rhetlint with ripgrep and Vale on texts and lists of the same terms,
# made by internal/tools/corpus. Prints CPU seconds (user + system, best of
# RUNS) of each tool that is installed, and the ratios. Needs Go, GNU time.
#
#   bench/compare.sh [FOLDER]      keeps the texts in FOLDER, default a new one
set -eu
cd "$(dirname "$0")/.."
runs=${RUNS:-5}
dir=${1:-$(mktemp -d)}
CGO_ENABLED=0 go build -trimpath -o "$dir/rhetlint" ./cmd/rhetlint # as it is released
export RHETLINT_CACHE_DIR="$dir/cache"                              # packs are kept from the second run on
[ -f "$dir/one.txt" ] || go run ./internal/tools/corpus -out "$dir"
cd "$dir"

# best COMMAND...: the least CPU seconds and the peak memory in MiB, or "-"
best() {
	if ! command -v "$1" >/dev/null 2>&1; then
		echo "- -"
		return
	fi
	i=0
	while [ "$i" -lt "$runs" ]; do
		# findings make an exit code of 1; that is no failure here
		/usr/bin/time -f '%U %S %M' -o time.out "$@" >/dev/null 2>&1 || true
		tail -n 1 time.out
		i=$((i + 1))
	done | awk '{ s = $1 + $2; if (NR == 1 || s < least) { least = s; peak = $3 } } END { printf "%.3f %.0f\n", least, peak / 1024 }'
}

row() { # name list input
	ours=$(best ./rhetlint --format jsonl --config "$2/.rhetlint.toml" "$3")
	grep=$(best rg -c -i -w $4 -f "$2.rg" "$3")
	vale=$(best vale --config "$2/vale/.vale.ini" --output JSON "$3")
	echo "$1|$ours|$grep|$vale" | awk -F'|' '{
		split($2, a, " "); split($3, b, " "); split($4, c, " ")
		r = b[1] == "-" || b[1] == 0 ? "-" : sprintf("%.2f", a[1] / b[1])
		v = c[1] == "-" || c[1] == 0 ? "-" : sprintf("%.3f", a[1] / c[1])
		printf "%-34s %8s %6s %8s %6s %8s %6s %8s %8s\n", $1, a[1], a[2], b[1], b[2], c[1], c[2], r, v }'
}

printf '%-34s %8s %6s %8s %6s %8s %6s %8s %8s\n' "" rhetlint MiB ripgrep MiB Vale MiB "to rg" "to Vale"
row "start, 300 terms" equal tiny.txt ""
row "article of 25 KB, 300 terms" equal article.txt ""
row "1,000 files, 300 phrases" phrases files "-F"
row "1,000 files, 260 + 40 patterns" equal files ""
row "one file of 15 MB, 260 + 40" equal one.txt ""

echo
echo "all built-in packs with voices, CPU seconds and MiB:"
for input in tiny.txt article.txt files; do
	echo "$input $(best ./rhetlint --no-config --format jsonl "$input")"
done
echo
echo "numbers of phrases, files/000, CPU seconds and MiB:"
for n in 300 600 3000 30000; do
	echo "$n $(best ./rhetlint --config "rules$n/.rhetlint.toml" --format jsonl files)"
done
echo
echo "size of one file, 260 + 40, CPU seconds and MiB:"
for mb in 1 2 4 8; do
	echo "$mb MB $(best ./rhetlint --config equal/.rhetlint.toml --format jsonl "one$mb.txt")"
done
