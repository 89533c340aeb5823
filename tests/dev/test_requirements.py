"""What a host installs is what the product uses, and what the tests need lies beside it, in the same versions."""

import re
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from dev.imports import imports, python_files

CHECKOUT = Path(__file__).parents[2]
REQUIREMENTS = CHECKOUT / "requirements"
PRODUCT = ("inboxes", "delivery", "tempmail_site", "postfix", "manage.py")
# Named where no import statement is: in settings, and in the Procfile's commands.
NAMING = ("tempmail_site/settings.py", "Procfile")
# What is asked for and neither imported nor named by the product.
NEEDED_ALL_THE_SAME = {
    "psycopg-pool": "Django's pool of connections imports it",
    "honcho": "dev/ runs the Procfile with it",
}


def pinned(name):
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (REQUIREMENTS / f"{name}.txt").read_text(), re.MULTILINE))


def asked_for(name):
    lines = (REQUIREMENTS / f"{name}.in").read_text().splitlines()
    return {re.match(r"[\w.-]+", line)[0] for line in lines if line and line[0] not in "#-"}


def folded(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_by_the_product():
    """The outermost names of what the product imports: {"django", "nh3", ...}."""
    return {name.split(".")[0] for path in python_files(CHECKOUT, *PRODUCT) for name in imports(CHECKOUT, path)}


def test_product_imports_only_what_a_host_installs():
    packages = packages_distributions()
    installed = imported_by_the_product() & packages.keys()

    missing = {
        name for name in installed if not {folded(package) for package in packages[name]} & pinned("service").keys()
    }

    assert missing == set()
    assert {"django", "psycopg", "nh3", "aiosmtpd"} <= installed


def test_product_uses_all_that_it_asks_for():
    used = imported_by_the_product()
    used |= {word for file in NAMING for word in re.findall(r"\w+", (CHECKOUT / file).read_text())}
    packages = packages_distributions()
    uses = {folded(package) for name in used for package in packages.get(name, ())}

    assert asked_for("service") - uses == NEEDED_ALL_THE_SAME.keys()


def test_every_requirement_of_the_service_says_what_for():
    for line in (REQUIREMENTS / "service.in").read_text().splitlines():
        assert "# " in line


def test_tests_have_the_versions_of_a_host():
    service, test = pinned("service"), pinned("test")

    assert {name: test[name] for name in service.keys() & test.keys()} == {
        name: service[name] for name in service.keys() & test.keys()
    }
    assert not asked_for("test") & service.keys() - {"httpx"}


@pytest.mark.parametrize("name", ["service", "test"])
def test_every_package_is_pinned_with_hashes_and_no_address(name):
    text = (REQUIREMENTS / f"{name}.txt").read_text()

    hashed = re.findall(r"^([\w.-]+)==\S+.*\\\n +--hash=sha256:", text, re.MULTILINE)
    assert hashed == list(pinned(name))
    assert not re.search(r"https?:|--(extra-)?index|--find-links|--trusted-host", text)
