"""A real server and real people on this machine, made through the programs' own commands.

    with World(binaries, folder) as world:
        world.start_server()
        alice, bob = world.add_person("Alice"), world.add_person("Bob")
        world.verify_pair(alice, bob)
        with bob.listen(save) as listening: …
            subprocess.run(alice.command("send", "--to", bob.number, path), env=alice.environment)

Everything is bound to 127.0.0.1 and lies under `folder`. Only processes started here are ended, each by its own handle.
"""

import json
import os
import re
import secrets
import socket
import subprocess
import time
from pathlib import Path

from dialogue import Dialogue

# What a load from one address needs: every limit that counts by address or account is out of the way.
OPEN_LIMITS = {
    "connections": 100_000, "connections_per_address": 100_000,
    "connects_per_minute_per_address": 1_000_000, "connects_burst_per_address": 1_000_000,
    "unauthenticated": 100_000, "unauthenticated_per_address": 100_000,
    "sign_ins_per_minute_per_address": 1_000_000, "sign_ins_burst_per_address": 1_000_000,
    "sign_ins_per_minute_per_account": 100_000, "sign_ins_burst_per_account": 100_000,
    "requests_per_minute_per_account": 100_000, "requests_burst_per_account": 100_000,
    "provisionings_per_minute_per_address": 1_000_000, "provisionings_burst_per_address": 1_000_000,
    "setups_per_minute_per_account": 100_000, "setups_burst_per_account": 100_000,
    "setups_per_minute_per_address": 1_000_000, "setups_burst_per_address": 1_000_000,
    "greetings_per_minute_per_address": 1_000_000, "greetings_burst_per_address": 1_000_000,
}


class Person:
    """One account on one device: a profile folder that a key file opens."""

    def __init__(self, world, name, number, folder):
        self.world = world
        self.name = name
        self.number = number
        self.folder = folder
        self.profile = folder / "profile"
        self.environment = dict(os.environ, HOME=str(folder), SIGNET_PROFILE_KEY_FILE=str(folder / "profile.key"))
        self.environment.pop("SIGNET_PASSPHRASE_FILE", None)

    def command(self, *words):
        return [str(self.world.cli), "--profile", str(self.profile), *map(str, words)]

    def run(self, *words, patience=120.0):
        return run(self.command(*words), self.environment, patience)

    def listen(self, save=None, once=False):
        """Stays online as this person: returns once the server has signed it in."""
        words = ["listen", *(["--save", str(save)] if save else []), *(["--once"] if once else [])]
        listening = Dialogue(self.command(*words), self.environment, self.folder)
        listening.expect("Online as")
        listening.line()
        return listening


class World:
    def __init__(self, binaries, folder, limits=None, address=None, settings=""):
        """`address` is what links and tickets name where that is not the port that the server listens on."""
        self.cli = Path(binaries) / "signet-cli"
        self.server_program = Path(binaries) / "signet-server"
        self.folder = Path(folder)
        self.data = self.folder / "server"
        self.people = []
        self.server = None
        self.endpoint = None
        self._config = self.folder / "server.toml"
        self._address = address
        self._log = None
        self.folder.mkdir(parents=True, exist_ok=True)
        lines = [settings] if settings else []
        if address:
            lines.append(f'address = "{address}"')
        lines.append("[limits]")
        lines += [f"{name} = {value}" for name, value in (limits or OPEN_LIMITS).items()]
        self._config.write_text("\n".join(lines) + "\n")

    # ---- the server

    def init_server(self):
        run([self.server_program, "init", "--data", self.data, "--operator", "Bench"])

    def start_server(self, prefix=(), listen="127.0.0.1:0"):
        """`prefix`: words before the command, as `taskset -c 0`. Starts a stopped server again at `listen`."""
        if not self.data.exists():
            self.init_server()
        self._log = open(self.folder / "server.log", "ab")
        arguments = [*prefix, self.server_program, "run", "--data", self.data, "--listen", listen, "--config", self._config]
        self.server = subprocess.Popen([str(each) for each in arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                       stderr=self._log)
        line = self.server.stdout.readline().decode()
        if not line.startswith("ready "):
            raise RuntimeError(f"the server did not start, see {self.folder / 'server.log'}")
        self.endpoint = line.split()[1]

    def stop_server(self):
        if self.server is None:
            return
        self.server.terminate()
        try:
            self.server.wait(30)
        except subprocess.TimeoutExpired:
            self.server.kill()
            self.server.wait()
        self.server.stdout.close()
        self._log.close()
        self.server = None

    # ---- people

    def add_account(self, name):
        """An account as the operator makes it: number, link and work order."""
        made = run([self.server_program, "account", "add", "--data", self.data, "--name", name, "--json"])
        return json.loads(made.splitlines()[-1])

    def add_accounts(self, count):
        """Many accounts through the running server's administration socket, without a process for each."""
        made = []
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as administration:
            administration.connect(str(self.data / "admin.sock"))
            answers = administration.makefile("r")
            for i in range(count):
                request = {"verb": "account-add", "name": f"Person {i}", "company": ""}
                administration.sendall(json.dumps(request).encode() + b"\n")
                answer = json.loads(answers.readline())
                if not answer.get("ok"):
                    raise RuntimeError(f"account-add: {answer}")
                made += answer["rows"]
        return made

    def add_person(self, name):
        account = self.add_account(name)
        folder = self.folder / f"person-{len(self.people)}"
        folder.mkdir()
        key = folder / "profile.key"
        key.touch(0o600)
        key.write_bytes(secrets.token_bytes(32))
        order = folder / "order"
        order.write_text(account["order"] + "\n")
        person = Person(self, name, re.sub(r"\D", "", account["number"]), folder)
        person.run("provision", account["link"], "--order-file", order)
        self.people.append(person)
        return person

    def verify_pair(self, caller, callee):
        """A key exchange with its spoken code, as two people would do it. Both admit each other afterwards."""
        with callee.listen(callee.folder / "received") as listening:
            with Dialogue(caller.command("verify", callee.number), caller.environment, caller.folder) as asking:
                listening.expect(f"verify-request {caller.number}")
                listening.expect("Accept? [y/n] ")
                listening.type("y")
                asking.expect("Code: ")
                code = asking.line().strip()
                listening.expect("Code: ")
                listening.type(code)
                listening.expect(f"verified {caller.number}")
                asking.expect("Did their screen accept it? [y/n] ")
                asking.type("y")
                asking.expect(f"verified {callee.number}")
                if asking.wait() != 0:
                    raise RuntimeError("verify failed")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop_server()


def run(arguments, environment=None, patience=120.0):
    """Runs a program to its end and gives what it printed; whatever but exit code 0 is an error."""
    arguments = [str(each) for each in arguments]
    done = subprocess.run(arguments, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=patience)
    if done.returncode != 0:
        raise RuntimeError(f"{arguments}: exit {done.returncode}: {(done.stdout + done.stderr).decode(errors='replace')[-2000:]}")
    return done.stdout.decode()


def wait_until(condition, patience, what):
    limit = time.monotonic() + patience
    while not condition():
        if time.monotonic() > limit:
            raise RuntimeError(f"waited for {what}")
        time.sleep(0.01)
