"""/etc/postfix: our files, with what differs on this host from two files of its own in /etc/tempmail.

main.cf there has `name = value` lines, master.cf services.  What they name is a comment in ours, and stands at the
end.  What somebody changed in /etc/postfix all the same, `postconf -e` or an editor, is brought over to them.
"""

import re
from collections.abc import Callable

from .acting import Host, Stop
from .noted import Noted
from .paths import CHECKOUT, CODE, ETC, POSTFIX

OURS = re.compile(r"proxy:pgsql:\S*tempmail-recipient\.cf")
MAPS = ("tempmail-recipient.cf", "tempmail-sender.cf", "tempmail-client.cf")
TABLES = ("header_checks", "own_headers")
HEADS = {
    "main.cf": "# What differs here from our main.cf, as `name = value` (postconf(5)).  Run postfix/install after.\n",
    "master.cf": "# Services of this host, or in place of ours (master(5)).  Run postfix/install after.\n",
}
MARK = "\n# ---------------------------------------------------------------- of this host: /etc/tempmail/{}\n"
NAMED = "# in /etc/tempmail/{}: "
Entries = dict[str, str]


def look(host: Host, may_replace: bool) -> None:
    """Raises Stop where another configuration of Postfix is at work."""
    if host.read(POSTFIX / "main.cf") and not is_ours(host) and not may_replace:
        raise Stop(
            "another configuration of Postfix is in /etc/postfix, and nothing was changed. --replace puts ours in "
            "its place: this host then receives for tempmail only, sends nothing, and keeps a copy of the old files."
        )


def is_ours(host: Host) -> bool:
    return bool(OURS.search(host.text(POSTFIX / "main.cf")))


def remember_former(host: Host) -> None:
    """Keep main.cf and master.cf of the version before, which /opt/tempmail has until it is replaced."""
    for name in HEADS:
        path = CODE / "postfix" / name
        if path.exists() and CHECKOUT != CODE and name not in host.record.data["put"]:
            host.record.set("put", f"former {name}", path.read_text())


def apply(host: Host, noted: Noted, certificate: str, is_named_anew: bool) -> None:
    """certificate: the file with key and chain that Postfix reads, unless this host's own file names others."""
    host.begin("/etc/postfix")
    for name in MAPS:
        host.file(POSTFIX / name, ours(name))
    was_ours = is_ours(host)
    for name in TABLES:
        _table(host, name, was_ours)
    first = f"smtpd_tls_chain_files = {certificate}\n" + (f"myhostname = {noted.hostname}\n" if noted.hostname else "")
    anew = {"myhostname": f"myhostname = {noted.hostname}\n"} if is_named_anew else {}
    _generate(host, was_ours, "main.cf", parameters_in, parameters_in(first), anew)
    _generate(host, was_ours, "master.cf", services_in, {}, {})
    if said := host.ask("postfix", "check"):
        host.tell(said.strip())


def ours(name: str) -> str:
    return (CHECKOUT / "postfix" / name).read_text()


def _table(host: Host, name: str, was_ours: bool) -> None:
    """Have ours, unless it was edited: it then stays, as no file of this host's own could hold the difference."""
    path, text, put = POSTFIX / name, ours(name), host.record.data["put"].get(name)
    there = host.text(path)
    if was_ours and there not in ("", text, put):
        host.tell(f"{path} differs from {CODE}/postfix/{name}, and stays: compare them.")
        return
    host.file(path, text)
    host.record.set("put", name, text)


def _generate(
    host: Host, was_ours: bool, name: str, entries_in: Callable[[str], Entries], first: Entries, anew: Entries
) -> None:
    """first: what this host's own file has unless it says otherwise.  anew: what it has from now on."""
    own, path = ETC / name, POSTFIX / name
    there, text = host.text(path), host.text(own) or HEADS[name]
    if there and was_ours:
        text = _brought_over(host, name, entries_in, text, there)
    for key, entry in {**first, **anew}.items():
        there_is = entries_in(text).get(key, "")
        if not there_is or (key in anew and not _same(there_is, entry)):
            text = _set(text, entries_in, key, entry)
    host.file(own, text)
    made = generated(name, entries_in, text)
    host.file(path, made)
    host.record.set("put", name, made)


def _brought_over(host: Host, name: str, entries_in: Callable[[str], Entries], text: str, there: str) -> str:
    """Return this host's own file with what was changed in /etc/postfix since it was last generated."""
    put = host.record.data["put"].get(name) or host.record.data["put"].get(f"former {name}") or ours(name)
    if there == put:
        return text
    is_former = name not in host.record.data["put"]
    was, now, new = entries_in(put), entries_in(there), entries_in(ours(name))
    for key in {**now, **was}:
        if _same(now.get(key), was.get(key)) or (is_former and _same(now.get(key), new.get(key))):
            continue
        if key in now:
            host.change(f"{POSTFIX / name} had {key} changed: it is in {ETC / name} now.")
            text = _set(text, entries_in, key, now[key])
        elif key in entries_in(text):
            host.change(f"{POSTFIX / name} had {key} taken out: it is no more in {ETC / name}.")
            text = _set(text, entries_in, key, "")
    return text


def _same(one: str | None, other: str | None) -> bool:
    return (one or "").split() == (other or "").split()


def generated(name: str, entries_in: Callable[[str], Entries], own: str) -> str:
    """Return ours, with what this host's own file has in its stead."""
    text, of_host = ours(name), entries_in(own)
    for key in of_host:
        if key in entries_in(text):
            old = entries_in(text)[key]
            commented = "".join(f"{NAMED.format(name)}{line}\n" for line in old.splitlines())
            text = _replaced(text, old, commented)
    tail = "".join(of_host.values())
    return text + (MARK.format(name) + tail if tail else "")


def _set(text: str, entries_in: Callable[[str], Entries], key: str, entry: str) -> str:
    old = entries_in(text).get(key)
    return _replaced(text, old, entry) if old else text + entry


def _replaced(text: str, old: str, new: str) -> str:
    """Replace an entry that begins a line."""
    before, _, after = f"\n{text}".rpartition(f"\n{old}")
    return f"{before}\n{new}{after}".removeprefix("\n")


def parameters_in(text: str) -> Entries:
    """Return the logical lines of a main.cf by the parameter's name; the last one counts, as for Postfix."""
    return {re.split(r"[\s=]", entry, maxsplit=1)[0]: entry for entry in _entries(text)}


def services_in(text: str) -> Entries:
    """Return those of a master.cf by service and type."""
    return {"/".join(entry.split()[:2]): entry for entry in _entries(text)}


def _entries(text: str) -> list[str]:
    """Return the logical lines (postconf(5)): a line that begins with white space continues the one before.

    Comments and empty lines between two of them are no end; those after the last line belong to none.
    """
    found: list[str] = []
    between = ""
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            between += f"{line}\n"
        elif line[0].isspace() and found:
            found[-1] += f"{between}{line}\n"
            between = ""
        else:
            found.append(f"{line}\n")
            between = ""
    return found
