#!/usr/bin/env bash
# Draws the application's icons from resources/signet-mark.svg (needs rsvg-convert and python3). The pictures are kept in the tree, so
# that packaging needs neither. Below 24 pixels the mark has no highlight.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
mark=../../resources/signet-mark.svg
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed '/stroke-opacity="0.38"/d' "$mark" >"$work/small.svg"
for size in 16 22 24 32 48 64 128 256; do
    from=$mark
    [ "$size" -ge 24 ] || from=$work/small.svg
    rsvg-convert -w "$size" -h "$size" "$from" -o "org.signet.Signet-$size.png"
done
rsvg-convert -w 512 -h 512 "$mark" -o "$work/512.png"

python3 - "$work" <<'PYTHON'
import struct, sys

def picture(size):
    with open(f"{sys.argv[1]}/{size}.png" if size > 256 else f"org.signet.Signet-{size}.png", "rb") as file:
        return file.read()

# Windows: a folder of PNG pictures, as every Windows since Vista reads it.
sizes = [16, 24, 32, 48, 64, 128, 256]
entries, data = b"", b""
for size in sizes:
    png = picture(size)
    entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), 6 + 16 * len(sizes) + len(data))
    data += png
with open("signet.ico", "wb") as file:
    file.write(struct.pack("<HHH", 0, 1, len(sizes)) + entries + data)

# macOS: typed pieces, the types by size (ic11 to ic14 are for doubled screens).
pieces = b""
for kind, size in [(b"icp4", 16), (b"icp5", 32), (b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic13", 256), (b"ic08", 256), (b"ic14", 512), (b"ic09", 512)]:
    png = picture(size)
    pieces += kind + struct.pack(">I", 8 + len(png)) + png
with open("signet.icns", "wb") as file:
    file.write(b"icns" + struct.pack(">I", 8 + len(pieces)) + pieces)
PYTHON
