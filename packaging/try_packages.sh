#!/usr/bin/env bash
# try_packages.sh PACKAGES PLACE MIRROR SUITE BACKPORTS: installs the Debian packages of the folder PACKAGES in a bare Debian below
# PLACE, with what they depend on and nothing else, and uses the three programs there. Leaves a picture of the window in PLACE. As root.
set -euo pipefail

packages=$(cd "$1" && pwd)
mkdir -p "$2"
place=$(cd "$2" && pwd)
mirror=$3 suite=$4 backports=$5
root=$place/root
here=$(cd "$(dirname "$0")" && pwd)
patience=60 # seconds for what a program does in one or two

say() { printf '%s\n' "$*"; }
fail() {
    say "This did not work: $1" >&2
    shift
    for each in "$@"; do
        say "--- $each" >&2
        cat "$each" >&2 || true
    done
    exit 1
}

# What is mounted here is seen by this process and its children only, and is gone with them.
if [ "${SIGNET_TRIES_APART:-}" != yes ]; then
    export SIGNET_TRIES_APART=yes
    exec unshare --mount --propagation private bash "$0" "$@"
fi

started=()
end() {
    for each in "${started[@]}"; do kill "$each" 2>/dev/null || true; done
    for each in "${started[@]}"; do wait "$each" 2>/dev/null || true; done
}
trap end EXIT
trap 'exit 130' INT TERM

inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
inside_as() { # user, then the command
    local user=$1
    shift
    exec chroot --userspec="$user:$user" "$root" /usr/bin/env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME="/home/$user" \
        XDG_RUNTIME_DIR="/home/$user/run" "$@"
}

# wait_for FILE TEXT PID: until the file that the process writes contains the text.
wait_for() {
    local tries
    for ((tries = 0; tries < patience * 20; ++tries)); do
        grep -qs -F -- "$2" "$1" && return
        kill -0 "$3" 2>/dev/null || break
        sleep 0.05
    done
    grep -qs -F -- "$2" "$1" || fail "waited for '$2'" "$1" "${@:4}"
}

say "A bare Debian $suite, from $mirror"
rm -rf --one-file-system "$root"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$place/debootstrap.log" 2>&1 || fail "debootstrap" "$place/debootstrap.log"
mount -t proc proc "$root/proc"
printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$mirror" "$backports" >"$root/etc/apt/sources.list.d/backports.sources"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # no service manager runs in there
chmod 755 "$root/usr/sbin/policy-rc.d"

say "The packages, with what they depend on"
mkdir "$root/packages"
cp "$packages"/*.deb "$root/packages/"
inside sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends /packages/*.deb' >"$place/apt.log" 2>&1 ||
    fail "apt" "$place/apt.log"
inside dpkg --audit
unit=$root/lib/systemd/system/signet-server.service
if command -v systemd-analyze >/dev/null; then
    # The bare system has no systemd, so the units that ours names are not there either.
    systemd-analyze --root="$root" --man=no --recursive-errors=no verify "$unit" || fail "the service unit"
    systemd-analyze security --offline=yes --threshold=20 "$unit" | tail -n 1
fi

say "signet-cli"
inside useradd --create-home ada
inside install -d -m 0700 -o ada -g ada /home/ada/run
(inside_as ada signet-cli --version) | grep -x 'signet-cli [0-9.]*' || fail "signet-cli --version"

say "signet-server"
data=/var/lib/signet-server
[ "$(inside stat -c '%U %a' $data)" = "signet-server 700" ] || fail "the data folder"
inside signet-server check-config /etc/signet-server/signet-server.toml
inside signet-server init --data $data --operator "A bare Debian" >"$place/init.log" 2>&1 || fail "signet-server init" "$place/init.log"
(inside_as signet-server signet-server run --data $data --config /etc/signet-server/signet-server.toml --listen 127.0.0.1:0) \
    >"$place/ready" 2>"$place/server.log" &
started+=($!)
wait_for "$place/ready" "ready 127.0.0.1:" $! "$place/server.log"
cat "$place/ready"
inside signet-server account add --data $data --name Ada --json >"$place/account" || fail "signet-server account add"
field() { sed -n "s/.*\"$1\":\"\\([^\"]*\\)\".*/\\1/p" "$place/account"; }
head -c 32 /dev/urandom >"$root/home/ada/key"
field order >"$root/home/ada/order"
inside chown ada:ada /home/ada/key /home/ada/order
(inside_as ada env SIGNET_PROFILE_KEY_FILE=/home/ada/key signet-cli --profile /home/ada/profile provision "$(field link)" \
    --order-file /home/ada/order) >"$place/provision.log" 2>&1 || fail "signet-cli provision" "$place/provision.log"

say "signet"
mkdir -p "$place/screen" "$root/tmp/.X11-unix"
Xvfb -displayfd 3 -screen 0 1400x900x24 -fbdir "$place/screen" -nolisten tcp 3>"$place/display" 2>"$place/xvfb.log" &
started+=($!)
for ((tries = 0; tries < patience * 20; ++tries)); do [ -s "$place/display" ] || sleep 0.05; done
[ -s "$place/display" ] || fail "Xvfb" "$place/xvfb.log"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
for language in en_GB de_DE fr_FR; do
    (inside_as ada env DISPLAY=":$(cat "$place/display")" LC_ALL=$language.UTF-8 SIGNET_PROFILE_KEY_FILE=/home/ada/key \
        signet --profile /home/ada/profile) >"$place/signet.log" 2>&1 &
    window=$!
    started+=("$window")
    python3 "$here/look_at_screen.py" "$place/screen/Xvfb_screen0" "$place/signet-$language.png" $patience || fail "the window" "$place/signet.log"
    kill "$window"
    wait "$window" || true
done

say "Removed again"
inside apt-get purge -y -qq signet signet-cli signet-server >"$place/purge.log" 2>&1 || fail "apt-get purge" "$place/purge.log"
[ -e "$root$data/signet-server.db" ] || fail "purging took the operator's accounts away"
[ ! -e "$root/etc/signet-server" ] || fail "purging left the settings"
umount "$root/tmp/.X11-unix" "$root/proc"
rm -rf --one-file-system "$root" "$place/account"
say "All of it works. Pictures of the window: $place"
