"""A TCP relay before the service that falls silent without a word: no FIN, no RST, as a network does."""

import contextlib
import socket
import threading

import pytest

TO_SERVER, TO_CLIENT = "to server", "to client"
BOTH = frozenset({TO_SERVER, TO_CLIENT})


class Relay:
    """Passes bytes on both ways.  What falls silent stays so; the connections that come after it work."""

    def __init__(self, target):
        self._target = target  # a port, or the path of a Unix socket
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self._open = []  # (sockets, what is silent of them)
        self._later = set()
        self.upgrades = 0  # WebSockets that were answered
        self.hold_upgraded = False  # a WebSocket falls silent once its handshake is through
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def silence(self, ways=BOTH, with_new=False):
        for _, silent in list(self._open):
            silent.update(ways)
        if with_new:
            self._later = set(ways)

    def speak(self):
        """Let new connections through."""
        self._later = set()

    def close(self):
        with contextlib.suppress(OSError):  # closed before
            self._listener.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._listener.close()
        for ends, _ in self._open:
            for end in ends:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def pass_on(self, source, target, way, data):
        target.sendall(data)

    def _connect(self):
        if isinstance(self._target, int):
            return socket.create_connection(("127.0.0.1", self._target))
        server = socket.socket(socket.AF_UNIX)
        server.connect(str(self._target))
        return server

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                try:
                    server = self._connect()
                except OSError:
                    client.close()
                    continue
                silent = set(self._later)
                self._open.append(((client, server), silent))
                for source, target, way in ((client, server, TO_SERVER), (server, client, TO_CLIENT)):
                    threading.Thread(target=self._pass, args=(source, target, way, silent), daemon=True).start()

    def _pass(self, source, target, way, silent):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if way in silent:
                    continue
                if way == TO_CLIENT and data.startswith(b"HTTP/1.1 101"):
                    self.upgrades += 1
                    if self.hold_upgraded:
                        silent.update(BOTH)
                        data = data[: data.index(b"\r\n\r\n") + 4]
                self.pass_on(source, target, way, data)
        # The end of a silent connection is not heard either.
        if way not in silent:
            with contextlib.suppress(OSError):
                target.shutdown(socket.SHUT_WR)


@pytest.fixture
def relay(world):
    relay = Relay(world.web_port)
    yield relay
    relay.close()
