#!/usr/bin/env bash
# Runs every fuzzer of FOLDER for SECONDS each, from the checked-in corpus: tests/fuzz/run.sh build/fuzz/fuzz 60 [NAME…]
# What is found stays in FOLDER: inputs that reach new code in FOLDER/corpus/NAME, those that crash in FOLDER/crashes. Exits 1 on a crash.
set -uo pipefail
if [ $# -lt 2 ]; then
    echo "usage: tests/fuzz/run.sh FOLDER SECONDS [NAME…]" >&2
    exit 2
fi
folder=$1
time_each=$2
shift 2
examples="$(dirname "$(readlink -f "$0")")/corpus"
longest=65536     # bytes of an input: two records, more than any handshake
slowest=5         # seconds that one input may take
memory=1024       # MiB for a fuzzer as a whole
allocation=64     # MiB in one piece

names=("$@")
if [ ${#names[@]} = 0 ]; then
    for program in "$folder"/fuzz_*; do names+=("${program##*/fuzz_}"); done
fi
mkdir -p "$folder/crashes" "$folder/logs"

crashed=0
printf '%-20s %12s %10s %8s %8s  %s\n' fuzzer runs runs/s edges corpus result
for name in "${names[@]}"; do
    mkdir -p "$folder/corpus/$name"
    log="$folder/logs/$name.log"
    result=ok
    "$folder/fuzz_$name" "$folder/corpus/$name" "$examples/$name" -max_total_time="$time_each" -max_len="$longest" -timeout="$slowest" \
        -rss_limit_mb="$memory" -malloc_limit_mb="$allocation" -print_final_stats=1 -artifact_prefix="$folder/crashes/$name-" >"$log" 2>&1 || {
        result="CRASH, see $log"
        crashed=1
    }
    runs=$(awk '/stat::number_of_executed_units/ {print $2}' "$log")
    speed=$(awk '/stat::average_exec_per_sec/ {print $2}' "$log")
    last=$(grep -o 'cov: [0-9]* .*corp: [0-9]*' "$log" | tail -1)
    edges=$(sed -E 's/cov: ([0-9]+).*/\1/' <<<"$last")
    held=$(sed -E 's/.*corp: ([0-9]+).*/\1/' <<<"$last")
    printf '%-20s %12s %10s %8s %8s  %s\n' "$name" "${runs:--}" "${speed:--}" "${edges:--}" "${held:--}" "$result"
done
exit $crashed
