"""What the benchmark sends and seals: made once in a run, always the same."""

import subprocess
from pathlib import Path

MIB = 1 << 20


class Inputs:
    def __init__(self, programs, folder, quick):
        self.folder = Path(folder)
        self.maker = Path(programs) / "bench_make_inputs"
        self.bytes = 128 * MIB if quick else 1024 * MIB
        self.files = 1_000 if quick else 10_000

    def _made(self, name, kind, amount):
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            subprocess.run([self.maker, kind, path, str(amount)], check=True)
        return path

    def random(self):
        return self._made("random.bin", "random", self.bytes)

    def text(self):
        return self._made("text.txt", "text", self.bytes)

    def tree(self):
        return self._made("tree", "tree", self.files)

    def tiny(self):
        return self._made("tiny.bin", "random", 1024)

    def large(self, mebibytes):
        return self._made(f"large-{mebibytes}.bin", "random", mebibytes * MIB)
