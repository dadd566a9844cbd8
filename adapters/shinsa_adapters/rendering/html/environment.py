"""Where templates are found and how they treat words: everything is escaped, and made visible where it could act."""

from functools import lru_cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from shinsa_adapters.rendering import wording

OWN = "shinsa_adapters.rendering.html"


@lru_cache
def environment(package: str = OWN) -> Environment:
    """The templates of a package, and those of this one that it shares. Fixed words pass through `gettext`."""
    found = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in dict.fromkeys((package, OWN))]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    found.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    return found


def _harmless(content: object) -> object:
    if isinstance(content, str) and not isinstance(content, Markup):
        return wording.visible(content)
    return content
