#!/usr/bin/env python3
"""look_at_screen.py SCREEN PICTURE SECONDS: waits until the screen that Xvfb keeps in the file SCREEN (XWD) shows Signet's window, and
writes it to PICTURE (PNG). Signet's: the envelope's paper, which nothing else on a bare display has."""
import struct
import sys
import time
import zlib

PAPER = bytes((0xEC, 0xF7, 0xFB))  # #FBF7EC, as the screen holds it: blue, green, red
LEAST_PAPER = 0.02  # of all pixels; the envelope covers about a fifth of the window
LEAST_COLOURS = 50  # smooth text alone has more


def read_screen(path):
    with open(path, "rb") as file:
        data = file.read()
    head = struct.unpack(">25I", data[:100])
    header_size, width, height, depth_bits, line_bytes, colours = head[0], head[4], head[5], head[11], head[12], head[19]
    if depth_bits != 32:
        raise ValueError(f"{depth_bits} bits a pixel")
    begin = header_size + colours * 12
    lines = [data[begin + y * line_bytes : begin + y * line_bytes + width * 4] for y in range(height)]
    return width, height, lines


def shows_window(width, height, lines):
    paper, colours = 0, set()
    for line in lines:
        pixels = [line[x : x + 3] for x in range(0, width * 4, 4)]
        paper += pixels.count(PAPER)
        colours.update(pixels)
    return paper >= LEAST_PAPER * width * height and len(colours) >= LEAST_COLOURS


def write_png(path, width, height, lines):
    def part(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + bytes(value for x in range(0, width * 4, 4) for value in (line[x + 2], line[x + 1], line[x])) for line in lines)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)))
        file.write(part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))


def main():
    screen, picture, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    end = time.monotonic() + seconds
    before = None
    while True:
        width, height, lines = read_screen(screen)
        # Twice the same: the window has been painted whole.
        shown = lines == before and shows_window(width, height, lines)
        before = lines
        if shown or time.monotonic() > end:
            break
        time.sleep(0.5)
    write_png(picture, width, height, lines)
    if not shown:
        sys.exit(f"no window of Signet on the screen: {picture}")


main()
