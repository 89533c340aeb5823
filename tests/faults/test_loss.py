"""Nothing accepted is lost, doubled or bounced, whatever is killed meanwhile."""

import re
import smtplib
import threading
import time
from contextlib import suppress

from django.db import connection

from inboxes.models import Message
from tests.worlds.live import queue_is_empty

COUNT = 1000
SESSIONS = 10


def test_N53_restart_of_the_database_and_kills_of_delivery_lose_and_double_nothing(live, world, domain, cluster):
    accepted, log_before = [], len(live.log("postfix"))

    def send_some(session):
        unsent = [f"m{session}x{number}" for number in range(COUNT // SESSIONS)]
        while unsent:
            with (
                suppress(smtplib.SMTPException, OSError),
                smtplib.SMTP("127.0.0.1", world.smtp_port, timeout=60) as smtp,
            ):
                while unsent:
                    name = unsent[-1]
                    source = f"Subject: {name}\r\n\r\nbody of {name}\r\n".encode()
                    smtp.sendmail("sender@shop.example", [f"{name}@tempmail.test"], source)
                    accepted.append(unsent.pop())
            time.sleep(0.3)  # what was not accepted any sender tries again

    threads = [threading.Thread(target=send_some, args=[session]) for session in range(SESSIONS)]
    for thread in threads:
        thread.start()
    connection.close()
    for step in (lambda: live.start("delivery").kill(), lambda: cluster.restart("immediate")) * 2:
        time.sleep(1)
        step()
        live.start("delivery")
    for thread in threads:
        thread.join(300)
    for _ in range(20):
        world.postfix.flush()
        time.sleep(1)
        if not world.postfix.queue():
            break
    queue_is_empty(world, 120)

    assert len(accepted) == COUNT
    stored = sorted(Message.objects.values_list("local_part", flat=True))
    assert stored == sorted(accepted)
    assert not re.search(r"status=bounced|non-delivery notification", live.log("postfix")[log_before:])
