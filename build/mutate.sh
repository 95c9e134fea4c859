#!/usr/bin/env bash
# Mutation testing of what judges: build/mutate.sh [ROOM…], of permission, comparing, typing, grammar; all of them without one. It takes
# minutes a room and is no part of .ci/run. Prints the share killed of each room; the mutants that survive are in
# TestResults/mutants/ROOM.txt. Of the grammar SAMPLE mutants (300) are tried, chosen by SEED (1).
# dotnet-stryker makes the mutants, all of them in one assembly; build/trials.cs runs the tests against one after the other.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
export RunAnalyzers=false # what is changed by a mutant need not be neat
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

# PROJECT TEST PATTERN…: leaves a report in $out/PROJECT.json, what was built in $out/PROJECT.bin; runs TEST, which meets no mutant
made() {
    local project=$1 one=$2
    shift 2
    [ "$done" = "${done/$project/}" ] || return 0
    local patterns bin=tests/$project.Tests/bin/Release/net10.0
    patterns=$(printf '"%s",' "$@")
    cat > "$out/$project.config.json" << CONFIG
{ "stryker-config": {
  "project": "$project.csproj", "configuration": "Release", "mutate": [${patterns%,}], "test-case-filter": "FullyQualifiedName~$one",
  "coverage-analysis": "perTest", "concurrency": 1, "reporters": ["json"] } }
CONFIG
    rm -rf "$out/$project.bin"
    : > "$out/$project.log"
    (cd "tests/$project.Tests" && exec dotnet stryker --config-file "$out/$project.config.json" --output "$out/$project") \
        > "$out/$project.log" 2>&1 &
    local stryker=$!
    # it takes its assembly away again when it ends
    until grep -q "Capture mutant coverage" "$out/$project.log" || ! kill -0 $stryker 2> /dev/null; do sleep 0.2; done
    cp -r "$bin" "$out/$project.bin"
    wait $stryker || { tail -20 "$out/$project.log"; return 1; }
    cp "$out/$project/reports/mutation-report.json" "$out/$project.json"
    done="$done $project"
}

# ROOM PROJECT TESTS PATH [COUNT]: tries the mutants in files of that path, or so many of them
trials() {
    if [ $# -gt 4 ]; then mutants sample "$5" "${SEED:-1}" "$out/$2.json" "$4"; else mutants list "$out/$2.json" "$4"; fi \
        > "$out/$1.numbers"
    cp "$out"/bin/trials/trials.* "$out/$2.bin"
    dotnet "$out/$2.bin/trials.dll" "$out/$2.bin" "$2.Tests" "$2" "$3" "$out/$1.numbers" "$out/$1.results"
    rm -f "$out/$1.txt"
    mutants summary "$1" "$out/$2.json" "$out/$1.results" "$out/$1.txt"
}

formulas() { made Formulas Nothing_but_the_cursor_changes '**/Typing/*.cs' '**/Reader/Syntax/*.cs'; }
grading() { made Grading VerifierTests '**/Comparing/*.cs' '**/Problems/Permission.cs'; }

room() {
    case $1 in
        permission) grading && trials permission Grading "$permission" Problems/Permission.cs ;;
        comparing) grading && trials comparing Grading "$marking" Comparing/ ;;
        typing) formulas && trials typing Formulas "$reading" Typing/ ;;
        grammar) formulas && trials grammar Formulas "$reading" Reader/Syntax/ "${SAMPLE:-300}" ;;
        *) echo "There is no room \"$1\": permission, comparing, typing, grammar."; return 2 ;;
    esac
}

done=
[ $# -gt 0 ] || set -- permission comparing typing grammar
for name in "$@"; do room "$name"; done
