"""Templates, style sheets and scripts as people read them."""

from pathlib import Path

import pytest
from django.conf import settings

LONGEST_LINE = 140
ROOT = Path(settings.BASE_DIR)


@pytest.mark.parametrize("files", ["templates/**/*.*", "inboxes/pages/static/**/*.css", "inboxes/pages/static/**/*.js"])
def test_no_line_is_too_long_to_be_read(files):
    paths = sorted(ROOT.glob(files))

    assert paths
    assert [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > LONGEST_LINE
    ] == []
