"""Interleaved timing of whole processes, and what /proc says of running ones."""

import ctypes
import os
import resource
import subprocess
import time
from dataclasses import dataclass, field

TICKS = os.sysconf("SC_CLK_TCK")
PROCESSORS = os.cpu_count()
FOREIGN_SHARE = 0.10  # a run during which others took more of the machine than this counts as disturbed
REPEATS = 2  # of a disturbed run, before it is kept and counted
QUIET_PATIENCE = 10.0  # before one run


class Patience:
    """How long the whole benchmark may still wait for a quiet machine. Once it is used up, runs are taken as they come."""
    left = 0.0


def cpu_seconds(pid):
    """utime + stime of a running process and its threads, to the nanosecond."""
    clock = ctypes.c_int()
    if ctypes.CDLL(None).clock_getcpuclockid(pid, ctypes.byref(clock)) != 0:
        raise ProcessLookupError(pid)
    return time.clock_gettime(clock.value)


def memory(pid):
    """Resident memory of a process in bytes: VmRSS, VmHWM (its highest), RssAnon."""
    wanted = ("VmRSS", "VmHWM", "RssAnon")
    found = {}
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            name, _, value = line.partition(":")
            if name in wanted:
                found[name] = int(value.split()[0]) * 1024
    return found


def _machine_busy():
    with open("/proc/stat") as stat:
        ticks = [int(each) for each in stat.readline().split()[1:]]
    user, nice, system, _idle, _iowait, irq, softirq, steal = ticks[:8]
    return (user + nice + system + irq + softirq + steal) / TICKS


def _children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def wait_for_quiet():
    start = time.monotonic()
    limit = start + min(QUIET_PATIENCE, Patience.left)
    while time.monotonic() < limit:
        before = _machine_busy()
        time.sleep(0.2)
        if _machine_busy() - before < 0.2 * PROCESSORS * FOREIGN_SHARE:
            break
    Patience.left -= time.monotonic() - start


def shell(command, environment=None):
    """Runs a command line to its end; a pipe fails where any part of it fails."""
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise RuntimeError(f"{command}: exit {done.returncode}: {done.stderr.decode(errors='replace')[-1000:]}")


@dataclass
class Candidate:
    """One side of a comparison. `before` and `after` are not timed; `servers` gives the processes that work for it."""
    name: str
    run: callable
    before: callable = None
    after: callable = None
    servers: tuple = ()


@dataclass
class Timing:
    seconds: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    server_cpu: list = field(default_factory=list)
    disturbed: int = 0

    @property
    def all_cpu(self):
        return [a + b for a, b in zip(self.cpu, self.server_cpu)]


def _once(candidate):
    if candidate.before:
        candidate.before()
    wait_for_quiet()
    servers = sum(cpu_seconds(pid) for pid in candidate.servers)
    machine, children, start = _machine_busy(), _children(), time.monotonic()
    candidate.run()
    took = time.monotonic() - start
    children = _children() - children
    servers = sum(cpu_seconds(pid) for pid in candidate.servers) - servers
    foreign = _machine_busy() - machine - children - servers
    if candidate.after:
        candidate.after()
    return took, children, servers, foreign > max(0.05, FOREIGN_SHARE * PROCESSORS * took)


def compare(rounds, ours, reference, repeat_disturbed=True):
    """Runs the two in turn, `rounds` pairs after one that does not count; who goes first changes from pair to pair."""
    timings = {ours.name: Timing(), reference.name: Timing()}
    for number in range(-1, rounds):
        pair = (ours, reference) if number % 2 else (reference, ours)
        for candidate in pair:
            for _ in range(1 + REPEATS):
                took, cpu, server_cpu, disturbed = _once(candidate)
                if not disturbed or not repeat_disturbed or number < 0 or Patience.left <= 0:
                    break
            if number < 0:
                continue
            timing = timings[candidate.name]
            timing.seconds.append(took)
            timing.cpu.append(cpu)
            timing.server_cpu.append(server_cpu)
            timing.disturbed += disturbed
    return timings[ours.name], timings[reference.name]

