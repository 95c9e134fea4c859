#!/usr/bin/env bash
# Makes what is handed out, in artifacts/linux-x64: the native program grader, the native script-compiler that it starts, script-host.dll, which
# the installed .NET 10 runtime runs when there are answers in C#, and the problems. Beside it an archive of them and its checksum.
#   build/release.sh          makes it: three minutes on two cores
#   build/release.sh --test   makes it, holds it to the bytes of the program as it is built for development (build/alike.cs), and tries it
#                             where there is no SDK (build/installed.sh), in a zsh (build/completion.sh), as an autograder (build/autograder.sh)
#                             and under Slurm (build/slurm.sh)
# It needs the SDK, and for linking clang or gcc (apt-get install gcc libc6-dev); the program needs a glibc no older than this machine's.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
rid=linux-x64
out=artifacts/$rid
command -v clang > /dev/null || command -v gcc > /dev/null || { echo "Linking needs clang or gcc: apt-get install gcc libc6-dev."; exit 1; }

publish() { # PROJECT FOLDER OPTION...
    local project=$1 folder=$2
    shift 2
    dotnet publish "src/$project" -c Release -o "$folder" -v q "$@"
}

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
publish ScriptHost "$temp/host" -p:UseAppHost=false
publish ScriptCompiler "$temp/compiler" -r $rid -p:Native=true
publish Grader "$temp/grader" -r $rid -p:Native=true

rm -rf "$out"
mkdir -p "$out"
cp "$temp/grader/grader" "$temp/compiler/script-compiler" "$out"
cp "$temp"/host/script-host.{dll,deps.json,runtimeconfig.json} "$temp/host/ScriptMessages.dll" "$out"
cp -r problems LICENSE "$out"
version=$("$out/grader" --version)
name=grader-$version-$rid
tar --sort=name --owner=0 --group=0 --numeric-owner --transform "s|^$rid|$name|" -C artifacts -czf "artifacts/$name.tar.gz" $rid
(cd artifacts && sha256sum "$name.tar.gz" > "$name.tar.gz.sha256")
du -h "$out/grader" "$out/script-compiler" "artifacts/$name.tar.gz"

[ "${1:-}" = --test ] || exit 0
dotnet build -c Release -v q src/Grader
dotnet run build/alike.cs -- src/Grader/bin/Release/net10.0/grader.dll "$out/grader"
build/installed.sh "$out"
build/completion.sh "$PWD/$out/grader"
build/autograder.sh "$out"
build/slurm.sh "$PWD/$out/grader"
