#!/usr/bin/env bash
# Makes a tool of .NET of what is here and installs it: the command grader, with the problems, and with what runs answers in C#.
#   build/install.sh            for the user who calls it
#   build/install.sh FOLDER     into a folder of its own
#   build/install.sh --test     into a folder that is removed, where it marks examples/quickstart, checks a sheet and serves a page
#   build/install.sh --test --no-build   the same of what is built already
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

temp=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2> /dev/null || true
    rm -rf "$temp"
}
trap finish EXIT

install() { # OPTION...: of dotnet tool install, or of dotnet pack where it begins with --no
    local pack=()
    [ "${1:-}" != --no-build ] || { pack=("$1"); shift; }
    dotnet pack src/Grader -c Release -o "$temp/package" -v q -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false "${pack[@]}"
    # of this folder alone, whatever other sources there are
    printf '<configuration><packageSources><clear/><add key="here" value="%s"/></packageSources></configuration>\n' "$temp/package" > "$temp/nuget.config"
    (cd "$temp" && dotnet tool update backprop-grader "$@" --configfile "$temp/nuget.config" --no-http-cache -v q)
}

if [ "${1:-}" != --test ]; then
    if [ $# -gt 0 ]; then install --tool-path "$(mkdir -p "$1" && cd "$1" && pwd)"; else install --global; fi
    exit
fi

shift
install "$@" --tool-path "$temp/tool"
grader() { "$temp/tool/grader" "$@"; }
expect() { # TEXT FILE: that the file has it
    grep -q -- "$1" "$2" || { echo "expected $1 in"; cat "$2"; exit 1; }
}

# far from the repository, so that nothing is found but what was installed
cp -r examples/quickstart "$temp/quickstart"
cd "$temp/quickstart"
test "$(grader --version)" = "$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$OLDPWD/Directory.Build.props")"
grader doctor > doctor.txt || true
expect 'Answers in C# are compiled and run' doctor.txt
expect '^has    30 problems in ' doctor.txt

grader grade class --assignment homework.yaml --overrides overrides.csv --format canvas --roster gradebook.csv --title 'Homework 3' --report report.html 2> said.txt
expect '"Student, A",501,,2026-0101,Section 1,9,8' canvas.csv
expect '4 students, 24 answers' said.txt

grader check my-answers.md > checked.txt || test $? = 1
expect '  d: conditional' checked.txt
grader check my-program.md > code.txt || test $? = 1
expect 'hidden-delta-code: correct' code.txt

# the program itself, not the function around it, so that it is what is stopped
"$temp/tool/grader" serve --url http://127.0.0.1:0 > served.txt 2>&1 &
server=$!
for _ in $(seq 100); do grep -q 'http://' served.txt && break; sleep 0.1; done
port=$(sed -n 's|.*http://127.0.0.1:\([0-9]*\).*|\1|p' served.txt | head -1)
exec 3<> "/dev/tcp/127.0.0.1/$port"
printf 'GET /problems/itakura-saito HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$port" >&3
cat <&3 > page.html
expect '^HTTP/1.1 200' page.html
expect '<math' page.html
echo "the tool is installed, marks, checks and serves"
