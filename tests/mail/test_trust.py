"""One verdict of the sender and one of the link: red for contradictions alone, grey for services, green for proof."""

import pytest

from inboxes.mail import trust
from inboxes.mail.summary import Check, Mailbox, Summary
from inboxes.mail.trust import Trust, Way

PASS = (Check("dmarc", "pass", "shop.example"),)


def sender_of(*mailboxes, checks=PASS, **fields):
    return trust.of_sender(Summary(from_=tuple(Mailbox(*one) for one in mailboxes), checks=checks, **fields))


def link_of(link, sender="a@shop.example", claims="", checks=PASS):
    summary = Summary(from_=(Mailbox("", sender),), checks=checks, link=link, link_claims=claims)
    return trust.of_link(summary, trust.of_sender(summary))


@pytest.mark.parametrize(
    ("address", "checks", "kind", "about"),
    [
        ("a@shop.example", [("dmarc", "pass", "shop.example")], "verified", ""),
        ("a@news.shop.example", [("dkim", "pass", "mail.shop.example")], "verified", ""),
        ("a@shop.example", [("dkim", "pass", "sendgrid.net"), ("dkim", "pass", "shop.example")], "verified", ""),
        ("a@shop.example", [("dmarc", "none", ""), ("spf", "pass", "b@mail.shop.example")], "verified", ""),
        ("a@bücher.example", [("dkim", "pass", "xn--bcher-kva.example")], "verified", ""),
        ("a@shop.example", [("dkim", "pass", "sendgrid.net")], "relayed", "SendGrid"),
        ("a@shop.example", [("spf", "pass", "0102@eu-west-1.amazonses.com")], "relayed", "Amazon SES"),
        ("a@shop.example", [("spf", "pass", "x@relay.example"), ("dkim", "fail", "")], "relayed", "relay.example"),
        ("a@shop.example", [("dkim", "pass", "evilshop.example")], "relayed", "evilshop.example"),
        ("a@one.github.io", [("dkim", "pass", "two.github.io")], "relayed", "two.github.io"),
        ("a@shop.example", [("spf", "softfail", "shop.example"), ("dkim", "fail", "shop.example")], "unconfirmed", ""),
        ("a@shop.example", [("dmarc", "fail", "shop.example", "none")], "unconfirmed", ""),
        # A domain may want its very own name in a signature (RFC 7489 3.1.1): not each customer's below it.
        ("a@shop.example", [("dmarc", "fail", "shop.example"), ("dkim", "pass", "b.shop.example")], "contradicted",
         "shop.example"),
        ("a@shop.example", [("dmarc", "fail", "", "none"), ("dkim", "pass", "b.shop.example")], "unconfirmed", ""),
        ("", [("spf", "none", "x.example")], "unconfirmed", ""),
        ("a@shop.example", [], "unchecked", ""),
        ("a@shop.example", [("dmarc", "fail", "shop.example")], "contradicted", "shop.example"),
        ("a@shop.example", [("dmarc", "fail", "shop.example", "reject")], "contradicted", "shop.example"),
        ("a@shop.example", [("dmarc", "fail", "", "none"), ("spf", "fail", "x")], "contradicted", "shop.example"),
    ],
)  # fmt: skip
def test_verdict_is_what_was_verified_of_the_authors_own_domain(address, checks, kind, about):
    found = sender_of(("Shop", address), checks=tuple(Check(*check) for check in checks))

    assert (found.kind, found.about) == (kind, about)


def test_what_an_older_version_sealed_has_the_verdict_of_its_header():
    old = Summary(from_=(Mailbox("", "a@shop.example"),))

    assert trust.of_sender(old).kind is Trust.UNCHECKED
    assert trust.of_sender(old, PASS).kind is Trust.VERIFIED


