#!/bin/sh
# examples/cluster/parallel.sh SUBMISSIONS SHARES
set -eu
seq "$2" | parallel --retries 3 grader grade "$1" --threads 1 --shard "{}/$2" --out "results.{}.csv" --resume
# shellcheck disable=SC2046
grader merge $(seq -f 'results.%g.csv' "$2") --out results.csv --gradebook gradebook.csv --report report.html
