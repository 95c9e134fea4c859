#!/usr/bin/env bash
# Publishes the program compiled ahead, as it is handed out, and has it run answers in C#: a right one, a wrong one, and one that is stopped
# in each of the ways there are. What the workers load once they are locked would show here and in no test of what was built.
# build/published.sh [FOLDER]: publishes to the folder, by default to one of its own that is removed.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d)}
[ $# -gt 0 ] || trap 'rm -rf "$folder"' EXIT
dotnet publish src/Grader -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -o "$folder" -v q

mkdir -p "$folder/sheets"
failed=0
expect() { # VERDICT: the answer on stdin, to a method
    { printf '## nielsen-delta-rules\nhidden-delta-code:\n```csharp\n'; cat; printf '```\n'; } > "$folder/sheets/sheet.md"
    local line
    line=$(dotnet "$folder/grader.dll" check "$folder/sheets/sheet.md" | grep 'hidden-delta-code:' || true)
    case $line in *": $1"*) ;; *) echo "expected $1, found $line"; failed=1 ;; esac
}

head='double[] Delta(double[][] w, double[] deltaNext, double[] z) {'
expect correct <<< "using System.Linq; $head return z.Select((x, j) => w.Select((row, k) => row[j]*deltaNext[k]).Sum()*Math.Exp(-x)/Math.Pow(1 + Math.Exp(-x), 2)).ToArray(); }"
expect wrong <<< "$head return (double[])z.Clone(); }"
expect wrong <<< "$head while (true) { } }"
expect wrong <<< "$head double deep(double n) => deep(n + 1) + 1; return new[] { deep(0) }; }"
expect wrong <<< "$head return new double[2000000000]; }"
expect wrong <<< "$head double[] none = null; return new[] { none[0] }; }"
expect wrong <<< "$head int n = z.Length - z.Length; return new double[1/n]; }"
expect wrong <<< "$head throw new InvalidOperationException(\"no\"); }"
expect unreadable <<< "$head return undefined; }"
expect unreadable <<< "$head return System.IO.File.ReadAllBytes(\"/etc/passwd\"); }"
[ "$failed" = 0 ] && echo "the published form runs answers in C#"
exit "$failed"