@pytest.mark.parametrize(
    ("name", "address", "site", "about"),
    [
        ("PayPal Security service@paypal.com " + "al" * 90, "x@evil.example", "evil.example", "paypal.com"),
        ("service@bank.example", "x@mail.evil.example", "evil.example", "bank.example"),
        ("service＠bank.example", "x@evil.example", "evil.example", "bank.example"),
        ("service @ paypal.com", "x@evil.example", "evil.example", "paypal.com"),
        ("service (at) paypal.com", "x@evil.example", "evil.example", "paypal.com"),
        ("PayPal.com", "x@evil.example", "evil.example", "paypal.com"),
        ("www.bank.example", "x@evil.example", "evil.example", "bank.example"),
        ("", '"service@bank.example"@evil.example', "evil.example", "bank.example"),
        ("service@paypal.com via Shop", "x@evil.example", "evil.example", "paypal.com"),
        ("security@google.com", "thief@gmail.com", "gmail.com", "google.com"),
        ("Help", "a@paypa1.com", "paypa1.com", "paypal.com"),
        ("Help", "a@rnicrosoft.com", "rnicrosoft.com", "microsoft.com"),
        ("Help", "a@paypal.com.evil.example", "evil.example", "paypal.com"),
        ("Help", "a@xn--80ak6aa92e.com", "xn--80ak6aa92e.com", "apple.com"),
        ("Help", "a@соус.com", "xn--n1afbh.com", ""),
        ("Раypal", "a@evil.example", "evil.example", "PayPal"),
        ("Fаcebook", "a@evil.example", "evil.example", "facebook.com"),
        ("service@paypal\u3002com", "x@evil.example", "evil.example", "paypal.com"),
        ("security@microsoft.com", "thief@outlook.com", "outlook.com", "microsoft.com"),
    ],
)
def test_N11_sender_who_shows_another_is_a_contradiction_and_the_real_domain_stands_first(name, address, site, about):
    found = sender_of((name, address), checks=(Check("dmarc", "pass", address.partition("@")[2]),))

    assert (found.kind, found.site, found.about) == (Trust.CONTRADICTED, site, about)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Example Shop", "no-reply@mail.shop.example"),
        ("support@shop.example", "no-reply@shop.example"),
        ("Amazon.com", "auto-confirm@amazon.de"),
        ("Booking.com", "customer@property.booking.com"),
        ("Facebook", "security@facebookmail.com"),
        ("anna@partner.example via Sign", "no-reply@sign.example"),
        ("anna@gmail.com (via Drive)", "no-reply@sign.example"),
        ("anna@partner.example", "anna=partner.example@lists.example"),
        ("Node.js Weekly", "node@weekly.example"),
        ("Dr.Media & St.Gallen 3.50", "a@shop.example"),
        ("Meet @ 5", "a@shop.example"),
        ("Яндекс Mail", "a@shop.example"),
        ("متجر\u200f", "a@shop.example"),
        ("", "a@bücher.example"),
        ("", "a@тема.com"),
        ("Appie", "a@appie.nl"),
        ("Netflix", "a@netflix.example"),
        ("Hermès", "news@hermes.example"),
        ("Service des Impôts", "a@finances.example"),
        ("NETFLİX", "a@shop.example"),
        ("Outlook.com Team", "team@email2.microsoft.com"),
        ("iCloud.com", "noreply@email.apple.com"),
    ],
)
def test_honest_sender_is_no_contradiction(name, address):
    assert not sender_of((name, address), checks=()).is_contradicted


def test_N11_letters_that_are_turned_to_read_as_an_address_are_a_contradiction():
    assert sender_of(("moc.lapyap@ecivres\u202e", "x@evil.example")).is_contradicted


def test_several_authors_are_verified_only_if_each_is():
    pair = (("A", "a@one.example"), ("B", "b@two.example"))

    both = (Check("dkim", "pass", "one.example"), Check("dkim", "pass", "two.example"))
    assert sender_of(*pair, checks=both).kind is Trust.VERIFIED
    one = sender_of(*pair, checks=(Check("dmarc", "pass", "one.example"),))
    assert one.kind is Trust.UNCONFIRMED


def test_N11_two_from_fields_of_different_owners_are_a_contradiction():
    other = (Mailbox("", "x@evil.example"),)

    found = sender_of(("Bank", "a@shop.example"), other_from=other)
    same = sender_of(("Bank", "a@shop.example"), other_from=(Mailbox("", "b@mail.shop.example"),))

    assert (found.site, found.about, found.reason) == ("shop.example", "evil.example", "two-senders")
    assert same.kind is Trust.VERIFIED


