"""Every message exists in every language, with the same places, and somebody says it as it wants to be said."""

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from shinsa.messages.message import LANGUAGES, Message, Plural, Wording

ROOT = Path(__file__).parents[2]
CODE = [path for root in ("engine", "adapters") for path in sorted((ROOT / root).rglob("*.py"))]
TEMPLATES = sorted((ROOT / "adapters").rglob("*.jinja"))
CATALOGUES = [path for path in CODE if path.stem == "catalogue" or path.parent.name == "catalogue"]
FINDERS = ROOT / "engine" / "shinsa"
MAKERS = {"Finding", "Mistake", "add", "report", "doubt", "_refuse", "_absent"}
_SAID_IN_TEMPLATE = re.compile(r"\bsay\(m\.([A-Z][A-Z0-9_]*)((?:, *\w+=[^,()]*(?:\([^()]*\)[^,()]*)*)*)\)")


def texts(wording: Wording) -> tuple[str, ...]:
    """Every text a wording can take."""
    return (wording,) if isinstance(wording, str) else (wording.one, wording.other)


def places(text: str) -> Iterator[str]:
    """The named places of a text; each has to be a plain name."""
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            assert (name.isidentifier(), form, conversion) == (True, "", None), text
            yield name


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def messages_in(path: Path) -> dict[str, Message]:
    module = importlib.import_module(module_of(path))
    return {name: value for name, value in vars(module).items() if isinstance(value, Message)}


MESSAGES = {f"{module_of(path)}.{name}": found for path in CATALOGUES for name, found in messages_in(path).items()}
PLACES = {name.rpartition(".")[2]: frozenset(places(texts(found.en)[-1])) for name, found in MESSAGES.items()}


def mentioned() -> Counter[str]:
    """How often each name of a message is mentioned outside its own definition."""
    found = Counter[str]()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                found[node.attr] += 1
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found[node.id] += 1
    for template in TEMPLATES:
        found.update(re.findall(r"\bm\.([A-Z][A-Z0-9_]*)", template.read_text(encoding="utf-8")))
    return found


def said() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Where a message is said by its name: the place in the code, the name, and the places that are filled."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="say" | "said") | ast.Name(id="say" | "said"),
                    args=[ast.Attribute(attr=name) | ast.Name(id=name)],
                    keywords=keywords,
                ) if name in PLACES and all(keyword.arg for keyword in keywords):
                    filled = frozenset(keyword.arg for keyword in keywords if keyword.arg)
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", name, filled
                case _:
                    pass
    for template in TEMPLATES:
        for found in _SAID_IN_TEMPLATE.finditer(template.read_text(encoding="utf-8")):
            yield template.name, found[1], frozenset(re.findall(r"(\w+)=", found[2]))


def test_there_are_messages_to_look_at() -> None:
    assert len(MESSAGES) >= 5


def test_no_two_messages_share_a_name() -> None:
    names = Counter(name.rpartition(".")[2] for name in MESSAGES)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_in_any_language(language: str) -> None:
    blank = [name for name, message in MESSAGES.items() for text in texts(getattr(message, language)) if not text]
    assert blank == []


def test_the_places_of_a_message_agree_between_languages() -> None:
    differ = {
        name: {text: sorted(places(text)) for language in LANGUAGES for text in texts(message.wording(language))}
        for name, message in MESSAGES.items()
    }
    assert {name: found for name, found in differ.items() if len({tuple(set_) for set_ in found.values()}) > 1} == {}


def test_what_stands_in_backticks_is_the_same_in_every_language() -> None:
    """Programs, options and what is to be typed are never translated."""
    differ = [
        name
        for name, message in MESSAGES.items()
        if len({tuple(sorted(re.findall(r"`[^`]*`", texts(message.wording(each))[-1]))) for each in LANGUAGES}) > 1
    ]
    assert differ == []


def test_japanese_and_chinese_have_no_plural_forms() -> None:
    plurals = [
        name for name, found in MESSAGES.items() if any(isinstance(text, Plural) for text in (found.ja, found.zh))
    ]
    assert plurals == []


def test_japanese_and_chinese_texts_are_no_english_left_behind() -> None:
    """A text of English words alone, four letters or longer, was forgotten; names and units may stand."""
    left = {
        name: text
        for name, message in MESSAGES.items()
        for text in (*texts(message.ja), *texts(message.zh))
        if re.search(r"[A-Za-z]{4}", re.sub(r"\{\w+\}|`[^`]*`|--[\w-]+", "", text)) and text.isascii()
    }
    assert left == {}


def test_what_is_found_wrong_with_a_ruleset_is_never_told_in_bare_english() -> None:
    """Wherever a finding is made, its message and its hint come from a catalogue."""
    rooms = [path for room in ("language", "parsing", "checking") for path in (FINDERS / room).glob("*.py")]
    made = [
        (path.name, node)
        for path in (FINDERS / "reading.py", FINDERS / "library.py", *rooms)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in MAKERS
    ]
    bare = [(name, node.lineno) for name, node in made if any(map(is_text, node.args[2:4]))]
    assert (bare, len(made) > 150) == ([], True)


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_every_message_is_said_somewhere() -> None:
    used = mentioned()
    assert [name for name in MESSAGES if used[name.rpartition(".")[2]] == 0] == []


def test_every_message_is_said_with_exactly_its_places() -> None:
    wrong = [(at, name, sorted(filled), sorted(PLACES[name])) for at, name, filled in said() if filled != PLACES[name]]
    assert wrong == []
