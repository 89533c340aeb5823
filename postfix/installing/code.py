"""The code at /opt/tempmail, what it runs in, and what is made of it: bytecode, translations, static files."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from inboxes.version import COMMIT_FILE, commit

from .acting import Host, Stop
from .env_files import value_in
from .paths import CHECKOUT, CODE, PYTHON, WEB

# Not the product's: what lies in a checkout besides.
LEFT_OUT = {
    ".git", ".env", "venv", ".venv", "staticfiles", "__pycache__", "node_modules", "screenshots", "fuzzed",
    ".mypy_cache", ".ruff_cache", ".pytest_cache",
}  # fmt: skip
# What the three processes run.
RUN = ("delivery", "inboxes", "tempmail_site", "templates", "manage.py")
DOCTOR = Path("/usr/local/sbin/tempmail-doctor")
LOCALE = Path("inboxes/locale")
# Which of the pins of service.txt this Python has not.
LACKS = """
import importlib.metadata, re, sys
for name, version in re.findall(r"^([\\w.-]+)==([^\\s;\\\\]+)", open(sys.argv[1]).read(), re.MULTILINE):
    try:
        if importlib.metadata.version(name) != version: print(name)
    except importlib.metadata.PackageNotFoundError: print(name)
"""


def copy(host: Host) -> None:
    """Bring this checkout to /opt/tempmail, or only see to its modes where it is that one."""
    host.begin("Code in /opt/tempmail")
    if CHECKOUT.resolve() != CODE.resolve():
        _copy(host)
        if said := commit(CHECKOUT):
            host.file(CODE / COMMIT_FILE.name, f"{said}\n")
    for folder, names, files in os.walk(CODE):
        names[:] = [name for name in names if name not in LEFT_OUT or name == "staticfiles"]
        for path in [Path(folder), *(Path(folder) / name for name in files)]:
            mode = path.lstat().st_mode
            lacking = 0o555 if path.is_dir() or mode & 0o100 else 0o444
            if path.name != ".env" and not path.is_symlink() and mode & lacking != lacking:
                host.change(f"let all users read {path}")
                if not host.dry:
                    path.chmod(mode & 0o7777 | lacking)
    host.link(DOCTOR, str(CODE / "postfix/doctor"))


def _copy(host: Host) -> None:
    wanted = {path: CHECKOUT / path for path in files_of(CHECKOUT)}
    differing = [path for path, source in wanted.items() if _differs(source, CODE / path)]
    former = host.record.data["put"].get("code", "").split("\n")
    gone = [path for path in former if path and path not in wanted and (CODE / path).exists()]
    if not differing and not gone:
        return
    some = ", ".join([*differing, *gone][:5])
    host.change(f"copy {len(differing)} files from {CHECKOUT} and remove {len(gone)}: {some}, ...")
    if host.dry:
        return
    if not CODE.exists():
        host.record.note("trees", str(CODE))
        host.folder(CODE)
    # Those that were there before are not ours to remove, then or now.
    ours = {*former, *(path for path in differing if not (CODE / path).exists())} - {""}
    host.record.set("put", "code", "\n".join(sorted(ours)))
    for path in differing:
        target = CODE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        new = target.with_name(f"{target.name}.new")
        shutil.copyfile(wanted[path], new)
        new.chmod(0o755 if wanted[path].stat().st_mode & 0o100 else 0o644)
        new.replace(target)
    for path in gone:
        (CODE / path).unlink()
    host.record.set("put", "code", "\n".join(sorted(ours - set(gone))))


def files_of(root: Path) -> list[str]:
    found = []
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name not in LEFT_OUT]
        found += [
            str((Path(folder) / name).relative_to(root)) for name in files
            if name not in LEFT_OUT and not name.endswith((".pyc", ".mo"))
        ]  # fmt: skip
    return sorted(found)


def _differs(source: Path, target: Path) -> bool:
    if not target.is_file() or target.stat().st_size != source.stat().st_size:
        return True
    is_program = bool(source.stat().st_mode & 0o100)
    return bool(target.stat().st_mode & 0o100) != is_program or source.read_bytes() != target.read_bytes()


def make_venv(host: Host) -> None:
    """Have the packages of requirements/service.txt, of those hashes, as pip's own settings say from where."""
    host.begin("Virtual environment")
    pins = (CODE if (CODE / "requirements").is_dir() and not host.dry else CHECKOUT) / "requirements/service.txt"
    lacking = host.ask(PYTHON, "-I", "-c", LACKS, pins)
    if lacking == "":
        return
    if lacking is None:
        # None at all, or one of a Python that Debian has replaced since.
        host.record.note("trees", str(CODE / "venv"))
        clear = ["--clear"] if (CODE / "venv").exists() else []
        host.run("/usr/bin/python3", "-m", "venv", *clear, CODE / "venv")
    host.run(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r", pins,
             env=dict(os.environ))  # fmt: skip


