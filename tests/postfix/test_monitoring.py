"""The dashboard and the alert rules, in a real Prometheus that scrapes the real product."""

import json
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.db.models import F

from dev.system import free_port, wait_for
from inboxes.models import LastRun
from tests.worlds.live import arrived

FILES = Path(settings.BASE_DIR) / "postfix" / "monitoring"
WELL = Path(__file__).with_name("alerts.test.yml")
# Web may take as long to answer as is between two scrapes.
SCRAPE, EVALUATION = "3s", "500ms"
# What rules wait for, and what they look back on, as short as a test is.
HASTE = [(r"\bfor: \w+", "for: 0s"), (r"\[1[05]m\]", "[24s]")]
# Of each alert, series of a host that is not well, in the words of promtool: what differs from one that is.
FAULTS = {
    "TempmailAway": {"up": "0x50"},
    "TempmailDatabaseAway": {"tempmail_database_up": "0x50"},
    "TempmailDeliveryDown": {"tempmail_delivered_total": "7x50"},
    "TempmailDeliveryDefers": {'tempmail_delivered_total{outcome="deferred"}': "0+1x50"},
    "TempmailQueueStuck": {"tempmail_queue_oldest_seconds": "3600x50"},
    "TempmailQueueGrowing": {"tempmail_queue_messages": "1000+9x50"},
    "TempmailPurgeLate": {'tempmail_last_run_age_seconds{run="purge"}': "301x50"},
    "TempmailWebhooksLate": {'tempmail_last_run_age_seconds{run="webhooks"}': "301x50"},
    "TempmailDiskShort": {"tempmail_disk_free_bytes": "1.5e9x50"},
    "TempmailMailRefused": {"tempmail_mail_refused": "1x50"},
    "TempmailBytesNearBound": {"tempmail_site_bytes": "9.5e9x50"},
    "TempmailRefusalFlood": {"tempmail_recipients_refused_total": "0+90000x50"},
    "TempmailErrors": {'tempmail_http_request_seconds_count{status="5xx"}': "0+60x50"},
    "TempmailSlow": {'tempmail_http_request_seconds_bucket{le="0.1"}': "0+1x50"},
    "TempmailPoolExhausted": {"tempmail_database_connections": "1x50"},
    "TempmailDoctorFaults": {'tempmail_doctor_findings{severity="fault", code="clock"}': "1x50"},
    "TempmailCertificate": {'tempmail_doctor_findings{severity="warning", code="certificate-soon"}': "1x50"},
    "TempmailAbuseReports": {"tempmail_abuse_reports_new": "1x50"},
}


def rules():
    return {rule["alert"]: rule for rule in yaml.safe_load((FILES / "alerts.yml").read_text())["groups"][0]["rules"]}


def dashboard_queries():
    panels = json.loads((FILES / "dashboard.json").read_text())["panels"]
    return [target["expr"] for panel in panels for target in panel["targets"]]


