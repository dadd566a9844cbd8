"""Write a site into a folder: the whole of it or nothing, and never over something that is not a site."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from shinsa_adapters.rulebook.site.problems import SiteError

MANIFEST = "site.json"
SCHEMA = "shinsa.site/1"


def look_at(folder: Path) -> None:
    """See whether a site may be written into a folder.

    Raises:
        SiteError: it is no folder, holds something that is not of a site, or is the one the caller stands in.
        OSError: it cannot be looked into.
    """
    _refuse_foreign(_resolved(folder), folder)


def write_site(pages: Mapping[str, bytes], folder: Path) -> None:
    """Write pages (by path in the site) and their manifest; an earlier site in the folder is replaced whole.

    Raises:
        SiteError: as `look_at`.
        OSError: it cannot be written.
    """
    target = _resolved(folder)
    look_at(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        for path, content in (*pages.items(), (MANIFEST, _manifest(pages))):
            file = beside / "new" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        _put_in_place(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except (ValueError, RuntimeError) as error:  # a NUL in the name, a circle of links
        raise SiteError(f"no folder can be called `{folder}`", "name another folder") from error


def _put_in_place(beside: Path, target: Path) -> None:
    """The old site steps aside, the new one takes its place; if that fails the old one comes back."""
    if not target.exists():
        (beside / "new").rename(target)
        return
    target.rename(beside / "old")
    try:
        (beside / "new").rename(target)
    except OSError:
        (beside / "old").rename(target)
        raise


def _refuse_foreign(target: Path, named: Path) -> None:
    other = "name a folder that is new, empty, or holds a site rendered before"
    standing = next(path for path in (target, *target.parents) if path.exists())
    if not standing.is_dir():
        raise SiteError(f"`{named if standing == target else standing.name}` is a file", other)
    if standing != target:
        return
    if Path.cwd().resolve().is_relative_to(target):
        raise SiteError(f"`{named}` is the folder you are in, or lies around it", "name a folder inside it: `-o site`")
    held = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir())
    known = _known(target)
    if held and known is None:
        raise SiteError(f"`{named}` holds files and is not a rendered site ({held[0]})", other)
    foreign = [path for path in held if path not in {*(known or ()), MANIFEST}]
    if foreign:
        raise SiteError(f"`{named}` holds a file that is not of the site: {foreign[0]}", "move it elsewhere")


def _known(target: Path) -> frozenset[str] | None:
    """The files of the site in a folder; `None` where there is no site."""
    held: Any = None
    with suppress(OSError, ValueError):
        held = json.loads((target / MANIFEST).read_bytes())
    if not isinstance(held, dict) or cast("dict[str, object]", held).get("schema") != SCHEMA:
        return None
    return frozenset(_texts(cast("dict[str, object]", held).get("files")))


def _texts(held: object) -> Iterator[str]:
    if isinstance(held, list):
        yield from (item for item in cast("list[object]", held) if isinstance(item, str))


def _manifest(pages: Mapping[str, bytes]) -> bytes:
    document = {"schema": SCHEMA, "files": sorted(pages)}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
