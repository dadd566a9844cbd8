"""The score as a band on a line from 0 to 100, with the two thresholds marked."""

from rich.text import Text

from shinsa.explaining.document import Points, ScoreDocument
from shinsa_adapters.rendering.wording import number

FULL = 100
WIDTH = 61


def score_bar(score: ScoreDocument, style: str) -> list[Text]:
    """Two lines: a scale with 0, the thresholds and 100, and the band from the score's low to its high."""
    thresholds = score["thresholds"]["ineligible"], score["thresholds"]["eligible"]
    return [_scale(thresholds), _band(score, thresholds, style)]


def _cell(points: Points) -> int:
    """The cell a number of points falls into; whatever lies outside 0..100 is drawn at the edge."""
    return round(min(max(points, 0), FULL) * (WIDTH - 1) / FULL)


def _scale(thresholds: tuple[Points, ...]) -> Text:
    cells = [" "] * (WIDTH + 2)
    for points in (0, *thresholds, FULL):
        label, at = number(points), _cell(points)
        start = min(max(at - (len(label) - 1) // 2, 0), len(cells) - len(label))
        cells[start : start + len(label)] = label
    return Text("".join(cells).rstrip())


def _band(score: ScoreDocument, thresholds: tuple[Points, ...], style: str) -> Text:
    first, last = _cell(score["low"]), _cell(score["high"])
    marks = {_cell(points) for points in thresholds}
    line = Text()
    for cell in range(WIDTH):
        inside = first <= cell <= last
        line.append("┃" if cell in marks else "█" if inside else "·", style if inside else "")
    return line
