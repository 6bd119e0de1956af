"""A program that asks and is answered: its output is read as it comes, by a thread of its own."""

import os
import signal
import subprocess
import threading
import time

DEFAULT_PATIENCE = 30.0


class Dialogue:
    """A started program with its standard input open; standard output and errors come as one text."""

    def __init__(self, arguments, environment=None, folder=None):
        self.arguments = arguments
        self._process = subprocess.Popen(arguments, env=environment, cwd=folder, stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.pid = self._process.pid
        self._text = ""
        self._read_to = 0
        self._over = False
        self._changed = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        while piece := os.read(self._process.stdout.fileno(), 4096):
            with self._changed:
                self._text += piece.decode(errors="replace")
                self._changed.notify_all()
        with self._changed:
            self._over = True
            self._changed.notify_all()

    def expect(self, words, patience=DEFAULT_PATIENCE):
        """Waits until `words` stand in the output after all that was expected before; gives what came before them."""
        limit = time.monotonic() + patience
        with self._changed:
            while (found := self._text.find(words, self._read_to)) < 0:
                left = limit - time.monotonic()
                if self._over or left <= 0:
                    raise RuntimeError(f"{self.arguments}: waited for {words!r}, it said:\n{self._text[-2000:]}")
                self._changed.wait(left)
            before = self._text[self._read_to:found]
            self._read_to = found + len(words)
            return before

    def line(self, patience=DEFAULT_PATIENCE):
        """The rest of the line at which expect() stopped."""
        return self.expect("\n", patience)

    def type(self, line):
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def wait(self, patience=DEFAULT_PATIENCE):
        code = self._process.wait(patience)
        self._reader.join(patience)
        return code

    def end(self, patience=DEFAULT_PATIENCE):
        """Asks it to end, and kills it where it does not."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(patience)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._reader.join(patience)
        for pipe in (self._process.stdin, self._process.stdout):
            pipe.close()
        return self._process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()
