"""An answer of Server-Sent Events (HTML standard 9.2)."""

from collections.abc import AsyncGenerator

from django.http import StreamingHttpResponse

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # nginx would hold events back


class EventStream(StreamingHttpResponse):
    """What its view had begun to read, and the rest of it.

    ApiApplication closes it whatever became of the client: Django leaves that to the garbage
    collector, and until then the stream would keep its seat.
    """

    def __init__(self, head: bytes, lines: AsyncGenerator[bytes]) -> None:
        super().__init__(_chained(head, lines), content_type="text/event-stream", headers=HEADERS)
        self._lines = lines

    async def aclose(self) -> None:
        await self._lines.aclose()


async def _chained(head: bytes, lines: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
    yield head
    async for line in lines:
        yield line
