#!/usr/bin/env bash
# Mutation testing of what judges: build/mutate.sh [ROOM…], of permission, comparing, typing, grammar; all of them without one. It takes
# minutes a room and is no part of .ci/run. Prints the share killed of each room; the mutants that survive are in
# TestResults/mutants/ROOM.txt. Of the grammar SAMPLE mutants (300) are tried, chosen by SEED (1).
# dotnet-stryker makes the mutants, all of them in one assembly; build/trials.cs runs the tests against one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
out=$root/TestResults/mutants
mkdir -p "$out"
dotnet tool restore > /dev/null
dotnet build build/mutants.cs -o "$out/bin/mutants" -v q > /dev/null
dotnet build build/trials.cs -o "$out/bin/trials" -v q > /dev/null
mutants() { dotnet "$out/bin/mutants/mutants.dll" "$@"; }

# What judges is tested by these; left out are tests that take long or look at something else.
marking='+Tests\.Comparing +HardPairsTests +Marking\.FormulaMarkingTests +RestatingTests'
permission='+PermissionTests +SwitchesTests +Marking\.FormulaMarkingTests +RestatingTests'
reading='+. -RobustnessTests -\.Numbers\. -PrintingLaws -\.Evaluating\. -A_trial_that_fails'

made() { # NAME PROJECT TEST PATTERN…: leaves the report in $out/NAME.json, and what it built in $out/NAME.bin; runs TEST, which meets none
    local name=$1 project=$2 one=$3
    shift 3
    local patterns bin=tests/$project.Tests/bin/Release/net10.0
    patterns=$(printf '"%s",' "$@")
    cat > "$out/$name.config.json" << CONFIG
{ "stryker-config": {
  "project": "$project.csproj", "configuration": "Release", "mutate": [${patterns%,}], "test-case-filter": "FullyQualifiedName~$one",
  "coverage-analysis": "perTest", "concurrency": 1, "reporters": ["json"] } }
CONFIG
    rm -rf "$out/$name.bin"
    : > "$out/$name.log"
    (cd "tests/$project.Tests" && exec dotnet stryker --config-file "$out/$name.config.json" --output "$out/$name") > "$out/$name.log" 2>&1 &
    local stryker=$!
    # it takes its assembly away again when it ends
    until grep -q "Capture mutant coverage" "$out/$name.log" || ! kill -0 $stryker 2> /dev/null; do sleep 0.2; done
    cp -r "$bin" "$out/$name.bin"
    wait $stryker || { tail -20 "$out/$name.log"; return 1; }
    cp "$out/$name/reports/mutation-report.json" "$out/$name.json"
}

trials() { # NAME PROJECT TESTS [COUNT]: tries the mutants of a report, or so many of them
    if [ $# -gt 3 ]; then mutants sample "$4" "${SEED:-1}" "$out/$1.json"; else mutants list "$out/$1.json"; fi > "$out/$1.numbers"
    cp "$out"/bin/trials/trials.* "$out/$1.bin"
    dotnet "$out/$1.bin/trials.dll" "$out/$1.bin" "$2.Tests" "$2" "$3" "$out/$1.numbers" "$out/$1.results"
    rm -f "$out/$1.txt"
    mutants summary "$1" "$out/$1.json" "$out/$1.results" "$out/$1.txt"
}

room() {
    case $1 in
        permission) made permission Grading VerifierTests '**/Problems/Permission.cs' && trials permission Grading "$permission" ;;
        comparing) made comparing Grading VerifierTests '**/Comparing/*.cs' && trials comparing Grading "$marking" ;;
        typing) made typing Formulas ShapeTests.A_shape_can_be_printed '**/Typing/*.cs' && trials typing Formulas "$reading" ;;
        grammar)
            made grammar Formulas ShapeTests.A_shape_can_be_printed '**/Reader/Syntax/*.cs'
            trials grammar Formulas "$reading" "${SAMPLE:-300}"
            ;;
        *) echo "There is no room \"$1\": permission, comparing, typing, grammar."; return 2 ;;
    esac
}

[ $# -gt 0 ] || set -- permission comparing typing grammar
for name in "$@"; do room "$name"; done
