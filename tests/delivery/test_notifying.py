"""What a service manager hears of delivery."""

import socket

import pytest

from delivery.resident import Supervisor, listen


@pytest.fixture
def told(tmp_path, monkeypatch):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(0)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield manager


def test_it_is_alive_while_its_socket_is_there(told, tmp_path):
    path = tmp_path / "deliver.sock"
    supervisor = Supervisor(listen(path), 1)
    supervisor.tell()
    assert told.recv(64) == b"WATCHDOG=1"

    path.unlink()
    supervisor.tell_after = 0.0
    supervisor.tell()

    with pytest.raises(BlockingIOError):
        told.recv(64)
    supervisor.listening.close()
