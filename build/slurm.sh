#!/usr/bin/env bash
# Spreads a class over a Slurm that is started here, of Debian's slurm-wlm: a controller and two nodes on this machine. One node dies while
# it grades, is found out, and its share goes on at the other; what is merged must be, byte for byte, what one run gives.
#   build/slurm.sh [COMMAND...]     how grader is started: as it was built, unless told otherwise
# It needs root and what it installs (slurm-wlm, munge); where that can't be had, it says so and ends well.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=$PWD
[ $# -gt 0 ] || set -- dotnet "$PWD/src/Grader/bin/Release/net10.0/grader.dll"
skip() { echo "$1: Slurm is not tried."; exit 0; }
[ "$(id -u)" = 0 ] || skip "Only root can start a Slurm by hand"
if ! command -v slurmctld slurmd munged > /dev/null; then
    command -v apt-get > /dev/null || skip "There is no Slurm here, and no apt-get"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends slurm-wlm munge > /dev/null 2>&1 || skip "slurm-wlm can't be installed"
fi

temp=$(mktemp -d)
pids=()
finish() {
    for pid in "${pids[@]}"; do kill -9 "$pid" 2> /dev/null || true; done
    rm -rf "$temp"
}
trap finish EXIT
fail() { echo "failed: $*"; tail -n 20 "$temp"/*.log >&2; exit 1; }
until_so() { # SECONDS COMMAND...: until the command says so
    local end=$((SECONDS + $1))
    shift
    until "$@"; do [ $SECONDS -lt $end ] || { scontrol show job >&2 || true; fail "for too long not: $*"; }; sleep 0.2; done
}

# munge lets nobody look into a folder on the way to its socket, and wants it owned by root
chmod 711 "$temp"
mkdir "$temp"/{bin,state,spool,class}
printf '#!/bin/sh\nexec' > "$temp/bin/grader"
printf " '%s'" "$@" >> "$temp/bin/grader"
echo ' "$@"' >> "$temp/bin/grader"
chmod +x "$temp/bin/grader"
export PATH=$temp/bin:$PATH SLURM_CONF=$temp/slurm.conf

host=$(hostname -s)
cat > "$SLURM_CONF" <<CONF
ClusterName=here
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$temp/munge.socket,cred_expire=5
StateSaveLocation=$temp/state
SlurmdSpoolDir=$temp/spool/%n
SlurmctldPidFile=$temp/slurmctld.pid
SlurmdPidFile=$temp/slurmd.%n.pid
SlurmctldLogFile=$temp/slurmctld.log
SlurmdLogFile=$temp/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdTimeout=6
SlurmctldTimeout=10
KillWait=2
MinJobAge=300
JobRequeue=1
ReturnToService=2
NodeName=one NodeHostname=$host NodeAddr=127.0.0.1 Port=16818 CPUs=1 RealMemory=1000
NodeName=two NodeHostname=$host NodeAddr=127.0.0.1 Port=16819 CPUs=1 RealMemory=1000
PartitionName=all Nodes=one,two Default=YES MaxTime=INFINITE State=UP
CONF

head -c 1024 /dev/urandom > "$temp/munge.key"
chmod 400 "$temp/munge.key"
munged --foreground --force --num-threads 2 --key-file "$temp/munge.key" --socket "$temp/munge.socket" --pid-file "$temp/munged.pid" \
    --log-file "$temp/munged.log" --seed-file "$temp/munge.seed" &
pids+=($!)
until_so 20 test -S "$temp/munge.socket"
slurmctld -D > "$temp/controller.log" 2>&1 &
pids+=($!)
declare -A daemon
for node in one two; do
    slurmd -D -N $node > "$temp/$node.log" 2>&1 &
    daemon[$node]=$!
    pids+=($!)
done
disown -a
idle() { [ "$(sinfo -h -N -o %N:%T 2> /dev/null | grep -c ':idle')" = 2 ]; }
until_so 60 idle
echo "== a Slurm of two nodes: $(sinfo -h -N -o '%N %T' | paste -sd, -)"

# the sample, often enough that a share takes a while
copies=${COPIES:-1500}
for sheet in submissions-sample/2026-*.{md,txt}; do
    awk -v copies="$copies" -v name="$temp/class/$(basename "${sheet%.*}")" '{ if (tolower($0) !~ /^student:/) text = text $0 "\n" }
        END { for (i = 1; i <= copies; i++) { file = name "-" i ".md"; printf "%s", text > file; close(file) } }' "$sheet"
done
cd "$temp"
echo "== one run of $(find class -name "*.md" | wc -l) sheets"
grader grade class --problems "$repository/problems" --threads 1 --out whole.csv --gradebook whole-gradebook.csv 2> whole.txt || { cat whole.txt; fail "one run"; }

echo "== an array of four"
ln -s "$repository/problems" problems
sbatch --parsable --array=1-4 --cpus-per-task=1 --mem=100 --output=array.%a.log --open-mode=append "$repository/examples/cluster/slurm.sh" class > job.txt
job=$(cat job.txt)
begun() { [ -n "$(find . -maxdepth 1 -name results.1.csv.journal -size +8)" ]; }
until_so 60 begun
# those of this Slurm's processes whose command line has the words
ours() {
    for pid in $(pgrep -f -- "$1"); do
        ! { tr '\0' '\n' < "/proc/$pid/environ"; } 2> /dev/null | grep -q "^SLURM_CONF=$SLURM_CONF\$" || echo "$pid"
    done
}
# the job stands still, then it, what watches it and the daemon end at once, as when the power goes
kill -STOP $(ours '--out results\.1\.csv')
node=$(squeue -h -j "${job}_1" -o %N)
first=$(squeue -h -j "${job}_1" -o %A)
[ -n "$node" ] || fail "the first share was done before its node could die"
kill -9 "${daemon[$node]}" $(ours "slurmstepd: \[$first") $(ours '--out results\.1\.csv')
echo "== node $node died while it graded the first share"
down() { sinfo -h -n "$node" -o %T | grep -q down; }
until_so 120 down
again() { scontrol show job "${job}_1" 2> /dev/null | grep -q 'Restarts=[1-9]'; }
until_so 120 again
done_all() { [ -z "$(squeue -h -j "$job" 2> /dev/null)" ]; }
until_so 400 done_all
scontrol show job "${job}_1" | grep -o 'Restarts=[0-9]*'
grep -h 'were graded before the interruption' array.1.log || fail "the share began anew"
grader merge results.1.csv results.2.csv results.3.csv results.4.csv --out merged.csv --gradebook merged-gradebook.csv --problems "$repository/problems"
cmp whole.csv merged.csv || fail "what is merged is not what one run gives"
cmp whole-gradebook.csv merged-gradebook.csv || fail "the gradebooks differ"
echo "Slurm: a node died, its share went on at another, and what is merged is what one run gives"
