"""A shop's mail, which clients wait for."""

from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

CLIENT = Path(settings.BASE_DIR) / "client"
LINK = "https://shop.example/confirm?c=482913"


def mail(to, subject="Your code is 482913"):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Example Shop <service@shop.example>", to, subject
    message.set_content(f"Your code is 482913.\n{LINK}\n")
    message.add_alternative(f'<p>Your code is <b>482913</b>. <a href="{LINK}">Confirm</a></p>', subtype="html")
    message.add_attachment(b"%PDF-1.7\n", maintype="application", subtype="pdf", filename="terms.pdf")
    return message.as_bytes()


def plain_mail(subject, sender="service@shop.example"):
    return f"From: {sender}\r\nSubject: {subject}\r\n\r\nHello.\r\n"
