"""The admin's first page: figures and plots of what was counted, and of nobody's mail."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from dev.browser import chromium
from inboxes import counting, reporting
from inboxes.admin import plots
from inboxes.doctor import keeping
from inboxes.doctor.finding import FAULT, Finding
from inboxes.mail.abuse import Reported
from inboxes.models import AbuseReport, Domain, Gauge, Inbox, Storage
from inboxes.models.tally import EVERYWHERE, NOWHERE
from tempmail_site import series
from tests.worlds.exposed import of, samples
from tests.worlds.open_pages import violations
from tests.worlds.plans import GROWING, explained
from tests.worlds.resolving import recipient_access
from tests.worlds.rows import private_message, public_message

INDEX = "admin:index"


def plot_named(page, title):
    (found,) = [plot for plot in page.context["plots"] if plot.title == title]
    return found


@pytest.fixture
def busy(domain):
    """A domain with mail, refusals at two domains and at none, and a host that spoke."""
    other = Domain.objects.create(name="other.test", acceptance="issued")
    inbox, _ = Inbox.objects.issue(domain, "secretname")
    private_message(inbox)
    public_message(domain, timedelta(hours=1), 9)
    for address in ("secretname@tempmail.test", "postmaster@tempmail.test", "x@other.test", "y@elsewhere.example"):
        recipient_access(address)
    for name, value in {
        "queue_messages": 1234,
        "queue_oldest_seconds": 7300,
        "disk_free_bytes": 2**30,
        "disk_bytes": 2**33,
    }.items():
        Gauge.objects.create(source=f"{reporting.HOST}mx1", name=name, value=value, at=timezone.now())
    return other


def test_first_page_has_the_figures_of_the_moment(admin_client, busy, domain):
    page = admin_client.get(reverse(INDEX))

    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))
    assert "Queue of mx1 1,234 the oldest for 2 h" in text
    assert "Disk of mx1 1.0 GB free" in text
    assert "Last run of purge" in text
    assert "1 inboxes 1 private, 1 public messages" in text
    assert plot_named(page, "Messages stored").total == 2
    refused = plot_named(page, "Recipients refused, by reason")
    assert {kind.name: kind.total for kind in refused.kinds} == {"relay denied": 1, "reserved": 1, "unheld": 1}
    rows = {row.name: row for row in page.context["domain_rows"]}
    assert (rows["tempmail.test"].accepted, rows["tempmail.test"].refused, rows["tempmail.test"].stored) == (1, 1, 2)
    assert rows["no domain of ours"].refused == 1 and rows["other.test"].refused == 1
    assert "secretname" not in page.text and "elsewhere.example" not in page.text
    assert "style=" not in page.text.partition('<section class="overview"')[2].partition("</section>")[0]


@pytest.mark.parametrize("period", ["", "24h", "7d", "30d", "x"])
def test_each_period_has_what_just_happened_and_a_domain_its_own(admin_client, busy, period):
    everywhere = admin_client.get(reverse(INDEX), {"period": period})
    alone = admin_client.get(reverse(INDEX), {"period": period, "domain": busy.pk})

    assert plot_named(everywhere, "Recipients refused, by reason").rows[0][1] == [1, 1, 1]
    assert [kind.name for kind in plot_named(alone, "Recipients refused, by reason").kinds] == ["unheld"]
    assert plot_named(alone, "Messages stored").total == 0
    assert len(plot_named(alone, "Messages stored").rows) in (24, 28, 30)


@pytest.mark.parametrize("asked", ["0", "-1", "99999999999999999999", "x", "²", "1 OR 1", "{pk:018}99"])
def test_another_domain_is_all_of_them(admin_client, busy, asked):
    page = admin_client.get(reverse(INDEX), {"domain": asked.format(pk=busy.pk)})

    assert plot_named(page, "Messages stored").total == 2


def test_page_says_that_all_mail_is_refused_and_that_the_qcluster_is_silent(admin_client, domain):
    Storage.objects.create(full_because="no room left")

    page = admin_client.get(reverse(INDEX))

    assert "All new mail is refused (452): no room left." in page.text
    assert "no qcluster has said anything" in page.text


def test_findings_and_new_reports_are_told_to_whom_they_concern(admin_client, client, domain):
    keeping.keep([Finding("queue", "queue-stuck", FAULT, f"{n} messages wait.").as_dict() for n in range(7)], 1)
    AbuseReport.objects.keep("spam", Reported(address="thief@tempmail.test"), "192.0.2.1")
    client.force_login(User.objects.create_user("mia", is_staff=True))

    told = admin_client.get(reverse(INDEX)).text
    found = samples(series.exposition(series.Seen(0)).decode())

    tiles = re.findall(r'<li class="wrong[^"]*"><h2>([^<]+)</h2>\s*<p class="figure"><a href="[^"]+">(\d+)</a>', told)
    assert tiles == [("New abuse reports", "1"), ("The doctor's findings", "7")]
    assert told.count("messages wait.") == 5
    assert "messages wait." not in client.get(reverse(INDEX)).text
    assert of(found, "doctor_findings", severity="fault", code="queue-stuck") == 7
    assert of(found, "abuse_reports_new") == 1


def test_page_of_an_app_has_its_list_alone(admin_client, domain):
    page = admin_client.get(reverse("admin:app_list", args=["inboxes"]))

    assert reverse("admin:inboxes_domain_changelist") in page.text and "Messages stored" not in page.text


def test_month_of_many_domains_reads_few_rows(transactional_db, admin_client, busy, cluster):
    """A hundred domains, each with fifteen kinds of events in each hour: no row that a stranger made is looked at."""
    domains = [Domain(name=f"d{n}.example", unicode_name=f"d{n}.example") for n in range(100)]
    Domain.objects.bulk_create(domains)
    all_of_them = [NOWHERE, *(domain.pk for domain in domains)]
    reasons = [f"refused:r{number}" for number in range(13)] + ["accepted", "stored:private"]
    with connection.cursor() as cursor:
        for span, steps, step, pks, kinds in (
            ("hour", 192, "1 hour", [EVERYWHERE], reasons),
            ("hour", 60, "1 hour", all_of_them, reasons),
            ("day", 365, "1 day", [EVERYWHERE], reasons),
            ("day", 60, "1 day", all_of_them, reasons),
            ("hour:", 48, "1 hour", all_of_them, counting.Kinds._fields),
            ("day:", 32, "1 day", all_of_them, counting.Kinds._fields),
        ):
            cursor.execute(
                "INSERT INTO inboxes_count (span, at, domain_id, what, count) "
                "SELECT %s, date_trunc(trim(%s, ':'), now(), 'UTC') - t * %s::interval, d, w, 10 "
                "FROM generate_series(1, %s) t, unnest(%s::bigint[]) d, unnest(%s::text[]) w ORDER BY 2, 3",
                [span, span, step, steps, pks, list(kinds)],
            )
        cursor.execute("ANALYZE")
    with explained(cluster) as plans:
        admin_client.get(reverse(INDEX))  # a new connection reads the catalogue
        for name in counting.PERIODS:
            plans()
            now = timezone.now()
            start = counting.PERIODS[name].start(now)
            # Six hours a step: a week begins within a day, which counts whole.
            steps = 23 if name == "24h" else (now.date() - start.date()).days
            page = admin_client.get(reverse(INDEX), {"period": name})
            seen = plans()

            assert plot_named(page, "Recipients refused, by reason").kinds[-1].name == "others"
            assert {row.stored for row in page.context["domain_rows"]} == {10 * steps}
            assert 0 < len(seen) < 40
            assert not any(plan.scanned & {*GROWING, "inboxes_count"} for plan in seen)
            assert sum(plan.buffers for plan in seen) < 1500
            assert sum(plan.rows["inboxes_count"] for plan in seen) < 11_000  # 102 * 3 * 30, and a plot's


def test_bars_stack_to_the_highest_and_none_is_drawn_for_nothing():
    times = [datetime(2026, 1, 1, hour, tzinfo=UTC) for hour in range(3)]
    counts = {times[0]: {"a": 1, "b": 3, "else": 9}, times[2]: {"a": 2}}

    plot = plots.plot("A plot", counts, times, lambda what: None if what == "else" else what)

    assert (plot.total, plot.highest, plot.first, plot.last) == (6, 4, times[0], times[2])
    assert [(kind.name, kind.total) for kind in plot.kinds] == [("a", 3), ("b", 3)]
    assert [(rect.x, rect.y, rect.height, rect.colour) for rect in plot.rects] == [
        (0, 90, 30, 0),
        (0, 0, 90, 1),
        (400, 60, 60, 0),
    ]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_first_page_fits_phone_and_desk_and_axe_finds_nothing(
    live_server, admin_client, busy, transactional_db, monkeypatch, width, scheme
):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # playwright's loop runs in this thread
    with chromium() as browser:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        context.add_cookies([{"name": "admin", "value": admin_client.cookies["admin"].value, "url": live_server.url}])
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.goto(f"{live_server.url}/admin/?period=7d")
        page.locator(".plot details summary").first.click()
        assert page.locator(".plot details table").first.is_visible()

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.querySelector('.plot rect').getBoundingClientRect().height") > 10
        assert violations(page) == []
        page.click(".periods a:has-text('30d')")
        page.click(".by-domain a:has-text('other.test')")
        assert page.locator(".periods").inner_text().startswith("24h\n7d\n30d")
    assert [line for line in complaints if "favicon" not in line] == []
