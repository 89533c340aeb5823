"""Real listeners that webhooks are sent to: each notes what it saw, and answers as it is told."""

import contextlib
import socket
import ssl
import subprocess
import threading


class Target:
    """An HTTP server, or what pretends to be one, on one address of loopback.

    `answer` is called with (connection, target) when a request was read; what it
    returns is sent.  `requests` holds (head, body) of each.  A `greeting` comes before
    anything is read.
    """

    greeting = b""

    def __init__(self, host="127.0.0.1", port=0, answer=b"HTTP/1.1 204 No Content\r\n\r\n", tls=None):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.create_server((host, port), family=family)
        self.host, self.port = host, self.listener.getsockname()[1]
        self.answer, self.tls = answer, tls
        self.connections, self.requests, self.threads = 0, [], []
        self._start(self._accept)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        with contextlib.suppress(OSError):  # it is closed already
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for thread in self.threads:
            thread.join(30)

    def forget(self):
        """What it saw, when all of it is answered."""
        for thread in self.threads[1:]:
            thread.join(30)
        del self.threads[1:]
        self.connections = 0
        self.requests.clear()

    @property
    def saw_nothing(self):
        return self.connections == 0

    @property
    def bodies(self):
        return [body for _, body in self.requests]

    def _start(self, function, *arguments):
        self.threads.append(threading.Thread(target=function, args=arguments, daemon=True))
        self.threads[-1].start()

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            self._start(self._serve, connection)

    def _serve(self, connection):
        with contextlib.suppress(OSError), connection:
            connection.settimeout(20)
            connection.sendall(self.greeting)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                request = read_request(connection)
                answer = self.answer
                # Whoever sees this one may change the answer to the next.
                self.requests.append(request)
                answer = answer(connection, self) if callable(answer) else answer
                if answer:
                    connection.sendall(answer)
                    # Until the other side has read it: a close with unread bytes would reset.
                    connection.shutdown(socket.SHUT_WR)


def read_request(connection):
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536) or _ended()
    head, _, body = received.partition(b"\r\n\r\n")
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(headers.get(b"content-length", 0)):
        body += connection.recv(65536) or _ended()
    return head.decode(), body


def _ended():
    raise OSError("closed before the request was whole")


def status(code):
    return f"HTTP/1.1 {code} Whatever\r\nContent-Length: 2\r\n\r\nok".encode()


def certificate(folder, name, authority=None):
    """Make a certificate for a host name, signed by an authority's or by itself; return (certificate, key), paths."""
    cert, key = folder / f"{name}.pem", folder / f"{name}.key"
    signer = ["-CA", authority[0], "-CAkey", authority[1]] if authority else []
    extension = f"subjectAltName=DNS:{name}" if authority else "basicConstraints=critical,CA:TRUE"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", f"/CN={name}", "-addext", extension, "-keyout", key, "-out", cert, *signer],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


def server_tls(cert, key, names=None):
    """A server's TLS; `names` collects what clients ask for (SNI)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    if names is not None:
        context.sni_callback = lambda _, name, __: names.append(name)
    return context
