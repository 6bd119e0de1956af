"""Stands between clients and server, passes everything on, and counts how often each connection's talk turns round."""

import asyncio
import threading
from dataclasses import dataclass, field

CALL_CHANNEL = 0x01  # a call channel's first byte; TLS begins with 0x16
GREETING = 33


@dataclass
class Talk:
    """One connection: who spoke when, in runs. A run of the client's that is followed by one of the server's is a round trip."""
    first_byte: int = 0
    runs: list = field(default_factory=list)
    from_client: int = 0

    def note(self, who, data):
        if who == "client":
            if not self.from_client:
                self.first_byte = data[0]
            greeting_left = max(0, GREETING - self.from_client) if self.first_byte == CALL_CHANNEL else 0
            self.from_client += len(data)
            if len(data) <= greeting_left:
                return  # the greeting asks for nothing by itself
        if not self.runs or self.runs[-1] != who:
            self.runs.append(who)

    @property
    def is_callers(self):
        return self.first_byte == CALL_CHANNEL and self.runs[:1] == ["client"]

    @property
    def round_trips(self):
        return sum(a == "client" and b == "server" for a, b in zip(self.runs, self.runs[1:]))


class CountingProxy:
    """Listens on a loopback port of its own as soon as it is made; `server` is told once it is known."""

    def __init__(self):
        self.server = None
        self.talks = []
        self._loop = asyncio.new_event_loop()
        started = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(started,), daemon=True)
        self._thread.start()
        started.wait()

    @property
    def endpoint(self):
        return f"127.0.0.1:{self.port}"

    def _serve(self, started):
        asyncio.set_event_loop(self._loop)
        listener = self._loop.run_until_complete(asyncio.start_server(self._take, "127.0.0.1", 0))
        self.port = listener.sockets[0].getsockname()[1]
        started.set()
        self._loop.run_forever()

    async def _take(self, reader, writer):
        host, port = self.server.rsplit(":", 1)
        server_reader, server_writer = await asyncio.open_connection(host, int(port))
        talk = Talk()
        self.talks.append(talk)
        await asyncio.gather(self._pass_on(talk, "client", reader, server_writer),
                             self._pass_on(talk, "server", server_reader, writer), return_exceptions=True)

    @staticmethod
    async def _pass_on(talk, who, reader, writer):
        try:
            while data := await reader.read(65536):
                talk.note(who, data)
                writer.write(data)
                await writer.drain()
        finally:
            writer.close()

    def stop(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
