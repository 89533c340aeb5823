"""SMTP clients of the real Postfix that say what they are told."""

import smtplib
import socket

import pytest


class SmtpClient:
    """A raw SMTP client, from an address of its own on this machine."""

    def __init__(self, port, source_address="127.0.0.1"):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60, source_address=(source_address, 0))
        self.file = self.socket.makefile("rb")
        self.read()

    def close(self):
        self.file.close()
        self.socket.close()

    def read(self):
        self.last = []
        while True:
            line = self.file.readline().decode("utf-8", "replace").strip()
            self.last.append(line[4:])
            if line[3:4] != "-":
                return line

    def say(self, line):
        self.socket.sendall(line if isinstance(line, bytes) else line.encode() + b"\r\n")
        return self.read()


@pytest.fixture
def connect_smtp(live, world, domain):
    """Open SMTP connections that end with the test; the client's address is its own choice."""
    clients = []

    def connect_smtp(source_address="127.0.0.1"):
        clients.append(SmtpClient(world.smtp_port, source_address))
        clients[-1].say("EHLO client.example")
        clients[-1].features = clients[-1].last
        return clients[-1]

    yield connect_smtp
    for client in clients:
        client.close()


@pytest.fixture
def rcpt(live, world, domain):
    """Ask whether an address would be accepted; return the reply's code.

    Each question is a connection of its own: smtpd hangs up after too many
    refusals, but its process, with what that remembers, takes the next one.
    """

    def ask(address, sender="sender@shop.example"):
        with smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=30) as smtp:
            smtp.ehlo("client.example")
            smtp.mail(sender)
            return smtp.rcpt(address)[0]

    return ask
