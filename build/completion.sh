#!/usr/bin/env bash
# Types the beginning of commands into an interactive zsh, and looks at what the completion of "grader completion zsh" makes of them.
# (What bash makes of its own is a test: PipeTests.) It installs Debian's zsh where there is none and that is possible.
#   build/completion.sh [COMMAND...]     how grader is started: as it was built, unless told otherwise
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- dotnet "$PWD/src/Grader/bin/Release/net10.0/grader.dll"
if ! command -v zsh > /dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null && apt-get install -y -q zsh > /dev/null 2>&1 \
        || { echo "There is no zsh here, and none can be installed: its completion is not tried."; exit 0; }
fi
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
mkdir "$temp/functions"
"$@" completion zsh > "$temp/functions/_grader"
touch "$temp/sheet.md"

# the shell of a person who has put it into fpath; what comes of a line is shown by a function in place of the program
cat > "$temp/.zshrc" <<'ZSH'
fpath=($ZDOTDIR/functions $fpath)
autoload -Uz compinit && compinit -u -d $ZDOTDIR/dump
unset zle_bracketed_paste
cd $ZDOTDIR
PS1=
grader() { print "<<$*>>" }
print "<<ready>>"
ZSH
cat > "$temp/type.zsh" <<'ZSH'
zmodload zsh/zpty
shown() {
    local text= piece
    for (( i = 0; i < 100; i++ )); do
        zpty -r -t shell piece && text+=$piece || sleep 0.05
        [[ $text = *\<\<*\>\>* ]] && break
    done
    text=${text##*\<\<}
    print -r -- "${text%%\>\>*}"
}
zpty shell env TERM=dumb ZDOTDIR=$1 zsh -i
shift
shown > /dev/null
for typed; do
    zpty -w shell "$typed"$'\t'
    print -r -- "$typed -> $(shown)"
done
zpty -d shell
ZSH
zsh -f "$temp/type.zsh" "$temp" 'grader gr' 'grader grade --assig' 'grader grade --format can' 'grader help val' 'grader check she' > "$temp/completed.txt"
diff - "$temp/completed.txt" <<'SHOWN' && echo "zsh completes commands, options, their words and files"
grader gr -> grade
grader grade --assig -> grade --assignment
grader grade --format can -> grade --format canvas
grader help val -> help validate
grader check she -> check sheet.md
SHOWN
