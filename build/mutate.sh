#!/usr/bin/env bash
# Mutation testing of what judges: build/mutate.sh [ROOM…], of permission, comparing, typing, grammar; all of them without one. It takes from
# a quarter of an hour to an hour a room and is no part of .ci/run. Prints the share killed of each room; the mutants that survive are in
# TestResults/mutants/ROOM.txt. Of the grammar SAMPLE mutants (300) are tried, chosen by SEED (1).
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
out=$root/TestResults/mutants
mkdir -p "$out"
dotnet tool restore > /dev/null

# What judges is tested by these; left out are tests that take long or look at something else.
marking='FullyQualifiedName~Tests.Comparing|FullyQualifiedName~HardPairsTests|FullyQualifiedName~Marking.FormulaMarkingTests|FullyQualifiedName~RestatingTests'
permission='FullyQualifiedName~PermissionTests|FullyQualifiedName~SwitchesTests|FullyQualifiedName~Marking.FormulaMarkingTests|FullyQualifiedName~RestatingTests'
reading='FullyQualifiedName!~RobustnessTests&FullyQualifiedName!~Numbers&FullyQualifiedName!~PrintingLaws&FullyQualifiedName!~Evaluating'

stryker() { # NAME PROJECT FILTER PATTERN…: leaves the report in $out/NAME.json
    local name=$1 project=$2 filter=$3
    shift 3
    local patterns
    patterns=$(printf '"%s",' "$@")
    cat > "$out/$name.config.json" << CONFIG
{ "stryker-config": {
  "project": "$project.csproj", "configuration": "Release", "mutate": [${patterns%,}], "test-case-filter": "$filter",
  "coverage-analysis": "perTest", "concurrency": ${CONCURRENCY:-1}, "reporters": ["json"] } }
CONFIG
    (cd "tests/$project.Tests" && dotnet stryker --config-file "$out/$name.config.json" --output "$out/$name" > "$out/$name.log" 2>&1) \
        || { tail -20 "$out/$name.log"; return 1; }
    cp "$out/$name/reports/mutation-report.json" "$out/$name.json"
}

summary() { # NAME
    rm -f "$out/$1.txt"
    dotnet run build/mutants.cs -- summary "$1" "$out/$1.json" "$out/$1.txt"
}

room() {
    case $1 in
        permission) stryker permission Grading "$permission" '**/Problems/Permission.cs' ;;
        comparing) stryker comparing Grading "$marking" '**/Comparing/*.cs' ;;
        typing) stryker typing Formulas "$reading" '**/Typing/*.cs' ;;
        grammar)
            # a first run with a single test only lists the mutants
            stryker grammar-all Formulas 'FullyQualifiedName~CursorTests' '**/Reader/Syntax/*.cs'
            mapfile -t places < <(dotnet run build/mutants.cs -- sample "${SAMPLE:-300}" "${SEED:-1}" "$out/grammar-all.json")
            stryker grammar Formulas "$reading" "${places[@]}"
            ;;
        *) echo "There is no room \"$1\": permission, comparing, typing, grammar."; return 2 ;;
    esac
    summary "$1"
}

[ $# -gt 0 ] || set -- permission comparing typing grammar
for name in "$@"; do room "$name"; done