@pytest.mark.parametrize(
    ("url", "kind", "service"),
    [
        ("https://click.shop.example/x", Way.OWN, ""),
        ("https://shop.example/x", Way.OWN, ""),
        ("https://u123.ct.sendgrid.net/ls/click?upn=1", Way.SERVICE, "SendGrid"),
        ("https://x.r.eu-west-1.awstrack.me/L0/x", Way.SERVICE, "Amazon SES"),
        ("https://shop.us14.list-manage.com/track", Way.SERVICE, "Mailchimp"),
        ("https://mandrillapp.com/track/click", Way.SERVICE, "Mandrill"),
        ("https://eur02.safelinks.protection.outlook.com/?url=x", Way.SERVICE, "Microsoft Safe Links"),
        ("https://urldefense.com/v3/x", Way.SERVICE, "Proofpoint"),
        ("https://sendgrid.net.evil.example/x", Way.OTHER, ""),
        ("https://notsendgrid.net/x", Way.OTHER, ""),
        ("https://elsewhere.example/x", Way.OTHER, ""),
        ("https://shop.example@evil.example/x", Way.CONTRADICTED, ""),
        ("https://paypa1.com/x", Way.CONTRADICTED, ""),
        ("https://xn--ypal-43d9g.com/x", Way.CONTRADICTED, ""),
    ],
)
def test_link_is_the_senders_own_a_services_or_anothers(url, kind, service):
    found = link_of(url)

    assert (found.kind, found.service) == (kind, service)


@pytest.mark.parametrize(
    ("url", "claims", "kind"),
    [
        ("https://evil.example/x", "www.paypal.com", Way.CONTRADICTED),
        ("https://shop.example/x", "www.paypal.com", Way.CONTRADICTED),
        ("https://u1.ct.sendgrid.net/x", "www.paypal.com", Way.CONTRADICTED),
        ("https://evil.example/x", "shop.example", Way.CONTRADICTED),
        ("https://u1.ct.sendgrid.net/x", "shop.example", Way.SERVICE),
        ("https://u1.ct.sendgrid.net/x", "app-of-shop.example", Way.SERVICE),
        ("https://click.shop.example/x", "app-of-shop.example", Way.OWN),
        ("https://app.example/x", "www.app.example", Way.OTHER),
        ("https://app.example/x", "", Way.OTHER),
        ("https://aka.ms/x", "outlook.com", Way.OTHER),
    ],
)
def test_link_whose_text_shows_another_host_is_a_contradiction_but_a_tracker_of_the_sender_is_none(url, claims, kind):
    assert link_of(url, claims=claims).kind is kind


def test_link_to_what_the_sender_runs_under_another_name_is_its_own_unless_it_is_a_service():
    links = ("https://account.live.com/x", "https://eur02.safelinks.protection.outlook.com/?url=x")

    assert [link_of(link, "a@accounts.microsoft.com").kind for link in links] == [Way.OWN, Way.SERVICE]
    assert link_of("https://www.google.com/x", "thief@gmail.com").kind is Way.OTHER


def test_host_is_told_whole_and_what_somebody_registered_of_it_apart():
    found = link_of("https://www.paypal.com.account.evil.example:8443/www.paypal.com")

    assert (found.host, found.below, found.site) == (
        "www.paypal.com.account.evil.example", "www.paypal.com.account.", "evil.example"
    )  # fmt: skip
    assert link_of("https://bücher.example/").host == "bücher.example"
    assert link_of("javascript:x") is None


def test_host_that_a_text_shows_is_told_in_letters_that_deceive_nobody():
    found = [link_of("https://evil.example/x", claims=claims).claims for claims in ("раypal.com", "bücher.example", "")]

    assert found == ["xn--ypal-43d9g.com", "bücher.example", ""]


def test_link_that_leads_on_to_another_says_so():
    assert link_of("https://shop.example/go?u=https%3A%2F%2Fevil.example%2Fx").onward == "evil.example"
    assert link_of("https://u1.ct.sendgrid.net/CL0/https:%2F%2Fshop.example%2Fx").onward == ""
