#!/usr/bin/env bash
# How much of each library the tests of its own run: a line for each. It takes some minutes, after `dotnet build -c Release`. Left out are
# the tests that say nothing of it: the attacks on scripts run in processes that nothing is counted in, and hostile files take long.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT

for project in Formulas ReferenceSolutions Grading; do
    dotnet test "tests/$project.Tests" -c Release --no-build --filter "FullyQualifiedName!~Tests.Scripts&FullyQualifiedName!~HostileInput" \
        --collect "XPlat Code Coverage" --results-directory "$temp/$project" \
        -- "DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Include=[$project]*" > "$temp/output.txt" 2>&1 \
        || { tail -20 "$temp/output.txt"; exit 1; }
    file=$(find "$temp/$project" -name coverage.cobertura.xml | head -1)
    sed -nE "0,/line-rate/s/.*<coverage line-rate=\"([0-9.]+)\" branch-rate=\"([0-9.]+)\".*/coverage of $project: \1 of its lines, \2 of its branches/p" "$file"
done
