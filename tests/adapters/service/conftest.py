"""One service for the tests that leave no trace in one another."""

from collections.abc import Generator
from pathlib import Path

import pytest

from adapters.service.running import Running, serving, settings


@pytest.fixture(scope="session", name="running")
def running_service(tmp_path_factory: pytest.TempPathFactory) -> Generator[Running]:
    with serving(settings(tmp_path_factory.mktemp("service"))) as running:
        yield running


@pytest.fixture(name="folder")
def own_folder(tmp_path: Path) -> Path:
    return tmp_path