def compile_all(host: Host) -> None:
    """Make what the processes' users may not write themselves."""
    if host.dry:
        return
    host.quietly("/usr/bin/python3", "-m", "compileall", "-q", "postfix")
    host.quietly(PYTHON, "-m", "compileall", "-q", "inboxes", "delivery", "tempmail_site")


def translate(host: Host) -> None:
    host.begin("Translations")
    root = CODE if (CODE / LOCALE).is_dir() and not host.dry else CHECKOUT
    with tempfile.TemporaryDirectory() as folder:
        for catalogue in sorted((root / LOCALE).glob("*/LC_MESSAGES/*.po")):
            made = Path(folder) / "made.mo"
            if host.ask("msgfmt", "--check-format", "-o", made, catalogue) is None:
                if host.dry:
                    host.tell("translations are compiled when the package gettext is there.")
                    return
                raise Stop(f"{catalogue} was not compiled: msgfmt --check-format -o /dev/null {catalogue} says why.")
            content, path = made.read_bytes(), CODE / catalogue.relative_to(root).with_suffix(".mo")
            if host.read(path) != content:
                host.file(path, content)


def collect_static(host: Host) -> None:
    """Bring static files to where web serves them; those of pages that are open stay."""
    host.begin("Static files")
    served = CODE / (value_in(host.text(WEB), "STATIC_ROOT") or "staticfiles")
    if served.is_dir() and not host.differs("static", _static(served)):
        return
    if host.dry:
        host.change(f"write the static files in {served}")
        return
    with tempfile.TemporaryDirectory() as folder:
        host.quietly(PYTHON, "-B", "manage.py", "collectstatic", "--noinput", "--verbosity=0",
                     env={"ENV_FILE": str(WEB if WEB.exists() else "/dev/null"), "STATIC_ROOT": folder})  # fmt: skip
        root = Path(folder)
        differing = [path for path in files_of(root) if _differs(root / path, served / path)]
        if differing:
            host.change(f"write {len(differing)} static files in {served}")
            if not served.exists():
                host.record.note("trees", str(served))
        for path in differing:
            target = served / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, target)
            target.chmod(0o644)
    host.note_current("static", _static(served))


def _static(served: Path) -> str:
    """Return what changes with a static file, where it is written or where it is served."""
    made = hashlib.sha256()
    for root in (CODE / "inboxes/pages/static", served):
        for path in files_of(root):
            made.update(path.encode() + (root / path).read_bytes())
    return made.hexdigest() + _packages()


def _packages() -> str:
    return " ".join(sorted(path.name for path in (CODE / "venv").glob("lib/python*/site-packages/*.dist-info")))


def digest(*parts: str) -> str:
    """Return what changes when the code that the processes run changes, or their packages, or these parts."""
    made = hashlib.sha256()
    for path in files_of(CHECKOUT):
        if path.partition("/")[0] in RUN:
            made.update(f"{path}\n".encode() + (CHECKOUT / path).read_bytes())
    made.update("\n".join([_packages(), *parts]).encode(errors="surrogateescape"))
    return made.hexdigest()
