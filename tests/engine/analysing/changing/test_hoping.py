"""Parts of a question offer what they can come to, and nothing where they cannot stand at all."""

from shinsa.analysing.changing.hoping import Hopes, Joined
from shinsa.analysing.changing.joining import Table


def refused() -> Hopes:
    raise AssertionError("there is nothing that would have to be looked for otherwise")


def part(row: tuple[int, ...] | None) -> Joined:
    """A part that scores in two families, with one way to stand, which fails where there is no row."""
    table = Table((), ("power", "risk"), {(): row})
    return Joined((("power", "risk"), (10, 4)), {}, lambda: [table], refused)


def test_before_a_part_is_looked_at_it_may_have_all_the_points_there_are() -> None:
    assert part(None).most() == (10, 4)


def test_a_part_that_was_looked_at_has_what_it_offers() -> None:
    one = part((7, 1))
    one.look(one.offered()[0])
    assert [option.points for option in one.offered()] == [(7, 1)]
    assert one.most() == (7, 1)


def test_a_part_that_cannot_stand_offers_nothing_and_no_points() -> None:
    one = part(None)
    one.look(one.offered()[0])
    assert one.offered() == ()
    assert one.most() == (0, 0)
