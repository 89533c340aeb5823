"""An attachment that the source has is found there, whatever lines it is in; what is not found lies by itself."""

import base64
import os
import textwrap

import pytest

from inboxes.mail import places

CONTENT = os.urandom(5000)
HEAD, TAIL = b"Content-Transfer-Encoding: base64\r\n\r\n", b"\r\n--b--\r\n"


def encoded(content, width=76):
    lines = textwrap.wrap(base64.b64encode(content).decode(), width)
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize("size", [1024, 1025, 1026, 5000, 57 * 100])
@pytest.mark.parametrize("width", [48, 60, 64, 72, 76, 10_000])
def test_content_is_found_in_lines_of_any_width(width, size):
    content = os.urandom(size)
    source = HEAD + encoded(content, width) + TAIL

    (place,) = places.find(source, [content])

    assert place == (len(HEAD), len(source) - len(HEAD) - len(TAIL))
    assert places.read(source, place) == content


def test_each_of_several_is_found_behind_the_one_before():
    contents = [CONTENT, b"elsewhere" * 999, CONTENT, os.urandom(2000)]
    source = b"".join(HEAD + encoded(contents[number]) + TAIL for number in (0, 2, 3))

    found = places.find(source, contents)

    assert [places.read(source, place) for place in found] == [CONTENT, None, CONTENT, contents[3]]
    assert sorted(found[:1] + found[2:]) == found[:1] + found[2:] and found[0] != found[2]


@pytest.mark.parametrize(
    "source",
    [
        HEAD + encoded(CONTENT)[:-1] + TAIL,
        HEAD + encoded(CONTENT[:3000]) + b"\r\n" + encoded(CONTENT[3000:] + b"x") + TAIL,
        HEAD + encoded(CONTENT).replace(b"\r\n", b"\n") + b"\n",
        HEAD + encoded(CONTENT)[:40] + b"\r\n" + encoded(CONTENT)[40:] + TAIL,
        HEAD + CONTENT + TAIL,
        HEAD + encoded(CONTENT) + TAIL + b"text\r\n" * 15_000,
        b"",
    ],
    ids="cut other lf uneven binary small-beside-it empty".split(),
)
def test_what_is_written_in_another_way_or_small_lies_by_itself(source):
    assert places.find(source, [CONTENT, b"", b"small"]) == [()] * 3


@pytest.mark.parametrize("place", [(), (0,), (0, 3), (0, 4, 4), (-9, 3), (10**30, 5), (-(10**30), 5)])
def test_place_that_is_none_has_nothing_in_it(place):
    assert not places.read(b"aGVs", place)
