#!/bin/sh
# sbatch examples/cluster/slurm.sh SUBMISSIONS [--assignment FILE]
#SBATCH --job-name=grader
#SBATCH --array=1-16
#SBATCH --cpus-per-task=2
#SBATCH --mem=512M
#SBATCH --time=00:30:00
#SBATCH --requeue
#SBATCH --signal=B:TERM@60
set -eu
# TERM comes a minute before the limit: the grader finishes what is in hand, and the requeued task goes on.
exec grader grade "$@" --threads "$SLURM_CPUS_PER_TASK" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --out "results.$SLURM_ARRAY_TASK_ID.csv" --resume
# afterwards: grader merge results.*.csv --out results.csv --gradebook gradebook.csv --report report.html
