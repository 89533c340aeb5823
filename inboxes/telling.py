"""What the WebSockets of pages and of the API have in common: they tell, and hear nothing."""

import asyncio
import logging
from typing import Any

from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.db import Error as DatabaseError

TOO_MUCH, FAILED, TRY_LATER = 1008, 1011, 1013  # RFC 6455 7.4, the registry it opens
# The client sends nothing; one that goes on sending is cut off.
MAX_RECEIVED = 16

logger = logging.getLogger(__name__)


class TellingConsumer(AsyncJsonWebsocketConsumer):
    """Runs serve(), which its subclass has, from the handshake on, until the client is gone.

    A refusal is sent after accepting: before, browsers see no reason.
    """

    subprotocol: str | None = None

    async def connect(self) -> None:
        self.received = 0
        await self.accept(self.subprotocol)
        self.task = asyncio.create_task(self._serve())

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **kwargs: Any) -> None:
        self.received += 1
        if self.received == MAX_RECEIVED:
            await self.close(TOO_MUCH)

    async def disconnect(self, code: int) -> None:
        self.task.cancel()
        await asyncio.wait([self.task])

    async def serve(self) -> None:
        raise NotImplementedError

    async def _serve(self) -> None:
        try:
            await self.serve()
        except (DatabaseError, TimeoutError):
            await self.close(TRY_LATER)
        except OSError:
            pass  # the client has gone
        except Exception:
            # Open, it would look like an inbox without mail.
            logger.exception("a socket failed")
            await self.close(FAILED)
