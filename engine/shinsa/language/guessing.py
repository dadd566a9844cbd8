"""Which known name someone meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE = 0.6


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like the word, or `None` where none is near; letter case does not count."""
    by_lower = {name.lower(): name for name in sorted(known)}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=_ALIKE)
    return by_lower[found[0]] if found else _by_last_part(word, by_lower)


def _by_last_part(word: str, by_lower: dict[str, str]) -> str | None:
    """`net_mw` for `generation.net_mw`: the last part alone, where exactly one known name ends in something like it."""
    last = word.lower().rpartition(".")[2]
    by_last: dict[str, list[str]] = {}
    for name in by_lower.values():
        by_last.setdefault(name.lower().rpartition(".")[2], []).append(name)
    found = get_close_matches(last, by_last, n=1, cutoff=0.8)
    return by_last[found[0]][0] if found and len(by_last[found[0]]) == 1 else None
