#!/usr/bin/env bash
# Grades a submission as Gradescope does, with what goes into an autograder's zip: unpacked to /autograder/source of an image, setup.sh run
# there once, then run_autograder for the submission, in an image of its own that is made of this machine's folders. What comes out is taken
# as Gradescope takes it (examples/courses/upload). Where there is a container daemon, the same in the image of the Dockerfile.
#   build/autograder.sh [FOLDER]     the grader that goes into the zip: artifacts/linux-x64 unless told otherwise
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath "${1:-artifacts/linux-x64}")
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
fail() { echo "failed: $*"; exit 1; }

# what is in the zip, beside each other
mkdir "$temp/zip"
cp examples/courses/gradescope/{setup.sh,run_autograder,Dockerfile} "$temp/zip"
cp examples/courses/homework.yaml "$temp/zip/assignment.yaml"
cp -r problems "$temp/zip"
cp -r "$folder" "$temp/zip/grader"
chmod +x "$temp/zip/setup.sh" "$temp/zip/run_autograder"

submission=$PWD/examples/courses/gradescope/export/submission_123457
taken() { # FILE: what Gradescope makes of it
    dotnet run --project examples/courses/upload -c Release -- gradescope "$1" | tee "$temp/taken.txt"
    diff <(sed -n '/^Gradescope takes/,$p' examples/courses/gradescope.transcript) "$temp/taken.txt" || fail "another result than the transcript's"
}

# an image of this machine's own folders, with places of its own where the autograder writes
image() {
    unshare -rm sh -eu -c '
        root=$1/root
        mkdir -p "$root"
        mount -t tmpfs none "$root"
        for place in usr bin sbin lib lib64 etc proc dev; do
            [ -e "/$place" ] || continue
            if [ -L "/$place" ]; then cp -P "/$place" "$root/$place"; else mkdir "$root/$place"; mount --rbind "/$place" "$root/$place"; fi
        done
        mkdir -p "$root/tmp" "$root/opt" "$root/autograder/source" "$root/autograder/submission" "$root/autograder/results"
        mkdir -p "$root/local/bin" && mount --bind "$root/local/bin" "$root/usr/local/bin"
        cp -r "$1/zip/." "$root/autograder/source"
        cp "$root/autograder/source/run_autograder" "$root/autograder/run_autograder"
        cp -r "$2/." "$root/autograder/submission"
        chroot "$root" sh -eu -c "cd /autograder && ./source/setup.sh && ./run_autograder" > "$1/stdout" 2>&1 || { cat "$1/stdout"; exit 1; }
        cp "$root/autograder/results/results.json" "$1/results.json"
    ' sh "$temp" "$submission"
}
echo "== an image of this machine's folders"
if unshare -rm true 2> /dev/null; then
    image || fail "run_autograder"
    taken "$temp/results.json"
else
    echo "Nobody may have a mount namespace here: it is not tried."
fi

echo "== the image of the Dockerfile"
if ! docker info > /dev/null 2>&1; then
    echo "There is no container daemon here: examples/courses/gradescope/Dockerfile is not tried."
else
    docker build -q -t grader-autograder "$temp/zip" > /dev/null
    docker run --rm -v "$submission:/autograder/submission:ro" -v "$temp:/autograder/results" -w /autograder grader-autograder ./run_autograder
    taken "$temp/results.json"
fi
