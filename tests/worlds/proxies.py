"""A proxy between a client and the service: it notes what was asked, and cuts off what lasts."""

import contextlib
import socket
import threading

from dev.system import wait_for

from .silence import TO_SERVER, Relay

LIMIT_SECONDS = 60


class Proxy(Relay):
    """With `cut_seconds` a request that has no answer by then gets `status` instead."""

    def __init__(self, port):
        self.cut_seconds, self.status = None, 504
        self._heard = []  # each connection's thread adds to it: `+=` of two at once would lose one
        self.cuts = 0
        self._timers = {}
        super().__init__(port)

    @property
    def heard(self):
        """What clients said."""
        return b"".join(self._heard)

    def wait_for_request(self, words, count=1):
        wait_for(lambda: self.heard.count(words) >= count, LIMIT_SECONDS, f"{count} requests for {words}")

    def pass_on(self, source, target, way, data):
        if way == TO_SERVER:
            self._heard.append(data)
        if timer := self._timers.pop(source if way == TO_SERVER else target, None):
            timer.cancel()
        if way == TO_SERVER and self.cut_seconds:
            timer = self._timers[source] = threading.Timer(self.cut_seconds, self._cut, [source, target])
            timer.start()
        super().pass_on(source, target, way, data)

    def _cut(self, client, server):
        self.cuts += 1
        with contextlib.suppress(OSError):
            client.sendall(f"HTTP/1.1 {self.status} Cut\r\nContent-Length: 0\r\n\r\n".encode())
            server.shutdown(socket.SHUT_RDWR)
