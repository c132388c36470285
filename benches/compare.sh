#!/usr/bin/env bash
# Times the whole program against `wc -w` on the same file, in one run: how many times as long newsctl takes as merely counting
# the words. `benches/compare.sh [FILE [NEWSCTL]]`: FILE is text or JSON Lines, else the fixtures repeated; NEWSCTL a release build.
# Each is run three times and the best taken. MEGABYTES=4 repeats a smaller file until it is as large; TOPIC_MEGABYTES=100 the same
# for the default topic, for which most articles are left at a glance, so that a small file would tell of nothing but the start.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

newsctl=${2:-target/release/newsctl}
megabytes=${MEGABYTES:-4}
topic_megabytes=${TOPIC_MEGABYTES:-100}
[ -x "$newsctl" ] || { echo "no $newsctl: run \`cargo build --release\` first" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

source=${1:-}
if [ -z "$source" ]; then
    source=$scratch/fixtures.jsonl
    for article in fixtures/*.txt; do jq --raw-input --slurp --compact-output '{text: .}' "$article"; done >"$source"
fi
# Repeats the source into $file until it has so many megabytes.
repeat() {
    local size times
    file=$scratch/repeated
    size=$(wc -c <"$source")
    times=$((($1 * 1000000 + size - 1) / size))
    for ((n = 0; n < times; n++)); do cat "$source"; done >"$file"
    bytes=$(wc -c <"$file")
    count=$(best wc -w "$file")
    echo "$(basename "$source") repeated to $bytes bytes"
    row "wc -w" "$count"
}

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
row() {
    awk -v name="$1" -v ns="$2" -v wc="$count" -v bytes="$bytes" \
        'BEGIN { printf "%-42s %8.2f s %8.1f MB/s %7.1f times wc\n", name, ns / 1e9, bytes * 1e3 / ns, ns / wc }'
}
repeat "$megabytes"
one=$(best "$newsctl" extract --jobs 1 --between any --documents evidence "$file")
row "every event, any states, one thread" "$one"
two=$(best "$newsctl" extract --jobs 2 --between any --documents evidence "$file")
row "every event, any states, two threads" "$two"
awk -v one="$one" -v two="$two" 'BEGIN { printf "two threads are %.2f times as fast as one\n", one / two }'
repeat "$topic_megabytes"
row "the default topic, one thread" "$(best "$newsctl" extract --quiet --jobs 1 --documents evidence "$file")"
row "the default topic, two threads" "$(best "$newsctl" extract --quiet --jobs 2 --documents evidence "$file")"
