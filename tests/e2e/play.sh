#!/usr/bin/env bash
# ./dev run: a server of one's own and two people on it. With a display, a window for each of them, until both are closed or
# Ctrl-C. Without one, the first envelope between them in the terminal: it stays until Ctrl-C when somebody watches, else it ends
# when the envelope has been delivered.
set -euo pipefail

bin=$(cd "${1:?the folder with signet, signet-cli and signet-server}" && pwd)
place=$(mktemp -d "${TMPDIR:-/tmp}/signet-play.XXXXXX")
patience=60
started=()
windows=()

say() { printf '%s\n' "$*"; }

end() {
    local each
    for each in "${started[@]}"; do kill "$each" 2>/dev/null || true; done
    for each in "${started[@]}"; do wait "$each" 2>/dev/null || true; done
    rm -rf "$place"
}
trap end EXIT
trap 'exit 130' INT TERM

fail() {
    say "This did not work: $1" >&2
    cat "$place"/*.log >&2 || true
    exit 1
}

# wait_for FILE TEXT PID: until the file that the process writes contains the text.
wait_for() {
    local tries
    for ((tries = 0; tries < patience * 20; ++tries)); do
        grep -qs -F -- "$2" "$1" && return
        kill -0 "$3" 2>/dev/null || break
        sleep 0.05
    done
    grep -qs -F -- "$2" "$1" || fail "waited for '$2'"
}

# wait_for_socket PATH PID: until the window serves its profile.
wait_for_socket() {
    local tries
    for ((tries = 0; tries < patience * 20; ++tries)); do
        [ -S "$1" ] && return
        kill -0 "$2" 2>/dev/null || break
        sleep 0.05
    done
    fail "waited for a window"
}

# become NAME COMMAND…: this shell goes on as signet-cli for this person, so that its process is the one that is ended.
become() {
    local name=$1
    shift
    SIGNET_PROFILE_KEY_FILE=$place/$name.key exec "$bin/signet-cli" --profile "$place/$name" "$@"
}

person() { (become "$@"); }

field() { sed -n "s/.*\"$1\":\"\\([^\"]*\\)\".*/\\1/p"; }

join() { # join NAME "Full name"
    local made
    made=$("$bin/signet-server" account add --data "$place/server" --name "$2" --json)
    printf '%s\n' "$made" | field number | tr -d ' -' >"$place/$1.number"
    printf '%s\n' "$made" | field order >"$place/$1.order"
    head -c 32 /dev/urandom >"$place/$1.key"
    person "$1" provision "$(printf '%s\n' "$made" | field link)" --order-file "$place/$1.order" >"$place/$1.provision.log" 2>&1 ||
        fail "$2 could not join"
    say "  $2 has the number $(cat "$place/$1.number")."
}

play_in_windows() {
    person ada add "$bob" >"$place/ada.add.log" 2>&1 || fail "Ada could not add Bob"
    person bob add "$ada" >"$place/bob.add.log" 2>&1 || fail "Bob could not add Ada"
    open_window ada +60+60
    open_window bob +200+160
    say "Two windows are open, Ada's and Bob's. In Ada's:"
    say "  1. Choose Bob beside To and press VERIFY. Accept in Bob's window, and type there the five characters that Ada's shows."
    say "  2. Tick files, or drop some onto the window. Press SEND."
    say "  3. Look into Ada's send log and into Bob's inbox. Bob's files land in $place/bob.received."
    say "Quit both windows (Ctrl+Q), or press Ctrl-C here: then all this is removed."
    wait "${windows[@]}" || true
}

open_window() { # open_window NAME +X+Y
    printf '[storage]\nsave%%20folder=%s\n' "$place/$1.received" >"$place/$1/window.ini"
    SIGNET_PROFILE_KEY_FILE=$place/$1.key "$bin/signet" --profile "$place/$1" -qwindowgeometry "$2" \
        >"$place/$1.window.log" 2>&1 &
    windows+=("$!")
    started+=("$!")
    wait_for_socket "$place/$1/socket" "$!"
}

play_in_terminal() {
    say "Bob listens. Ada asks to verify him: five characters go from her screen to his, by voice."
    mkfifo "$place/bob.keys" "$place/ada.keys"
    exec {bob_keys}<>"$place/bob.keys" {ada_keys}<>"$place/ada.keys"
    : >"$place/bob.log"
    : >"$place/ada.log"
    become bob listen --save "$place/received" <"$place/bob.keys" >"$place/bob.log" 2>&1 &
    bobs=$!
    started+=("$bobs")
    wait_for "$place/bob.log" "Online as" "$bobs"
    become ada verify "$bob" <"$place/ada.keys" >"$place/ada.log" 2>&1 &
    adas=$!
    started+=("$adas")
    wait_for "$place/bob.log" "Accept? [y/n]" "$bobs"
    say "  Bob's screen: $(grep -F verify-request "$place/bob.log")"
    say "  Bob accepts."
    printf 'y\n' >&"$bob_keys"
    wait_for "$place/ada.log" "[y/n]" "$adas"
    wait_for "$place/bob.log" "Code: " "$bobs"
    code=$(sed -n 's/^Code: //p' "$place/ada.log")
    say "  Ada reads to Bob: $code  ($(sed -n '/^Code: /{n;p;}' "$place/ada.log"))"
    printf '%s\n' "$code" >&"$bob_keys"
    wait_for "$place/bob.log" "verified $ada" "$bobs"
    say "  Bob's screen: verified $ada. He says so, and Ada confirms it."
    printf 'y\n' >&"$ada_keys"
    wait "$adas" || fail "Ada could not verify Bob"

    say "Ada sends Bob a folder, sealed for him alone."
    mkdir -p "$place/letter/pictures"
    printf 'Dear Bob,\nthis is the first envelope.\nAda\n' >"$place/letter/Dear Bob.txt"
    head -c 100000 /dev/urandom >"$place/letter/pictures/engine.raw"
    sent=$(person ada send --to "$bob" "$place/letter" 2>"$place/send.log") || fail "the envelope was not delivered"
    say "  $sent"
    wait_for "$place/bob.log" "received $ada" "$bobs"
    path=$(person bob inbox --json | field path)
    cmp -s "$place/letter/pictures/engine.raw" "$path/letter/pictures/engine.raw" || fail "what arrived is not what was sent"
    say "  It lies at $path/letter, byte for byte, and Bob's signed receipt is in Ada's log."

    say ""
    say "Everything is under $place. Go on by hand, in another terminal:"
    for each in ada bob; do
        say "  export SIGNET_PROFILE_KEY_FILE=$place/$each.key; $bin/signet-cli --profile $place/$each log"
    done
    say "  SIGNET_PROFILE_KEY_FILE=$place/ada.key $bin/signet-cli --profile $place/ada send --to $bob FILE"
    say "  $bin/signet-server calls --data $place/server"

    if [ -t 0 ]; then
        say ""
        say "The server and Bob stay online. Ctrl-C ends them and removes all this."
        wait "$server" || true
    fi
}

say "A server starts on this machine."
"$bin/signet-server" init --data "$place/server" --operator "Signet on this machine" >"$place/init.log" 2>&1 || fail "the server could not be made"
"$bin/signet-server" run --data "$place/server" --listen 127.0.0.1:0 >"$place/ready" 2>"$place/server.log" &
server=$!
started+=("$server")
wait_for "$place/ready" "ready " "$server"
say "  It listens on $(sed -n 's/^ready //p' "$place/ready")."

say "Two people join, each with a link and a work order."
join ada "Ada Lovelace"
join bob "Bob Builder"
ada=$(cat "$place/ada.number")
bob=$(cat "$place/bob.number")

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -x "$bin/signet" ]; then play_in_windows; else play_in_terminal; fi
