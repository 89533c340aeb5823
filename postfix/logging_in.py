"""Log in to the database as the files of a host say: what postfix/install, as root, looks at and mends.

    logging_in.py USER:FILE[:ROLE] ...      as the user who reads FILE, and as no other role; print who cannot, and why
    logging_in.py --set USER:FILE:ROLE ...  print psql's \\set of the passwords that the files have, for roles.sql

FILE is an env file with DATABASE_URL, or Postfix's service file.  No password is in what the first prints.
"""

import grp
import os
import pwd
import re
import sys
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

SECONDS = "10"
# What a service that was taken over must not be.
MIGHTY = """
SELECT rolsuper OR pg_has_role(current_user, datdba, 'USAGE') FROM pg_roles, pg_database
WHERE rolname = current_user AND datname = current_database()
"""


def parameters_of(path: Path) -> dict[str, str]:
    """Return what libpq is to be told.  Raises ValueError with what is wrong with the file."""
    text = path.read_text()
    if path.suffix == ".conf":
        return dict(re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE))
    urls = re.findall(r"^DATABASE_URL=(.*)$", text, re.MULTILINE)
    try:
        return {name: str(value) for name, value in conninfo_to_dict(urls[0].strip()).items()}
    except (IndexError, psycopg.ProgrammingError):  # its words may hold the password
        raise ValueError("DATABASE_URL must be like postgresql://user:password@host:5432/database") from None


def problem_of(path: Path, role: str) -> str:
    """Return why who reads that file cannot log in, as that role if one is named, or ""."""
    try:
        parameters = parameters_of(path)
        if role and parameters.get("user") != role:
            return f"it has the login of {parameters.get('user')}, not of {role}"
        with psycopg.connect(make_conninfo(**{"connect_timeout": SECONDS} | parameters)) as connection:
            if role and connection.execute(MIGHTY).fetchone() == (True,):
                return f"the role {role} owns the database or is a superuser, which no service may be"
    except (OSError, ValueError) as error:
        return str(error)
    except psycopg.Error as error:
        lines = str(error).splitlines()
        line = next((line for line in lines if "FATAL" in line), lines[0])
        return line[max(line.find("FATAL"), 0) :].removeprefix("connection failed: ")
    return ""


def problem_as(user: str, path: Path, role: str) -> str:
    """Return the same as it is for a process of that user; as nobody else, where this is not root."""
    if os.geteuid():
        said = problem_of(path, role)
        return "" if "Peer authentication" in said else said
    reader, writer = os.pipe()
    if not os.fork():
        account = pwd.getpwnam(user)
        os.setgroups([group.gr_gid for group in grp.getgrall() if user in group.gr_mem])
        os.setgid(account.pw_gid)
        os.setuid(account.pw_uid)
        os.write(writer, problem_of(path, role).encode())
        os._exit(0)
    os.close(writer)
    with open(reader) as answer:
        said = answer.read()
    _, status = os.wait()
    return said if not status else "it could not be tried, see above"


def main(arguments: list[str]) -> None:
    is_setting = arguments[0] == "--set"
    for argument in arguments[is_setting:]:
        user, path, role = [*argument.split(":"), ""][:3]
        if is_setting:
            password = parameters_of(Path(path)).get("password", "")
            quoted = re.sub(r"(['\\])", r"\\\1", password)
            print(f"\\set {role.removeprefix('tempmail_')}_password '{quoted}'")
        elif problem := problem_as(user, Path(path), role):
            print(f"{path}: {problem}")


if __name__ == "__main__":
    main(sys.argv[1:])
