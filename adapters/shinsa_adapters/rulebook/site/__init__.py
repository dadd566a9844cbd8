"""The rulebook as a small static site: what every rule asks, why, and how far the rulebook proves it."""

from shinsa_adapters.rulebook.site.contents import Contents, Trying, contents_of, newest_day
from shinsa_adapters.rulebook.site.folder import look_at, write_site
from shinsa_adapters.rulebook.site.history import in_order
from shinsa_adapters.rulebook.site.pages import Pages, pages
from shinsa_adapters.rulebook.site.problems import SiteError

__all__ = [
    "Contents",
    "Pages",
    "SiteError",
    "Trying",
    "contents_of",
    "in_order",
    "look_at",
    "newest_day",
    "pages",
    "write_site",
]
