#!/usr/bin/env bash
# Holds what build/release.sh has made to its promises where there is no SDK: the sample is graded; a script waits for a person where there is
# no .NET runtime, with its sentence, and is graded where there is the runtime alone; the container grades and serves.
#   build/installed.sh [FOLDER]     artifacts/linux-x64 unless told otherwise
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath "${1:-artifacts/linux-x64}")
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
fail() { echo "failed: $*"; exit 1; }
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")

# the runtime without what builds programs
mkdir "$temp/runtime"
cp -r "$sdk/dotnet" "$sdk/host" "$temp/runtime"
mkdir "$temp/runtime/shared"
cp -r "$sdk/shared/Microsoft.NETCore.App" "$temp/runtime/shared"

# nothing of .NET: its usual folders are covered, and the PATH has none
without_dotnet() {
    unshare -rm sh -c 'for folder in "$1" /usr/share/dotnet /usr/lib/dotnet /etc/dotnet; do [ ! -d "$folder" ] || mount -t tmpfs none "$folder"; done
        shift; exec env -i HOME="$HOME" PATH="$NOTHING" "$@"' sh "$sdk" "$@"
}
mkdir "$temp/nothing"
export NOTHING=$temp/nothing

mkdir "$temp/class"
# c with a loop: an expression alone is read as a formula, and needs nobody to run it
cat > "$temp/class/2026-0001.md" <<'SHEET'
## itakura-saito
a: 2(z6^2 - t)/z6^3
c:
```csharp
double step = 0;
for (int i = 0; i < 2; i++) step += k*(z6*z6 - t)/Math.Pow(z6, 3);
return b6 - step;
```
SHEET
row() { grep "^2026-0001,itakura-saito,$2," -A9 "$1" | tr '\n' ' ' | grep -o "$3" | head -1; }

echo "== no runtime"
without_dotnet "$folder/grader" grade "$temp/class" --problems "$folder/problems" --out "$temp/none.csv" 2> "$temp/none.txt" || { cat "$temp/none.txt"; fail "no runtime"; }
row "$temp/none.csv" a ',correct,' > /dev/null || fail "a formula without a runtime"
row "$temp/none.csv" c ',review,' > /dev/null || fail "a script without a runtime is for a person"
grep -q "There is no .NET 10 runtime here" "$temp/none.txt" || fail "that there is no runtime is said"

echo "== the runtime alone"
env -i HOME="$HOME" PATH="$NOTHING" DOTNET_ROOT="$temp/runtime" "$folder/grader" grade "$temp/class" --problems "$folder/problems" --out "$temp/some.csv" 2> "$temp/some.txt" \
    || { cat "$temp/some.txt"; fail "the runtime alone"; }
[ "$(grep -c ',correct,' "$temp/some.csv")" = 2 ] || { cat "$temp/some.csv" "$temp/some.txt"; fail "a script with the runtime alone"; }

echo "== the sample"
env -i HOME="$HOME" PATH="$NOTHING" DOTNET_ROOT="$temp/runtime" "$folder/grader" grade submissions-sample --out "$temp/sample.csv" 2> "$temp/sample.txt" \
    || { cat "$temp/sample.txt"; fail "the sample"; }
tail -4 "$temp/sample.txt"

echo "== the container"
if ! docker info > /dev/null 2>&1; then
    echo "There is no container daemon here: build/Containerfile is not tried."
else
    docker build -q -f build/Containerfile -t grader-release . > /dev/null
    docker run --rm -v "$temp/class:/class:ro" -v "$temp:/out" grader-release grade /class --out /out/boxed.csv
    cmp "$temp/some.csv" "$temp/boxed.csv" || fail "the container grades otherwise"
    name=$(docker run --rm -d -p 127.0.0.1:5099:5080 grader-release)
    trap 'docker kill "$name" > /dev/null; rm -rf "$temp"' EXIT
    for _ in $(seq 50); do curl -sf http://127.0.0.1:5099/ > "$temp/page.html" && break; sleep 0.2; done
    grep -q itakura-saito "$temp/page.html" || fail "the container serves no page"
    curl -sf http://127.0.0.1:5099/math-font -o "$temp/font" || fail "the container serves no font"
fi
echo "installed: all holds"
