#!/usr/bin/env bash
# Makes all pictures of the documentation: the page for students, a phone in the dark, the desk, the report, feedback. It needs Chromium.
# Into docs, or the folder that is given.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 GRADER_NEEDS_BROWSER=1

folder=${1:-docs}
mkdir -p "$folder"
GRADER_SCREENSHOTS=$(cd "$folder" && pwd) dotnet test tests/Web.Tests -c Release --filter Makes=pictures
