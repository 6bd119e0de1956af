#!/usr/bin/env python3
"""The benchmark of issue and documentation: whole processes, references interleaved, medians of pairwise ratios.

    ./dev bench [ui] [--rounds N] [--only NAME]... [--quick] [--patience SECONDS] [--work FOLDER] [--list]

Prints a Markdown table, as docs/performance.md holds the last one. Exit code 0 where every bound is met, 1 otherwise.
"""

import argparse
import os
import shutil
import sys
import tempfile
import traceback
from functools import cached_property
from pathlib import Path

import rows_files
import rows_server
import rows_transfer
import rows_ui
from inputs import Inputs
from measure import Patience
from report import Row, table
from wormhole import Wormhole

GIB = 1 << 30
ROOM_IN_MEMORY = 9 * GIB  # for inputs, spools and outputs at once
ROOM_IN_MEMORY_QUICK = 2 * GIB
CORE_ROWS = {**rows_files.rows(), **rows_transfer.rows(), **rows_server.rows()}
WINDOW_ROWS = rows_ui.rows()  # `./dev bench ui`: they need programs and packages of their own
ALL_ROWS = {**CORE_ROWS, **WINDOW_ROWS}


class Bench:
    """What the rows share: programs, inputs, folders, and what is made at the first need."""

    def __init__(self, options, work):
        self.binaries = Path(options.bin).resolve()
        self.programs = self.binaries.parent / "bench"
        self.cli = self.binaries / "signet-cli"
        self.rounds = options.rounds
        self.quick = options.quick
        self.work = work
        self.disk = self.binaries.parents[1] / "bench"
        self.inputs = Inputs(self.programs, work / "inputs", options.quick)
        self.disk_inputs = Inputs(self.programs, self.disk / "inputs", options.quick)
        self.size_words = "128 MiB" if options.quick else "1 GiB"

    @cached_property
    def pair(self):
        return rows_transfer.Pair(self, self.work / "pair").introduce()

    @cached_property
    def wormhole(self):
        return Wormhole(self.work / "wormhole")

    def end(self):
        if "pair" in self.__dict__:
            self.pair.end()
        if "wormhole" in self.__dict__:
            self.wormhole.stop()
        shutil.rmtree(self.disk, ignore_errors=True)


def available_memory():
    with open("/proc/meminfo") as info:
        return next(int(line.split()[1]) * 1024 for line in info if line.startswith("MemAvailable"))


def place_of_work(options):
    """Memory where there is room, so that no disk is measured; else $TMPDIR; else the build folder."""
    if options.work:
        return options.work
    need = ROOM_IN_MEMORY_QUICK if options.quick else ROOM_IN_MEMORY
    if Path("/dev/shm").is_dir() and min(shutil.disk_usage("/dev/shm").free, available_memory() - 2 * GIB) > need:
        return "/dev/shm"
    return os.environ.get("TMPDIR") or str(Path(options.bin).resolve().parents[1])


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["core", "ui"], default="core", help="which rows (default core)")
    parser.add_argument("--bin", required=True, help="folder of signet-cli and signet-server")
    parser.add_argument("--rounds", type=int, default=5, help="pairs to measure (default 5)")
    parser.add_argument("--only", action="append", choices=list(ALL_ROWS), metavar="NAME", help="only this row; may be repeated")
    parser.add_argument("--quick", action="store_true", help="smaller inputs: for a look, not for the record")
    parser.add_argument("--patience", type=float, default=300, help="seconds to wait, in all, for others to leave the machine alone")
    parser.add_argument("--work", help="folder to work in")
    parser.add_argument("--list", action="store_true", help="names of the rows")
    return parser.parse_args()


def measured(bench, name):
    """A row that cannot be measured is told and counts as not met; the others go on."""
    try:
        return ALL_ROWS[name](bench)
    except Exception as failure:
        traceback.print_exc()
        return [Row(name, "", f"not measured: {str(failure).splitlines()[0][:120] if str(failure) else type(failure).__name__}", "0", False)]


def main():
    options = parse_options()
    if options.list:
        print("\n".join(ALL_ROWS))
        return 0
    Patience.left = 0 if options.quick else options.patience
    rows = []
    with tempfile.TemporaryDirectory(prefix="signet-bench-", dir=place_of_work(options)) as work:
        bench = Bench(options, Path(work))
        try:
            for name in options.only or (WINDOW_ROWS if options.what == "ui" else CORE_ROWS):
                for row in measured(bench, name):
                    rows.append(row)
                    print(row, file=sys.stderr, flush=True)
        finally:
            bench.end()
    print(table(rows))
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
