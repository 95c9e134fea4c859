#!/bin/sh
# Gradescope runs this once, when the image is made. The autograder's zip has this file, run_autograder, assignment.yaml, problems/ and
# grader/, which is artifacts/linux-x64 of build/release.sh. Parts that ask for C# need the .NET 10 runtime beside it:
#   apt-get install -y dotnet-runtime-10.0
set -eu
cp -r /autograder/source/grader /opt/grader
ln -sf /opt/grader/grader /usr/local/bin/grader
