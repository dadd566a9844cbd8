"""What a proposal may hold and where: the vocabulary as nested objects, with the keys every proposal has."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias, cast

from shinsa.errors import Place
from shinsa.facts import Choice, Fact, FactKind, FactList, Grade, Vocabulary
from shinsa.proposal.showing import Location
from shinsa.values import Text

_HERE = Place("proposal", 1, 1)
LONGEST_EVIDENCE = 10_000
EVIDENCE_VALUE = "evidence[].value"


@dataclass(frozen=True, slots=True)
class Group:
    """An object with these keys, of which some are required; `path` is empty for the proposal itself."""

    path: str
    members: Mapping[str, "Fact | FactList | Group"]
    required: frozenset[str] = frozenset()


Member: TypeAlias = Fact | FactList | Group


def shape_of(vocabulary: Vocabulary) -> Group:
    """The whole proposal: `id`, `title`, `description`, `evidence` and every fact at its place.

    Raises `ValueError` where a fact's path is taken by one of these keys or runs through another fact.
    """
    tree: dict[str, Member] = {}
    for entry in vocabulary.entries:
        _put(tree, entry)
    if taken := tree.keys() & _HEAD.keys():
        raise ValueError(f"`{min(taken)}` is a key of every proposal and cannot be a fact")
    return Group("", {**tree, **_HEAD}, frozenset({"id", "title"}))


def row_of(entry: FactList) -> Group | Fact:
    """What one item of the list is: an object of its fields, or a single fact."""
    if entry.item is not None:
        return entry.item
    required = _REQUIRED_OF_EVIDENCE if entry is _EVIDENCE else frozenset[str]()
    return Group(f"{entry.path}[]", {fact.name: fact for fact in entry.fields}, required)


def money_of(fact: Fact, currency: str) -> Group:
    """The object money is written as."""
    amount = replace(fact, path=f"{fact.path}.amount", kind=FactKind.NUMBER, unit=currency)
    code = _text(f"{fact.path}.currency", f"currency of {fact.label.en}")
    return Group(fact.path, {"amount": amount, "currency": code}, frozenset({"amount", "currency"}))


def member_at(root: Member, location: Location, currency: str) -> Member | None:
    """What the vocabulary expects at a location, `None` where it expects nothing."""
    found: Member | None = root
    for part in location:
        if isinstance(found, Fact) and found.kind is FactKind.MONEY:
            found = money_of(found, currency)
        if isinstance(found, FactList):
            found = row_of(found) if isinstance(part, int) else None
        elif isinstance(found, Group):
            found = found.members.get(str(part))
        else:
            return None
    return found


def _put(tree: dict[str, Member], entry: Fact | FactList) -> None:
    """Hang an entry where its path says, making the groups on the way."""
    *groups, name = entry.path.split(".")
    members, path = tree, ""
    for group in groups:
        path = f"{path}.{group}".lstrip(".")
        known = members.setdefault(group, Group(path, {}))
        if isinstance(known, Fact | FactList):
            raise ValueError(f"`{path}` is a fact and cannot hold `{entry.path}`")  # noqa: TRY004  # the path is wrong
        members = cast("dict[str, Member]", known.members)
    if name in members:
        raise ValueError(f"`{entry.path}` is there twice")
    members[name] = entry


def _text(path: str, label: str) -> Fact:
    return Fact(path, FactKind.TEXT, Text(label), _HERE)


_GRADES = tuple(Choice(grade.value, Text(grade.value)) for grade in Grade)
_EVIDENCE = FactList(
    path="evidence",
    label=Text("evidence"),
    at=_HERE,
    longest=LONGEST_EVIDENCE,
    fields=(
        _text("evidence[].fact", "fact the evidence is for"),
        _text("evidence[].source", "source"),
        Fact("evidence[].date", FactKind.DATE, Text("date of the source"), _HERE),
        Fact("evidence[].grade", FactKind.CHOICE, Text("grade"), _HERE, choices=_GRADES),
        _text(EVIDENCE_VALUE, "value the source gives"),
        _text("evidence[].quote", "words of the source"),
    ),
)
_REQUIRED_OF_EVIDENCE = frozenset({"fact", "source", "grade"})
_HEAD: dict[str, Member] = {
    "id": _text("id", "id"),
    "title": _text("title", "title"),
    "description": _text("description", "description"),
    "evidence": _EVIDENCE,
}
