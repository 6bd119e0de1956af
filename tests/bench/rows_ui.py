"""The desktop: from its start to a window that can be used, what it holds five seconds later, and how a long log scrolls.

Against KeePassXC (its first visible window) and the least that a Qt window costs, on a display of the benchmark's own. Signet's clock
runs on: until its profile is open and the rows of a log of 10,000 are painted."""

import os
import select
import signal
import statistics
import subprocess
import time

from report import Row, ratio_row
from world import World, run

ROWS = 10_000
FRAMES = 600
SETTLE = 5.0  # seconds from the window until memory is read
PATIENCE = 30.0
WARM_UP = 1
LEAST_PAIRS = 9  # a start takes a tenth of a second, which a machine that others share disturbs more than it does longer work


class Display:
    """An X server without a window manager."""

    def __init__(self):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
                                       pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as told:
            self.name = ":" + told.readline().strip()

    def shows_a_window(self):
        words = ["xdotool", "search", "--onlyvisible", "--name", ".*", "getwindowgeometry", "--shell", "%@"]
        told = subprocess.run(words, env={**os.environ, "DISPLAY": self.name}, capture_output=True, text=True).stdout
        widths = (int(line.removeprefix("WIDTH=")) for line in told.splitlines() if line.startswith("WIDTH="))
        return any(60 <= width < 1600 for width in widths)

    def end(self):
        self.server.terminate()
        self.server.wait()


class Program:
    """A desktop program with a home of its own, which is kept from start to start."""

    def __init__(self, display, home, command, environment=None, told=None):
        """`told`: the words that its output says once it can be used; without them its first visible window counts."""
        self.display = display
        self.command = [str(each) for each in command]
        self.told = told
        self.shown, self.memory = [], []
        (home / "run").mkdir(parents=True, mode=0o700)
        self.environment = {**os.environ, **(environment or {}), "HOME": str(home), "DISPLAY": display.name, "LANG": "C.UTF-8",
                            "XDG_RUNTIME_DIR": str(home / "run"), "TMPDIR": str(home / "run"), "QT_QPA_PLATFORM": "xcb"}
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)

    def start(self, counts):
        start = time.monotonic()
        process = subprocess.Popen(self.command, env=self.environment, start_new_session=True, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            self._wait(process, start)
            shown = time.monotonic() - start
            time.sleep(SETTLE)
            if counts:
                self.shown.append(shown)
                self.memory.append(proportional_memory(process.pid))
        finally:
            end(process)

    def _wait(self, process, start):
        said = b""
        while time.monotonic() - start < PATIENCE and process.poll() is None:
            if self.told is None:
                if self.display.shows_a_window():
                    return
                time.sleep(0.005)
            elif select.select([process.stdout], [], [], 0.1)[0]:
                said += os.read(process.stdout.fileno(), 65536)
                if self.told in said:
                    return
        raise RuntimeError(f"{self.command[0]} showed no window: {said[-500:]!r}")


def end(process):
    """Asked first: KeePassXC leaves a lock behind otherwise, and the next one takes it for a running one."""
    for word in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, word)
            process.wait(3)
            break
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    process.stdout.close()


def proportional_memory(pid):
    with open(f"/proc/{pid}/smaps_rollup") as sums:
        return next(int(line.split()[1]) * 1024 for line in sums if line.startswith("Pss:"))


def used_profile(bench):
    """Somebody with a log of 10,000 rows, who knows somebody, on a running server; the window shows the Send Log."""
    world = World(bench.binaries, bench.work / "window-world")
    world.start_server()
    ada, bob = world.add_person("Ada"), world.add_person("Bob")
    world.verify_pair(ada, bob)
    run([bench.programs / "bench_long_log", ada.profile, ada.environment["SIGNET_PROFILE_KEY_FILE"], ROWS], patience=300)
    (ada.profile / "window.ini").write_text("[appearance]\npage=1\n")
    return world, ada


def mebibytes(count):
    return f"{count / (1 << 20):.1f} MiB"


def start(bench):
    display = Display()
    world, ada = used_profile(bench)
    home = bench.work / "homes"
    try:
        environment = {"SIGNET_PROFILE_KEY_FILE": ada.environment["SIGNET_PROFILE_KEY_FILE"],
                       "QT_LOGGING_RULES": "signet.startup.debug=true"}
        ours = Program(display, home / "signet", [bench.binaries / "signet", "--profile", ada.profile], environment, b"the log is shown")
        peer = Program(display, home / "keepassxc", ["keepassxc"])
        bare = Program(display, home / "bare", [bench.programs / "bench_bare_window"], told=b"shown")
        for number in range(-WARM_UP, max(bench.rounds, LEAST_PAIRS)):
            for program in (ours, peer, bare) if number % 2 else (bare, peer, ours):
                program.start(number >= 0)
    finally:
        world.stop_server()
        display.end()
    reached, reference = statistics.median(ours.memory), statistics.median(peer.memory)
    work = f"start to a usable window, log of {ROWS:,} rows"
    return [ratio_row(work, 1.0, "KeePassXC's first window", ours.shown, peer.shown),
            ratio_row(work, 2.5, "a bare Qt window", ours.shown, bare.shown),
            Row(f"proportional memory {SETTLE:.0f} s later", "≤ 1.00 × KeePassXC", f"{mebibytes(reached)} against {mebibytes(reference)}",
                str(len(ours.memory)), reached <= reference)]


def scroll(bench):
    display = Display()
    try:
        environment = {**os.environ, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        rates = [float(run([bench.programs / "bench_scroll_log", ROWS, FRAMES], environment)) for _ in range(bench.rounds)]
    finally:
        display.end()
    rate = statistics.median(rates)
    return [Row(f"scrolling a log of {ROWS:,} rows", "≥ 60 frames a second", f"{rate:.0f} ({min(rates):.0f} to {max(rates):.0f})",
                str(len(rates)), rate >= 60)]


def rows():
    return {"window-start": start, "window-scroll": scroll}
