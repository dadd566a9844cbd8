"""Rulesets by name or by folder: read, parsed, checked, with their digest."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shinsa import catalogue
from shinsa.errors import Finding, Place, RulesetError, UnknownRulesetError, reason
from shinsa.messages.teller import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shinsa.messages.message import Translated
    from shinsa.reading import ReadFile
    from shinsa.ruleset import Ruleset


def load_ruleset(name_or_path: str | Path) -> "Ruleset":
    """The ruleset of that name, or in that folder.

    Raises:
        UnknownRulesetError: there is no such ruleset.
        RulesetError: the ruleset has mistakes; it carries all of them.
    """
    ruleset, findings = check_ruleset(name_or_path)
    if ruleset is None:
        raise RulesetError(findings)
    return ruleset


def check_ruleset(name_or_path: str | Path) -> "tuple[Ruleset | None, tuple[Finding, ...]]":
    """The ruleset, where nothing is wrong with it, and every finding in the order of places.

    Raises:
        UnknownRulesetError: there is no such ruleset.
    """
    # The parser is heavy, and not wanted by those who only look for the folder.
    from shinsa.checking.digest import digest  # noqa: PLC0415
    from shinsa.checking.whole import check  # noqa: PLC0415
    from shinsa.parsing.draft import parse  # noqa: PLC0415

    draft = parse(tuple(_files(ruleset_folder(name_or_path))))
    findings = RulesetError((*draft.findings, *check(draft))).findings
    if findings:
        return None, findings
    return replace(draft.ruleset, digest=digest(draft.ruleset)), ()


def shipped_rulesets() -> tuple[str, ...]:
    """The ids of the rulesets that come with shinsa, in alphabetical order."""
    return tuple(sorted(folder.parent.name for folder in _shelf().glob("*/programme.yaml")))


def ruleset_folder(name_or_path: str | Path) -> Path:
    """The folder meant: a shipped ruleset where the name is one, else the path.

    Raises:
        UnknownRulesetError: there is no such ruleset.
    """
    name = str(name_or_path)
    if name in shipped_rulesets():
        return _shelf() / name
    folder = Path(name_or_path)
    if name and _is_folder(folder):
        return folder
    raise _unknown(name, folder)


def _shelf() -> Path:
    """Where the shipped rulesets stand: beside the code when installed, above it in a checkout."""
    code = Path(__file__).parent
    beside = code / "rulesets"
    return beside if beside.is_dir() else code.parents[1] / "rulesets"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _unknown(name: str, path: Path) -> UnknownRulesetError:
    message = said(catalogue.A_FILE_NO_FOLDER if _is_file(path) else catalogue.NO_RULESET, name=name)
    return UnknownRulesetError(said(catalogue.WITH_HINT, message=message, hint=_shipped(name)))


def _shipped(name: str) -> "Translated":
    from shinsa.parsing.report import listed, nearest  # noqa: PLC0415

    shipped = shipped_rulesets()
    if not shipped:
        return said(catalogue.NONE_SHIPPED)
    near = nearest(name, shipped)
    if near is None:
        return said(catalogue.SHIPPED_RULESETS, names=listed(shipped))
    return said(catalogue.MEANT_RULESET, name=near, names=listed(shipped))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _files(folder: Path) -> "Iterator[ReadFile]":
    """Every file of the folder in alphabetical order; a required one that is missing counts as read, with a finding."""
    from shinsa.parsing.draft import REQUIRED  # noqa: PLC0415
    from shinsa.reading import read_file  # noqa: PLC0415

    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        why = reason(error) or said(catalogue.IT_IS_REFUSED)
        raise UnknownRulesetError(said(catalogue.FOLDER_UNREADABLE, folder=str(folder), reason=why)) from error
    for name in sorted({*names, *REQUIRED}):
        if name not in names:
            yield _absent(name, "missing-file", said(catalogue.FILE_MISSING), said(catalogue.EVERY_RULESET_HAS))
        elif name.startswith("."):
            continue
        elif name.endswith(".yaml"):
            yield read_file(folder / name, name)
        elif name.endswith(".yml"):
            hint = said(catalogue.CALL_IT, name=f"{name.removesuffix('.yml')}.yaml")
            yield _absent(name, "wrong-suffix", said(catalogue.FILE_NOT_READ), hint)


def _absent(name: str, code: str, message: "Translated", hint: "Translated") -> "ReadFile":
    from shinsa.reading import ReadFile  # noqa: PLC0415

    return ReadFile(name, None, (Finding(Place(name, 1, 1), code, message, hint),))
