"""A real Chromium, and what it finds wrong with a page."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "no Chromium was found, so no page was looked at as people see it: install one (as root: "
    "`apt-get update && apt-get install -y chromium`) so that one of these is on the PATH: " + ", ".join(NAMES)
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NARROW, WIDE = 390, 1280
WIDTHS = (320, NARROW, 768, WIDE)
TALL = 900


def chromium() -> str | None:
    """Where Chromium is, `None` where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@dataclass
class Browser:
    """One page of one browser, and what it asked for and complained of; `plain` is a page where no script runs."""

    page: Page
    plain: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, file: Path, width: int = WIDE) -> Page:
        self.page.set_viewport_size({"width": width, "height": TALL})
        self.page.goto(file.resolve().as_uri())
        return self.page

    def too_wide(self) -> list[tuple[int, int]]:
        """The widths at which the page would have to be moved sideways, with the width it wants."""
        wanted: list[tuple[int, int]] = []
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": TALL})
            wanted.append((width, self.page.evaluate("document.documentElement.scrollWidth")))
        return [(width, wants) for width, wants in wanted if wants > width]

    def barriers(self) -> list[str]:
        """What axe finds, narrow and wide: the rule that is broken, and the first elements that break it.

        Its preloading is off: it would fetch the style sheet again, which the pages forbid.
        """
        found: list[str] = []
        for width in (NARROW, WIDE):
            self.page.set_viewport_size({"width": width, "height": TALL})
            result = Axe().run(self.page, options={"preload": False, "resultTypes": ["violations"]})
            for broken in result.response["violations"]:
                elements = " ".join(node["html"][:120] for node in broken["nodes"][:3])
                found.append(f"{width}: {broken['id']}: {broken['help']}: {elements}")
        return found


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser that runs no longer than the block."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            browser = Browser(running.new_page(), running.new_page(java_script_enabled=False))
            browser.page.on("request", lambda request: browser.asked.append(request.url))
            browser.page.on("console", lambda message: browser.complaints.append(message.text))
            browser.page.on("pageerror", lambda error: browser.complaints.append(str(error)))
            yield browser
        finally:
            running.close()
