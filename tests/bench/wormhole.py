"""The peer: magic-wormhole through its own mailbox server and transit relay, both on this machine."""

import secrets
import shutil
import socket
import subprocess
import time
from pathlib import Path

DEBIAN_PYTHON = "/usr/bin/python3"  # where Debian's packages put the two servers' modules


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port, process):
    limit = time.monotonic() + 30
    while time.monotonic() < limit and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{process.args} does not listen")


class Wormhole:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.mailbox_port, self.transit_port = _free_port(), _free_port()
        databases = [f"--channel-db={self.folder}/channels.sqlite", f"--usage-db={self.folder}/usage.sqlite"]
        self._log = open(self.folder / "servers.log", "ab")
        self.mailbox = self._start("wormhole-mailbox", self.mailbox_port, *databases)
        self.transit = self._start("transitrelay", self.transit_port)
        _wait_for(self.mailbox_port, self.mailbox)
        _wait_for(self.transit_port, self.transit)

    def _start(self, plugin, port, *words):
        return subprocess.Popen([DEBIAN_PYTHON, "-m", "twisted", plugin, f"--port=tcp:{port}:interface=127.0.0.1", *words],
                                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)

    @property
    def servers(self):
        return (self.mailbox.pid, self.transit.pid)

    def transfer(self, path, into):
        """Sends a file or folder from one client to another. Without listening they can meet at the relay only."""
        code = f"{secrets.randbelow(900) + 1}-{secrets.token_hex(6)}-bench"
        client = ["wormhole", "--relay-url", f"ws://127.0.0.1:{self.mailbox_port}/v1", "--transit-helper",
                  f"tcp:127.0.0.1:{self.transit_port}"]
        quiet = ["--no-listen", "--hide-progress"]
        output = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        send = subprocess.Popen([*client, "send", *quiet, "--code", code, str(path)], cwd=self.folder, **output)
        receive = subprocess.Popen([*client, "receive", *quiet, "--accept-file", code], cwd=into, **output)
        said = receive.communicate()[0] + send.communicate()[0]
        if send.returncode or receive.returncode:
            raise RuntimeError(f"wormhole: {said.decode(errors='replace')[-1000:]}")
        if b"relay:tcp:127.0.0.1" not in said:
            raise RuntimeError("wormhole did not go through its relay")

    def stop(self):
        for server in (self.mailbox, self.transit):
            server.terminate()
            server.wait()
        self._log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
