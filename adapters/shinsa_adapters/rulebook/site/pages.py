"""All pages of a site: from what is known of a ruleset to bytes, by path."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, TypeAlias

from markupsafe import Markup

from shinsa.explaining.sheets import source_document
from shinsa.messages.message import Language
from shinsa.messages.teller import in_language, teller
from shinsa.planning.facts_read import facts_read
from shinsa.ruleset import Gate, Merit, Rule
from shinsa.values import Text
from shinsa_adapters.rendering import wording as common
from shinsa_adapters.rendering.html.environment import environment
from shinsa_adapters.rulebook.site import wording
from shinsa_adapters.rulebook.site.catalogue import frame, lists
from shinsa_adapters.rulebook.site.catalogue import rule as rule_page
from shinsa_adapters.rulebook.site.contents import Contents
from shinsa_adapters.rulebook.site.links import Links, document_anchor, statement_anchor
from shinsa_adapters.rulebook.site.proving import equivalent, proof
from shinsa_adapters.rulebook.site.scenes import scenes, translated
from shinsa_adapters.rulebook.site.standing import basis, dated, resting, standing
from shinsa_adapters.rulebook.site.words_to_find import words_to_find

Pages: TypeAlias = Mapping[str, bytes]
"""The files of a site, by path."""

_PACKAGE = "shinsa_adapters.rulebook.site"
_SINGLE = ("index", "parameters", "conclusions", "sources", "unsourced", "unused", "verdicts", "history")
_PLAIN = ("site.css", "search.js")
_MESSAGES = {name: text for part in (frame, lists, rule_page) for name, text in vars(part).items()}
"""What templates say, by name."""


def pages(contents: Contents) -> Pages:
    """Every file of the site. The same contents give the same bytes."""
    return dict(_Site(contents).files())


class _Site:
    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._environment = environment(_PACKAGE)
        self._facts = dict(
            zip((rule.head.id for rule in contents.ruleset.rules), facts_read(contents.plan), strict=True)
        )
        self._common = self._names()

    def files(self) -> Iterator[tuple[str, bytes]]:
        for name in _SINGLE:
            yield f"{name}.html", self._page(f"{name}.html.jinja", "")
        for family in self._contents.ruleset.families:
            yield f"families/{family.id}.html", self._page("family.html.jinja", "../", family=family)
        for place, rule in enumerate(self._contents.ruleset.rules):
            yield f"rules/{rule.head.id}.html", self._page("rule.html.jinja", "../", **self._rule(place, rule))
        for name in _PLAIN:
            yield name, self._environment.get_template(name).render().encode()

    def _page(self, template: str, up: str, **own: Any) -> bytes:  # noqa: ANN401  # whatever the template shows
        names = {**self._common, "up": up, "links": Links(up), **own}
        return self._environment.get_template(template).render(names).encode()

    def _names(self) -> dict[str, Any]:
        contents = self._contents
        return {
            "contents": contents,
            "ruleset": contents.ruleset,
            "wording": contents.wording,
            "proofs": {rule.head.id: proof(contents, rule) for rule in contents.ruleset.rules},
            "m": _MESSAGES,
            "say": teller(contents.language).say,
            "day": teller(contents.language).day,
            "told": partial(told, language=contents.language),
            "worded": partial(worded, language=contents.language),
            "effect": effect,
            "source_of": self._source,
            "fixed": wording,
            "scenes": scenes,
            "translated": translated,
            "equivalent": equivalent,
            "document_anchor": document_anchor,
            "statement_anchor": statement_anchor,
            "basis": basis,
            "standing": standing,
            "resting": resting,
            "words_to_find": words_to_find,
        }

    def _rule(self, place: int, rule: Rule) -> dict[str, Any]:
        rules, contents = self._contents.ruleset.rules, self._contents
        return {
            "rule": rule,
            "facts": self._facts[rule.head.id],
            "dates": dated(contents, rule),
            "before": rules[place - 1] if place else None,
            "after": rules[place + 1] if place + 1 < len(rules) else None,
        }

    def _source(self, source: Any) -> Any:  # noqa: ANN401  # a source, and its document for the template
        documents = {document.id: document for document in self._contents.ruleset.documents}
        return source_document(source, documents, self._contents.language)


def told(text: Text, language: str = "en") -> Markup:
    """A text of the ruleset in the site's language; English says so where it stands in."""
    words = common.visible(text.in_language(language))
    if language == "en" or language in text.languages():
        return Markup("{}").format(words)
    return Markup('<span lang="en">{}</span>').format(words)


def worded(text: str, language: Language = "en") -> Markup:
    """Other words of the ruleset in the site's language, where it has them so; English elsewhere says so."""
    words = common.visible(in_language(text, language))
    if language == "en" or not common.untranslated(words):
        return Markup("{}").format(words)
    return Markup('<span lang="en">{}</span>').format(words)


def effect(rule: Rule) -> str:
    """What kind of rule it is, a key of `wording.EFFECTS`."""
    if isinstance(rule, Gate):
        return "conflict" if rule.on_conflict else "reject" if rule.reject_unless is not None else "review"
    return "merit" if isinstance(rule, Merit) else rule.effect.value
