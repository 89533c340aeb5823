"""main.cf and master.cf as postfix/install makes them: ours, with what differs on a host in its place."""

import pytest

from postfix.installing import mail

pytestmark = pytest.mark.unit
OWN = """\
# why
myhostname = mx.example.org
smtpd_recipient_restrictions =
    reject_unauth_pipelining
# a comment between two lines of one
    reject

virtual_transport=lmtp:unix:/run/tempmail/deliver.sock
"""


def values(text):
    return {name: " ".join(entry.partition("=")[2].split()) for name, entry in mail.parameters_in(text).items()}


def test_each_parameter_stands_once_and_this_hosts_value_counts():
    made = mail.generated("main.cf", mail.parameters_in, OWN)

    entries = [line.split()[0] for line in made.splitlines() if line[:1].isalpha()]
    assert sorted(set(entries)) == sorted(entries)
    assert values(made)["virtual_transport"] == "lmtp:unix:/run/tempmail/deliver.sock"
    assert values(made)["smtpd_recipient_restrictions"].startswith("reject_unauth_pipelining # a comment")
    assert values(made) | values(OWN) == values(mail.ours("main.cf")) | values(OWN)
    assert "# in /etc/tempmail/main.cf: virtual_transport = tempmail\n" in made


def test_service_of_this_host_stands_in_place_of_ours():
    made = mail.generated("master.cf", mail.services_in, "smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\n")

    ours = mail.services_in(mail.ours("master.cf"))
    assert mail.services_in(made)["smtp/inet"].split()[-1] == "postscreen"
    assert mail.services_in(made).keys() - ours.keys() == {"smtpd/pass"}
    assert made.count("\nsmtp ") == 1


def test_without_differences_it_is_ours():
    assert mail.generated("main.cf", mail.parameters_in, "# nothing\n") == mail.ours("main.cf")
