"""Sealing and opening files: signet-cli with a key file against age, with zstd and tar where there is something to compress."""

import os
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from measure import Candidate, compare, shell
from report import Row, timing_row

SIZE_BOUND = 1.13


@dataclass
class Kind:
    """One input with its reference: how the peer seals and opens it, and what the issue allows."""
    name: str
    what: str
    peer_seals: str
    peer_opens: str
    seal_pipe: str
    open_pipe: str
    seal_bound: float
    open_bound: float


KINDS = {
    kind.name: kind for kind in (
        Kind("random", "{size} random", "age -r {to} -o {sealed} {source}", "age -d -i {key} -o {out}/opened {sealed}",
             "`age -r`", "`age -d`", 0.50, 0.45),
        Kind("text", "{size} text", "zstd -q -3 -T2 -c {source} | age -r {to} -o {sealed}",
             "age -d -i {key} {sealed} | zstd -q -d -o {out}/opened", "`zstd -3 -T2 \\| age`", "`age -d \\| zstd -d`", 0.85, 0.55),
        Kind("tree", "{files} small files", "tar c -C {source} . | zstd -q -3 -T2 | age -r {to} -o {sealed}",
             "age -d -i {key} {sealed} | zstd -q -d | tar x -C {out}", "`tar \\| zstd -3 -T2 \\| age`",
             "`age -d \\| zstd -d \\| tar x`", 0.90, 1.00),
    )
}


class FileBench:
    def __init__(self, bench):
        self.bench = bench
        self.folder = bench.work / "files"
        self.folder.mkdir(exist_ok=True)
        self.environment = dict(os.environ, HOME=str(self.folder))
        self.key_file = self.folder / "signet.key"
        self.key_file.write_bytes(secrets.token_bytes(32))
        self.key_file.chmod(0o600)
        self.age_key = self.folder / "age.key"
        if not self.age_key.exists():
            subprocess.run(["age-keygen", "-o", self.age_key], check=True, capture_output=True)

    @cached_property
    def recipient(self):
        return subprocess.run(["age-keygen", "-y", self.age_key], check=True, capture_output=True).stdout.decode().strip()

    def source(self, kind):
        return getattr(self.bench.inputs, kind.name)()

    def what(self, kind):
        return kind.what.format(size=self.bench.size_words, files=f"{self.bench.inputs.files:,}")

    def ours_sealed(self, kind):
        return self.folder / f"{kind.name}.signet"

    def peers_sealed(self, kind):
        return self.folder / f"{kind.name}.age"

    def seal_ours(self, kind):
        shell(f"{self.bench.cli} seal --to-file {self.ours_sealed(kind)} --key-file {self.key_file} {self.source(kind)}",
              self.environment)

    def seal_peers(self, kind):
        shell(kind.peer_seals.format(to=self.recipient, sealed=self.peers_sealed(kind), source=self.source(kind)))

    def seal(self, kind):
        sides = (
            Candidate("signet", lambda: self.seal_ours(kind), before=lambda: self.ours_sealed(kind).unlink(missing_ok=True)),
            Candidate("peer", lambda: self.seal_peers(kind), before=lambda: self.peers_sealed(kind).unlink(missing_ok=True)),
        )
        ours, peer = compare(self.bench.rounds, *sides)
        rows = [timing_row(f"seal {self.what(kind)}, wall", kind.seal_bound, kind.seal_pipe, ours, peer)]
        if kind.name == "text":
            size = self.ours_sealed(kind).stat().st_size / self.peers_sealed(kind).stat().st_size
            rows.append(Row(f"seal {self.what(kind)}, size", f"≤ {SIZE_BOUND} × {kind.seal_pipe}", f"{size:.3f}", "1", size <= SIZE_BOUND))
        self.ours_sealed(kind).unlink()
        self.peers_sealed(kind).unlink()
        return rows

    def open(self, kind):
        self.seal_ours(kind)
        self.seal_peers(kind)
        out, peers_out = self.folder / "opened", self.folder / "peer-opened"
        peers_command = kind.peer_opens.format(key=self.age_key, sealed=self.peers_sealed(kind), out=peers_out)
        sides = (
            Candidate("signet", lambda: shell(f"{self.bench.cli} open {self.ours_sealed(kind)} --key-file {self.key_file} --into {out}",
                                              self.environment),
                      before=lambda: fresh(out), after=lambda: require_equal(self.source(kind), out / self.source(kind).name)),
            Candidate("peer", lambda: shell(peers_command), before=lambda: fresh(peers_out)),
        )
        ours, peer = compare(self.bench.rounds, *sides)
        for each in (out, peers_out):
            shutil.rmtree(each)
        self.ours_sealed(kind).unlink()
        self.peers_sealed(kind).unlink()
        return [timing_row(f"open {self.what(kind)}, wall", kind.open_bound, kind.open_pipe, ours, peer)]


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir()


def require_equal(sent, arrived):
    """Byte for byte; a difference ends the benchmark."""
    subprocess.run(["diff", "-r", "-q", str(sent), str(arrived)], check=True, stdout=subprocess.DEVNULL)


def rows():
    made = {}
    for kind in KINDS.values():
        made[f"seal-{kind.name}"] = lambda bench, kind=kind: FileBench(bench).seal(kind)
    for kind in KINDS.values():
        made[f"open-{kind.name}"] = lambda bench, kind=kind: FileBench(bench).open(kind)
    return made
