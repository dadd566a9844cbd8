"""A syntax tree written out again, in one line, for messages that quote the user's words."""

from shinsa.language.syntax import (
    Binary,
    Call,
    Conditional,
    ConstantWord,
    Index,
    Joined,
    Listed,
    Mapped,
    Message,
    Name,
    NumberWord,
    Select,
    Syntax,
    TextWord,
    Unary,
)

_TIGHTNESS = {"||": 1, "&&": 2, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5}
_RELATION, _UNARY, _MEMBER = 3, 6, 7
_SHOWN = 60


def quoted(node: Syntax) -> str:
    """The node in backticks, cut where it is long."""
    line = written(node)
    return f"`{line}`" if len(line) <= _SHOWN else f"`{line[: _SHOWN - 1]}…`"


def written(node: Syntax) -> str:  # noqa: PLR0911  # one answer for each form
    """The node in one line, with as few brackets as keep its meaning."""
    match node:
        case NumberWord() | TextWord() | ConstantWord():
            return node.text
        case Name():
            return f".{node.name}" if node.rooted else node.name
        case Unary():
            return f"{node.operator}{_inside(node.operand, _UNARY)}"
        case Binary():
            level = _level(node)
            left = _inside(node.left, level)
            return f"{left} {node.operator} {_inside(node.right, level + 1)}"
        case Joined():
            return f" {node.operator} ".join(_inside(operand, _level(node) + 1) for operand in node.operands)
        case Conditional():
            return f"{_inside(node.condition, 1)} ? {_inside(node.yes, 1)} : {written(node.no)}"
        case _:
            return _bracketed(node)


def _bracketed(node: Select | Call | Index | Message | Listed | Mapped) -> str:
    match node:
        case Select():
            return f"{_inside(node.base, _MEMBER)}.{node.field}"
        case Call():
            base = "" if node.base is None else f"{_inside(node.base, _MEMBER)}."
            return f"{base}{node.name}({_listed(node.arguments)})"
        case Index():
            return f"{_inside(node.base, _MEMBER)}[{written(node.key)}]"
        case Message():
            fields = zip(node.fields, node.values, strict=True)
            return (
                f"{_inside(node.base, _MEMBER)}{{{', '.join(f'{name}: {written(value)}' for name, value in fields)}}}"
            )
        case Listed():
            return f"[{_listed(node.items)}]"
        case Mapped():
            pairs = zip(node.parts[::2], node.parts[1::2], strict=True)
            return "{" + ", ".join(f"{written(key)}: {written(value)}" for key, value in pairs) + "}"


def _listed(nodes: tuple[Syntax, ...]) -> str:
    return ", ".join(map(written, nodes))


def _inside(node: Syntax, level: int) -> str:
    return written(node) if _level(node) >= level else f"({written(node)})"


def _level(node: Syntax) -> int:
    match node:
        case Conditional():
            return 0
        case Binary() | Joined():
            return _TIGHTNESS.get(node.operator, _RELATION)
        case Unary():
            return _UNARY
        case _:
            return _MEMBER
