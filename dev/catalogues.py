"""./tempmail messages: the strings of pages, collected into the catalogue of each language."""

from .state import CHECKOUT, STATE
from .system import make_folder, run_as_caller
from .venvs import python

OPTIONS = ["--all", "--no-location", "--no-wrap", "--no-obsolete", "--ignore=dev", "--ignore=tests"]


def collect_messages() -> int:
    """Collect as the caller, whose files they are; what no page says any more goes."""
    make_folder(STATE)
    command = [python("service"), "-B", "manage.py", "makemessages", *OPTIONS]
    if failed := run_as_caller(command, CHECKOUT, {"ENV_FILE": "/dev/null"}):
        return failed
    for catalogue in CHECKOUT.glob("inboxes/locale/*/LC_MESSAGES/django.po"):
        # Without the date a catalogue changes only when its strings do.
        lines = catalogue.read_text().splitlines(keepends=True)
        catalogue.write_text("".join(line for line in lines if not line.startswith(('"POT-Cre', '"Report-'))))
    return 0
