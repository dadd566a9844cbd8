"""A page as a reader without eyes has it: headings, links, tables, languages, and the words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "input"}


@dataclass
class Page:
    """What a page holds; `marked` are texts that stand in an element with a `lang` of its own."""

    language: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    tables: list[dict[str, bool]] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)
    marked: list[tuple[str, str]] = field(default_factory=list)
    words: str = ""


def read(content: bytes) -> Page:
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    assert reader.open == [], f"elements left open: {reader.open}"
    reader.page.words = " ".join("".join(reader.text).split())
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[str] = []
        self.text: list[str] = []
        self.begun: list[tuple[str, str | None, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        assert len(held) == len(attrs), f"an attribute stands twice in <{tag}>"
        self._note(tag, held)
        if tag == "br":
            self.text.append(" ")
        if tag not in VOID:
            self.open.append(tag)
            self.begun.append((tag, held.get("lang"), len(self.text)))

    def _note(self, tag: str, held: dict[str, str]) -> None:
        page = self.page
        if tag == "html":
            page.language = held["lang"]
        page.ids += [held["id"]] if "id" in held else []
        page.links += [held["href"]] if tag == "a" else []
        page.loads += [held[name] for name in ("src", "href") if name in held and tag != "a"]
        page.landmarks += [tag] if tag in {"header", "nav", "main", "footer"} else []
        if tag == "table":
            page.tables.append({"caption": False, "headed": False})
        elif tag == "caption":
            page.tables[-1]["caption"] = True
        elif tag == "th":
            assert held.get("scope") in {"col", "row"}
            page.tables[-1]["headed"] = True

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag
        _, language, start = self.begun.pop()
        words = " ".join("".join(self.text[start:]).split())
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.page.headings.append((int(tag[1]), words))
        if language and tag != "html":
            self.page.marked.append((language, words))
        if tag in {"p", "li", "td", "th", "div", "dt", "dd", "caption"}:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.text.append(data)
