"""What client and server take of the machine: memory while a large file goes through, and many people who sign in and stay."""

import os
import resource
import shutil
import subprocess
import threading
import time

from measure import cpu_seconds, memory
from report import Row
from rows_transfer import Pair
from world import World

MIB = 1 << 20
MEMORY_BOUND = 64 * MIB
MEMORY_DIFFERENCE = 4 * MIB
SIGN_INS_BOUND = 500
IDLE_BOUND = 200 * MIB
CLIENTS = 5_000
AT_ONCE = 16


class Peak:
    """The most anonymous memory that a process had while this lived, looked at often, and the kernel's own highest mark."""

    def __init__(self, pid):
        self.pid = pid
        self.before = memory(pid)
        self.anonymous = self.before["RssAnon"]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self):
        while not self._over.wait(0.01):
            self.anonymous = max(self.anonymous, memory(self.pid)["RssAnon"])

    def end(self):
        self._over.set()
        self._thread.join()
        self.risen = memory(self.pid)["VmHWM"] - self.before["VmRSS"]
        self.anonymous_risen = self.anonymous - self.before["RssAnon"]


def memory_of_transfer(bench, mebibytes):
    """Fresh processes, signed in, then one file: how far each rises."""
    folder = bench.disk / f"memory-{mebibytes}"
    shutil.rmtree(folder, ignore_errors=True)
    pair = Pair(bench, folder).introduce()
    source = bench.disk_inputs.large(mebibytes)
    with pair.alice.listen() as sender:
        peaks = {"sender": Peak(sender.pid), "recipient": Peak(pair.listening.pid), "server": Peak(pair.world.server.pid)}
        pair.send(source)  # carried out by the sender's own listening process, which owns the profile
        for peak in peaks.values():
            peak.end()
    pair.check_and_clear(source)
    pair.end()
    source.unlink()
    return peaks


def memory_rows(bench):
    small, large = (64, 256) if bench.quick else (1024, 4096)
    of_small, of_large = memory_of_transfer(bench, small), memory_of_transfer(bench, large)
    rows = []
    for who, peak in of_large.items():
        difference = abs(peak.risen - of_small[who].risen)
        rows.append(Row(f"memory of the {who}, {large:,} MiB file, above signed in", f"≤ {MEMORY_BOUND // MIB} MiB",
                        f"{peak.risen / MIB:.1f} MiB (anonymous {peak.anonymous_risen / MIB:.1f})", "1", peak.risen <= MEMORY_BOUND))
        rows.append(Row(f"the same against a file of {small:,} MiB", f"within {MEMORY_DIFFERENCE // MIB} MiB",
                        f"{difference / MIB:.1f} MiB apart", "1", difference <= MEMORY_DIFFERENCE))
    return rows


def sign_ins(bench):
    clients = CLIENTS // 10 if bench.quick else CLIENTS
    duration = 3 if bench.quick else 10
    world = World(bench.binaries, bench.work / "sign-ins")
    raise_descriptor_limit()
    world.start_server(prefix=["taskset", "-c", "0"])
    orders = world.folder / "orders"
    orders.write_text("".join(f"{account['link']} {account['order']}\n" for account in world.add_accounts(clients)))
    last_processor = str(os.cpu_count() - 1)
    program = ["taskset", "-c", last_processor, bench.programs / "bench_sign_in_load", orders, str(duration), str(AT_ONCE)]
    empty = memory(world.server.pid)["VmRSS"]
    load = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        expect_line(load, "provisioned")
        cpu = cpu_seconds(world.server.pid)
        _, count, took = expect_line(load, "sign-ins").split()
        cpu = cpu_seconds(world.server.pid) - cpu
        expect_line(load, "holding")
        time.sleep(2)
        held = memory(world.server.pid)
    finally:
        load.stdin.close()
        load.wait()
        load.stdout.close()
        world.stop_server()
    shutil.rmtree(world.folder)
    rate = int(count) / float(took)
    return [Row("sign-ins, server on one core", f"≥ {SIGN_INS_BOUND} a second", f"{rate:.0f} a second; {int(count) / cpu:.0f} for a second of its CPU", f"{int(count):,} sign-ins",
                rate >= SIGN_INS_BOUND),
            Row(f"server with {clients:,} idle clients, resident", f"≤ {IDLE_BOUND // MIB} MiB",
                f"{held['VmRSS'] / MIB:.1f} MiB ({empty / MIB:.1f} before)", "1", held["VmRSS"] <= IDLE_BOUND)]


def expect_line(process, word):
    line = process.stdout.readline().decode()
    if not line.startswith(word):
        raise RuntimeError(f"{process.args}: {line!r} where {word!r} was due")
    return line


def raise_descriptor_limit():
    """For the processes started from here: each client is a connection."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def rows():
    return {"memory": memory_rows, "sign-ins": sign_ins}
