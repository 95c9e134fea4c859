#!/bin/sh
# Unpacks the published grader (dotnet publish src/Grader -c Release -r linux-x64 --self-contained -o grader), which is in the autograder's zip.
set -eu
cp -r /autograder/source/grader /opt/grader
ln -sf /opt/grader/grader /usr/local/bin/grader
