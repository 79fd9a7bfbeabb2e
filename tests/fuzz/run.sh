#!/usr/bin/env bash
# Replays the crashers of one target, then fuzzes it from its seeds for a number of runs, and for a time when one is asked for.
# usage: run.sh PROGRAM FOLDER-OF-SEEDS LEAST      PROGRAM: fuzz_<target>; LEAST: runs that must have been done
#   TRIBUTARY_FUZZ_SECONDS=60   goes on for so long, from other random numbers each time; without it a run is short and repeatable
set -euo pipefail
program=$(realpath "$1")
target=$(basename "$program")
target=${target#fuzz_}
seeds=$(realpath "$2")/$target
least=$3
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
[ -n "$(ls "$seeds")" ] || { echo "$target has no seeds"; exit 1; }

shopt -s nullglob
crashers=("$here/crashers/$target"/*)
if [ ${#crashers[@]} -gt 0 ]; then "$program" "${crashers[@]}" >crashers.log 2>&1 || { tail -n 40 crashers.log; exit 1; }; fi

mkdir corpus
# usage: fuzz OPTION; adds what it ran to `log`
fuzz() {
  "$program" "$1" -timeout=20 -rss_limit_mb=3000 -max_len=16384 -print_final_stats=1 -artifact_prefix="$work/" corpus "$seeds" >>log 2>&1 && return
  tail -n 40 log
  for found in crash-* timeout-* oom-* leak-*; do echo "The input, for tests/fuzz/crashers/$target: $(base64 -w 0 "$found")"; done
  exit 1
}
fuzz -runs="$least" -seed=1
[ -z "${TRIBUTARY_FUZZ_SECONDS:-}" ] || fuzz -max_total_time="$TRIBUTARY_FUZZ_SECONDS"
done_runs=$(($(sed -n 's/^stat::number_of_executed_units: *//p' log | paste -sd+)))
echo "$target: $done_runs runs, ${#crashers[@]} crashers replayed, $(sed -n 's/.*\(cov: [0-9]*\).*/\1/p' log | tail -n 1)"
[ "$done_runs" -ge "$least" ]
