"""./tempmail hosts: install on fresh Debian trees, upgrade, uninstall, and print what was measured."""

import sys
import traceback

from ..options import read
from ..state import STATE, locked
from ..system import make_folder
from . import RELEASES, STEPS, image, steps

ALREADY = "Another ./tempmail hosts of this checkout is running; end it first."
MAKE = {"install": steps.install, "upgrade": steps.upgrade, "image": image.image}
# Anything else that a step says is a figure, or what is wrong.
FIGURE = ("_minutes", "_seconds", "_second", "_accepted", "_retried", "_unknown", "_before", "_after", "_mebibytes")


def main() -> int:
    options = read("hosts", sys.argv[1:])
    folder = make_folder(STATE / "hosts")
    is_good = True
    rows: list[str] = []
    with locked("hosts", ALREADY):
        for release in options.release or RELEASES:

            def report(name: str, value: object, release: str = release) -> None:
                nonlocal is_good
                row = f"{release}_{name} {value}"
                is_good = is_good and (value == "ok" or name.endswith(FIGURE) or name.startswith("exposure_"))
                rows.append(row)
                print(row, flush=True)

            for step in options.only or STEPS:
                try:
                    MAKE[step](release, folder, report)
                except Exception as error:
                    traceback.print_exc()
                    report(step, f"failed: {str(error).strip().rpartition(chr(10))[2]}")
    print("\n".join(rows))
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
