#!/usr/bin/env bash
# Runs transcripts in a copy of the examples: each command that stands behind "$ ", in the folder that the first line names. What is printed
# must be what stands below it. A page that is served goes on until it is stopped, so that command is named and not run.
#   examples/walk.sh examples/courses/canvas.transcript
# grader and upload are those on the PATH; those of this repository where there are none.
set -euo pipefail
examples=$(cd "$(dirname "$0")" && pwd)
if ! command -v grader > /dev/null; then
    grader() { dotnet run --project "$WALKED/../src/Grader" -c Release -- "$@"; }
fi
if ! command -v upload > /dev/null; then
    upload() { dotnet run --project "$WALKED/courses/upload" -c Release -- "$@"; }
fi
export WALKED=$examples
export -f grader upload 2> /dev/null || true
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

walk() { # TRANSCRIPT: prints it as it comes out
    while IFS= read -r line; do
        case $line in
            '#'*) echo "$line" ;;
            '$ grader serve'*) echo "$line" ;;
            '$ '*)
                echo "$line"
                (cd "$folder" && bash -c "${line#\$ }" < /dev/null > "$temp/out" 2> "$temp/err") || true
                # how far a long run has come is told on a slow machine only
                cat "$temp/out" "$temp/err" | grep -v '^[0-9]* of [0-9]* students, ' || true
                ;;
        esac
    done < "$1"
}

failed=0
for transcript; do
    rm -rf "$temp/examples" "$temp/empty"
    cp -r "$examples" "$temp/examples"
    mkdir "$temp/empty"
    folder=$temp/$(sed -n '1s|^# in ||p' "$transcript")
    if diff <(grep -v '^http://' "$transcript") <(walk "$transcript"); then
        echo "$transcript: as it stands there"
    else
        failed=1
    fi
done
exit $failed
