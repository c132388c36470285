#!/usr/bin/env bash
# Times the whole program against `wc -w` on the same file, in one run: how many times as long newsctl takes as merely counting
# the words. `benches/compare.sh [FILE [NEWSCTL]]`: FILE is text or JSON Lines, else the fixtures repeated; NEWSCTL a release build.
# Each is run three times and the best taken. MEGABYTES=100 repeats a smaller file until it is as large.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

newsctl=${2:-target/release/newsctl}
megabytes=${MEGABYTES:-4}
[ -x "$newsctl" ] || { echo "no $newsctl: run \`cargo build --release\` first" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

source=${1:-}
if [ -z "$source" ]; then
    source=$scratch/fixtures.jsonl
    for article in fixtures/*.txt; do jq --raw-input --slurp --compact-output '{text: .}' "$article"; done >"$source"
fi
file=$scratch/repeated
size=$(wc -c <"$source")
times=$(((megabytes * 1000000 + size - 1) / size))
for ((n = 0; n < times; n++)); do cat "$source"; done >"$file"
bytes=$(wc -c <"$file")

# Seconds of the best of three runs.
best() {
    local least='' start end
    for _ in 1 2 3; do
        start=$(date +%s%N)
        "$@" >/dev/null
        end=$(date +%s%N)
        { [ -z "$least" ] || [ $((end - start)) -lt "$least" ]; } && least=$((end - start))
    done
    echo "$least"
}

export LC_ALL=C.UTF-8
count=$(best wc -w "$file")
row() {
    awk -v name="$1" -v ns="$2" -v wc="$count" -v bytes="$bytes" \
        'BEGIN { printf "%-42s %8.2f s %8.1f MB/s %7.1f times wc\n", name, ns / 1e9, bytes * 1e3 / ns, ns / wc }'
}
echo "$(basename "$source") repeated to $bytes bytes"
row "wc -w" "$count"
one=$(best "$newsctl" extract --jobs 1 --between any --documents evidence "$file")
row "every event, any states, one thread" "$one"
two=$(best "$newsctl" extract --jobs 2 --between any --documents evidence "$file")
row "every event, any states, two threads" "$two"
row "the default topic, one thread" "$(best "$newsctl" extract --jobs 1 --documents evidence "$file")"
awk -v one="$one" -v two="$two" 'BEGIN { printf "two threads are %.2f times as fast as one\n", one / two }'
