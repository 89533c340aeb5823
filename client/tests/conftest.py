"""What the suite needs besides the plugin: somebody who sends mail.

TEMPMAIL_URL names the service, TEMPMAIL_SMTP the host:port that takes its mail.
"""

import os
import smtplib
from email.message import EmailMessage

import pytest


@pytest.fixture
def send():
    """Send a mail over SMTP, as the application under test would."""
    host, _, port = os.environ["TEMPMAIL_SMTP"].rpartition(":")

    def send(to, subject, text):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "Example Shop <service@shop.example>", to, subject
        mail.set_content(text)
        with smtplib.SMTP(host, int(port), timeout=30) as smtp:
            smtp.send_message(mail)

    return send


@pytest.fixture
def anyio_backend():
    return "asyncio"
