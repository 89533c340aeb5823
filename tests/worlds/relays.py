"""What stands between a client and the service: a path that goes silent, a proxy that cuts off what lasts."""

import asyncio
import threading
from contextlib import contextmanager, suppress

from dev.system import wait_for

LIMIT_SECONDS = 60


class Relay:
    """Hands bytes on, from a port of its own, in a thread.

    silence() lets the connections that are open stay open, and drops all that comes over them; `for_good`,
    those that are made later, too.
    With `cut_seconds` a request that has no answer by then gets `status` instead, as from a proxy.
    """

    def __init__(self, port):
        self.upstream_port = port
        self.cut_seconds, self.status = None, 504
        self.heard = b""  # from clients
        self.cuts = 0
        self.is_silent = False
        self._paths = set()
        self._loop = asyncio.new_event_loop()
        self._server = self._run(asyncio.start_server, self._accept, "127.0.0.1", 0, in_thread=False)
        self.port = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    def _run(self, function, *arguments, in_thread=True):
        if not in_thread:
            return self._loop.run_until_complete(function(*arguments))
        return asyncio.run_coroutine_threadsafe(function(*arguments), self._loop).result(LIMIT_SECONDS)

    def silence(self, for_good=False):
        self.is_silent = for_good
        for path in list(self._paths):
            path.is_silent = True

    def refuse(self):
        """No longer be there."""
        self._run(self._close)

    def wait_for_request(self, words, count=1):
        wait_for(lambda: self.heard.count(words) >= count, LIMIT_SECONDS, f"{count} requests for {words}")

    def stop(self):
        self._run(self._close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self):
        self._server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _accept(self, reader, writer):
        with suppress(ConnectionError):
            upstream = await asyncio.open_connection("127.0.0.1", self.upstream_port)
            path = _Path(self, (reader, writer), upstream)
            self._paths.add(path)
            try:
                await path.run()
            finally:
                self._paths.discard(path)
                writer.close()
                upstream[1].close()


class _Path:
    def __init__(self, relay, client, upstream):
        self.relay, self.client, self.upstream = relay, client, upstream
        self.is_silent = relay.is_silent
        self.answered = asyncio.Event()

    async def run(self):
        tasks = [asyncio.create_task(one) for one in (self.ask(), self.answer())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            while self.is_silent:  # neither end hears that the other has gone
                await asyncio.sleep(1)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def ask(self):
        cut = None
        while data := await self.client[0].read(65536):
            if self.is_silent:
                continue
            self.relay.heard += data
            self.answered.clear()
            self.upstream[1].write(data)
            if cut:
                cut.cancel()
            cut = self.relay.cut_seconds and asyncio.create_task(self.cut())

    async def cut(self):
        with suppress(TimeoutError):
            await asyncio.wait_for(self.answered.wait(), self.relay.cut_seconds)
            return
        self.relay.cuts += 1
        self.client[1].write(f"HTTP/1.1 {self.relay.status} Cut\r\nContent-Length: 0\r\n\r\n".encode())
        self.upstream[1].close()

    async def answer(self):
        while data := await self.upstream[0].read(65536):
            self.answered.set()
            if not self.is_silent:
                self.client[1].write(data)
                await self.client[1].drain()


@contextmanager
def relay_to(port):
    relay = Relay(port)
    try:
        yield relay
    finally:
        relay.stop()
