"""What ASGI applications are called with (https://asgi.readthedocs.io), as Django and channels both take it.

The stubs of the one have mappings, those of the other a TypedDict for each kind: Any fits both.
"""

from collections.abc import Awaitable, Callable
from typing import Any

Scope = Any
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
