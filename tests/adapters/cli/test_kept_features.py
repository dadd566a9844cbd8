"""What the parser made of a feature file is kept: it saves time and changes nothing, whatever is wrong with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shinsa_adapters.cli import kept_features
from shinsa_adapters.cli.kept_features import read_kept
from shinsa_adapters.rulebook.features import read_feature
from shinsa_adapters.rulebook.problems import FeatureError

SHIPPED = sorted((Path(__file__).parents[3] / "features" / "us_japan_2025").rglob("*.feature"))
FEATURE = """Feature: capacity
  Scenario: enough
    Given the net capacity is 300 MW
    When the proposal is screened
    Then the rule fires
"""


@pytest.fixture(name="kept")
def kept_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHINSA_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept" / "features"


@pytest.fixture(name="feature")
def feature_of_my_own(tmp_path: Path) -> Path:
    path = tmp_path / "x.feature"
    path.write_text(FEATURE, encoding="utf-8")
    return path


def forbid_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _text: str) -> None:
        raise AssertionError("parsed anew")

    monkeypatch.setattr(kept_features, "feature_in", refuse)


@pytest.mark.usefixtures("kept")
def test_every_shipped_feature_is_the_same_when_it_is_recalled(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [read_kept(path) for path in SHIPPED]
    forbid_parsing(monkeypatch)
    assert [read_kept(path) for path in SHIPPED] == before == [read_feature(path) for path in SHIPPED]


def test_a_changed_file_is_parsed_anew(kept: Path, feature: Path) -> None:
    read_kept(feature)
    feature.write_text(FEATURE.replace("enough", "too little"), encoding="utf-8")
    assert [scenario.name for scenario in read_kept(feature).scenarios] == ["too little"]
    assert len(list(kept.iterdir())) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-1]), id="cut off"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes() + b" "), id="grown"),
        pytest.param(lambda file: file.chmod(0o644), id="for everybody to read"),
    ],
)
def test_what_cannot_be_trusted_is_parsed_anew(kept: Path, feature: Path, spoil: Callable[[Path], object]) -> None:
    before = read_kept(feature)
    [file] = kept.iterdir()
    spoil(file)
    assert read_kept(feature) == before


def test_with_keeping_off_nothing_is_written(kept: Path, feature: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHINSA_CACHE", "off")
    assert read_kept(feature) == read_feature(feature)
    assert not kept.exists()


def test_where_nothing_can_be_kept_it_is_read_all_the_same(kept: Path, feature: Path) -> None:
    kept.parent.write_text("a file stands where the folder would be")
    assert read_kept(feature) == read_feature(feature)


def test_what_is_no_gherkin_is_refused_each_time_and_never_kept(kept: Path, feature: Path) -> None:
    feature.write_text("Givn nothing\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(FeatureError, match="cannot stand here"):
            read_kept(feature)
    assert not kept.exists()


def test_few_are_kept(kept: Path, feature: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_features, "_MOST", 2)
    for number in range(4):
        feature.write_text(f"{FEATURE}    And the rule gives {number} points\n", encoding="utf-8")
        read_kept(feature)
    assert len(list(kept.iterdir())) == 2
