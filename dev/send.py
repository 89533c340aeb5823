"""./tempmail send [ADDRESS]: a first mail over SMTP to the service that `./tempmail run` serves."""

import os
import smtplib
import sys
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from .options import read


def first_mail(recipient: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "First Mail <sender@example.org>"
    message["To"] = recipient
    message["Subject"] = "It works: your code is 482916"
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain="example.org")
    message.set_content("This mail came in over SMTP, through Postfix and the delivery command.\n")
    message.add_alternative("<h1>It works</h1><p>This mail came in over <b>SMTP</b>.</p>", subtype="html")
    return message


def main() -> None:
    recipient = read("send", sys.argv[1:]).address
    port = int(os.environ.get("TEMPMAIL_SMTP_PORT", "2525"))
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=30) as smtp:
            smtp.send_message(first_mail(recipient))
    except smtplib.SMTPRecipientsRefused as error:
        code, words = error.recipients[recipient]
        sys.exit(f"tempmail: {recipient} was refused: {code} {words.decode(errors='replace')}")
    except (OSError, smtplib.SMTPException) as error:
        sys.exit(f"tempmail: nothing could be sent to 127.0.0.1:{port} ({error}); is ./tempmail run running?")
    print(f"Sent to {recipient}.")


if __name__ == "__main__":
    main()
