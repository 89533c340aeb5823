"""A zip file in pieces, as any program reads it."""

import io
import zipfile
from datetime import UTC, datetime

from inboxes.showing.zipping import stored

TIME = datetime(2026, 11, 21, 10, 30, 0, tzinfo=UTC)


def test_pieces_make_a_zip_file_that_is_stored_and_dated():
    contents = [("a.txt", b"first"), ("résumé.bin", bytes(range(256)) * 5000), ("empty", b"")]

    pieces = list(stored(iter(contents), TIME))

    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    assert archive.testzip() is None
    assert [(info.filename, archive.read(info)) for info in archive.infolist()] == contents
    assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
    assert {info.date_time for info in archive.infolist()} == {(2026, 11, 21, 10, 30, 0)}


def test_no_more_than_one_content_is_asked_for_before_its_piece_is_taken():
    asked = []

    def contents():
        for name in "abc":
            asked.append(name)
            yield name, b"x" * 100

    pieces = stored(contents(), TIME)

    assert len(next(pieces)) > 100 and asked == ["a"]
    assert next(pieces) and asked == ["a", "b"]
