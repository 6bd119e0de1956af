"""From one person to another through the server, until the signed receipt: against magic-wormhole and a bare splice relay."""

import shutil
import statistics
import subprocess

from counting_proxy import CountingProxy
from measure import Candidate, compare
from report import Row, ratio_row, timing_row
from rows_files import fresh, require_equal
from world import World, run

ROUND_TRIPS_BOUND = 4
LATENCY_BOUND_MS = 25


class Pair:
    """Two people who know each other; the second one listens."""

    def __init__(self, bench, folder, address=None):
        self.world = World(bench.binaries, folder, address=address)
        self.world.start_server()
        self.saved = self.world.folder / "saved"

    def introduce(self):
        self.alice, self.bob = self.world.add_person("Alice"), self.world.add_person("Bob")
        self.world.verify_pair(self.alice, self.bob)
        self.listening = self.bob.listen(self.saved)
        return self

    def send(self, path, *options):
        run(self.alice.command("send", "--to", self.bob.number, *options, path), self.alice.environment, 600)

    def arrived(self):
        """What the one envelope that lies there holds."""
        found = [each for party in self.saved.iterdir() if not party.name.startswith(".") for envelope in party.iterdir()
                 for each in envelope.iterdir()]
        if len(found) != 1:
            raise RuntimeError(f"one thing should have arrived, not {found}")
        return found[0]

    def check_and_clear(self, sent):
        require_equal(sent, self.arrived())
        for party in self.saved.iterdir():
            if not party.name.startswith("."):
                shutil.rmtree(party)

    def servers(self):
        return (self.world.server.pid, self.listening.pid)

    def end(self):
        self.listening.end()
        self.world.stop_server()
        shutil.rmtree(self.world.folder)


def against_wormhole(bench, work, bound, source, rounds=None):
    pair, peer, out = bench.pair, bench.wormhole, bench.work / "wormhole-out"
    sides = (
        Candidate("signet", lambda: pair.send(source), after=lambda: pair.check_and_clear(source), servers=pair.servers()),
        Candidate("wormhole", lambda: peer.transfer(source, out), before=lambda: fresh(out), servers=peer.servers),
    )
    ours, peers = compare(rounds or bench.rounds, *sides)
    shutil.rmtree(out)
    return [timing_row(work, bound, "magic-wormhole", ours, peers)]


def send_random(bench):
    return against_wormhole(bench, f"{bench.size_words} random end to end, wall", 0.60, bench.inputs.random())


def send_tree(bench):
    return against_wormhole(bench, f"{bench.inputs.files:,} files end to end, wall", 0.30, bench.inputs.tree())


def send_tiny(bench):
    return against_wormhole(bench, "1 KiB end to end, fresh `signet-cli send`, wall", 0.15, bench.inputs.tiny(), 2 * bench.rounds)


def engine_latencies(bench, pair, rounds):
    key_file = pair.alice.environment["SIGNET_PROFILE_KEY_FILE"]
    program = [bench.programs / "bench_latency", pair.alice.profile, key_file, pair.bob.number, bench.inputs.tiny(), rounds]
    return [float(line) for line in run(program, pair.alice.environment).split()]


def latency(bench):
    warm_up = 3
    rounds = 10 * bench.rounds
    taken = engine_latencies(bench, bench.pair, warm_up + rounds)[warm_up:]
    fresh(bench.pair.saved)
    median = statistics.median(taken)
    reached = f"{median:.1f} ms ({min(taken):.1f} to {max(taken):.1f})"
    return [Row("1 KiB, signed-in engine to receipt, median", f"≤ {LATENCY_BOUND_MS} ms", reached, str(rounds), median <= LATENCY_BOUND_MS),
            round_trips(bench)]


def round_trips(bench):
    """Counted on the caller's call channel, in a world whose every connection goes through a proxy."""
    with CountingProxy() as proxy:
        pair = Pair(bench, bench.work / "counted", address=proxy.endpoint)
        proxy.server = pair.world.endpoint
        pair.introduce()
        before = len(proxy.talks)
        engine_latencies(bench, pair, bench.rounds)
        callers = [talk for talk in proxy.talks[before:] if talk.is_callers]
        pair.end()
    counts = [1 + talk.round_trips for talk in callers]  # connecting is one
    if len(counts) != bench.rounds:
        raise RuntimeError(f"{bench.rounds} calls were made, {len(counts)} were seen")
    median = statistics.median(counts)
    return Row("1 KiB, round trips after `Setup`, TCP's own included", f"≤ {ROUND_TRIPS_BOUND}", f"{median:.0f} (at most {max(counts)})",
               str(len(counts)), median <= ROUND_TRIPS_BOUND)


class SpliceRelay:
    """The least that a relay can do, with ends that seal nothing."""

    def __init__(self, programs):
        self.program = programs / "bench_splice_relay"
        self.relay = subprocess.Popen([self.program, "relay"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.port = self.relay.stdout.readline().decode().split()[1]

    def transfer(self, source, to):
        receive = subprocess.Popen([self.program, "receive", self.port, to])
        send = subprocess.Popen([self.program, "send", self.port, source])
        if send.wait() or receive.wait():
            raise RuntimeError("the bare relay lost something")

    def stop(self):
        self.relay.terminate()
        self.relay.wait()
        self.relay.stdout.close()


def server_cpu(bench):
    source, pair, relay, out = bench.inputs.random(), bench.pair, SpliceRelay(bench.programs), bench.work / "relayed"
    sides = (
        Candidate("signet", lambda: pair.send(source), after=lambda: pair.check_and_clear(source), servers=(pair.world.server.pid,)),
        Candidate("splice", lambda: relay.transfer(source, out), before=lambda: out.unlink(missing_ok=True), servers=(relay.relay.pid,)),
    )
    # Who listens works too, and is not one of the servers here: what others do cannot be told apart, so nothing is repeated for it.
    ours, bare = compare(bench.rounds, *sides, repeat_disturbed=False)
    relay.stop()
    out.unlink()
    gib = source.stat().st_size / (1 << 30)
    of_gib = [[cpu / gib for cpu in side.server_cpu] for side in (ours, bare)]
    return [ratio_row("server CPU per GiB", 1.50, "a bare splice relay", *of_gib)]


def rows():
    return {"send-random": send_random, "send-tree": send_tree, "send-tiny": send_tiny, "latency": latency, "server-cpu": server_cpu}