def promtool(*arguments):
    return subprocess.run(["promtool", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_files_are_what_prometheus_takes():
    for checked in (("config", FILES / "prometheus.yml"), ("rules", FILES / "alerts.yml")):
        done = promtool("check", *checked)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", rules())
def test_alert_says_what_is_wrong_and_what_to_do(name):
    rule = rules()[name]

    assert rule["labels"]["severity"] in ("critical", "warning", "info")
    assert rule["annotations"]["summary"].endswith(".") and rule["annotations"]["todo"].endswith(".")
    for page, heading in re.findall(r"(docs/\w+\.md)(?:, ([A-Z][^).]*))?", rule["annotations"]["todo"]):
        text = (Path(settings.BASE_DIR) / page).read_text()
        assert not heading or f"## {heading}" in text, heading


def faulty(well, differs):
    """The series of a host that is well, but for those."""
    series = [dict(line) for line in well]
    for wrong, values in differs.items():
        name, _, labels = wrong.partition("{")
        wanted = re.findall(r'(\w+="[^"]*")', labels)
        found = [s for s in series if s["series"].partition("{")[0] == name and all(w in s["series"] for w in wanted)]
        for line in found:
            line["values"] = values
        if not found:
            more = "".join(f", {label}" for label in wanted)
            series.append({"series": f'{name}{{job="tempmail", instance="a"{more}}}', "values": values})
    return series


def test_each_alert_fires_on_its_fault_and_none_on_a_host_that_is_well(tmp_path):
    short = (FILES / "alerts.yml").read_text().replace("for: 1d", "for: 30m")
    (tmp_path / "alerts.yml").write_text(short)
    tests = yaml.safe_load(WELL.read_text())
    well = tests["tests"][0]["input_series"]
    all_at_once = {series: values for differs in FAULTS.values() for series, values in differs.items()}
    fires = [
        {
            "expr": f'count(ALERTS{{alertname="{name}", alertstate="firing"}})',
            "eval_time": "45m",
            "exp_samples": [{"value": 1}],
        }
        for name in FAULTS
    ]
    faults = {"interval": "1m", "input_series": faulty(well, all_at_once), "promql_expr_test": fires}
    tests["tests"].append(faults)
    (tmp_path / "tests.yml").write_text(yaml.safe_dump(tests))

    done = promtool("test", "rules", tmp_path / "tests.yml")

    assert done.returncode == 0, done.stdout + done.stderr
    assert FAULTS.keys() == rules().keys()


class Prometheus:
    """A server of our own files, with all that waits made short."""

    def __init__(self, folder, target):
        self.url = f"http://127.0.0.1:{free_port()}"
        text = (FILES / "prometheus.yml").read_text()
        text = text.replace("127.0.0.1:8000", target)
        text = text.replace("scrape_interval: 15s", f"scrape_interval: {SCRAPE}")
        text = text.replace("evaluation_interval: 15s", f"evaluation_interval: {EVALUATION}")
        (folder / "prometheus.yml").write_text(text)
        hasty = (FILES / "alerts.yml").read_text()
        for pattern, short in HASTE:
            hasty = re.sub(pattern, short, hasty)
        (folder / "alerts.yml").write_text(hasty)
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [
                    "prometheus",
                    f"--config.file={folder}/prometheus.yml",
                    f"--storage.tsdb.path={folder}/data",
                    f"--web.listen-address={self.url.removeprefix('http://')}",
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def ask(self, query):
        try:
            with urllib.request.urlopen(
                f"{self.url}/api/v1/query?{urllib.parse.urlencode({'query': query})}"
            ) as answer:
                return json.load(answer)["data"]["result"]
        except urllib.error.HTTPError as error:
            # It is not ready yet; else the query is wrong.
            assert error.code == 503, (query, error.read())
            return []
        except OSError:
            return []

    def firing(self):
        return {found["metric"]["alertname"] for found in self.ask('ALERTS{alertstate="firing"}')}

    def wait_for(self, alert, seconds=120):
        wait_for(lambda: alert in self.firing(), seconds, alert)


@pytest.fixture
def prometheus(tmp_path, world):
    server = Prometheus(tmp_path, f"127.0.0.1:{world.web_port}")
    yield server
    server.process.terminate()
    server.process.wait(30)


def names_in(text):
    return {re.sub(r"_(total|bucket|count|sum)$", "", name) for name in re.findall(r"\btempmail_\w+", text)}


@pytest.mark.django_db(transaction=True)
def test_alerts_fire_on_planted_faults_and_each_metric_is_there(live, world, domain, send, transport, prometheus):
    room = {"DATABASE_DISK": "/", "MIN_FREE_BYTES": "1"}
    live.stop("web")
    live.start("web", env=room)
    LastRun.objects.bulk_create(LastRun(name=name) for name in ("purge", "webhooks"))
    live.start("qcluster", env=room)
    transport("lmtp")
    send(b"Subject: 1\r\n\r\n", "somebody@tempmail.test")
    arrived(1)
    wait_for(
        lambda: (
            prometheus.ask("tempmail_disk_free_bytes and on (job) tempmail_delivered_total > 0")
            and prometheus.ask('tempmail_last_run_age_seconds{run="webhooks"}')
            # Web was away before: rules are looked at some time after the answer.
            and "TempmailAway" not in prometheus.firing()
        ),
        120,
        "a host that is well",
    )
    assert prometheus.firing() <= {"TempmailDoctorFaults"}

    live.stop("delivery")
    for number in range(6):
        send(f"Subject: {number}\r\n\r\n".encode(), "somebody@tempmail.test")
    prometheus.wait_for("TempmailDeliveryDown")
    live.start("delivery")
    world.postfix.flush()
    arrived(7, 60)
    live.stop("qcluster")
    LastRun.objects.update(finished_at=F("finished_at") - timedelta(hours=1))
    prometheus.wait_for("TempmailPurgeLate")
    prometheus.wait_for("TempmailWebhooksLate")
    live.stop("web")
    prometheus.wait_for("TempmailAway")
    live.start("web", env=room | {"MIN_FREE_BYTES": "9" * 15})
    prometheus.wait_for("TempmailDiskShort")
    wait_for(lambda: "TempmailDeliveryDown" not in prometheus.firing(), 120, "delivery is up again")

    with urllib.request.urlopen(f"{world.web_url}metrics") as answer:
        told = names_in("\n".join(line for line in answer.read().decode().splitlines() if line.startswith("# TYPE")))
    queries = dashboard_queries()
    assert names_in((FILES / "alerts.yml").read_text()) | names_in(" ".join(queries)) <= told
    for query in queries:
        prometheus.ask(query.replace("$job", ".+").replace("$__rate_interval", "10s"))
