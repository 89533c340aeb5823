"""One look for all who ask for the same thing."""

import asyncio

import pytest

from inboxes.threads import Together


class Looks:
    """What was asked in each look, which waits until it may go on."""

    def __init__(self):
        self.asked, self.may_go_on = [], asyncio.Event()
        self.failure = None

    async def look(self, asking):
        self.asked.append(asking)
        await self.may_go_on.wait()
        if self.failure:
            raise self.failure
        return [f"for {one}" for one in asking]


def together(looks, shortest=0.0, longest=0.0):
    return Together(looks.look, shortest, longest)


async def begun(looks, count=1):
    async with asyncio.timeout(30):
        while len(looks.asked) < count:
            await asyncio.sleep(0)


def test_who_asks_while_one_looks_has_the_next_look():
    async def scenario():
        looks = Looks()
        shared = together(looks)
        first = [asyncio.create_task(shared.ask("inbox", name)) for name in "ab"]
        await begun(looks)
        late = [asyncio.create_task(shared.ask("inbox", name)) for name in "cd"]
        other = asyncio.create_task(shared.ask("other", "e"))
        await begun(looks, 2)
        looks.may_go_on.set()

        assert [await one for one in [*first, *late, other]] == ["for a", "for b", "for c", "for d", "for e"]
        assert looks.asked == [["a", "b"], ["e"], ["c", "d"]]

    asyncio.run(scenario())


def test_failure_is_everybodys_who_asked_and_the_next_look_is_another():
    async def scenario():
        looks = Looks()
        shared = together(looks)
        looks.may_go_on.set()
        looks.failure = OSError("away")
        failed = await asyncio.gather(*(shared.ask("inbox", name) for name in "ab"), return_exceptions=True)
        assert failed == [looks.failure] * 2

        looks.failure = None
        assert await shared.ask("inbox", "a") == "for a"

    asyncio.run(scenario())


def test_who_has_gone_meanwhile_is_not_looked_for():
    async def scenario():
        looks = Looks()
        shared = together(looks)
        first = asyncio.create_task(shared.ask("inbox", "a"))
        await begun(looks)
        gone = asyncio.create_task(shared.ask("inbox", "b"))
        stays = asyncio.create_task(shared.ask("inbox", "c"))
        await asyncio.sleep(0)
        gone.cancel()
        first.cancel()
        looks.may_go_on.set()

        assert await stays == "for c"
        assert looks.asked == [["a"], ["c"]]

    asyncio.run(scenario())


@pytest.mark.parametrize(("is_first", "looks_there_are"), [(False, 1), (True, 2)])
def test_look_rests_but_for_those_who_come_first(is_first, looks_there_are):
    async def scenario():
        looks = Looks()
        looks.may_go_on.set()
        shared = together(looks, 3600, 3600)
        assert await shared.ask("inbox", "a") == "for a"
        second = asyncio.create_task(shared.ask("inbox", "b"))
        await asyncio.sleep(0)

        third = asyncio.create_task(shared.ask("inbox", "c", is_first))
        if is_first:
            assert [await second, await third] == ["for b", "for c"]
        for _ in range(100):
            await asyncio.sleep(0)

        assert len(looks.asked) == looks_there_are

    asyncio.run(scenario())


def test_nothing_is_left_when_nobody_asks():
    async def scenario():
        looks = Looks()
        looks.may_go_on.set()
        shared = together(looks)
        await shared.ask("inbox", "a", is_first=True)
        await shared.ask("inbox", "b")
        while shared._turns[asyncio.get_running_loop()]:
            await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(scenario())
